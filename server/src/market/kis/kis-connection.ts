import type { z } from 'zod';

import { measurements, outbound } from '../../platform/measured.ts';

import { parseKstTime } from './kis-clock.ts';
import type { KisClock } from './kis-clock.ts';
import { KisError, classifyFailure } from './kis-error.ts';
import type { KisFailure } from './kis-error.ts';
import type { KisPersona } from './kis-persona.ts';
import { KisRateLimiter } from './kis-rate-limiter.ts';
import type { KisTurn } from './kis-rate-limiter.ts';
import { KisTokenKeeper, tokenKey } from './kis-token.ts';
import type { IssuedToken, TokenStore } from './kis-token.ts';
import { envelopeSchema, oauthErrorSchema, revokeAnswerSchema, tokenAnswerSchema } from './kis-wire.ts';

/** The part of `fetch` that is used, so that tests can stand in for it. */
export type KisFetch = (url: string, init: RequestInit) => Promise<Response>;

/** Classes of failure after which an inquiry is repeated. */
type Repeatable = 'SLOW_DOWN' | 'UNKNOWN_OUTCOME' | 'TRANSIENT';

/** Everything the connection takes from outside. */
export interface KisConnectionOptions {
  readonly persona: KisPersona;
  readonly tokens: TokenStore;
  readonly clock: KisClock;
  readonly fetch: KisFetch;
  /** Waits for the turn among all processes that use the same key; none where there is one process. */
  readonly turn?: KisTurn;
  /** Until an answer must be complete, ms. Default 10 s. */
  readonly timeoutMs?: number;
  /** Tries of one inquiry for each class that may be repeated; an order is repeated only as SLOW_DOWN. */
  readonly attempts?: Partial<Readonly<Record<Repeatable, number>>>;
}

/** Where one call goes. */
export interface KisRoute {
  /** Our name of the call, for errors. */
  readonly call: string;
  readonly path: string;
  readonly trId: string;
}

/** An answer that says success. */
export interface KisAnswer {
  readonly raw: string;
  readonly body: unknown;
  /** `F` and `M`: more pages follow; `D`, `E` and empty: none. */
  readonly trCont: string;
}

const DEFAULT_ATTEMPTS = { SLOW_DOWN: 8, UNKNOWN_OUTCOME: 4, TRANSIENT: 4 } as const;
const FIRST_BACKOFF_MS = 150;
const LONGEST_BACKOFF_MS = 5_000;

interface KisRequest {
  readonly method: 'GET' | 'POST';
  readonly body?: object;
  /** Left out where a token is asked for. */
  readonly trId?: string;
  readonly token?: string;
  readonly trCont?: string;
  readonly signal?: AbortSignal;
}

/** What came back, before anybody judged it. Status is null where no whole answer came. */
interface Reply {
  readonly status: number | null;
  readonly text: string;
  readonly trCont: string;
  readonly cause?: unknown;
}

/**
 * Whether a failure proves that the order was not taken. The market says no with HTTP 200; the service's own codes (OPSQ) can
 * come from behind the booking unless they are of the checks before it, and a 408 says nothing about what was read.
 */
function isRefusal({ failure, msgCd, status }: KisError): boolean {
  if (failure === 'BUSINESS') return status === 200 && !msgCd?.startsWith('OPSQ');
  return failure === 'CONFIGURATION' || failure === 'NOT_FOUND' || (failure === 'REQUEST' && status !== 408);
}

/**
 * One key pair on one host: its token, its rate, its repeats. Every client of the same key must share one connection,
 * because the vendor counts calls and tokens by key. Keys, secrets and tokens appear in no error.
 */
export class KisConnection {
  /** A frozen copy: what was checked about the host when a client was built stays true. */
  readonly persona: KisPersona;
  readonly clock: KisClock;
  readonly #fetch: KisFetch;
  readonly #timeoutMs: number;
  readonly #attempts: Readonly<Record<Repeatable, number>>;
  readonly #limiter: KisRateLimiter;
  readonly #keeper: KisTokenKeeper;

  constructor(options: KisConnectionOptions) {
    this.persona = Object.freeze({ ...options.persona });
    this.clock = options.clock;
    this.#fetch = options.fetch;
    this.#timeoutMs = options.timeoutMs ?? 10_000;
    this.#attempts = { ...DEFAULT_ATTEMPTS, ...options.attempts };
    this.#limiter = new KisRateLimiter(options.persona.rate, options.clock, options.turn);
    this.#keeper = new KisTokenKeeper(tokenKey(options.persona), options.tokens, options.clock, () =>
      this.#issueToken(),
    );
  }

  /**
   * One inquiry with its repeats.
   *
   * @param trCont - `N` asks for the page behind the one whose keys the query carries.
   */
  async inquire(
    { call, path, trId }: KisRoute,
    query: Readonly<Record<string, string>>,
    signal?: AbortSignal,
    trCont: '' | 'N' = '',
  ): Promise<KisAnswer> {
    const target = `${path}?${new URLSearchParams(query).toString()}`;
    const failures: Record<KisFailure, number> = emptyCounts();

    for (;;) {
      const token = await this.#keeper.token();
      await this.#limiter.take(signal);
      const reply = await this.#call(call, target, { method: 'GET', trId, token, trCont, ...(signal && { signal }) });
      const answer = successOf(reply);
      if (answer) return answer;

      const error = this.#refusal(call, reply);
      failures[error.failure] += 1;
      const round = failures[error.failure];
      if (error.failure === 'RENEW_TOKEN' && round === 1) {
        await this.#keeper.drop(token);
      } else if (error.msgCd === 'SYDB0050') {
        throw error; // the data changed between two pages: only the caller can begin with the first one again
      } else if (error.failure === 'SLOW_DOWN' && round < this.#attempts.SLOW_DOWN) {
        this.#limiter.pause(backoffMs(round));
      } else if (
        (error.failure === 'UNKNOWN_OUTCOME' || error.failure === 'TRANSIENT') &&
        round < this.#attempts[error.failure]
      ) {
        await this.clock.sleep(backoffMs(round), signal);
      } else {
        throw error;
      }
    }
  }

  /**
   * One order. It is sent again only after an answer that proves that it was not executed: a token that is no longer taken
   * (once) and a vendor code for too many calls. Whatever else is not a plain refusal ends as UNKNOWN_OUTCOME, and the order
   * must be looked up before anybody sends it again.
   *
   * @param signal - Heard until the order leaves; what is under way cannot be called back.
   * @throws KisError NOT_SENT where the order never left.
   */
  async order({ call, path, trId }: KisRoute, body: object, signal?: AbortSignal): Promise<KisAnswer> {
    let renewals = 0;
    let refusals = 0;
    for (;;) {
      const token = await this.#tokenForOrder(call);
      await this.#limiter.take(signal);
      const reply = await this.#call(call, path, { method: 'POST', body, trId, token, trCont: '' });
      const answer = successOf(reply);
      if (answer) return answer;

      const error = this.#refusal(call, reply);
      if (error.failure === 'RENEW_TOKEN') {
        renewals += 1;
        if (renewals > 1) throw error;
        await this.#keeper.drop(token);
      } else if (error.failure === 'SLOW_DOWN' && error.msgCd !== null) {
        refusals += 1;
        if (refusals >= this.#attempts.SLOW_DOWN) throw error;
        this.#limiter.pause(backoffMs(refusals));
      } else if (isRefusal(error)) {
        throw error;
      } else {
        throw unknownOutcome(error);
      }
    }
  }

  /** Gives the token back. The next call asks for a new one, a minute after the last request at the earliest. */
  async revoke(): Promise<void> {
    const token = await this.#keeper.token();
    const { appKey: appkey, appSecret: appsecret } = this.persona;
    const reply = await this.#call('revokeP', '/oauth2/revokeP', {
      method: 'POST',
      body: { appkey, appsecret, token },
    });
    const parsed = revokeAnswerSchema.safeParse(parseJson(reply.text));
    if (!parsed.success || Number(parsed.data.code) !== 200) throw this.#refusal('revokeP', reply);
    await this.#keeper.drop(token);
  }

  /** A token service that does not answer leaves no doubt about the order: it has not been sent. */
  async #tokenForOrder(call: string): Promise<string> {
    try {
      return await this.#keeper.token();
    } catch (cause) {
      if (!(cause instanceof KisError) || cause.failure === 'CONFIGURATION') throw cause;
      const { msgCd, status, text } = cause;
      throw new KisError({ failure: 'NOT_SENT', msgCd, status, call, text }, { cause });
    }
  }

  async #issueToken(): Promise<IssuedToken> {
    const { appKey: appkey, appSecret: appsecret } = this.persona;
    const reply = await this.#call('tokenP', '/oauth2/tokenP', {
      method: 'POST',
      body: { grant_type: 'client_credentials', appkey, appsecret },
    });
    const parsed = tokenAnswerSchema.safeParse(parseJson(reply.text));
    if (reply.status !== 200 || !parsed.success) throw this.#refusal('tokenP', reply);
    const expiresAt = parseKstTime(parsed.data.access_token_token_expired);
    if (expiresAt === null)
      throw new KisError({ failure: 'PROTOCOL', msgCd: null, status: 200, call: 'tokenP', text: 'no expiry' });
    measurements.kisToken.publish(new Date(expiresAt));
    return { accessToken: parsed.data.access_token, expiresAt };
  }

  /** Sends once, counted and under a span: each repeat is one more. */
  #call(call: string, path: string, request: KisRequest): Promise<Reply> {
    const isAnswer = (reply: Reply): boolean =>
      reply.status === 200 && (request.trId === undefined || successOf(reply) !== null);
    return outbound('kis', call, () => this.#send(path, request), {
      attributes: request.trId === undefined ? {} : { 'kis.tr_id': request.trId },
      outcomeOf: (reply) => (isAnswer(reply) ? 'ok' : this.#refusal(call, reply).failure.toLowerCase()),
    });
  }

  /** Sends once and never throws for what the other side does; only the caller's own abort passes through. */
  async #send(path: string, request: KisRequest): Promise<Reply> {
    const { appKey, appSecret, baseUrl } = this.persona;
    const headers: Record<string, string> = { 'content-type': 'application/json; charset=utf-8', custtype: 'P' };
    if (request.token && request.trId) {
      Object.assign(headers, {
        authorization: `Bearer ${request.token}`,
        appkey: appKey,
        appsecret: appSecret,
        tr_id: request.trId,
        tr_cont: request.trCont ?? '',
      });
    }
    const deadline = AbortSignal.timeout(this.#timeoutMs);
    try {
      const response = await this.#fetch(`${baseUrl}${path}`, {
        method: request.method,
        headers,
        // a redirect would carry keys, and an order a second time, to a host that nobody checked
        redirect: 'manual',
        signal: request.signal ? AbortSignal.any([request.signal, deadline]) : deadline,
        ...(request.body && { body: JSON.stringify(request.body) }),
      });
      return {
        status: response.status,
        text: await response.text(),
        trCont: response.headers.get('tr_cont')?.trim() ?? '',
      };
    } catch (cause) {
      request.signal?.throwIfAborted();
      return { status: null, text: '', trCont: '', cause };
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
    for (const secret of [this.persona.appSecret, this.persona.appKey, this.#keeper.held()]) {
      if (secret) clean = clean.replaceAll(secret, '***');
    }
    return clean;
  }
}

/** What an answer says in the shape that the call promises; PROTOCOL names the first field that is not so. */
export function readAnswer<T extends z.ZodType>(call: string, schema: T, body: unknown): z.output<T> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const text = issue ? `${issue.path.join('.')}: ${issue.message}` : '';
  throw new KisError({ failure: 'PROTOCOL', msgCd: null, status: 200, call, text });
}

/** The same failure, said of an order: it may have been executed. */
export function unknownOutcome(error: KisError): KisError {
  if (error.failure === 'UNKNOWN_OUTCOME') return error;
  const { msgCd, status, call, text } = error;
  return new KisError({ failure: 'UNKNOWN_OUTCOME', msgCd, status, call, text }, { cause: error });
}

function successOf(reply: Reply): KisAnswer | null {
  if (reply.status !== 200) return null;
  const body = parseJson(reply.text);
  const envelope = envelopeSchema.safeParse(body);
  return envelope.success && envelope.data.rt_cd === '0' ? { raw: reply.text, body, trCont: reply.trCont } : null;
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
    NOT_SENT: 0,
    PROTOCOL: 0,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // HTML of a proxy or a cut-off body; the status decides then
  }
}
