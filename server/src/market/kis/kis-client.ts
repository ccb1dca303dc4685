import type { z } from 'zod';

import { parseKstTime } from './kis-clock.ts';
import type { KisClock } from './kis-clock.ts';
import { KisError, classifyFailure } from './kis-error.ts';
import type { KisFailure } from './kis-error.ts';
import { kisCalls } from './kis-persona.ts';
import type { KisCall, KisPersona } from './kis-persona.ts';
import { KisRateLimiter } from './kis-rate-limiter.ts';
import { KisTokenKeeper, TOKEN_INTERVAL_MS, tokenKey } from './kis-token.ts';
import type { IssuedToken, TokenStore } from './kis-token.ts';
import {
  dailyChartAnswerSchema,
  envelopeSchema,
  indexChartAnswerSchema,
  oauthErrorSchema,
  quoteAnswerSchema,
  revokeAnswerSchema,
  stockInfoAnswerSchema,
  toWireDate,
  tokenAnswerSchema,
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

/** The part of `fetch` that is used, so that tests can stand in for it. */
export type KisFetch = (url: string, init: RequestInit) => Promise<Response>;

/** Everything the client takes from outside. */
export interface KisClientOptions {
  readonly persona: KisPersona;
  readonly tokens: TokenStore;
  readonly clock: KisClock;
  readonly fetch: KisFetch;
  /** Until an answer must be complete, ms. Default 10 s. */
  readonly timeoutMs?: number;
  /** Tries of one inquiry for each class that may be repeated. */
  readonly attempts?: Partial<Readonly<Record<'SLOW_DOWN' | 'UNKNOWN_OUTCOME' | 'TRANSIENT', number>>>;
}

/** Rows of a full page; fewer means that the range is exhausted. */
const ITEM_PAGE_ROWS = 100;
const INDEX_PAGE_ROWS = 50;

const DEFAULT_ATTEMPTS = { SLOW_DOWN: 8, UNKNOWN_OUTCOME: 4, TRANSIENT: 4 } as const;
const FIRST_BACKOFF_MS = 150;
const LONGEST_BACKOFF_MS = 5_000;

/** What came back, before anybody judged it. Status is null where no whole answer came. */
interface Reply {
  readonly status: number | null;
  readonly text: string;
  readonly cause?: unknown;
}

interface Answer {
  readonly raw: string;
  readonly body: unknown;
}

/**
 * Client of the KIS Open API for quotations. All calls are inquiries, so each is repeated as often as its failure's class
 * allows; what is left is a KisError. Keys, secrets and tokens appear in no error.
 */
export class KisClient {
  readonly #persona: KisPersona;
  readonly #clock: KisClock;
  readonly #fetch: KisFetch;
  readonly #timeoutMs: number;
  readonly #attempts: Readonly<Record<'SLOW_DOWN' | 'UNKNOWN_OUTCOME' | 'TRANSIENT', number>>;
  readonly #limiter: KisRateLimiter;
  readonly #keeper: KisTokenKeeper;

  constructor(options: KisClientOptions) {
    this.#persona = options.persona;
    this.#clock = options.clock;
    this.#fetch = options.fetch;
    this.#timeoutMs = options.timeoutMs ?? 10_000;
    this.#attempts = { ...DEFAULT_ATTEMPTS, ...options.attempts };
    this.#limiter = new KisRateLimiter(options.persona.rate, options.clock);
    this.#keeper = new KisTokenKeeper(tokenKey(options.persona), options.tokens, options.clock, () =>
      this.#issueToken(),
    );
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
    const token = await this.#keeper.token();
    const { appKey: appkey, appSecret: appsecret } = this.#persona;
    const reply = await this.#send('/oauth2/revokeP', { method: 'POST', body: { appkey, appsecret, token } });
    const parsed = revokeAnswerSchema.safeParse(parseJson(reply.text));
    if (!parsed.success || Number(parsed.data.code) !== 200) throw this.#refusal('revokeP', reply);
    await this.#keeper.drop(token);
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

  /** One inquiry with its repeats. */
  async #inquire(call: KisCall, query: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<Answer> {
    const trId = kisCalls[call].trId[this.#persona.environment];
    if (trId === null) throw new KisError({ failure: 'CONFIGURATION', msgCd: 'EGW02006', status: null, call });
    const path = `${kisCalls[call].path}?${new URLSearchParams(query).toString()}`;
    const failures: Record<KisFailure, number> = emptyCounts();

    for (;;) {
      const token = await this.#keeper.token();
      await this.#limiter.take(signal);
      const reply = await this.#send(path, { method: 'GET', trId, token, ...(signal && { signal }) });
      const answer = successOf(reply);
      if (answer) return answer;

      const error = this.#refusal(call, reply);
      failures[error.failure] += 1;
      const round = failures[error.failure];
      if (error.failure === 'RENEW_TOKEN' && round === 1) {
        await this.#keeper.drop(token);
      } else if (error.failure === 'SLOW_DOWN' && round < this.#attempts.SLOW_DOWN) {
        this.#limiter.pause(backoffMs(round));
      } else if (
        (error.failure === 'UNKNOWN_OUTCOME' || error.failure === 'TRANSIENT') &&
        round < this.#attempts[error.failure]
      ) {
        await this.#clock.sleep(backoffMs(round), signal);
      } else {
        throw error;
      }
    }
  }

  async #issueToken(): Promise<IssuedToken> {
    const { appKey: appkey, appSecret: appsecret } = this.#persona;
    for (let round = 1; ; round += 1) {
      const reply = await this.#send('/oauth2/tokenP', {
        method: 'POST',
        body: { grant_type: 'client_credentials', appkey, appsecret },
      });
      const parsed = tokenAnswerSchema.safeParse(parseJson(reply.text));
      if (reply.status === 200 && parsed.success) {
        const expiresAt = parseKstTime(parsed.data.access_token_token_expired);
        if (expiresAt !== null) return { accessToken: parsed.data.access_token, expiresAt };
        throw new KisError({ failure: 'PROTOCOL', msgCd: null, status: 200, call: 'tokenP', text: 'no expiry' });
      }
      const error = this.#refusal('tokenP', reply);
      const mayRepeat =
        error.failure !== 'CONFIGURATION' && error.failure !== 'REQUEST' && error.failure !== 'BUSINESS';
      if (!mayRepeat || round >= 3) throw error;
      // the limit is one request a minute, whatever became of the last one
      await this.#clock.sleep(TOKEN_INTERVAL_MS);
    }
  }

  /** Sends once and never throws for what the other side does; only the caller's own abort passes through. */
  async #send(
    path: string,
    request: {
      readonly method: 'GET' | 'POST';
      readonly body?: object;
      readonly trId?: string;
      readonly token?: string;
      readonly signal?: AbortSignal;
    },
  ): Promise<Reply> {
    const { appKey, appSecret, baseUrl } = this.#persona;
    const headers: Record<string, string> = { 'content-type': 'application/json; charset=utf-8', custtype: 'P' };
    if (request.token && request.trId) {
      Object.assign(headers, {
        authorization: `Bearer ${request.token}`,
        appkey: appKey,
        appsecret: appSecret,
        tr_id: request.trId,
        tr_cont: '',
      });
    }
    const deadline = AbortSignal.timeout(this.#timeoutMs);
    try {
      const response = await this.#fetch(`${baseUrl}${path}`, {
        method: request.method,
        headers,
        signal: request.signal ? AbortSignal.any([request.signal, deadline]) : deadline,
        ...(request.body && { body: JSON.stringify(request.body) }),
      });
      return { status: response.status, text: await response.text() };
    } catch (cause) {
      request.signal?.throwIfAborted();
      return { status: null, text: '', cause };
    }
  }

  #refusal(call: string, reply: Reply): KisError {
    const body = parseJson(reply.text);
    const envelope = envelopeSchema.safeParse(body);
    const oauth = oauthErrorSchema.safeParse(body);
    const msgCd = envelope.success ? envelope.data.msg_cd.trim() : oauth.success ? oauth.data.error_code : null;
    const text = envelope.success ? envelope.data.msg1 : oauth.success ? oauth.data.error_description : '';
    return new KisError(
      {
        failure: classifyFailure(msgCd, reply.status),
        msgCd,
        status: reply.status,
        call,
        text: this.#scrub(text.trim()).slice(0, 200),
      },
      // the cause of a failed fetch names host and port, never headers
      reply.cause instanceof Error ? { cause: new Error(reply.cause.name) } : {},
    );
  }

  #scrub(text: string): string {
    let clean = text;
    for (const secret of [this.#persona.appSecret, this.#persona.appKey, this.#keeper.held()]) {
      if (secret) clean = clean.replaceAll(secret, '***');
    }
    return clean;
  }
}

function successOf(reply: Reply): Answer | null {
  if (reply.status !== 200) return null;
  const body = parseJson(reply.text);
  const envelope = envelopeSchema.safeParse(body);
  return envelope.success && envelope.data.rt_cd === '0' ? { raw: reply.text, body } : null;
}

function read<T extends z.ZodType>(call: string, schema: T, body: unknown): z.output<T> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const text = issue ? `${issue.path.join('.')}: ${issue.message}` : '';
  throw new KisError({ failure: 'PROTOCOL', msgCd: null, status: 200, call, text });
}

function notFound(call: string, symbol: string): KisError {
  return new KisError({ failure: 'NOT_FOUND', msgCd: null, status: 200, call, text: symbol });
}

function backoffMs(round: number): number {
  return Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** (round - 1));
}

function emptyCounts(): Record<KisFailure, number> {
  return {
    RENEW_TOKEN: 0,
    SLOW_DOWN: 0,
    UNKNOWN_OUTCOME: 0,
    TRANSIENT: 0,
    CONFIGURATION: 0,
    REQUEST: 0,
    BUSINESS: 0,
    NOT_FOUND: 0,
    PROTOCOL: 0,
  };
}

function dayBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // HTML of a proxy or a cut-off body; the status decides then
  }
}
