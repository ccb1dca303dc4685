/** How a call of a language model ended; those from TIMEOUT on gave no text. */
export const llmOutcomes = [
  'OK',
  'REPAIRED',
  'CACHE_HIT',
  'REJECTED',
  'TIMEOUT',
  'RATE_LIMITED',
  'SERVER_ERROR',
  'CONNECTION',
  'REFUSED',
  'MALFORMED',
  'CUT',
  'BUDGET',
  'CIRCUIT_OPEN',
] as const;
export type LlmOutcome = (typeof llmOutcomes)[number];

/** Answers that may be shown. */
export const validOutcomes: readonly LlmOutcome[] = ['OK', 'REPAIRED', 'CACHE_HIT'];
/** Of calls that reached the model and came back with a text. */
export const answeredOutcomes: readonly LlmOutcome[] = ['OK', 'REPAIRED', 'REJECTED', 'MALFORMED', 'CUT'];
/** The service is not well, whatever it was asked. */
export const ailingOutcomes: readonly LlmOutcome[] = ['TIMEOUT', 'RATE_LIMITED', 'SERVER_ERROR', 'CONNECTION'];
/** A later try may do better. */
export const retriedOutcomes: readonly LlmOutcome[] = ['RATE_LIMITED', 'SERVER_ERROR', 'CONNECTION'];

/** A call that gave no text. */
export class LlmFailure extends Error {
  override readonly name = 'LlmFailure';
  readonly outcome: LlmOutcome;
  /** What the service asks us to wait; null where it does not say. */
  readonly retryAfterMs: number | null;

  constructor(outcome: LlmOutcome, retryAfterMs: number | null = null, options?: ErrorOptions) {
    super(`The language model gave no answer: ${outcome}`, options);
    this.outcome = outcome;
    this.retryAfterMs = retryAfterMs;
  }
}
