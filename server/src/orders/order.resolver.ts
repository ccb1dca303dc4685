import DataLoader from 'dataloader';
import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';

import type { InstrumentLookup, InstrumentView } from '../market/market.resolver.ts';
import { instrumentView } from '../market/market.resolver.ts';
import type { MarketService } from '../market/market.service.ts';
import { InstrumentType } from '../market/market.type.ts';
import type { LogEvent } from '../platform/event-log.ts';
import { authorOf } from '../platform/graphql/author.ts';
import { PageArgs } from '../platform/graphql/connection.ts';
import { isPermitted, unauthenticated } from '../platform/graphql/context.ts';
import type { ApiContext } from '../platform/graphql/context.ts';
import { Auth, Cost } from '../platform/graphql/directives.ts';
import { payload } from '../platform/graphql/errors.ts';
import type { NodeType } from '../platform/graphql/node-registry.ts';
import { viewPage } from '../platform/graphql/page.ts';
import type { Page } from '../platform/graphql/page.ts';
import { followStream } from '../platform/graphql/subscription.ts';
import { Recommendation } from '../recommendation/recommendation.entity.ts';
import { RecommendationType } from '../recommendation/recommendation.type.ts';

import { accountView, basketView, fillView, orderView, previewView, stateView, transitionView } from './order-view.ts';
import type { OrderBasketView, OrderView, TradingAccountView, TradingStateView } from './order-view.ts';
import { orderStream } from './order-moves.ts';
import type { Actor, OrderEventPayloads } from './order-moves.ts';
import type { OrderApprovalService } from './order-approval.service.ts';
import type { OrderCancellationService } from './order-cancellation.service.ts';
import type { OrderDraftService } from './order-draft.service.ts';
import type { OrderPreviewService } from './order-preview.service.ts';
import type { OrderService } from './order.service.ts';
import { isPossible, orderSteps } from './order-states.ts';
import { OrderBasket, TradingAccount } from './order.entity.ts';
import type { Order, OrderFill, OrderTransition, TradingState } from './order.entity.ts';
import {
  OrderApproveInput,
  OrderApprovePayload,
  OrderBasketApproveInput,
  OrderBasketApprovePayload,
  OrderBasketCancelInput,
  OrderBasketCancelPayload,
  OrderBasketConnection,
  OrderBasketCreateInput,
  OrderBasketCreatePayload,
  OrderBasketObject,
  OrderBasketRejectInput,
  OrderBasketRejectPayload,
  OrderBasketSubmitInput,
  OrderBasketSubmitPayload,
  OrderCancelInput,
  OrderCancelPayload,
  OrderChangedEvent,
  OrderConnection,
  OrderDraftCreateInput,
  OrderDraftCreatePayload,
  OrderDraftDiscardInput,
  OrderDraftDiscardPayload,
  OrderEvent,
  OrderFillType,
  OrderFilter,
  OrderModifyInput,
  OrderModifyPayload,
  OrderObject,
  OrderPreview,
  OrderRejectInput,
  OrderRejectPayload,
  OrderStepType,
  OrderSubmitInput,
  OrderSubmitPayload,
  OrderTicketInput,
  OrderTransitionType,
  TradingAccountChangedEvent,
  TradingAccountRefreshInput,
  TradingAccountRefreshPayload,
  TradingAccountType,
  TradingHaltInput,
  TradingHaltPayload,
  TradingLimitsUpdateInput,
  TradingLimitsUpdatePayload,
  TradingPosition,
  TradingResumeInput,
  TradingResumePayload,
  TradingStateChangedEvent,
  TradingStateType,
} from './order.type.ts';
import type { TradingService } from './trading.service.ts';

export interface OrderServices {
  readonly orders: OrderService;
  readonly previews: OrderPreviewService;
  readonly drafts: OrderDraftService;
  readonly approvals: OrderApprovalService;
  readonly cancellations: OrderCancellationService;
}

/** Who acts. A token acts for its owner: four eyes are those of people. */
function actorOf(context: ApiContext): Actor {
  const author = authorOf(context);
  if (author === null || context.caller.person === null) throw unauthenticated();
  return { ...author, personId: context.caller.person.id };
}

function organisationOf({ caller }: ApiContext): number {
  if (caller.organisationId === null) throw unauthenticated();
  return caller.organisationId;
}

/** Rows that belong to one of many, once for an operation. */
function groups<Row>(
  load: (context: ApiContext, ids: readonly number[]) => Promise<ReadonlyMap<number, readonly Row[]>>,
): (context: ApiContext) => DataLoader<number, readonly Row[]> {
  return (context) =>
    new DataLoader(async (ids: readonly number[]) => {
      const found = await load(context, ids);
      return ids.map((id) => found.get(id) ?? []);
    });
}

const accounts = (context: ApiContext): DataLoader<number, TradingAccount> =>
  new DataLoader(async (ids: readonly number[]) => {
    const rows = await context.em.find(TradingAccount, { id: { $in: [...ids] } });
    return ids.map(
      (id) => rows.find((row) => row.id === id) ?? new Error('An order refers to an account that is not there.'),
    );
  });

async function viewOf(row: Order, context: ApiContext): Promise<OrderView> {
  const { environment } = await context.loader(accounts).load(row.account.id);
  return orderView(row, environment === 'paper', context.language);
}

export function orderNode(orders: OrderService): NodeType<OrderView> {
  return {
    prefix: 'ord',
    typeName: 'Order',
    requires: ['ORDER_READ'],
    load: async (id, context) => {
      const row = await orders.find(context.em, id);
      return row && viewOf(row, context);
    },
  };
}

export function orderBasketNode(orders: OrderService): NodeType<OrderBasketView> {
  return {
    prefix: 'bsk',
    typeName: 'OrderBasket',
    requires: ['ORDER_READ'],
    load: async (id, context) => {
      const row = await orders.findBasket(context.em, id);
      return row && basketView(row, await orders.membersOf(context.em, row));
    },
  };
}

async function accountOf(
  row: TradingAccount,
  context: ApiContext,
  trading: TradingService,
): Promise<TradingAccountView> {
  return accountView(row, await trading.books(context.em, row), await trading.orderableCash(context.em, row));
}

export function tradingAccountNode(trading: TradingService): NodeType<TradingAccountView> {
  return {
    prefix: 'acc',
    typeName: 'TradingAccount',
    requires: ['ORDER_READ'],
    load: async (id, context) => {
      const row = await trading.find(context.em, id);
      return row && accountOf(row, context, trading);
    },
  };
}

export function tradingStateNode(trading: TradingService): NodeType<TradingStateView> {
  return {
    prefix: 'trs',
    typeName: 'TradingState',
    requires: ['ORDER_READ'],
    load: async (id, context) => {
      const row = await trading.findState(context.em, id);
      return row && stateView(row, trading.broker()?.environment === 'real');
    },
  };
}

@Resolver(() => OrderObject)
export class OrderResolver {
  readonly #orders: OrderService;
  readonly #previews: OrderPreviewService;
  readonly #drafts: OrderDraftService;
  readonly #approvals: OrderApprovalService;
  readonly #cancellations: OrderCancellationService;
  readonly #instruments: InstrumentLookup;
  readonly #history: (context: ApiContext) => DataLoader<number, readonly OrderTransition[]>;
  readonly #fills: (context: ApiContext) => DataLoader<number, readonly OrderFill[]>;
  readonly #baskets: (context: ApiContext) => DataLoader<number, OrderBasketView>;

  constructor({ orders, previews, drafts, approvals, cancellations }: OrderServices, instruments: InstrumentLookup) {
    this.#orders = orders;
    this.#previews = previews;
    this.#drafts = drafts;
    this.#approvals = approvals;
    this.#cancellations = cancellations;
    this.#instruments = instruments;
    this.#history = groups((context, ids) => orders.historyOf(context.em, ids));
    this.#fills = groups((context, ids) => orders.fillsOf(context.em, ids));
    this.#baskets = (context) =>
      new DataLoader(async (ids: readonly number[]) => {
        const rows = await context.em.find(OrderBasket, { id: { $in: [...ids] } });
        const members = await orders.ofBaskets(context.em, ids);
        return ids.map((id) => {
          const row = rows.find((one) => one.id === id);
          return row
            ? basketView(row, members.get(id) ?? [])
            : new Error('An order refers to a basket that is not there.');
        });
      });
  }

  @Query(() => OrderConnection, { description: 'Orders of the organisation, newest first.' })
  @Auth('ORDER_READ')
  @Cost(1, { multiplier: 'first' })
  async orders(
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: ApiContext,
    @Arg('filter', () => OrderFilter, { nullable: true, description: 'Narrows the list; all conditions must hold.' })
    filter?: OrderFilter | null,
  ): Promise<Page<OrderView>> {
    const { edges, ...rest } = await this.#orders.list(context.em, args, filter ?? {});
    return {
      ...rest,
      edges: await Promise.all(edges.map(async ({ cursor, node }) => ({ cursor, node: await viewOf(node, context) }))),
    };
  }

  @Query(() => OrderObject, {
    nullable: true,
    description: 'One order; null where there is none or the caller may not see it.',
  })
  @Auth('ORDER_READ')
  async order(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Ctx() context: ApiContext,
  ): Promise<OrderView | null> {
    const row = await this.#orders.find(context.em, id);
    return row && viewOf(row, context);
  }

  @Query(() => Int, {
    description: 'Orders, and new limits of orders, that wait for the approval of another person, whoever that may be.',
  })
  @Auth('ORDER_READ')
  ordersAwaitingApproval(@Ctx() context: ApiContext): Promise<number> {
    return this.#orders.awaitingCount(context.em);
  }

  @Query(() => [OrderStepType], { description: 'The table of steps that orders can take; nothing else ever happens.' })
  @Auth('ORDER_READ')
  orderTransitions(): OrderStepType[] {
    return orderSteps.map((step) => ({ ...step }));
  }

  @Query(() => OrderPreview, {
    description: 'What an order would cost and everything that stands in its way. Asks the broker; costs 20.',
  })
  @Auth('ORDER_READ')
  @Cost(20)
  async orderPreview(
    @Arg('input', () => OrderTicketInput, { description: 'The ticket.' }) {
      symbol,
      side,
      type,
      quantity,
      limitPriceKrw,
    }: OrderTicketInput,
    @Ctx() context: ApiContext,
  ): Promise<OrderPreview> {
    const ticket = { symbol, side, type, quantity, limitPriceKrw: limitPriceKrw ?? null };
    return previewView(await this.#previews.preview(context.em, ticket, context.signal), context.language);
  }

  @Mutation(() => OrderDraftCreatePayload, { description: 'Writes a draft of an order. Nothing is sent.' })
  @Auth('ORDER_DRAFT')
  orderDraftCreate(
    @Arg('input', () => OrderDraftCreateInput, { description: 'What to write.' }) {
      idempotencyKey,
      note,
      ...ticket
    }: OrderDraftCreateInput,
    @Ctx() context: ApiContext,
  ): Promise<OrderDraftCreatePayload> {
    const wanted = { ...ticket, limitPriceKrw: ticket.limitPriceKrw ?? null };
    return this.#answer(context, () =>
      this.#drafts.createDraft(context.em, wanted, note, idempotencyKey, actorOf(context)),
    );
  }

  @Mutation(() => OrderModifyPayload, {
    description:
      'Changes what an order asks for. What was approved needs a new approval; of an order at the broker only the limit can change, after an approval.',
  })
  @Auth('ORDER_WRITE')
  orderModify(
    @Arg('input', () => OrderModifyInput, { description: 'What to change.' }) {
      id,
      expectedVersion,
      ...change
    }: OrderModifyInput,
    @Ctx() context: ApiContext,
  ): Promise<OrderModifyPayload> {
    return this.#answer(
      context,
      () => this.#drafts.modify(context.em, id, expectedVersion, change, actorOf(context)),
      id,
    );
  }

  @Mutation(() => OrderDraftDiscardPayload, { description: 'Throws a draft away.' })
  @Auth('ORDER_DRAFT')
  orderDraftDiscard(
    @Arg('input', () => OrderDraftDiscardInput, { description: 'Which one.' }) { id }: OrderDraftDiscardInput,
    @Ctx() context: ApiContext,
  ): Promise<OrderDraftDiscardPayload> {
    return this.#answer(context, () => this.#drafts.discard(context.em, id, actorOf(context)));
  }

  @Mutation(() => OrderSubmitPayload, {
    description: 'Asks another person for the approval of a draft. Cash, holdings, limits and kill switch are checked.',
  })
  @Auth('ORDER_WRITE')
  orderSubmit(
    @Arg('input', () => OrderSubmitInput, { description: 'Which one.' }) { id, expectedVersion }: OrderSubmitInput,
    @Ctx() context: ApiContext,
  ): Promise<OrderSubmitPayload> {
    return this.#answer(context, () => this.#approvals.submit(context.em, id, expectedVersion, actorOf(context)), id);
  }

  @Mutation(() => OrderApprovePayload, {
    description:
      'Agrees to an order, or to its new limit, which is then sent. Nobody who made, changed or submitted it may approve it. Costs 20.',
  })
  @Auth('ORDER_APPROVE')
  @Cost(20)
  orderApprove(
    @Arg('input', () => OrderApproveInput, { description: 'Which one.' }) {
      id,
      expectedVersion,
      idempotencyKey,
    }: OrderApproveInput,
    @Ctx() context: ApiContext,
  ): Promise<OrderApprovePayload> {
    const work = (): Promise<Order> =>
      this.#approvals.approve(context.em, id, expectedVersion, idempotencyKey, actorOf(context));
    return this.#answer(context, work, id);
  }

  @Mutation(() => OrderRejectPayload, { description: 'Says no to an order, or to its new limit.' })
  @Auth('ORDER_APPROVE')
  orderReject(
    @Arg('input', () => OrderRejectInput, { description: 'Which one, and why.' }) {
      id,
      expectedVersion,
      reason,
    }: OrderRejectInput,
    @Ctx() context: ApiContext,
  ): Promise<OrderRejectPayload> {
    return this.#answer(
      context,
      () => this.#approvals.decline(context.em, id, expectedVersion, reason, actorOf(context)),
      id,
    );
  }

  @Mutation(() => OrderCancelPayload, {
    description:
      'Takes an order back: at once where the broker does not have it, else the broker is asked. Needs no approval.',
  })
  @Auth('ORDER_WRITE')
  orderCancel(
    @Arg('input', () => OrderCancelInput, { description: 'Which one.' }) { id }: OrderCancelInput,
    @Ctx() context: ApiContext,
  ): Promise<OrderCancelPayload> {
    return this.#answer(context, () => this.#cancellations.cancel(context.em, id, actorOf(context)));
  }

  @FieldResolver(() => InstrumentType, { description: 'The instrument.' })
  instrument(@Root() { symbol }: OrderView, @Ctx() context: ApiContext): Promise<InstrumentView> {
    return context.loader(this.#instruments).load(symbol);
  }

  @FieldResolver(() => OrderBasketObject, {
    nullable: true,
    description: 'The basket that it belongs to; null without one.',
  })
  async basket(@Root() { row }: OrderView, @Ctx() context: ApiContext): Promise<OrderBasketView | null> {
    return row.basket ? context.loader(this.#baskets).load(row.basket.id) : null;
  }

  @FieldResolver(() => [OrderTransitionType], { description: 'Every step that it took, oldest first.' })
  async history(@Root() { row }: OrderView, @Ctx() context: ApiContext): Promise<OrderTransitionType[]> {
    return (await context.loader(this.#history).load(row.id)).map(transitionView);
  }

  @FieldResolver(() => [OrderFillType], { description: 'What it traded, oldest first.' })
  async fills(@Root() { row }: OrderView, @Ctx() context: ApiContext): Promise<OrderFillType[]> {
    return (await context.loader(this.#fills).load(row.id)).map(fillView);
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether the caller may approve or reject it: it waits for an approval, and he did not ask for it.',
  })
  viewerCanApprove(@Root() { row }: OrderView, @Ctx() { caller }: ApiContext): boolean {
    const isWaiting = isPossible(row.status, 'APPROVE') || row.isAwaitingAmendment();
    return isWaiting && isPermitted(caller, 'ORDER_APPROVE') && !row.askedByIds.includes(caller.person?.id ?? '');
  }

  @FieldResolver(() => Boolean, { description: 'Whether the caller may take it back.' })
  viewerCanCancel(@Root() { row }: OrderView, @Ctx() { caller }: ApiContext): boolean {
    return row.isCancellable() && isPermitted(caller, 'ORDER_WRITE');
  }

  @FieldResolver(() => Boolean, { description: 'Whether the caller may throw it away: it is a draft.' })
  viewerCanDiscard(@Root() { row }: OrderView, @Ctx() { caller }: ApiContext): boolean {
    return isPossible(row.status, 'DISCARD') && isPermitted(caller, 'ORDER_DRAFT');
  }

  @FieldResolver(() => Boolean, { description: 'Whether the caller may submit it: it is a draft.' })
  viewerCanSubmit(@Root() { row }: OrderView, @Ctx() { caller }: ApiContext): boolean {
    return isPossible(row.status, 'SUBMIT') && isPermitted(caller, 'ORDER_WRITE');
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether the caller may change it; of an order at the broker only the limit.',
  })
  viewerCanModify(@Root() { row }: OrderView, @Ctx() { caller }: ApiContext): boolean {
    const isAtBroker = row.status === 'ACCEPTED' || row.status === 'PARTLY_FILLED';
    const isPossibleNow = isAtBroker ? row.type === 'LIMIT' && !row.pendingChange : isPossible(row.status, 'MODIFY');
    return isPossibleNow && isPermitted(caller, 'ORDER_WRITE');
  }

  #answer(
    context: ApiContext,
    work: () => Promise<Order>,
    id?: string,
  ): Promise<Partial<{ order: OrderView }> & Pick<OrderModifyPayload, 'errors'>> {
    const done = async (): Promise<OrderView> => viewOf(await work(), context);
    const current = async (): Promise<OrderView | null> => {
      const row = id === undefined ? null : await this.#orders.find(context.em, id);
      return row && viewOf(row, context);
    };
    return payload(context, done, (order) => ({ order }), { current });
  }
}

@Resolver(() => OrderBasketObject)
export class OrderBasketResolver {
  readonly #orders: OrderService;
  readonly #drafts: OrderDraftService;
  readonly #approvals: OrderApprovalService;
  readonly #cancellations: OrderCancellationService;
  readonly #recommendation: NodeType;
  readonly #members: (context: ApiContext) => DataLoader<number, readonly Order[]>;

  /** @param recommendation - How a recommendation is found by its id. */
  constructor({ orders, drafts, approvals, cancellations }: OrderServices, recommendation: NodeType) {
    this.#orders = orders;
    this.#drafts = drafts;
    this.#approvals = approvals;
    this.#cancellations = cancellations;
    this.#recommendation = recommendation;
    this.#members = groups((context, ids) => orders.ofBaskets(context.em, ids));
  }

  @Query(() => OrderBasketConnection, { description: 'Baskets of the organisation, newest first.' })
  @Auth('ORDER_READ')
  @Cost(1, { multiplier: 'first' })
  async orderBaskets(@Args(() => PageArgs) args: PageArgs, @Ctx() context: ApiContext): Promise<Page<OrderBasketView>> {
    const page = await this.#orders.baskets(context.em, args);
    const members = await this.#orders.ofBaskets(context.em, page.edges.map(({ node }) => node.id)); // prettier-ignore
    return viewPage(Promise.resolve(page), (row) => basketView(row, members.get(row.id) ?? []));
  }

  @Query(() => OrderBasketObject, {
    nullable: true,
    description: 'One basket; null where there is none or the caller may not see it.',
  })
  @Auth('ORDER_READ')
  async orderBasket(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Ctx() context: ApiContext,
  ): Promise<OrderBasketView | null> {
    const row = await this.#orders.findBasket(context.em, id);
    return row && this.#view(row, context);
  }

  @Mutation(() => OrderBasketCreatePayload, {
    description:
      'Writes drafts of all that takes the account from what it holds to a recommendation. Nothing is sent. Costs 20.',
  })
  @Auth('ORDER_DRAFT')
  @Cost(20)
  orderBasketCreate(
    @Arg('input', () => OrderBasketCreateInput, { description: 'From what.' }) {
      recommendationId,
      idempotencyKey,
    }: OrderBasketCreateInput,
    @Ctx() context: ApiContext,
  ): Promise<OrderBasketCreatePayload> {
    return this.#answer(context, () =>
      this.#drafts.createBasket(context.em, recommendationId, idempotencyKey, actorOf(context)),
    );
  }

  @Mutation(() => OrderBasketSubmitPayload, {
    description: 'Asks another person for the approval of all drafts of a basket, or of none.',
  })
  @Auth('ORDER_WRITE')
  orderBasketSubmit(
    @Arg('input', () => OrderBasketSubmitInput, { description: 'Which one.' }) {
      id,
      expectedVersion,
    }: OrderBasketSubmitInput,
    @Ctx() context: ApiContext,
  ): Promise<OrderBasketSubmitPayload> {
    const work = (): Promise<OrderBasket> =>
      this.#approvals.submitBasket(context.em, id, expectedVersion, actorOf(context));
    return this.#answer(context, work, id);
  }

  @Mutation(() => OrderBasketApprovePayload, {
    description:
      'Agrees to all orders of a basket that wait. Nobody who asked for one of them may approve any. Costs 20.',
  })
  @Auth('ORDER_APPROVE')
  @Cost(20)
  orderBasketApprove(
    @Arg('input', () => OrderBasketApproveInput, { description: 'Which one.' }) {
      id,
      expectedVersion,
      idempotencyKey,
    }: OrderBasketApproveInput,
    @Ctx() context: ApiContext,
  ): Promise<OrderBasketApprovePayload> {
    const work = (): Promise<OrderBasket> =>
      this.#approvals.approveBasket(context.em, id, expectedVersion, idempotencyKey, actorOf(context));
    return this.#answer(context, work, id);
  }

  @Mutation(() => OrderBasketRejectPayload, { description: 'Says no to all orders of a basket that wait.' })
  @Auth('ORDER_APPROVE')
  orderBasketReject(
    @Arg('input', () => OrderBasketRejectInput, { description: 'Which one, and why.' }) {
      id,
      expectedVersion,
      reason,
    }: OrderBasketRejectInput,
    @Ctx() context: ApiContext,
  ): Promise<OrderBasketRejectPayload> {
    const work = (): Promise<OrderBasket> =>
      this.#approvals.declineBasket(context.em, id, expectedVersion, reason, actorOf(context));
    return this.#answer(context, work, id);
  }

  @Mutation(() => OrderBasketCancelPayload, {
    description: 'Takes back all orders of a basket that can be taken back.',
  })
  @Auth('ORDER_WRITE')
  orderBasketCancel(
    @Arg('input', () => OrderBasketCancelInput, { description: 'Which one.' }) { id }: OrderBasketCancelInput,
    @Ctx() context: ApiContext,
  ): Promise<OrderBasketCancelPayload> {
    return this.#answer(context, () => this.#cancellations.cancelBasket(context.em, id, actorOf(context)));
  }

  @FieldResolver(() => [OrderObject], { description: 'Its orders in the order in which they are sent: sales first.' })
  async orders(@Root() { row }: OrderBasketView, @Ctx() context: ApiContext): Promise<OrderView[]> {
    const members = await context.loader(this.#members).load(row.id);
    return Promise.all(members.map((member) => viewOf(member, context)));
  }

  @FieldResolver(() => RecommendationType, {
    nullable: true,
    description: 'The recommendation that it was made from; null where the caller may not see it.',
  })
  async recommendation(@Root() { row }: OrderBasketView, @Ctx() context: ApiContext): Promise<object | null> {
    if (!row.recommendation || !isPermitted(context.caller, 'RECOMMENDATION_READ')) return null;
    const found = await context.em.findOne(Recommendation, { id: row.recommendation.id });
    return found && this.#recommendation.load(found.publicId, context);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the caller may submit its drafts.' })
  async viewerCanSubmit(@Root() { row }: OrderBasketView, @Ctx() context: ApiContext): Promise<boolean> {
    const members = await context.loader(this.#members).load(row.id);
    return isPermitted(context.caller, 'ORDER_WRITE') && members.some(({ status }) => isPossible(status, 'SUBMIT'));
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether the caller may approve or reject its orders that wait: he asked for none of them.',
  })
  async viewerCanApprove(@Root() { row }: OrderBasketView, @Ctx() context: ApiContext): Promise<boolean> {
    const members = await context.loader(this.#members).load(row.id);
    const waiting = members.filter(({ status }) => isPossible(status, 'APPROVE'));
    const person = context.caller.person?.id ?? '';
    return (
      waiting.length > 0 &&
      isPermitted(context.caller, 'ORDER_APPROVE') &&
      waiting.every(({ askedByIds }) => !askedByIds.includes(person))
    );
  }

  @FieldResolver(() => Boolean, { description: 'Whether the caller may take any of its orders back.' })
  async viewerCanCancel(@Root() { row }: OrderBasketView, @Ctx() context: ApiContext): Promise<boolean> {
    const members = await context.loader(this.#members).load(row.id);
    return isPermitted(context.caller, 'ORDER_WRITE') && members.some((member) => member.isCancellable());
  }

  async #view(row: OrderBasket, context: ApiContext): Promise<OrderBasketView> {
    return basketView(row, await this.#orders.membersOf(context.em, row));
  }

  #answer(
    context: ApiContext,
    work: () => Promise<OrderBasket>,
    id?: string,
  ): Promise<Partial<{ basket: OrderBasketView }> & Pick<OrderBasketSubmitPayload, 'errors'>> {
    const done = async (): Promise<OrderBasketView> => this.#view(await work(), context);
    const current = async (): Promise<OrderBasketView | null> => {
      const row = id === undefined ? null : await this.#orders.findBasket(context.em, id);
      return row && this.#view(row, context);
    };
    return payload(context, done, (basket) => ({ basket }), { current });
  }
}

@Resolver(() => TradingAccountType)
export class TradingAccountResolver {
  readonly #trading: TradingService;

  constructor(trading: TradingService) {
    this.#trading = trading;
  }

  @Query(() => TradingAccountType, {
    nullable: true,
    description: 'The account of the organisation at the broker; null where it has none.',
  })
  @Auth('ORDER_READ')
  async tradingAccount(@Ctx() context: ApiContext): Promise<TradingAccountView | null> {
    const row = await this.#trading.account(context.em);
    return row && accountOf(row, context, this.#trading);
  }

  @Mutation(() => TradingAccountRefreshPayload, {
    description: 'Has the account read again; an event tells when that is done. Costs 20.',
  })
  @Auth('ORDER_READ')
  @Cost(20)
  tradingAccountRefresh(
    @Arg('input', () => TradingAccountRefreshInput, { description: 'The attempt.' }) {
      idempotencyKey,
    }: TradingAccountRefreshInput,
    @Ctx() context: ApiContext,
  ): Promise<TradingAccountRefreshPayload> {
    const work = async (): Promise<TradingAccountView> => {
      const row = await this.#trading.refresh(context.em, idempotencyKey, actorOf(context));
      return accountOf(row, context, this.#trading);
    };
    return payload(context, work, (account) => ({ account }));
  }

  @FieldResolver(() => String, {
    description: 'Cursor of the newest event of trading; start `orderEvents` after it to miss nothing.',
  })
  latestEventCursor(@Ctx() context: ApiContext): Promise<string> {
    return context.eventLog.latestCursor(orderStream(organisationOf(context)));
  }
}

@Resolver(() => TradingPosition)
export class TradingPositionResolver {
  readonly #instruments: (context: ApiContext) => DataLoader<string, InstrumentView | null>;

  constructor(market: MarketService) {
    this.#instruments = (context) =>
      new DataLoader(async (symbols: readonly string[]) => {
        const found = await market.instrumentsBySymbol(context.em, symbols);
        return symbols.map((symbol) => {
          const row = found.get(symbol);
          return row ? instrumentView(row) : null;
        });
      });
  }

  @FieldResolver(() => InstrumentType, {
    nullable: true,
    description: 'The instrument; null for one that this server has no prices of.',
  })
  instrument(@Root() { symbol }: TradingPosition, @Ctx() context: ApiContext): Promise<InstrumentView | null> {
    return context.loader(this.#instruments).load(symbol);
  }
}

@Resolver(() => TradingStateType)
export class TradingStateResolver {
  readonly #trading: TradingService;
  readonly #orders: OrderService;

  constructor(trading: TradingService, orders: OrderService) {
    this.#trading = trading;
    this.#orders = orders;
  }

  @Query(() => TradingStateType, { description: 'Kill switch and limits of the organisation.' })
  @Auth('ORDER_READ')
  async tradingState(@Ctx() context: ApiContext): Promise<TradingStateView> {
    return this.#view(await this.#trading.state(context.em));
  }

  @Mutation(() => TradingHaltPayload, {
    description: 'Stops trading at once: nothing is sent any more, and approvals of what has not left are void.',
  })
  @Auth('TRADING_HALT')
  tradingHalt(
    @Arg('input', () => TradingHaltInput, { description: 'Why.' }) { reason, isCancellingOpenOrders }: TradingHaltInput,
    @Ctx() context: ApiContext,
  ): Promise<TradingHaltPayload> {
    return this.#answer(context, () =>
      this.#trading.halt(context.em, reason, isCancellingOpenOrders, actorOf(context)),
    );
  }

  @Mutation(() => TradingResumePayload, {
    description: 'Lets trading go on. Whoever stopped it cannot be the one who resumes it.',
  })
  @Auth('TRADING_ADMIN')
  tradingResume(
    @Arg('input', () => TradingResumeInput, { description: 'Why.' }) { reason }: TradingResumeInput,
    @Ctx() context: ApiContext,
  ): Promise<TradingResumePayload> {
    return this.#answer(context, () => this.#trading.resume(context.em, reason, actorOf(context)));
  }

  @Mutation(() => TradingLimitsUpdatePayload, {
    description: 'Changes limits. What is approved but not sent yet has to keep the new ones.',
  })
  @Auth('TRADING_ADMIN')
  tradingLimitsUpdate(
    @Arg('input', () => TradingLimitsUpdateInput, { description: 'What to change.' }) {
      expectedVersion,
      ...change
    }: TradingLimitsUpdateInput,
    @Ctx() context: ApiContext,
  ): Promise<TradingLimitsUpdatePayload> {
    return this.#answer(context, () =>
      this.#trading.updateLimits(context.em, expectedVersion, change, actorOf(context)),
    );
  }

  @Subscription(() => OrderEvent, {
    description:
      'Everything that happens in trading: orders, account, kill switch. Ends by itself only when the client leaves.',
    subscribe: ({ args, context }) => {
      const api = context as ApiContext;
      return followStream(
        api,
        orderStream(organisationOf(api)),
        (args.after as string | null | undefined) ?? null,
        (event) => orderEvent(event, (typeName, id) => api.nodes.loadOf(typeName, id, api)),
      );
    },
  })
  @Auth('ORDER_READ')
  orderEvents(
    @Root() event: OrderEvent,
    @Arg('after', () => String, {
      nullable: true,
      description: 'Cursor of the last event seen; replays what followed. Null: from now on.',
    })
    _after?: string | null,
  ): OrderEvent {
    return event;
  }

  @FieldResolver(() => String, {
    description: 'Cursor of the newest event of trading; start `orderEvents` after it to miss nothing.',
  })
  latestEventCursor(@Ctx() context: ApiContext): Promise<string> {
    return context.eventLog.latestCursor(orderStream(organisationOf(context)));
  }

  @FieldResolver(() => Int, { description: 'Orders that could be taken back now: approved, or at the broker.' })
  async openOrderCount(@Ctx() context: ApiContext): Promise<number> {
    return this.#orders.openCount(context.em);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the caller may stop trading now.' })
  viewerCanHalt(@Root() { isHalted }: TradingStateView, @Ctx() { caller }: ApiContext): boolean {
    return !isHalted && isPermitted(caller, 'TRADING_HALT');
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether the caller may resume trading now: he did not stop it himself.',
  })
  viewerCanResume(@Root() { isHalted, row }: TradingStateView, @Ctx() { caller }: ApiContext): boolean {
    return isHalted && isPermitted(caller, 'TRADING_ADMIN') && row.switchedById !== caller.person?.id;
  }

  @FieldResolver(() => Boolean, { description: 'Whether the caller may change the limits.' })
  viewerCanUpdateLimits(@Ctx() { caller }: ApiContext): boolean {
    return isPermitted(caller, 'TRADING_ADMIN');
  }

  #view(row: TradingState): TradingStateView {
    return stateView(row, this.#trading.broker()?.environment === 'real');
  }

  #answer(
    context: ApiContext,
    work: () => Promise<TradingState>,
  ): Promise<Partial<{ tradingState: TradingStateView }> & Pick<TradingHaltPayload, 'errors'>> {
    const done = async (): Promise<TradingStateView> => this.#view(await work());
    const current = async (): Promise<TradingStateView> => this.#view(await this.#trading.state(context.em));
    return payload(context, done, (tradingState) => ({ tradingState }), { current });
  }
}

/** Null for a kind that this version does not know, and for a row that is no longer there. */
async function orderEvent(
  { cursor, occurredAt, kind, payload: told }: LogEvent,
  load: (typeName: string, id: string) => Promise<object | null>,
): Promise<OrderEvent | null> {
  const base = { cursor, occurredAt };
  switch (kind as keyof OrderEventPayloads) {
    case 'order': {
      const { orderId, fromStatus, status } = told as OrderEventPayloads['order'];
      const order = await load('Order', orderId);
      return order && Object.assign(new OrderChangedEvent(), base, { order: order as OrderView, fromStatus, status });
    }
    case 'account': {
      const account = await load('TradingAccount', (told as OrderEventPayloads['account']).accountId);
      return (
        account && Object.assign(new TradingAccountChangedEvent(), base, { account: account as TradingAccountView })
      );
    }
    case 'state': {
      const state = await load('TradingState', (told as OrderEventPayloads['state']).stateId);
      return state && Object.assign(new TradingStateChangedEvent(), base, { tradingState: state as TradingStateView });
    }
    default:
      return null;
  }
}
