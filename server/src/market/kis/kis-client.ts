import { KisConnection, readAnswer as read } from './kis-connection.ts';
import type { KisAnswer, KisConnectionOptions } from './kis-connection.ts';
import { KisError } from './kis-error.ts';
import { kisCalls } from './kis-persona.ts';
import type { KisCall } from './kis-persona.ts';
import {
  dailyChartAnswerSchema,
  indexChartAnswerSchema,
  quoteAnswerSchema,
  stockInfoAnswerSchema,
  toWireDate,
} from './kis-wire.ts';
import type { KisCandle, KisIndexCandle, KisQuote, KisStockInfo } from './kis-wire.ts';

/** One page of a chart as it came, so that it can be kept and read again. */
export interface KisPage<Row> {
  /** First and last day that was asked for, `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
  /** Body of the answer, unchanged. */
  readonly raw: string;
  /** Newest first, as on the wire. */
  readonly rows: readonly Row[];
}

/** Rows of a full page; fewer means that the range is exhausted. */
const ITEM_PAGE_ROWS = 100;
const INDEX_PAGE_ROWS = 50;

/**
 * Client of the KIS Open API for quotations. All calls are inquiries, so each is repeated as often as its failure's class
 * allows; what is left is a KisError. Keys, secrets and tokens appear in no error.
 */
export class KisClient {
  readonly #connection: KisConnection;

  /** @param source - A connection that other clients of the same key share, or what it takes to make one. */
  constructor(source: KisConnection | KisConnectionOptions) {
    this.#connection = source instanceof KisConnection ? source : new KisConnection(source);
  }

  /** Last price of an issue. Throws NOT_FOUND where the exchange has no such code (it answers a price of 0). */
  async quote(symbol: string, signal?: AbortSignal): Promise<KisQuote> {
    const { body } = await this.#inquire(
      'inquire-price',
      { FID_COND_MRKT_DIV_CODE: 'J', FID_INPUT_ISCD: symbol },
      signal,
    );
    const quote = read('inquire-price', quoteAnswerSchema, body).output;
    if (quote.priceKrw === 0) throw notFound('inquire-price', symbol);
    return quote;
  }

  /** Master record of an issue: names, market, industry. Real environment only. */
  async stockInfo(symbol: string, signal?: AbortSignal): Promise<KisStockInfo & { readonly raw: string }> {
    const { body, raw } = await this.#inquire('search-stock-info', { PRDT_TYPE_CD: '300', PDNO: symbol }, signal);
    return { ...read('search-stock-info', stockInfoAnswerSchema, body).output, raw };
  }

  /**
   * Daily candles of an issue from the newest page back to `from`.
   *
   * @param prices - `adjusted` for splits and rights (estimation), or `raw` as traded (valuation).
   * Ends at the begin date, at a page that is not full, at no row, or when a page does not get any older.
   */
  async *dailyChart(
    symbol: string,
    from: string,
    to: string,
    prices: 'adjusted' | 'raw',
    signal?: AbortSignal,
  ): AsyncGenerator<KisPage<KisCandle>> {
    const call = 'inquire-daily-itemchartprice';
    yield* this.#pages(from, to, ITEM_PAGE_ROWS, async (pageTo) => {
      const { body, raw } = await this.#inquire(
        call,
        {
          FID_COND_MRKT_DIV_CODE: 'J',
          FID_INPUT_ISCD: symbol,
          FID_INPUT_DATE_1: toWireDate(from),
          FID_INPUT_DATE_2: toWireDate(pageTo),
          FID_PERIOD_DIV_CODE: 'D',
          FID_ORG_ADJ_PRC: prices === 'adjusted' ? '0' : '1',
        },
        signal,
      );
      const answer = read(call, dailyChartAnswerSchema, body);
      if (answer.output2.length === 0 && answer.output1?.stck_prpr === 0) throw notFound(call, symbol);
      return { raw, rows: answer.output2 };
    });
  }

  /** Daily values of an index such as 0001 (KOSPI), paged like `dailyChart` with 50 rows a page. */
  async *indexChart(
    indexCode: string,
    from: string,
    to: string,
    signal?: AbortSignal,
  ): AsyncGenerator<KisPage<KisIndexCandle>> {
    const call = 'inquire-daily-indexchartprice';
    yield* this.#pages(from, to, INDEX_PAGE_ROWS, async (pageTo) => {
      const { body, raw } = await this.#inquire(
        call,
        {
          FID_COND_MRKT_DIV_CODE: 'U',
          FID_INPUT_ISCD: indexCode,
          FID_INPUT_DATE_1: toWireDate(from),
          FID_INPUT_DATE_2: toWireDate(pageTo),
          FID_PERIOD_DIV_CODE: 'D',
        },
        signal,
      );
      return { raw, rows: read(call, indexChartAnswerSchema, body).output2 };
    });
  }

  /** Gives the token back. The next call asks for a new one, a minute after the last request at the earliest. */
  async revoke(): Promise<void> {
    await this.#connection.revoke();
  }

  async *#pages<Row extends { readonly sessionDate: string }>(
    from: string,
    to: string,
    fullPage: number,
    load: (pageTo: string) => Promise<{ readonly raw: string; readonly rows: readonly Row[] }>,
  ): AsyncGenerator<KisPage<Row>> {
    let pageTo = to;
    let oldestSoFar: string | null = null;
    while (pageTo >= from) {
      const { raw, rows } = await load(pageTo);
      const oldest = rows.at(-1)?.sessionDate;
      if (oldest === undefined || oldest === oldestSoFar) return;
      yield { from, to: pageTo, raw, rows };
      if (rows.length < fullPage || oldest <= from) return;
      oldestSoFar = oldest;
      pageTo = dayBefore(oldest);
    }
  }

  #inquire(call: KisCall, query: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<KisAnswer> {
    const { path, trId: trIds } = kisCalls[call];
    const trId = trIds[this.#connection.persona.environment];
    if (trId === null) throw new KisError({ failure: 'CONFIGURATION', msgCd: 'EGW02006', status: null, call });
    return this.#connection.inquire({ call, path, trId }, query, signal);
  }
}

function notFound(call: string, symbol: string): KisError {
  return new KisError({ failure: 'NOT_FOUND', msgCd: null, status: 200, call, text: symbol });
}

function dayBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
