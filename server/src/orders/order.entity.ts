import { defineEntity, p } from '@mikro-orm/core';

import type { BooksDifference, BooksOpening } from '@convergence/shared/orders/account-books';

import { Organisation } from '../platform/db/organisation.entity.ts';
import { Recommendation } from '../recommendation/recommendation.entity.ts';

import { isFinal, isPossible, orderStatuses } from './order-states.ts';

export const orderSides = ['BUY', 'SELL'] as const;
export type OrderSide = (typeof orderSides)[number];
export const orderTypes = ['LIMIT', 'MARKET'] as const;
export type OrderType = (typeof orderTypes)[number];

/** What is asked of an order that the broker already has. */
export const orderChanges = ['CANCEL', 'AMEND'] as const;
export type OrderChange = (typeof orderChanges)[number];

/** One position as the broker shows it, KRW and whole shares. */
export interface BrokerPosition {
  readonly symbol: string;
  readonly name: string;
  readonly quantity: number;
  readonly sellableQuantity: number;
  /** Won with a fraction: what was paid over what is held. */
  readonly averagePriceKrw: number;
  readonly purchaseKrw: number;
  readonly lastPriceKrw: number;
  readonly valueKrw: number;
  readonly profitKrw: number;
}

/** The account as the broker last showed it. */
export interface BrokerSnapshot {
  readonly depositKrw: number;
  /** Cash when everything traded so far is settled. */
  readonly settledCashKrw: number;
  readonly securitiesKrw: number;
  readonly totalKrw: number;
  readonly positions: readonly BrokerPosition[];
}

const TradingAccountSchema = defineEntity({
  name: 'TradingAccount',
  properties: {
    id: p.integer().primary(),
    publicId: p.string().length(30).unique(),
    organisation: () => p.manyToOne(Organisation).ref(),
    /** SHA-256 of environment and number: the number itself is not stored. */
    accountKey: p.string().length(64).unique(),
    maskedNumber: p.string().length(20),
    environment: p.enum(['paper', 'real'] as const),
    isSimulated: p.boolean(),
    /** Where our own books begin: what the broker showed first. Null before. */
    openingCashKrw: p.integer().nullable(),
    openingPositions: p.json<BooksOpening['positions']>().nullable(),
    openedAt: p.datetime(3).nullable(),
    snapshot: p.json<BrokerSnapshot>().nullable(),
    snapshotAt: p.datetime(3).nullable(),
    /** Empty where books and broker agree; null before the first comparison. */
    differences: p.json<readonly BooksDifference[]>().nullable(),
    ledgerCashKrw: p.integer().nullable(),
    comparedAt: p.datetime(3).nullable(),
    /** Why the broker could not be asked last time; null where it could. */
    failure: p.string().length(300).nullable(),
    createdAt: p.datetime(3),
  },
});
/** An account at the broker. It belongs to one organisation, which alone sees it and trades on it. */
export class TradingAccount extends TradingAccountSchema.class {}
TradingAccountSchema.setClass(TradingAccount);

const TradingStateSchema = defineEntity({
  name: 'TradingState',
  properties: {
    id: p.integer().primary(),
    publicId: p.string().length(30).unique(),
    organisation: () => p.manyToOne(Organisation).ref().unique(),
    version: p.integer(),
    isHalted: p.boolean(),
    /** Public id of the person who stopped or resumed last. */
    switchedById: p.string().length(40).nullable(),
    switchedByName: p.string().length(100).nullable(),
    switchedAt: p.datetime(3).nullable(),
    reason: p.string().length(500).nullable(),
    maximumOrderKrw: p.integer(),
    maximumDayKrw: p.integer(),
    maximumInstrumentRatio: p.double().$type<number>(),
    maximumDayOrders: p.integer(),
    priceBandRatio: p.double().$type<number>(),
    updatedAt: p.datetime(3),
  },
});
/** Kill switch and limits of an organisation. */
export class TradingState extends TradingStateSchema.class {}
TradingStateSchema.setClass(TradingState);

const OrderBasketSchema = defineEntity({
  name: 'OrderBasket',
  indexes: [{ properties: ['organisation', 'createdAt'] }],
  properties: {
    id: p.integer().primary(),
    publicId: p.string().length(30).unique(),
    organisation: () => p.manyToOne(Organisation).ref(),
    account: () => p.manyToOne(TradingAccount).ref(),
    recommendation: () => p.manyToOne(Recommendation).ref().nullable(),
    /** Goes up with each change of what its orders ask for. */
    version: p.integer(),
    /** Cash that no other order had claimed when the basket was made. */
    availableCashKrw: p.integer(),
    /** Buys that were made smaller, or left out, for want of cash. */
    cutCount: p.integer(),
    createdAt: p.datetime(3),
    createdBy: p.string().length(100).nullable(),
  },
});
/** Orders that belong together. */
export class OrderBasket extends OrderBasketSchema.class {}
OrderBasketSchema.setClass(OrderBasket);

const OrderSchema = defineEntity({
  name: 'Order',
  tableName: 'trade_order',
  indexes: [
    { properties: ['organisation', 'createdAt'] },
    { properties: ['account', 'status'] },
    { properties: ['account', 'tradeDate'] },
  ],
  properties: {
    id: p.integer().primary(),
    publicId: p.string().length(30).unique(),
    organisation: () => p.manyToOne(Organisation).ref(),
    account: () => p.manyToOne(TradingAccount).ref(),
    basket: () => p.manyToOne(OrderBasket).ref().nullable(),
    symbol: p.string().length(12),
    side: p.enum(orderSides),
    type: p.enum(orderTypes),
    quantity: p.integer(),
    /** Whole won on the tick; null for a market order. */
    limitPriceKrw: p.integer().nullable(),
    status: p.enum(orderStatuses),
    /** Goes up with each change of what is asked for; an approval is for one version. */
    version: p.integer(),
    approvedVersion: p.integer().nullable(),
    /** Price at which amount and cost were estimated. */
    referencePriceKrw: p.integer(),
    estimatedFeeKrw: p.integer(),
    estimatedTaxKrw: p.integer(),
    /** Public ids of the people who made, changed or submitted it: none of them may approve it. */
    askedByIds: p.json<readonly string[]>(),
    createdBy: p.string().length(100).nullable(),
    requestedBy: p.string().length(100).nullable(),
    requestedAt: p.datetime(3).nullable(),
    approvedById: p.string().length(40).nullable(),
    approvedBy: p.string().length(100).nullable(),
    approvedAt: p.datetime(3).nullable(),
    /** Why it was declined, rejected, cancelled or expired: a code of the product, and what the broker or a person said. */
    failure: p.string().length(40).nullable(),
    reason: p.string().length(500).nullable(),
    note: p.string().length(500),
    /** Market day on which it was approved, then sent; null before. */
    tradeDate: p.string().length(10).nullable(),
    sentAt: p.datetime(3).nullable(),
    /** Complete lists of the broker in which an order of unknown fate did not stand. */
    absentCount: p.integer().default(0),
    /** Times that it was found not to be at the broker and given back for sending. */
    returnCount: p.integer().default(0),
    brokerOrderNumber: p.string().length(20).nullable(),
    filledQuantity: p.integer(),
    filledAmountKrw: p.integer(),
    feeKrw: p.integer(),
    taxKrw: p.integer(),
    pendingChange: p.enum(orderChanges).nullable(),
    /** New limit that is asked for by AMEND. */
    pendingLimitKrw: p.integer().nullable(),
    pendingById: p.string().length(40).nullable(),
    /** False while a new limit waits for its approval; a cancellation needs none. */
    isPendingApproved: p.boolean().default(false),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
    closedAt: p.datetime(3).nullable(),
  },
});
/** One order, from draft to its end. */
export class Order extends OrderSchema.class {
  isOpen(): boolean {
    return !isFinal(this.status);
  }
  openQuantity(): number {
    return this.isOpen() ? this.quantity - this.filledQuantity : 0;
  }
  /** Whether a new limit of an order at the broker waits for its approval. */
  isAwaitingAmendment(): boolean {
    return (
      this.pendingChange === 'AMEND' &&
      !this.isPendingApproved &&
      (this.status === 'ACCEPTED' || this.status === 'PARTLY_FILLED')
    );
  }
  /** Whether it can be taken back, at once or by asking the broker. */
  isCancellable(): boolean {
    if (isPossible(this.status, 'CANCEL')) return true;
    const isAtBroker = this.status === 'UNKNOWN' || this.status === 'ACCEPTED' || this.status === 'PARTLY_FILLED';
    return isAtBroker && this.pendingChange !== 'CANCEL';
  }
  clearApproval(): void {
    this.approvedById = null;
    this.approvedBy = null;
    this.approvedAt = null;
    this.approvedVersion = null;
    this.tradeDate = null;
  }
}
OrderSchema.setClass(Order);

const OrderTransitionSchema = defineEntity({
  name: 'OrderTransition',
  properties: {
    id: p.integer().primary(),
    organisation: () => p.manyToOne(Organisation).ref(),
    order: () => p.manyToOne(Order).ref(),
    action: p.string().length(20),
    fromStatus: p.enum(orderStatuses).nullable(),
    toStatus: p.enum(orderStatuses),
    /** Null: the server itself. */
    actorName: p.string().length(100).nullable(),
    reason: p.string().length(500).nullable(),
    orderVersion: p.integer(),
    occurredAt: p.datetime(3),
  },
});
/** One step of an order; never changed. */
export class OrderTransition extends OrderTransitionSchema.class {}
OrderTransitionSchema.setClass(OrderTransition);

const OrderLegSchema = defineEntity({
  name: 'OrderLeg',
  uniques: [{ properties: ['account', 'tradeDate', 'number'] }], // two of our orders never claim the same one of the broker
  properties: {
    id: p.integer().primary(),
    organisation: () => p.manyToOne(Organisation).ref(),
    account: () => p.manyToOne(TradingAccount).ref(),
    order: () => p.manyToOne(Order).ref(),
    tradeDate: p.string().length(10),
    /** Number at the broker, ten digits. */
    number: p.string().length(20),
    branch: p.string().length(10),
    /** The number that an amendment replaced; null for the first. */
    originalNumber: p.string().length(20).nullable(),
    quantity: p.integer(),
    openQuantity: p.integer(),
    filledQuantity: p.integer(),
    filledAmountKrw: p.integer(),
    feeKrw: p.integer(),
    taxKrw: p.integer(),
    createdAt: p.datetime(3),
  },
});
/** One number under which the broker knows an order; an amendment adds another. */
export class OrderLeg extends OrderLegSchema.class {}
OrderLegSchema.setClass(OrderLeg);

const OrderFillSchema = defineEntity({
  name: 'OrderFill',
  properties: {
    id: p.integer().primary(),
    publicId: p.string().length(30).unique(),
    organisation: () => p.manyToOne(Organisation).ref(),
    account: () => p.manyToOne(TradingAccount).ref(),
    order: () => p.manyToOne(Order).ref(),
    tradeDate: p.string().length(10),
    symbol: p.string().length(12),
    side: p.enum(orderSides),
    quantity: p.integer(),
    amountKrw: p.integer(),
    feeKrw: p.integer(),
    taxKrw: p.integer(),
    observedAt: p.datetime(3),
  },
});
/** What an order traded since it was last looked at. Our own books are the sum of these; rows are never changed. */
export class OrderFill extends OrderFillSchema.class {}
OrderFillSchema.setClass(OrderFill);

export const orderEntities = [
  TradingAccount,
  TradingState,
  OrderBasket,
  Order,
  OrderTransition,
  OrderLeg,
  OrderFill,
] as const;
