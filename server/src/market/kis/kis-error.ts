/** What a failed call asks of the caller (one row each of the vendor's table of codes). */
export type KisFailure =
  /** The token is no longer taken: drop it, get one, repeat once. The call was not executed. */
  | 'RENEW_TOKEN'
  /** Too many calls: wait and repeat. The call was not executed. */
  | 'SLOW_DOWN'
  /** Nobody knows whether the call was executed: an inquiry is repeated, an order never is. */
  | 'UNKNOWN_OUTCOME'
  /** The other side stumbled: repeat the inquiry. */
  | 'TRANSIENT'
  /** Wrong key, wrong host, missing right: stop and tell the operator. */
  | 'CONFIGURATION'
  /** The call itself is wrong: a bug or bad input. */
  | 'REQUEST'
  /** The market says no; the text is for the user. */
  | 'BUSINESS'
  /** There is no such issue. */
  | 'NOT_FOUND'
  /** An order that never left, because there was no token for it: it may be sent again. */
  | 'NOT_SENT'
  /** The answer has a shape that the protocol does not know. */
  | 'PROTOCOL';

/**
 * A KIS call that failed, after all repeats that its class allows.
 * Carries no key, secret or token: the vendor's text is scrubbed before it gets here.
 */
export class KisError extends Error {
  override readonly name = 'KisError';
  readonly failure: KisFailure;
  /** The vendor's code, such as EGW00201; null where the answer had none. */
  readonly msgCd: string | null;
  /** HTTP status; null where no answer came. */
  readonly status: number | null;
  /** Our name of the call, such as inquire-price. */
  readonly call: string;
  /** The vendor's Korean text, trimmed. */
  readonly text: string;

  constructor(
    facts: {
      readonly failure: KisFailure;
      readonly msgCd: string | null;
      readonly status: number | null;
      readonly call: string;
      readonly text?: string;
    },
    options?: ErrorOptions,
  ) {
    const text = facts.text ?? '';
    super(
      `KIS ${facts.call}: ${facts.failure} ${facts.msgCd ?? '-'} (HTTP ${facts.status ?? 'none'})${text && ` ${text}`}`,
      options,
    );
    this.failure = facts.failure;
    this.msgCd = facts.msgCd;
    this.status = facts.status;
    this.call = facts.call;
    this.text = text;
  }
}

const failureByCode: Readonly<Record<string, KisFailure>> = {
  EGW00121: 'RENEW_TOKEN',
  EGW00122: 'RENEW_TOKEN',
  EGW00123: 'RENEW_TOKEN',
  EGW00133: 'SLOW_DOWN',
  EGW00201: 'SLOW_DOWN',
  EGW00215: 'SLOW_DOWN',
  EGW00300: 'UNKNOWN_OUTCOME',
  EGW00301: 'UNKNOWN_OUTCOME',
  EGW00302: 'UNKNOWN_OUTCOME',
  EGW00001: 'TRANSIENT',
  EGW00002: 'TRANSIENT',
  EGW00316: 'TRANSIENT',
  OPSQ0008: 'TRANSIENT',
  OPSQ0009: 'TRANSIENT',
  SYDB0050: 'TRANSIENT',
  EGW00103: 'CONFIGURATION',
  EGW00105: 'CONFIGURATION',
  EGW00206: 'CONFIGURATION',
  EGW00304: 'CONFIGURATION',
  EGW02004: 'CONFIGURATION',
  EGW02006: 'CONFIGURATION',
  EGW02007: 'CONFIGURATION',
  EGW00310: 'REQUEST',
  OPSQ0002: 'REQUEST',
  OPSQ2000: 'REQUEST',
  OPSQ2001: 'REQUEST',
  OPSQ2002: 'REQUEST',
  OPSQ2003: 'REQUEST',
  APBK0656: 'NOT_FOUND',
};

/**
 * The class of a failed answer: by the vendor's code first, by the HTTP status second,
 * because the same refusal has been seen with 200 and with 500.
 *
 * @param msgCd - Null where the body had no code (HTML of a proxy, an empty body).
 * @param status - Null where no answer came at all (time-out, dropped connection).
 */
export function classifyFailure(msgCd: string | null, status: number | null): KisFailure {
  if (msgCd) {
    const known = failureByCode[msgCd];
    if (known) return known;
    if (msgCd.startsWith('IGW')) return 'REQUEST';
    if (!msgCd.startsWith('EGW')) return 'BUSINESS';
  }
  if (status === null || status === 502 || status === 503 || status === 504) return 'UNKNOWN_OUTCOME';
  if (status === 429) return 'SLOW_DOWN';
  if (status >= 500) return 'TRANSIENT';
  if (msgCd) return 'CONFIGURATION'; // a gateway code that no table row mentions: keys, headers, rights
  return status >= 400 ? 'REQUEST' : 'PROTOCOL';
}
