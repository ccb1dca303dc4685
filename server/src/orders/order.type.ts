import { Field, Float, ID, InputType, Int, InterfaceType, ObjectType } from 'type-graphql';

import type { ErrorCode } from '@convergence/shared/errors';

import { connectionOf } from '../platform/graphql/connection.ts';
import {
  errorUnion,
  IdempotencyKeyReusedError,
  InvalidInputError,
  NotFoundError,
  TradingRefusedError,
  VersionConflictError,
  WrongStateError,
} from '../platform/graphql/errors.ts';
import type { UserError } from '../platform/graphql/errors.ts';
import { Node } from '../platform/graphql/node.type.ts';
import { stringEnum } from '../platform/graphql/permission.type.ts';
import { DateTime, Day, Krw } from '../platform/graphql/scalars.ts';

import type { OrderChange, OrderSide, OrderType } from './order.entity.ts';
import type { OrderActor, OrderStatus } from './order-states.ts';

export const OrderStatusEnum: { readonly [Name in OrderStatus]: Name } = stringEnum(
  'OrderStatus',
  'States of an order. The last six are ends.',
  {
    DRAFT: 'Being written; nobody has been asked yet. (작성 중)',
    AWAITING_APPROVAL: 'Waits for another person to approve it. (승인 대기)',
    APPROVED: 'Approved and about to be sent. (승인됨)',
    SENDING: 'On its way to the broker. (전송 중)',
    UNKNOWN: 'Sent, but no answer came; it is looked up at the broker and never sent a second time. (확인 중)',
    ACCEPTED: 'The broker has it; nothing of it has traded yet. (접수)',
    PARTLY_FILLED: 'A part has traded, the rest is at the broker. (일부 체결)',
    FILLED: 'All of it has traded. (체결)',
    CANCELLED: 'Taken back before all of it had traded; what had traded stays. (취소)',
    DECLINED: 'An approver said no. (반려)',
    REJECTED: 'The broker, or a check at the moment of sending, said no. (거부)',
    EXPIRED: 'The day ended before all of it had traded. (만료)',
    DISCARDED: 'A draft that was thrown away. (폐기)',
  },
);

export const OrderSideEnum: { readonly [Name in OrderSide]: Name } = stringEnum('OrderSide', 'Direction of an order.', {
  BUY: 'Buy. (매수)',
  SELL: 'Sell what is held. (매도)',
});

export const OrderTypeEnum: { readonly [Name in OrderType]: Name } = stringEnum(
  'OrderType',
  'Price rule of an order.',
  {
    LIMIT: 'At the limit price or better. (지정가)',
    MARKET: 'At the price that the market gives. (시장가)',
  },
);

export const OrderChangeEnum: { readonly [Name in OrderChange]: Name } = stringEnum(
  'OrderChange',
  'What is asked of an order that the broker already has.',
  {
    CANCEL: 'Take back what has not traded yet. Needs no approval.',
    AMEND: 'Give what has not traded yet another limit price. Needs an approval.',
  },
);

export const OrderActorEnum: { readonly [Name in OrderActor]: Name } = stringEnum(
  'OrderActor',
  'Who makes a step of an order.',
  {
    ORDER_DRAFT: 'A person who may draft orders.',
    ORDER_WRITE: 'A person who may submit, modify and cancel orders.',
    ORDER_APPROVE: 'A person who may approve orders, and did not ask for this one.',
    TRADING_HALT: 'A person who may stop trading.',
    DESK: 'The server itself, which no caller can act as.',
  },
);

export const ReconciliationStatusEnum = stringEnum(
  'ReconciliationStatus',
  'Whether our own books, the sum of all fills to the won, agree with the broker.',
  {
    NOT_CHECKED: 'The broker has not been asked yet.',
    MATCHED: 'Cash and every position agree.',
    DIFFERENT: 'Something differs; see the differences.',
  },
);
export type ReconciliationStatus = keyof typeof ReconciliationStatusEnum;

@ObjectType({ description: 'One figure in which our own books and the broker differ.' })
export class ReconciliationDifference {
  @Field(() => String, { nullable: true, description: 'Symbol of the instrument in shares; null for cash in won.' })
  symbol!: string | null;

  @Field(() => Float, { description: 'What our own books say: shares, or won.' })
  ledger!: number;

  @Field(() => Float, { description: 'What the broker says: shares, or won.' })
  broker!: number;

  @Field(() => Float, { description: 'Broker less books: shares, or won.' })
  difference!: number;
}

@ObjectType({ description: 'Our own books against the balance of the broker.' })
export class TradingReconciliation {
  @Field(() => ReconciliationStatusEnum, { description: 'Whether they agree.' })
  status!: ReconciliationStatus;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When they were last compared, UTC; null before the first time.',
  })
  checkedAt!: Date | null;

  @Field(() => Krw, { nullable: true, description: 'Cash by our own books, in won; null before the first comparison.' })
  ledgerCashKrw!: number | null;

  @Field(() => [ReconciliationDifference], { description: 'What differs; empty where nothing does.' })
  differences!: ReconciliationDifference[];
}

@ObjectType({ description: 'Shares of one instrument in the account, as the broker shows them.' })
export class TradingPosition {
  @Field(() => String, { description: 'Symbol, six or seven characters.' })
  symbol!: string;

  @Field(() => String, { description: 'Name that the broker gives it, in Korean.' })
  name!: string;

  @Field(() => Float, { description: 'Shares held, a whole number; 0 for what was sold today.' })
  quantity!: number;

  @Field(() => Float, { description: 'Shares that no open order sells yet, a whole number of at least 0.' })
  sellableQuantity!: number;

  @Field(() => Float, { description: 'Average price paid for a share, in won with a fraction, without costs.' })
  averagePriceKrw!: number;

  @Field(() => Krw, { description: 'What was paid for the shares held, in won, without costs.' })
  purchaseKrw!: number;

  @Field(() => Krw, { description: 'Last price, in won.' })
  lastPriceKrw!: number;

  @Field(() => Krw, { description: 'Shares times last price, in won.' })
  valueKrw!: number;

  @Field(() => Krw, { description: 'Value less purchase, in won.' })
  unrealisedProfitKrw!: number;

  @Field(() => Float, { nullable: true, description: 'Profit over purchase, as a ratio; null where nothing is held.' })
  unrealisedProfitRatio!: number | null;

  @Field(() => Float, { description: 'Value over the total value of the account, 0 to 1.' })
  weightRatio!: number;
}

@ObjectType('TradingAccount', {
  implements: Node,
  description: 'The account of the organisation at the broker, as it was last read.',
})
export class TradingAccountType implements Node {
  id!: string;

  @Field(() => String, { description: 'Account number with all but its ends hidden, e.g. 50****00-01.' })
  maskedNumber!: string;

  @Field(() => Boolean, { description: 'Whether it is a paper account: no real money moves.' })
  isPaper!: boolean;

  @Field(() => Boolean, { description: 'Whether the broker itself is the emulator of this product.' })
  isSimulated!: boolean;

  @Field(() => DateTime, { nullable: true, description: 'When it was last read, UTC; null before the first time.' })
  asOfAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why the last attempt to read it failed, in words for people; null where it did not.',
  })
  failure!: string | null;

  @Field(() => Krw, {
    description: 'Cash when everything that has traded is settled (D+2), in won; 0 before the first read.',
  })
  cashKrw!: number;

  @Field(() => Krw, { description: 'Cash that no open or approved purchase has claimed, in won, at least 0.' })
  orderableCashKrw!: number;

  @Field(() => Krw, { description: 'Value of all positions at their last prices, in won.' })
  securitiesValueKrw!: number;

  @Field(() => Krw, { description: 'Cash and positions together, in won.' })
  totalValueKrw!: number;

  @Field(() => Krw, { description: 'Value of all positions less what was paid for them, in won.' })
  unrealisedProfitKrw!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'The same over what was paid, as a ratio; null without positions.',
  })
  unrealisedProfitRatio!: number | null;

  @Field(() => Krw, {
    nullable: true,
    description:
      'Sales less the average price paid and all costs since our books began, in won; null before they began.',
  })
  realisedProfitKrw!: number | null;

  @Field(() => Krw, { description: 'Fees of all trades since our books began, in won.' })
  feesKrw!: number;

  @Field(() => Krw, { description: 'Taxes of all sales since our books began, in won.' })
  taxesKrw!: number;

  @Field(() => [TradingPosition], { description: 'Positions, largest value first.' })
  positions!: TradingPosition[];

  @Field(() => TradingReconciliation, { description: 'Whether our own books agree with the broker.' })
  reconciliation!: TradingReconciliation;
}

@ObjectType({ description: 'Limits that every order has to keep, when it is asked for, approved and sent.' })
export class TradingLimits {
  @Field(() => Krw, { description: 'Largest amount of one order, in won; 0 allows none.' })
  maximumOrderKrw!: number;

  @Field(() => Krw, { description: 'Largest amount of all orders of a market day, buys and sales together, in won.' })
  maximumDayKrw!: number;

  @Field(() => Float, { description: 'Largest share of one instrument in the account after a purchase, 0 to 1.' })
  maximumInstrumentRatio!: number;

  @Field(() => Int, { description: 'Most orders of a market day.' })
  maximumDayOrders!: number;

  @Field(() => Float, { description: 'Largest distance of a limit price from the last price, as a ratio of it.' })
  priceBandRatio!: number;
}

@ObjectType('TradingState', { implements: Node, description: 'Kill switch and limits of the organisation.' })
export class TradingStateType implements Node {
  id!: string;

  @Field(() => Boolean, { description: 'Whether trading is stopped: nothing is sent until it is resumed.' })
  isHalted!: boolean;

  @Field(() => String, { nullable: true, description: 'Who stopped or resumed it last; null where nobody did.' })
  switchedBy!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When that was, UTC; null where nobody did.' })
  switchedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Reason that was given; null where nobody did.' })
  reason!: string | null;

  @Field(() => TradingLimits, { description: 'Limits.' })
  limits!: TradingLimits;

  @Field(() => Int, { description: 'Goes up by one with each change; send it back to change the limits.' })
  version!: number;

  @Field(() => Boolean, {
    description:
      'Whether orders can reach an account with real money. Needs settings that only the operator of the server has.',
  })
  isRealTradingEnabled!: boolean;

  @Field(() => DateTime, { description: 'When it was last changed, UTC.' })
  updatedAt!: Date;
}

@ObjectType({ description: 'One step that an order took.' })
export class OrderTransitionType {
  @Field(() => String, { description: 'What was done, e.g. APPROVE.' })
  action!: string;

  @Field(() => OrderStatusEnum, { nullable: true, description: 'State before; null where the order was made.' })
  fromStatus!: OrderStatus | null;

  @Field(() => OrderStatusEnum, { description: 'State after.' })
  toStatus!: OrderStatus;

  @Field(() => String, { nullable: true, description: 'Name of the person; null for the server itself.' })
  actor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Reason that was given, or what the broker said; null where none.',
  })
  reason!: string | null;

  @Field(() => DateTime, { description: 'When, UTC.' })
  occurredAt!: Date;
}

@ObjectType({ description: 'What an order traded since it was last looked at.' })
export class OrderFillType {
  @Field(() => Float, { description: 'Shares, a whole number above 0.' })
  quantity!: number;

  @Field(() => Krw, { description: 'Price times shares, in won.' })
  amountKrw!: number;

  @Field(() => Krw, { description: 'Fee, in won.' })
  feeKrw!: number;

  @Field(() => Krw, { description: 'Taxes, in won; 0 for a purchase.' })
  taxKrw!: number;

  @Field(() => Day, { description: 'Market day, in Seoul.' })
  tradeDate!: string;

  @Field(() => DateTime, { description: 'When it was seen, UTC.' })
  observedAt!: Date;
}

@ObjectType({ description: 'A change that is asked of an order at the broker and not done yet.' })
export class OrderPendingChange {
  @Field(() => OrderChangeEnum, { description: 'What is asked.' })
  kind!: OrderChange;

  @Field(() => Krw, { nullable: true, description: 'New limit price, in won; null for a cancellation.' })
  limitPriceKrw!: number | null;

  @Field(() => Boolean, { description: 'False while it waits for the approval of another person.' })
  isApproved!: boolean;
}

@ObjectType('Order', { implements: Node, description: 'One order, from draft to its end.' })
export class OrderObject implements Node {
  id!: string;

  @Field(() => OrderSideEnum, { description: 'Direction.' })
  side!: OrderSide;

  @Field(() => OrderTypeEnum, { description: 'Price rule.' })
  type!: OrderType;

  @Field(() => String, { description: 'Symbol of the instrument.' })
  symbol!: string;

  @Field(() => Float, { description: 'Shares asked for, a whole number of at least 1.' })
  quantity!: number;

  @Field(() => Krw, { nullable: true, description: 'Limit price, in won; null for a market order.' })
  limitPriceKrw!: number | null;

  @Field(() => OrderStatusEnum, { description: 'State.' })
  status!: OrderStatus;

  @Field(() => Boolean, { description: 'Whether it goes to a paper account: no real money moves.' })
  isPaper!: boolean;

  @Field(() => Krw, { description: 'Price that the estimates were made with, in won.' })
  referencePriceKrw!: number;

  @Field(() => Krw, { description: 'Reference price times shares, in won.' })
  estimatedAmountKrw!: number;

  @Field(() => Krw, { description: 'Fee of the whole order at the reference price, in won.' })
  estimatedFeeKrw!: number;

  @Field(() => Krw, { description: 'Taxes of the whole order at the reference price, in won; 0 for a purchase.' })
  estimatedTaxKrw!: number;

  @Field(() => Krw, { description: 'What comes in, or negative what goes out, with costs, in won.' })
  estimatedNetKrw!: number;

  @Field(() => Float, { description: 'Shares that have traded, a whole number of at least 0.' })
  filledQuantity!: number;

  @Field(() => Krw, { description: 'Amount that has traded, in won.' })
  filledAmountKrw!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Average price of what has traded, in won; null before anything has.',
  })
  averageFillPriceKrw!: number | null;

  @Field(() => Krw, { description: 'Fee of what has traded, in won.' })
  feeKrw!: number;

  @Field(() => Krw, { description: 'Taxes of what has traded, in won.' })
  taxKrw!: number;

  @Field(() => String, { nullable: true, description: 'Number at the broker; null before it has one.' })
  brokerOrderNumber!: string | null;

  @Field(() => Day, { nullable: true, description: 'Market day of its approval and sending, in Seoul; null before.' })
  tradeDate!: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the person who wrote it; null for a program.' })
  createdBy!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the person who asked for it; null before it was submitted.',
  })
  requestedBy!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was submitted, UTC; null before.' })
  requestedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Name of the person who approved it; null before.' })
  approvedBy!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was approved, UTC; null before.' })
  approvedAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Stable code of why it came to nothing or waits, e.g. E_ORDER_LIMIT; null where there is no reason.',
  })
  failureCode!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The same in words for people, with what the broker or a person said; null where there is no reason.',
  })
  failureText!: string | null;

  @Field(() => String, { description: 'Note of the person who wrote it; may be empty.' })
  note!: string;

  @Field(() => OrderPendingChange, {
    nullable: true,
    description: 'A change that is under way at the broker; null without one.',
  })
  pendingChange!: OrderPendingChange | null;

  @Field(() => Int, {
    description: 'Goes up by one with each change of what is asked for; an approval is for one version.',
  })
  version!: number;

  @Field(() => DateTime, { description: 'When it was made, UTC.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When it last changed, UTC.' })
  updatedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it came to its end, UTC; null while it is open.' })
  closedAt!: Date | null;
}

@ObjectType('OrderBasket', {
  implements: Node,
  description: 'Orders that belong together: sales first, whole shares, prices on the tick, purchases within the cash.',
})
export class OrderBasketObject implements Node {
  id!: string;

  @Field(() => Int, {
    description: 'Goes up by one with each change of what its orders ask for; send it back to act on all.',
  })
  version!: number;

  @Field(() => Krw, { description: 'Cash that no other order had claimed when it was made, in won.' })
  availableCashKrw!: number;

  @Field(() => Int, { description: 'Purchases that were made smaller, or left out, for want of cash.' })
  cutCount!: number;

  @Field(() => Krw, { description: 'Estimated amount of all sales, in won.' })
  sellAmountKrw!: number;

  @Field(() => Krw, { description: 'Estimated amount of all purchases, in won.' })
  buyAmountKrw!: number;

  @Field(() => Krw, { description: 'Estimated fees and taxes, in won.' })
  costKrw!: number;

  @Field(() => Krw, { description: 'Cash that is left when all of it trades as estimated, in won.' })
  cashAfterKrw!: number;

  @Field(() => Boolean, { description: 'Whether that is at least 0.' })
  isCashEnough!: boolean;

  @Field(() => DateTime, { description: 'When it was made, UTC.' })
  createdAt!: Date;

  @Field(() => String, { nullable: true, description: 'Name of the person who made it; null for a program.' })
  createdBy!: string | null;
}

@ObjectType({ description: 'One thing that keeps an order from being sent.' })
export class OrderProblem {
  @Field(() => String, { description: 'Stable code of the rule, e.g. E_TICK.' })
  reason!: ErrorCode;

  @Field(() => String, { description: "Text for people, in the caller's language." })
  message!: string;

  @Field(() => [String], { description: 'Path of the input field at fault; empty where no single field is.' })
  path!: readonly string[];
}

@ObjectType({ description: 'What an order would cost and what stands in its way; nothing is stored or sent.' })
export class OrderPreview {
  @Field(() => [OrderProblem], {
    description: 'Everything that stands in its way, all at once; empty where nothing does.',
  })
  problems!: OrderProblem[];

  @Field(() => Day, { description: 'Market day that it would be sent on, in Seoul.' })
  tradeDate!: string;

  @Field(() => Boolean, { description: 'Whether the market takes orders now.' })
  isMarketOpen!: boolean;

  @Field(() => Krw, { description: 'Last price, in won.' })
  lastPriceKrw!: number;

  @Field(() => Krw, { description: 'Smallest step of the price, in won, at the limit price or else the last price.' })
  tickSizeKrw!: number;

  @Field(() => Krw, { description: 'Lowest price of the day, in won.' })
  lowerLimitKrw!: number;

  @Field(() => Krw, { description: 'Highest price of the day, in won.' })
  upperLimitKrw!: number;

  @Field(() => Krw, {
    nullable: true,
    description: 'Nearest price on the tick not above the limit price; null without one.',
  })
  nearestBelowKrw!: number | null;

  @Field(() => Krw, {
    nullable: true,
    description: 'Nearest price on the tick not below the limit price; null without one.',
  })
  nearestAboveKrw!: number | null;

  @Field(() => Krw, { description: 'Price that the estimates are made with, in won: the limit, or the last price.' })
  referencePriceKrw!: number;

  @Field(() => Krw, { description: 'Reference price times shares, in won.' })
  estimatedAmountKrw!: number;

  @Field(() => Krw, { description: 'Fee, in won.' })
  estimatedFeeKrw!: number;

  @Field(() => Krw, { description: 'Taxes, in won; 0 for a purchase.' })
  estimatedTaxKrw!: number;

  @Field(() => Krw, { description: 'What comes in, or negative what goes out, with costs, in won.' })
  estimatedNetKrw!: number;

  @Field(() => Krw, { description: 'Cash that no other order has claimed, in won.' })
  orderableCashKrw!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Most shares that the broker lets the account buy at this price; null for a sale, or where it does not answer.',
  })
  buyableQuantity!: number | null;

  @Field(() => Float, { description: 'Shares that can be sold, a whole number of at least 0.' })
  sellableQuantity!: number;
}

@ObjectType({ description: 'One row of the table of steps that orders can take; nothing else ever happens.' })
export class OrderStepType {
  @Field(() => OrderStatusEnum, { nullable: true, description: 'State before; null where the order is made.' })
  from!: OrderStatus | null;

  @Field(() => String, { description: 'What is done, e.g. APPROVE.' })
  action!: string;

  @Field(() => OrderStatusEnum, { description: 'State after.' })
  to!: OrderStatus;

  @Field(() => OrderActorEnum, { description: 'Who does it.' })
  by!: OrderActor;
}

// ------------------------------------------------------------------------------------------------------------ inputs

const KEY = 'Random key of this attempt, 16 to 64 characters; a repeat with the same key does nothing new.';

@InputType({ description: 'Conditions on orders; all given ones must hold.' })
export class OrderFilter {
  @Field(() => [OrderStatusEnum], { nullable: true, description: 'Any of these states.' })
  statusIn?: OrderStatus[] | null;

  @Field(() => OrderSideEnum, { nullable: true, description: 'This direction.' })
  side?: OrderSide | null;

  @Field(() => String, { nullable: true, description: 'This symbol.' })
  symbol?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those that can still change, or only those that cannot.' })
  isOpen?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only those that wait for another person, or whose new limit does.',
  })
  isAwaitingApproval?: boolean | null;
}

@InputType({ description: 'What is to be bought or sold.' })
export class OrderTicketInput {
  @Field(() => String, { description: 'Symbol of the instrument.' })
  symbol!: string;

  @Field(() => OrderSideEnum, { description: 'Direction.' })
  side!: OrderSide;

  @Field(() => OrderTypeEnum, { defaultValue: 'LIMIT', description: 'Price rule.' })
  type!: OrderType;

  @Field(() => Float, { description: 'Shares, a whole number from 1 to 1,000,000,000.' })
  quantity!: number;

  @Field(() => Krw, {
    nullable: true,
    description: 'Limit price, in won, on the tick and within the limits of the day; null for a market order only.',
  })
  limitPriceKrw?: number | null;
}

@InputType({ description: 'Input of orderDraftCreate.' })
export class OrderDraftCreateInput extends OrderTicketInput {
  @Field(() => String, { defaultValue: '', description: 'Note for the approver, at most 500 characters.' })
  note!: string;

  @Field(() => String, { description: KEY })
  idempotencyKey!: string;
}

@InputType({ description: 'Input of orderBasketCreate.' })
export class OrderBasketCreateInput {
  @Field(() => ID, { description: 'Recommendation that has succeeded.' })
  recommendationId!: string;

  @Field(() => String, { description: KEY })
  idempotencyKey!: string;
}

@InputType({ description: 'An order in the version that the caller last read.' })
export class OrderVersionInput {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field(() => Int, { description: 'The version that the caller last read; what was not seen cannot be agreed to.' })
  expectedVersion!: number;
}

@InputType({ description: 'Input of orderSubmit.' })
export class OrderSubmitInput extends OrderVersionInput {}

@InputType({ description: 'Input of orderApprove.' })
export class OrderApproveInput extends OrderVersionInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;
}

@InputType({ description: 'Input of orderReject.' })
export class OrderRejectInput extends OrderVersionInput {
  @Field(() => String, { description: 'Why, 1 to 500 characters; shown to the person who asked.' })
  reason!: string;
}

@InputType({ description: 'Input of orderCancel.' })
export class OrderCancelInput {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;
}

@InputType({ description: 'Input of orderModify.' })
export class OrderModifyInput extends OrderVersionInput {
  @Field(() => Float, {
    nullable: true,
    description: 'New number of shares; left out, it stays. Cannot be changed once the broker has the order.',
  })
  quantity?: number | null;

  @Field(() => Krw, { nullable: true, description: 'New limit price of a limit order, in won; left out, it stays.' })
  limitPriceKrw?: number | null;
}

@InputType({ description: 'Input of orderDraftDiscard.' })
export class OrderDraftDiscardInput {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;
}

@InputType({ description: 'Input of orderBasketSubmit.' })
export class OrderBasketSubmitInput extends OrderVersionInput {}

@InputType({ description: 'Input of orderBasketApprove.' })
export class OrderBasketApproveInput extends OrderVersionInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;
}

@InputType({ description: 'Input of orderBasketReject.' })
export class OrderBasketRejectInput extends OrderVersionInput {
  @Field(() => String, { description: 'Why, 1 to 500 characters.' })
  reason!: string;
}

@InputType({ description: 'Input of orderBasketCancel.' })
export class OrderBasketCancelInput {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;
}

@InputType({ description: 'Input of tradingHalt.' })
export class TradingHaltInput {
  @Field(() => String, { description: 'Why, 1 to 500 characters.' })
  reason!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether orders that the broker has are taken back too.' })
  isCancellingOpenOrders!: boolean;
}

@InputType({ description: 'Input of tradingResume.' })
export class TradingResumeInput {
  @Field(() => String, { description: 'Why, 1 to 500 characters.' })
  reason!: string;
}

@InputType({ description: 'Input of tradingLimitsUpdate; a limit that is left out stays.' })
export class TradingLimitsUpdateInput {
  @Field(() => Int, { description: 'The version that the caller last read.' })
  expectedVersion!: number;

  @Field(() => Krw, { nullable: true, description: 'Largest amount of one order, in won, at least 0.' })
  maximumOrderKrw?: number | null;

  @Field(() => Krw, {
    nullable: true,
    description: 'Largest amount of all orders of a market day, in won, at least 0.',
  })
  maximumDayKrw?: number | null;

  @Field(() => Float, { nullable: true, description: 'Largest share of one instrument, above 0 and at most 1.' })
  maximumInstrumentRatio?: number | null;

  @Field(() => Int, { nullable: true, description: 'Most orders of a market day, 0 to 10,000.' })
  maximumDayOrders?: number | null;

  @Field(() => Float, { nullable: true, description: 'Largest distance from the last price, above 0 and at most 1.' })
  priceBandRatio?: number | null;
}

@InputType({ description: 'Input of tradingAccountRefresh.' })
export class TradingAccountRefreshInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;
}

// ---------------------------------------------------------------------------------------------------------- payloads

const known = [InvalidInputError, NotFoundError, WrongStateError, TradingRefusedError] as const;
const versioned = [...known, VersionConflictError] as const;
const keyed = [...known, IdempotencyKeyReusedError] as const;
const all = [...versioned, IdempotencyKeyReusedError] as const;

export const OrderDraftCreateError = errorUnion('OrderDraftCreate', keyed);
export const OrderBasketCreateError = errorUnion('OrderBasketCreate', keyed);
export const OrderSubmitError = errorUnion('OrderSubmit', versioned);
export const OrderApproveError = errorUnion('OrderApprove', all);
export const OrderRejectError = errorUnion('OrderReject', versioned);
export const OrderCancelError = errorUnion('OrderCancel', known);
export const OrderModifyError = errorUnion('OrderModify', versioned);
export const OrderDraftDiscardError = errorUnion('OrderDraftDiscard', known);
export const OrderBasketSubmitError = errorUnion('OrderBasketSubmit', versioned);
export const OrderBasketApproveError = errorUnion('OrderBasketApprove', all);
export const OrderBasketRejectError = errorUnion('OrderBasketReject', versioned);
export const OrderBasketCancelError = errorUnion('OrderBasketCancel', known);
export const TradingHaltError = errorUnion('TradingHalt', known);
export const TradingResumeError = errorUnion('TradingResume', known);
export const TradingLimitsUpdateError = errorUnion('TradingLimitsUpdate', versioned);
export const TradingAccountRefreshError = errorUnion('TradingAccountRefresh', keyed);

const DONE = 'Why nothing was done; empty on success.';
const ORDER = { nullable: true, description: 'The order as it now is; null where errors is not empty.' } as const;
const BASKET = { nullable: true, description: 'The basket as it now is; null where errors is not empty.' } as const;
const STATE = { nullable: true, description: 'The state as it now is; null where errors is not empty.' } as const;

@ObjectType({ description: 'Result of orderDraftCreate.' })
export class OrderDraftCreatePayload {
  @Field(() => OrderObject, ORDER) order?: OrderObject | null;
  @Field(() => [OrderDraftCreateError], { description: DONE }) errors!: UserError[];
}

@ObjectType({ description: 'Result of orderBasketCreate.' })
export class OrderBasketCreatePayload {
  @Field(() => OrderBasketObject, BASKET) basket?: OrderBasketObject | null;
  @Field(() => [OrderBasketCreateError], { description: DONE }) errors!: UserError[];
}

@ObjectType({ description: 'Result of orderSubmit.' })
export class OrderSubmitPayload {
  @Field(() => OrderObject, ORDER) order?: OrderObject | null;
  @Field(() => [OrderSubmitError], { description: DONE }) errors!: UserError[];
}

@ObjectType({ description: 'Result of orderApprove.' })
export class OrderApprovePayload {
  @Field(() => OrderObject, ORDER) order?: OrderObject | null;
  @Field(() => [OrderApproveError], { description: DONE }) errors!: UserError[];
}

@ObjectType({ description: 'Result of orderReject.' })
export class OrderRejectPayload {
  @Field(() => OrderObject, ORDER) order?: OrderObject | null;
  @Field(() => [OrderRejectError], { description: DONE }) errors!: UserError[];
}

@ObjectType({ description: 'Result of orderCancel.' })
export class OrderCancelPayload {
  @Field(() => OrderObject, ORDER) order?: OrderObject | null;
  @Field(() => [OrderCancelError], { description: DONE }) errors!: UserError[];
}

@ObjectType({ description: 'Result of orderModify.' })
export class OrderModifyPayload {
  @Field(() => OrderObject, ORDER) order?: OrderObject | null;
  @Field(() => [OrderModifyError], { description: DONE }) errors!: UserError[];
}

@ObjectType({ description: 'Result of orderDraftDiscard.' })
export class OrderDraftDiscardPayload {
  @Field(() => OrderObject, ORDER) order?: OrderObject | null;
  @Field(() => [OrderDraftDiscardError], { description: DONE }) errors!: UserError[];
}

@ObjectType({ description: 'Result of orderBasketSubmit.' })
export class OrderBasketSubmitPayload {
  @Field(() => OrderBasketObject, BASKET) basket?: OrderBasketObject | null;
  @Field(() => [OrderBasketSubmitError], { description: DONE }) errors!: UserError[];
}

@ObjectType({ description: 'Result of orderBasketApprove.' })
export class OrderBasketApprovePayload {
  @Field(() => OrderBasketObject, BASKET) basket?: OrderBasketObject | null;
  @Field(() => [OrderBasketApproveError], { description: DONE }) errors!: UserError[];
}

@ObjectType({ description: 'Result of orderBasketReject.' })
export class OrderBasketRejectPayload {
  @Field(() => OrderBasketObject, BASKET) basket?: OrderBasketObject | null;
  @Field(() => [OrderBasketRejectError], { description: DONE }) errors!: UserError[];
}

@ObjectType({ description: 'Result of orderBasketCancel.' })
export class OrderBasketCancelPayload {
  @Field(() => OrderBasketObject, BASKET) basket?: OrderBasketObject | null;
  @Field(() => [OrderBasketCancelError], { description: DONE }) errors!: UserError[];
}

@ObjectType({ description: 'Result of tradingHalt.' })
export class TradingHaltPayload {
  @Field(() => TradingStateType, STATE) tradingState?: TradingStateType | null;
  @Field(() => [TradingHaltError], { description: DONE }) errors!: UserError[];
}

@ObjectType({ description: 'Result of tradingResume.' })
export class TradingResumePayload {
  @Field(() => TradingStateType, STATE) tradingState?: TradingStateType | null;
  @Field(() => [TradingResumeError], { description: DONE }) errors!: UserError[];
}

@ObjectType({ description: 'Result of tradingLimitsUpdate.' })
export class TradingLimitsUpdatePayload {
  @Field(() => TradingStateType, STATE) tradingState?: TradingStateType | null;
  @Field(() => [TradingLimitsUpdateError], { description: DONE }) errors!: UserError[];
}

@ObjectType({ description: 'Result of tradingAccountRefresh.' })
export class TradingAccountRefreshPayload {
  @Field(() => TradingAccountType, {
    nullable: true,
    description: 'The account as it was before; an event tells when it has been read. Null where errors is not empty.',
  })
  account?: TradingAccountType | null;
  @Field(() => [TradingAccountRefreshError], { description: DONE }) errors!: UserError[];
}

// ------------------------------------------------------------------------------------------------------------ events

@InterfaceType({ description: 'Shared by all events of trading.' })
export abstract class OrderEvent {
  @Field(() => String, { description: 'Position in the stream; pass it as after to resume.' })
  cursor!: string;

  @Field(() => DateTime, { description: 'When it happened, UTC.' })
  occurredAt!: Date;
}

@ObjectType({ implements: OrderEvent, description: 'An order was made, or changed. Never skipped.' })
export class OrderChangedEvent extends OrderEvent {
  @Field(() => OrderStatusEnum, {
    nullable: true,
    description: 'State before the change; null where the order was made.',
  })
  fromStatus!: OrderStatus | null;

  @Field(() => OrderStatusEnum, { description: 'State after the change; the order itself may be further by now.' })
  status!: OrderStatus;

  @Field(() => OrderObject, { description: 'The order as it is now.' })
  order!: OrderObject;
}

@ObjectType({ implements: OrderEvent, description: 'The account was read, and something in it is new.' })
export class TradingAccountChangedEvent extends OrderEvent {
  @Field(() => TradingAccountType, { description: 'The account as it is now.' })
  account!: TradingAccountType;
}

@ObjectType({ implements: OrderEvent, description: 'Trading was stopped or resumed, or its limits changed.' })
export class TradingStateChangedEvent extends OrderEvent {
  @Field(() => TradingStateType, { description: 'The state as it is now.' })
  tradingState!: TradingStateType;
}

export const OrderConnection = connectionOf('Order', () => OrderObject, 'orders');
export const OrderBasketConnection = connectionOf('OrderBasket', () => OrderBasketObject, 'order baskets');
