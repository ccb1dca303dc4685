/** Codes of failures that a caller can cause or mend. A new code needs a text in every catalogue, or it does not compile. */
export type ErrorCode =
  // numbers and ranges (threat-spec 13, in the order of its table)
  | 'E_NOT_FINITE'
  | 'E_RATE_NEGATIVE'
  | 'E_SIGMA_NONPOSITIVE'
  | 'E_BOUNDS_ORDER'
  | 'E_BOUNDS_NONPOSITIVE'
  | 'E_PERT_ORDER'
  | 'E_TAIL_MEAN_INFINITE'
  | 'E_EFFECT_RANGE'
  | 'E_COST_NEGATIVE'
  | 'E_BUDGET_NEGATIVE'
  | 'E_MANDATORY_OVER_BUDGET'
  | 'E_REQUIREMENT'
  | 'E_CONTROL_UNKNOWN'
  | 'E_DUPLICATE'
  | 'E_LEVEL_UNKNOWN'
  | 'E_SEGMENTS_SUM'
  | 'E_EXPOSURE_RANGE'
  | 'E_COMMON_CAUSE_EXCESS'
  | 'E_ALPHA_RANGE'
  | 'E_EMPTY_SCENARIOS'
  | 'E_RETURN_BELOW_MINUS_ONE'
  | 'E_CAPACITY_NONPOSITIVE'
  | 'E_APPETITE_ORDER'
  | 'E_CURRENCY'
  // engine
  | 'E_NOT_POSITIVE_DEFINITE'
  | 'E_HISTORY_TOO_SHORT'
  | 'E_INFEASIBLE'
  | 'E_RANGE'
  // product
  | 'E_REQUIRED'
  | 'E_FORMAT'
  | 'E_LENGTH'
  | 'E_WEIGHTS_SUM'
  | 'E_PROBABILITIES_SUM'
  | 'E_SYMBOL_UNKNOWN'
  | 'E_REPLAY_RANGE'
  | 'E_NOT_FOUND'
  | 'E_VERSION_CONFLICT'
  | 'E_IDEMPOTENCY_KEY_REUSED'
  | 'E_STATE'
  | 'E_ENGINE_VERSION'
  | 'E_FORBIDDEN'
  | 'E_UNAUTHENTICATED'
  | 'E_RATE_LIMITED'
  | 'E_CURSOR_INVALID'
  | 'E_CURSOR_EXPIRED'
  // orders
  | 'E_TICK'
  | 'E_PRICE_LIMIT'
  | 'E_FUNDS'
  | 'E_HOLDING'
  | 'E_ORDER_LIMIT'
  | 'E_TRADING_HALTED'
  | 'E_REAL_ORDERS_DISABLED'
  | 'E_SELF_APPROVAL'
  | 'E_BROKER'
  // people
  | 'E_SELF'
  | 'E_LAST_ADMIN'
  | 'E_PASSWORD_WEAK'
  | 'E_PASSWORD_WRONG'
  | 'E_CODE_WRONG'
  | 'E_SECOND_FACTOR'
  // addresses that the server is asked to call
  | 'E_ADDRESS_REFUSED'
  // more of a kind than one organisation may have
  | 'E_LIMIT'
  | 'E_SETTINGS'
  | 'E_IMPORT';

/** Words and figures of one failure by their names. */
export type ErrorFacts = Readonly<Record<string, string>>;

/** A failure that the caller caused or can mend. Whatever else goes wrong stays a plain Error and is ours. */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  /** For programs; people get a text in their language, looked up from it. */
  readonly code: ErrorCode;
  /** Input field at fault, outermost name first. */
  readonly path: readonly string[];
  /** What the text for people names beside the code, such as the version of an engine. */
  readonly facts: ErrorFacts;
  constructor(
    code: ErrorCode,
    path: readonly string[] = [],
    { facts = {}, ...options }: ErrorOptions & { readonly facts?: ErrorFacts } = {},
  ) {
    super(`${code} at ${path.join('.') || 'input'}`, options);
    this.code = code;
    this.path = path;
    this.facts = facts;
  }
}
