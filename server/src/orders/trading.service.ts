import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/sql';

import { DomainError } from '@convergence/shared/errors';
import { accountBooks } from '@convergence/shared/orders/account-books';
import type { AccountBooks } from '@convergence/shared/orders/account-books';
import type { TicketLimits } from '@convergence/shared/orders/order-ticket';

import { recordAudit } from '../platform/db/audit.ts';
import type { Orm } from '../platform/db/database.ts';
import { Organisation } from '../platform/db/organisation.entity.ts';
import { organisationOf, systemEm } from '../platform/db/scope.ts';
import { hashInput, once } from '../platform/idempotency.ts';
import { isId, newId } from '../platform/ids.ts';

import type { Broker, MarketDay } from './broker.ts';
import { accountFor, claimingOrders } from './order-facts.ts';
import type { AccountFacts } from './order-facts.ts';
import { committedStatuses } from './order-states.ts';
import { Order, OrderFill, TradingAccount, TradingState } from './order.entity.ts';
import { moveOrder, orderStream } from './order-moves.ts';
import type { Actor, MoveParts, OrderEventPayloads } from './order-moves.ts';
import { sendJob } from './order.queue.ts';

/** What a paper account begins with; an admin may change each. */
const paperLimits: TicketLimits = {
  maximumOrderKrw: 25_000_000_000,
  maximumDayKrw: 150_000_000_000,
  maximumInstrumentRatio: 0.45,
  maximumDayOrders: 500,
  priceBandRatio: 0.1,
};
/** With real money nothing may be sent before an admin has said how much. */
const realLimits: TicketLimits = { ...paperLimits, maximumOrderKrw: 0, maximumDayKrw: 0, maximumDayOrders: 0 };

const MOST_REASON = 500;
const MOST_DAY_ORDERS = 10_000;

export interface TradingParts extends MoveParts {
  readonly orm: Orm;
  /** Null: the settings name no account. Opened when first asked for. */
  readonly broker: () => Broker | null;
}

/** Account, kill switch and limits of the organisation that the entity manager is bound to. */
export class TradingService {
  readonly #parts: TradingParts;

  constructor(parts: TradingParts) {
    this.#parts = parts;
  }

  /** The broker, or null where the settings name no account. */
  broker(): Broker | null {
    return this.#parts.broker();
  }

  /**
   * The account of the settings where it belongs to this organisation; null for everybody else. It belongs to the first organisation
   * of the server, which is seen to here: the first reading makes the row.
   */
  async account(em: EntityManager): Promise<TradingAccount | null> {
    const broker = this.#parts.broker();
    if (broker === null) return null;
    const known = await em.findOne(TradingAccount, { accountKey: broker.accountKey }, { refresh: true });
    if (known || em.isInTransaction()) return known;
    const made = await this.ensureAccount();
    return made && em.findOne(TradingAccount, { accountKey: broker.accountKey });
  }

  /** The account of the settings for jobs, whoever owns it; made where there is none yet. Null without a broker or an organisation. */
  async ensureAccount(): Promise<TradingAccount | null> {
    const broker = this.#parts.broker();
    if (broker === null) return null;
    const em = systemEm(this.#parts.orm);
    const known = await em.findOne(TradingAccount, { accountKey: broker.accountKey });
    if (known) return known;
    const [owner] = await em.find(Organisation, {}, { orderBy: { id: 'asc' }, limit: 1 });
    if (!owner) return null;
    try {
      await em.insert(TradingAccount, {
        publicId: newId('acc'),
        organisation: owner.id,
        accountKey: broker.accountKey,
        maskedNumber: broker.maskedNumber,
        environment: broker.environment,
        isSimulated: broker.isSimulated,
        createdAt: new Date(),
      });
    } catch (error) {
      if (!(error instanceof UniqueConstraintViolationException)) throw error; // somebody else was as quick
    }
    return em.findOneOrFail(TradingAccount, { accountKey: broker.accountKey });
  }

  async find(em: EntityManager, id: string): Promise<TradingAccount | null> {
    return isId('acc', id) ? em.findOne(TradingAccount, { publicId: id }, { refresh: true }) : null;
  }

  /**
   * The account that orders of this organisation go to.
   *
   * @throws DomainError E_REAL_ORDERS_DISABLED where there is none.
   */
  async requireAccount(em: EntityManager): Promise<TradingAccount> {
    const account = await this.account(em);
    if (account === null) throw new DomainError('E_REAL_ORDERS_DISABLED');
    return account;
  }

  /** Our own books; null before the broker was first read. Cost: one row for each fill. */
  async books(em: EntityManager, account: TradingAccount): Promise<AccountBooks | null> {
    if (account.openingCashKrw === null || account.openingCashKrw === undefined) return null;
    const fills = await em.find(OrderFill, { account: account.id }, { orderBy: { id: 'asc' } });
    return accountBooks({ cashKrw: account.openingCashKrw, positions: account.openingPositions ?? {} }, fills);
  }

  /** What the account has and what orders claim of it, leaving out some of them. */
  async facts(
    em: EntityManager,
    account: TradingAccount,
    tradeDate: string,
    except: readonly number[] = [],
  ): Promise<AccountFacts> {
    const others = await claimingOrders(em, account, tradeDate);
    return {
      account,
      books: await this.books(em, account),
      others: others.filter(({ id }) => !except.includes(id)),
      tradeDate,
    };
  }

  /** Cash that no committed purchase has claimed, KRW; 0 before the broker was first read. */
  async orderableCash(em: EntityManager, account: TradingAccount): Promise<number> {
    const books = await this.books(em, account);
    const others = await em.find(Order, { account: account.id, status: { $in: [...committedStatuses] } });
    const nothing = { market: 'KOSPI', tradeDate: '', lastPriceKrw: 1, basePriceKrw: 1 } as const;
    return accountFor({ account, books, others, tradeDate: '' }, '', nothing).orderableCashKrw;
  }

  /** The market's day by the broker's clock. @throws DomainError E_REAL_ORDERS_DISABLED without a broker, E_BROKER. */
  async marketDay(): Promise<MarketDay> {
    const broker = this.#parts.broker();
    if (broker === null) throw new DomainError('E_REAL_ORDERS_DISABLED');
    try {
      return await broker.clock.day();
    } catch (cause) {
      throw new DomainError('E_BROKER', [], { cause });
    }
  }

  /** Kill switch and limits; made at the first look. */
  async state(em: EntityManager): Promise<TradingState> {
    const organisationId = organisationOf(em);
    if (organisationId === null)
      throw new Error('A trading state is one organisation’s: bind the entity manager with scopedEm.');
    const known = await this.stateOf(em, organisationId);
    if (known) return known;
    const limits = this.#parts.broker()?.environment === 'real' ? realLimits : paperLimits;
    const row = {
      publicId: newId('trs'),
      organisation: organisationId,
      version: 1,
      isHalted: false,
      ...limits,
      updatedAt: new Date(),
    };
    try {
      await em.insert(TradingState, row);
    } catch (error) {
      if (!(error instanceof UniqueConstraintViolationException)) throw error;
    }
    return (await this.stateOf(em, organisationId))!;
  }

  /** The same for jobs; null where nobody has looked yet, which allows nothing. */
  stateOf(em: EntityManager, organisationId: number): Promise<TradingState | null> {
    return em.findOne(TradingState, { organisation: organisationId }, { refresh: true });
  }

  async findState(em: EntityManager, id: string): Promise<TradingState | null> {
    return isId('trs', id) ? em.findOne(TradingState, { publicId: id }, { refresh: true }) : null;
  }

  /**
   * Stops trading at once: nothing is sent any more, and approvals of what has not left are void.
   *
   * @param isCancelling - Whether orders at the broker are taken back too.
   * @throws DomainError E_LENGTH at reason, E_STATE where it is stopped already.
   */
  async halt(em: EntityManager, reason: string, isCancelling: boolean, actor: Actor): Promise<TradingState> {
    requireReason(reason);
    await this.state(em);
    return em.transactional(async (tx) => {
      const state = await this.state(tx);
      if (state.isHalted) throw new DomainError('E_STATE');
      return this.#stop(tx, state, reason, isCancelling, actor);
    });
  }

  /** Stops trading for a reason that goes before any earlier one: the books are older than the broker's. */
  async haltAfterRestore(em: EntityManager, reason: string, actor: Actor): Promise<TradingState> {
    await this.state(em);
    return em.transactional(async (tx) => this.#stop(tx, await this.state(tx), reason, false, actor));
  }

  /**
   * Lets trading go on. Whoever stopped it cannot be the one who resumes it.
   *
   * @throws DomainError E_LENGTH at reason, E_STATE where it is not stopped, E_SELF_APPROVAL.
   */
  async resume(em: EntityManager, reason: string, actor: Actor): Promise<TradingState> {
    requireReason(reason);
    await this.state(em);
    return em.transactional(async (tx) => {
      const state = await this.state(tx);
      if (!state.isHalted) throw new DomainError('E_STATE');
      if (state.switchedById === actor.personId) throw new DomainError('E_SELF_APPROVAL');
      this.#switch(state, false, reason, actor);
      recordAudit(tx, state.organisation.id, actor, 'trading.resume', state.publicId, { reason });
      await this.#tell(tx, state);
      return state;
    });
  }

  /**
   * Changes limits; those that are left out stay. What is approved but not sent has to keep the new ones.
   *
   * @throws DomainError E_VERSION_CONFLICT, E_RANGE at the limit.
   */
  async updateLimits(
    em: EntityManager,
    expectedVersion: number,
    change: Partial<{ [Name in keyof TicketLimits]: number | null | undefined }>,
    actor: Actor,
  ): Promise<TradingState> {
    await this.state(em);
    return em.transactional(async (tx) => {
      const state = await this.state(tx);
      if (state.version !== expectedVersion) throw new DomainError('E_VERSION_CONFLICT', ['expectedVersion']);
      const before = limitsOf(state);
      const after = { ...before, ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== null && value !== undefined)) }; // prettier-ignore
      requireLimits(after);
      Object.assign(state, after, { version: state.version + 1, updatedAt: new Date() });
      recordAudit(tx, state.organisation.id, actor, 'trading.limits', state.publicId, { before, after });
      await this.#tell(tx, state);
      return state;
    });
  }

  /** Has the account read again; returns it as it is before. A repeat of the key asks for nothing more. */
  async refresh(em: EntityManager, key: string, actor: Actor): Promise<TradingAccount> {
    const account = await this.requireAccount(em);
    const organisationId = account.organisation.id;
    await once(em, organisationId, key, hashInput('tradingAccountRefresh', {}), async (tx) => {
      this.#parts.outbox.add(tx, sendJob, { accountId: account.publicId });
      recordAudit(tx, organisationId, actor, 'trading.refresh', account.publicId);
      await tx.flush();
      return account.publicId;
    });
    return account;
  }

  async #stop(
    tx: EntityManager,
    state: TradingState,
    reason: string,
    isCancelling: boolean,
    actor: Actor,
  ): Promise<TradingState> {
    this.#switch(state, true, reason, actor);
    const open = await tx.find(Order, { status: { $in: ['APPROVED', 'UNKNOWN', 'ACCEPTED', 'PARTLY_FILLED'] } });
    const accounts = new Set<number>();
    for (const order of open) {
      if (order.status === 'APPROVED') {
        order.clearApproval();
        await moveOrder(tx, this.#parts, order, 'HALT', 'TRADING_HALT', {
          actor,
          reason,
          failure: 'E_TRADING_HALTED',
        });
      } else if (isCancelling) {
        order.pendingChange = 'CANCEL';
        order.pendingById = actor.personId;
        order.isPendingApproved = true;
        accounts.add(order.account.id);
      } else if (order.pendingChange === 'AMEND') {
        order.pendingChange = null;
      }
    }
    recordAudit(tx, state.organisation.id, actor, 'trading.halt', state.publicId, {
      reason,
      isCancelling,
      orders: open.length,
    });
    await this.#tell(tx, state);
    for (const account of await tx.find(TradingAccount, { id: { $in: [...accounts] } }))
      this.#parts.outbox.add(tx, sendJob, { accountId: account.publicId });
    return state;
  }

  #switch(state: TradingState, isHalted: boolean, reason: string, actor: Actor): void {
    Object.assign(state, {
      isHalted,
      reason,
      switchedById: actor.personId,
      switchedByName: actor.name,
      switchedAt: new Date(),
      version: state.version + 1,
      updatedAt: new Date(),
    });
  }

  async #tell(tx: EntityManager, state: TradingState): Promise<void> {
    await this.#parts.events.append(tx, orderStream(state.organisation.id), 'state', {
      stateId: state.publicId,
    } satisfies OrderEventPayloads['state']);
    await tx.flush();
  }
}

export function limitsOf(state: TradingState): TicketLimits {
  const { maximumOrderKrw, maximumDayKrw, maximumInstrumentRatio, maximumDayOrders, priceBandRatio } = state;
  return { maximumOrderKrw, maximumDayKrw, maximumInstrumentRatio, maximumDayOrders, priceBandRatio };
}

function requireLimits(limits: TicketLimits): void {
  const isRight: Readonly<Record<keyof TicketLimits, boolean>> = {
    maximumOrderKrw: limits.maximumOrderKrw >= 0,
    maximumDayKrw: limits.maximumDayKrw >= 0,
    maximumInstrumentRatio: limits.maximumInstrumentRatio > 0 && limits.maximumInstrumentRatio <= 1,
    maximumDayOrders: limits.maximumDayOrders >= 0 && limits.maximumDayOrders <= MOST_DAY_ORDERS,
    priceBandRatio: limits.priceBandRatio > 0 && limits.priceBandRatio <= 1,
  };
  const wrong = Object.entries(isRight).filter(([, right]) => !right);
  if (wrong.length > 0) throw new AggregateError(wrong.map(([name]) => new DomainError('E_RANGE', [name])));
}

/** @throws DomainError E_LENGTH. */
export function requireReason(reason: string): void {
  const length = reason.trim().length;
  if (length < 1 || length > MOST_REASON) throw new DomainError('E_LENGTH', ['reason']);
}
