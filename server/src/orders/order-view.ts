import type { ErrorCode } from '@convergence/shared/errors';
import type { AccountBooks } from '@convergence/shared/orders/account-books';

import type { Language } from '../platform/graphql/permission.ts';
import { errorText } from '../platform/graphql/texts.ts';

import type { TicketPreview } from './order-preview.service.ts';
import type { Order, OrderBasket, OrderFill, OrderTransition, TradingAccount, TradingState } from './order.entity.ts';
import type {
  OrderBasketObject,
  OrderFillType,
  OrderObject,
  OrderPreview,
  OrderTransitionType,
  TradingAccountType,
  TradingPosition,
  TradingStateType,
} from './order.type.ts';
import { limitsOf } from './trading.service.ts';

/** An order as clients see it, with its row for fields that are looked up. */
export type OrderView = OrderObject & { readonly row: Order };
export type OrderBasketView = OrderBasketObject & { readonly row: OrderBasket };
export type TradingAccountView = TradingAccountType & { readonly row: TradingAccount };
export type TradingStateView = TradingStateType & { readonly row: TradingState };

export function orderView(row: Order, isPaper: boolean, language: Language): OrderView {
  const amount = row.referencePriceKrw * row.quantity;
  const cost = row.estimatedFeeKrw + row.estimatedTaxKrw;
  return {
    id: row.publicId,
    side: row.side,
    type: row.type,
    symbol: row.symbol,
    quantity: row.quantity,
    limitPriceKrw: row.limitPriceKrw ?? null,
    status: row.status,
    isPaper,
    referencePriceKrw: row.referencePriceKrw,
    estimatedAmountKrw: amount,
    estimatedFeeKrw: row.estimatedFeeKrw,
    estimatedTaxKrw: row.estimatedTaxKrw,
    estimatedNetKrw: (row.side === 'BUY' ? -amount : amount) - cost,
    filledQuantity: row.filledQuantity,
    filledAmountKrw: row.filledAmountKrw,
    averageFillPriceKrw: row.filledQuantity === 0 ? null : row.filledAmountKrw / row.filledQuantity,
    feeKrw: row.feeKrw,
    taxKrw: row.taxKrw,
    brokerOrderNumber: row.brokerOrderNumber ?? null,
    tradeDate: row.tradeDate ?? null,
    createdBy: row.createdBy ?? null,
    requestedBy: row.requestedBy ?? null,
    requestedAt: row.requestedAt ?? null,
    approvedBy: row.approvedBy ?? null,
    approvedAt: row.approvedAt ?? null,
    failureCode: row.failure ?? null,
    failureText: reasonText(row, language),
    note: row.note,
    pendingChange: row.pendingChange
      ? {
          kind: row.pendingChange,
          limitPriceKrw: row.pendingLimitKrw ?? null,
          isApproved: row.isPendingApproved,
        }
      : null,
    version: row.version,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    closedAt: row.closedAt ?? null,
    row,
  };
}

function reasonText({ failure, reason }: Order, language: Language): string | null {
  const text = failure ? errorText(language, failure as ErrorCode) : null;
  if (text === null) return reason ?? null;
  return reason ? `${text} (${reason})` : text;
}

export function transitionView(row: OrderTransition): OrderTransitionType {
  return {
    action: row.action,
    fromStatus: row.fromStatus ?? null,
    toStatus: row.toStatus,
    actor: row.actorName ?? null,
    reason: row.reason ?? null,
    occurredAt: row.occurredAt,
  };
}

export function fillView({ quantity, amountKrw, feeKrw, taxKrw, tradeDate, observedAt }: OrderFill): OrderFillType {
  return { quantity, amountKrw, feeKrw, taxKrw, tradeDate, observedAt };
}

/** @param orders - Those of the basket. What was thrown away or refused counts for nothing. */
export function basketView(row: OrderBasket, orders: readonly Order[]): OrderBasketView {
  const counted = orders.filter(({ status }) => status !== 'DISCARDED' && status !== 'DECLINED');
  const sum = (part: (order: Order) => number): number => counted.reduce((total, order) => total + part(order), 0);
  const amount = (order: Order): number => order.referencePriceKrw * order.quantity;
  const sellAmountKrw = sum((order) => (order.side === 'SELL' ? amount(order) : 0));
  const buyAmountKrw = sum((order) => (order.side === 'BUY' ? amount(order) : 0));
  const costKrw = sum((order) => order.estimatedFeeKrw + order.estimatedTaxKrw);
  const cashAfterKrw = row.availableCashKrw + sellAmountKrw - buyAmountKrw - costKrw;
  return {
    id: row.publicId,
    version: row.version,
    availableCashKrw: row.availableCashKrw,
    cutCount: row.cutCount,
    sellAmountKrw,
    buyAmountKrw,
    costKrw,
    cashAfterKrw,
    isCashEnough: cashAfterKrw >= 0,
    createdAt: row.createdAt,
    createdBy: row.createdBy ?? null,
    row,
  };
}

export function accountView(
  row: TradingAccount,
  books: AccountBooks | null,
  orderableCashKrw: number,
): TradingAccountView {
  const shown = row.snapshot ?? { settledCashKrw: 0, securitiesKrw: 0, totalKrw: 0, positions: [] };
  const purchase = shown.positions.reduce((total, position) => total + position.purchaseKrw, 0);
  const profit = shown.positions.reduce((total, position) => total + position.profitKrw, 0);
  const positions = shown.positions.map((position): TradingPosition => {
    const { profitKrw, ...rest } = position;
    return {
      ...rest,
      unrealisedProfitKrw: profitKrw,
      unrealisedProfitRatio: position.purchaseKrw === 0 ? null : profitKrw / position.purchaseKrw,
      weightRatio: shown.totalKrw === 0 ? 0 : position.valueKrw / shown.totalKrw,
    };
  });
  return {
    id: row.publicId,
    maskedNumber: row.maskedNumber,
    isPaper: row.environment === 'paper',
    isSimulated: row.isSimulated,
    asOfAt: row.snapshotAt ?? null,
    failure: row.failure ?? null,
    cashKrw: shown.settledCashKrw,
    orderableCashKrw,
    securitiesValueKrw: shown.securitiesKrw,
    totalValueKrw: shown.totalKrw,
    unrealisedProfitKrw: profit,
    unrealisedProfitRatio: purchase === 0 ? null : profit / purchase,
    realisedProfitKrw: books?.realisedKrw ?? null,
    feesKrw: books?.feesKrw ?? 0,
    taxesKrw: books?.taxesKrw ?? 0,
    positions: positions.toSorted((a, b) => b.valueKrw - a.valueKrw),
    reconciliation: {
      status: row.differences ? (row.differences.length === 0 ? 'MATCHED' : 'DIFFERENT') : 'NOT_CHECKED',
      checkedAt: row.comparedAt ?? null,
      ledgerCashKrw: row.ledgerCashKrw ?? null,
      differences: (row.differences ?? []).map((one) => ({ ...one, difference: one.broker - one.ledger })),
    },
    row,
  };
}

export function stateView(row: TradingState, isRealTradingEnabled: boolean): TradingStateView {
  return {
    id: row.publicId,
    isHalted: row.isHalted,
    switchedBy: row.switchedByName ?? null,
    switchedAt: row.switchedAt ?? null,
    reason: row.reason ?? null,
    limits: limitsOf(row),
    version: row.version,
    isRealTradingEnabled,
    updatedAt: row.updatedAt,
    row,
  };
}

export function previewView(preview: TicketPreview, language: Language): OrderPreview {
  const { problems, day, facts, prices, account, buyableQuantity, ...estimate } = preview;
  return {
    problems: problems.map(({ code, path, facts: told }) => ({
      reason: code,
      message: errorText(language, code, told),
      path,
    })),
    tradeDate: day.tradeDate,
    isMarketOpen: day.isOpen,
    lastPriceKrw: facts.lastPriceKrw,
    tickSizeKrw: prices.tickKrw,
    lowerLimitKrw: prices.lower,
    upperLimitKrw: prices.upper,
    nearestBelowKrw: prices.below,
    nearestAboveKrw: prices.above,
    referencePriceKrw: estimate.referencePriceKrw,
    estimatedAmountKrw: estimate.amountKrw,
    estimatedFeeKrw: estimate.feeKrw,
    estimatedTaxKrw: estimate.taxKrw,
    estimatedNetKrw: estimate.netKrw,
    orderableCashKrw: account.orderableCashKrw,
    buyableQuantity,
    sellableQuantity: account.sellableQuantity,
  };
}
