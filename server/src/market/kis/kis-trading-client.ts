import { DomainError } from '@convergence/shared/errors';

import { readAnswer, unknownOutcome } from './kis-connection.ts';
import type { KisAnswer, KisConnection } from './kis-connection.ts';
import { KisError } from './kis-error.ts';
import { kisEnvironments, kisTradingPaths } from './kis-persona.ts';
import type { KisTradingCall } from './kis-persona.ts';
import { assertTradingHost } from './kis-trading-host.ts';
import {
  balanceAnswerSchema,
  buyingPowerAnswerSchema,
  executionsAnswerSchema,
  orderAnswerSchema,
} from './kis-trading-wire.ts';
import type { KisAcceptance, KisAccountTotals, KisBuyingPower, KisHolding, KisOrderRow } from './kis-trading-wire.ts';
import { toWireDate } from './kis-wire.ts';

/** Account number in its two parts. */
export interface KisAccount {
  /** Eight digits. */
  readonly number: string;
  /** Two digits; 01 is shares. */
  readonly product: string;
}

export interface KisTradingOptions {
  /** Shared with the quotations of the same key. */
  readonly connection: KisConnection;
  readonly account: KisAccount;
  /** Only `true` lets a client be built for the real environment. */
  readonly allowRealTrading?: boolean;
}

/** A new cash order on KRX. */
export interface KisOrder {
  readonly side: 'buy' | 'sell';
  readonly symbol: string;
  /** Whole shares, at least 1. */
  readonly quantity: number;
  /** Whole won on the tick; null is a market order. */
  readonly limitKrw: number | null;
}

/** An order as the broker knows it. */
export type KisOrderReference = Pick<KisAcceptance, 'branch' | 'orderNumber'>;

export interface KisExecutionsQuery {
  /** First and last order date, `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
  readonly symbol?: string;
  readonly side?: 'buy' | 'sell';
  readonly orderNumber?: string;
  /** Default all. */
  readonly state?: 'executed' | 'open';
}

/** All pages of one inquiry. */
export interface KisListing<Row> {
  readonly rows: readonly Row[];
  /** False where the paging ended although more was announced: what is not in the rows may still exist. */
  readonly isComplete: boolean;
}

export interface KisBalance extends KisListing<KisHolding> {
  readonly totals: KisAccountTotals;
}

/** Times that a list is begun again because the data changed between two pages. */
const LISTING_ATTEMPTS = 3;
const LIMIT = '00';
const MARKET = '01';

interface Page<Row> {
  readonly rows: readonly Row[];
  readonly forward: string;
  readonly next: string;
}

/**
 * Orders and account of the KIS Open API. An order leaves once: after an unknown outcome it is looked up, never sent again
 * (`KisConnection.order`). Built for the real host only with the flag (`assertTradingHost`).
 */
export class KisTradingClient {
  readonly #connection: KisConnection;
  readonly #account: Readonly<Record<'CANO' | 'ACNT_PRDT_CD', string>>;

  /** @throws DomainError E_FORBIDDEN, E_SETTINGS (`assertTradingHost`), E_FORMAT for the account. */
  constructor({ connection, account, allowRealTrading = false }: KisTradingOptions) {
    assertTradingHost(connection.persona, allowRealTrading);
    if (!/^\d{8}$/.test(account.number) || !/^\d{2}$/.test(account.product))
      throw new DomainError('E_FORMAT', ['account']);
    this.#connection = connection;
    this.#account = { CANO: account.number, ACNT_PRDT_CD: account.product };
  }

  /**
   * Sends a new order. The answer is an acceptance, never a fill.
   *
   * @throws KisError UNKNOWN_OUTCOME where the order may have been taken: `lookUp` before sending anything again.
   */
  async placeOrder(order: KisOrder, signal?: AbortSignal): Promise<KisAcceptance> {
    requireShares(order.quantity);
    requireSymbol(order.symbol);
    return this.#order(
      order.side,
      {
        PDNO: order.symbol,
        ...(order.side === 'sell' && { SLL_TYPE: '01' }),
        ...priceFields(order.limitKrw),
        ORD_QTY: String(order.quantity),
        EXCG_ID_DVSN_CD: 'KRX',
      },
      signal,
    );
  }

  /**
   * Gives the open rest of an order, or a part of it, a new price. The changed part has a new order number from then on.
   *
   * @param quantity - Null for the whole rest.
   * @throws KisError UNKNOWN_OUTCOME: look for a row whose `originalNumber` is this order's.
   */
  async amendOrder(
    order: KisOrderReference,
    limitKrw: number,
    quantity: number | null = null,
    signal?: AbortSignal,
  ): Promise<KisAcceptance> {
    return this.#change(order, '01', priceFields(limitKrw), quantity, signal);
  }

  /** Withdraws the open rest of an order, or a part of it. Errors as in `amendOrder`. */
  async cancelOrder(
    order: KisOrderReference,
    quantity: number | null = null,
    signal?: AbortSignal,
  ): Promise<KisAcceptance> {
    return this.#change(order, '02', { ORD_DVSN: LIMIT, ORD_UNPR: '0' }, quantity, signal);
  }

  /** Orders of the days asked for, newest first, with what became of them; days beyond three months are asked for apart. */
  async executions(query: KisExecutionsQuery, signal?: AbortSignal): Promise<KisListing<KisOrderRow>> {
    const border = monthsBefore(seoulDate(this.#connection.clock.now()), 3);
    const listings: KisListing<KisOrderRow>[] = [];
    if (query.to >= border)
      listings.push(await this.#executions('executions', { ...query, from: later(query.from, border) }, signal));
    if (query.from < border)
      listings.push(
        await this.#executions('oldExecutions', { ...query, to: earlier(query.to, dayBefore(border)) }, signal),
      );
    return {
      rows: listings.flatMap((listing) => listing.rows),
      isComplete: listings.every((listing) => listing.isComplete),
    };
  }

  /**
   * Looks for an order whose answer never came. The vendor takes no key of ours, so the order is known by what it asked for.
   *
   * @param date - Day on which it was sent, Korean time.
   * @param known - Numbers of orders that are accounted for; they are left out.
   * @returns Rows that it could be. No row proves nothing yet while `isComplete` is false, nor in the first seconds: the paper
   *   server lists new orders late.
   */
  async lookUp(
    order: KisOrder,
    date: string,
    known: ReadonlySet<string>,
    signal?: AbortSignal,
  ): Promise<KisListing<KisOrderRow>> {
    const { symbol, side } = order;
    const { rows, isComplete } = await this.executions({ from: date, to: date, symbol, side }, signal);
    const division = order.limitKrw === null ? MARKET : LIMIT;
    const matching = rows.filter(
      (row) =>
        row.originalNumber === null &&
        row.symbol === symbol &&
        row.side === side &&
        row.division === division &&
        row.quantity === order.quantity &&
        (order.limitKrw === null || row.priceKrw === order.limitKrw) &&
        !known.has(row.orderNumber),
    );
    return { rows: matching, isComplete };
  }

  /** Positions and sums of the account. */
  async balance(signal?: AbortSignal): Promise<KisBalance> {
    let totals: KisAccountTotals | null = null;
    const query = {
      AFHR_FLPR_YN: 'N',
      OFL_YN: '',
      INQR_DVSN: '01',
      UNPR_DVSN: '01',
      FUND_STTL_ICLD_YN: 'N',
      FNCG_AMT_AUTO_RDPT_YN: 'N',
      PRCS_DVSN: '00',
    };
    const listing = await this.#listing('balance', query, signal, ({ body }): Page<KisHolding> => {
      const answer = readAnswer('balance', balanceAnswerSchema, body);
      totals = answer.output2.at(-1)!; // repeated on every page, never summed
      return { rows: answer.output1, forward: answer.ctx_area_fk100, next: answer.ctx_area_nk100 };
    });
    return { ...listing, totals: totals! };
  }

  /** What can be bought of an issue without credit; `limitKrw` null counts at the upper price limit, as a market order does. */
  async buyingPower(symbol: string, limitKrw: number | null, signal?: AbortSignal): Promise<KisBuyingPower> {
    requireSymbol(symbol);
    const { body } = await this.#connection.inquire(
      this.#route('buyingPower'),
      {
        ...this.#account,
        PDNO: symbol,
        ...priceFields(limitKrw),
        ...(limitKrw === null && { ORD_UNPR: '' }),
        CMA_EVLU_AMT_ICLD_YN: 'N',
        OVRS_ICLD_YN: 'N',
      },
      signal,
    );
    return readAnswer('buyingPower', buyingPowerAnswerSchema, body).output;
  }

  async #executions(
    call: 'executions' | 'oldExecutions',
    { from, to, symbol = '', side, orderNumber = '', state }: KisExecutionsQuery,
    signal?: AbortSignal,
  ): Promise<KisListing<KisOrderRow>> {
    const query = {
      INQR_STRT_DT: toWireDate(from),
      INQR_END_DT: toWireDate(to),
      SLL_BUY_DVSN_CD: side === undefined ? '00' : side === 'sell' ? '01' : '02',
      PDNO: symbol,
      ORD_GNO_BRNO: '',
      ODNO: orderNumber,
      CCLD_DVSN: state === undefined ? '00' : state === 'executed' ? '01' : '02',
      INQR_DVSN: '00',
      INQR_DVSN_1: '',
      INQR_DVSN_3: '00',
      EXCG_ID_DVSN_CD: 'KRX',
    };
    return this.#listing(call, query, signal, ({ body }) => {
      const answer = readAnswer(call, executionsAnswerSchema, body);
      return { rows: answer.output1, forward: answer.ctx_area_fk100, next: answer.ctx_area_nk100 };
    });
  }

  /** All pages; from the first one again when the data changed in between. */
  async #listing<Row>(
    call: KisTradingCall,
    query: Readonly<Record<string, string>>,
    signal: AbortSignal | undefined,
    read: (answer: KisAnswer) => Page<Row>,
  ): Promise<KisListing<Row>> {
    for (let round = 1; ; round += 1) {
      try {
        return await this.#pages(call, query, signal, read);
      } catch (error) {
        const hasChanged = error instanceof KisError && error.msgCd === 'SYDB0050';
        if (!hasChanged || round >= LISTING_ATTEMPTS) throw error;
      }
    }
  }

  async #pages<Row>(
    call: KisTradingCall,
    query: Readonly<Record<string, string>>,
    signal: AbortSignal | undefined,
    read: (answer: KisAnswer) => Page<Row>,
  ): Promise<KisListing<Row>> {
    const rows: Row[] = [];
    const seen = new Set<string>();
    let keys = { CTX_AREA_FK100: '', CTX_AREA_NK100: '' };
    for (;;) {
      const answer = await this.#connection.inquire(
        this.#route(call),
        { ...this.#account, ...query, ...keys },
        signal,
        seen.size === 0 ? '' : 'N',
      );
      const page = read(answer);
      rows.push(...page.rows);
      if (answer.trCont !== 'F' && answer.trCont !== 'M') return { rows, isComplete: true };
      // an endless loop over the same key has been seen
      if (page.next === '' || seen.has(page.next)) return { rows, isComplete: false };
      seen.add(page.next);
      keys = { CTX_AREA_FK100: page.forward, CTX_AREA_NK100: page.next };
    }
  }

  #change(
    { branch, orderNumber }: KisOrderReference,
    kind: '01' | '02',
    price: Readonly<Record<'ORD_DVSN' | 'ORD_UNPR', string>>,
    quantity: number | null,
    signal?: AbortSignal,
  ): Promise<KisAcceptance> {
    if (quantity !== null) requireShares(quantity);
    return this.#order(
      'change',
      {
        KRX_FWDG_ORD_ORGNO: branch,
        ORGN_ODNO: orderNumber,
        RVSE_CNCL_DVSN_CD: kind,
        ...price,
        ORD_QTY: String(quantity ?? 0),
        QTY_ALL_ORD_YN: quantity === null ? 'Y' : 'N',
        EXCG_ID_DVSN_CD: 'KRX',
      },
      signal,
    );
  }

  async #order(
    call: 'buy' | 'sell' | 'change',
    fields: Readonly<Record<string, string>>,
    signal?: AbortSignal,
  ): Promise<KisAcceptance> {
    const { body } = await this.#connection.order(this.#route(call), { ...this.#account, ...fields }, signal);
    try {
      return readAnswer(call, orderAnswerSchema, body).output;
    } catch (error) {
      // it was taken, but under a number that we could not read
      throw error instanceof KisError ? unknownOutcome(error) : error;
    }
  }

  #route(call: KisTradingCall): { readonly call: string; readonly path: string; readonly trId: string } {
    return {
      call,
      path: kisTradingPaths[call],
      trId: kisEnvironments[this.#connection.persona.environment].trading[call],
    };
  }
}

function priceFields(limitKrw: number | null): Readonly<Record<'ORD_DVSN' | 'ORD_UNPR', string>> {
  if (limitKrw === null) return { ORD_DVSN: MARKET, ORD_UNPR: '0' };
  if (!(Number.isSafeInteger(limitKrw) && limitKrw > 0)) throw new DomainError('E_RANGE', ['limitKrw']);
  return { ORD_DVSN: LIMIT, ORD_UNPR: String(limitKrw) };
}

function requireShares(quantity: number): void {
  if (!(Number.isSafeInteger(quantity) && quantity > 0)) throw new DomainError('E_RANGE', ['quantity']);
}

function requireSymbol(symbol: string): void {
  if (!/^[0-9A-Z]{6,7}$/.test(symbol)) throw new DomainError('E_FORMAT', ['symbol']);
}

function seoulDate(at: number): string {
  return new Date(at + 9 * 3_600_000).toISOString().slice(0, 10);
}

/** The same day of an earlier month; the first of the next one where that month is shorter. */
function monthsBefore(date: string, months: number): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCMonth(day.getUTCMonth() - months);
  return day.toISOString().slice(0, 10);
}

function dayBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

const later = (a: string, b: string): string => (a > b ? a : b);
const earlier = (a: string, b: string): string => (a < b ? a : b);
