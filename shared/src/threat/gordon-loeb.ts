import { DomainError } from '../errors.ts';

/** Breach probability after spending z: class I v/(αz+1)^β, class II v^(αz+1) (Gordon and Loeb 2002). */
export interface BreachFunction {
  readonly kind: 'I' | 'II';
  /** Probability of a breach without spending, strictly between 0 and 1. */
  readonly v: number;
  readonly alpha: number;
  /** Class I only. */
  readonly beta?: number;
}

export interface GordonLoebOptimum {
  /** Spending with the largest expected net benefit, KRW; 0 where none pays. */
  readonly spendingKrw: number;
  /** Breach probability left. */
  readonly breachProbability: number;
  /** (v − S) L − z. */
  readonly enbisKrw: number;
  /** v L / e: both classes stay below, other shapes may not (Hausken 2006). */
  readonly ceilingKrw: number;
  /** Spending over v L. */
  readonly ratio: number;
}

/** Advice, not a rule: expected loss over e. */
export function spendingCeilingKrw(expectedLossKrw: number): number {
  return expectedLossKrw / Math.E;
}

function probabilityAfter({ kind, v, alpha, beta = 1 }: BreachFunction, spending: number): number {
  return kind === 'I' ? v / (alpha * spending + 1) ** beta : v ** (alpha * spending + 1);
}

function unfloored({ kind, v, alpha, beta = 1 }: BreachFunction, lossKrw: number): number {
  if (kind === 'I') return ((v * beta * alpha * lossKrw) ** (1 / (beta + 1)) - 1) / alpha;
  return Math.log(1 / (-alpha * v * lossKrw * Math.log(v))) / (alpha * Math.log(v));
}

/**
 * Optimal spending against one threat (threat-spec 10.2).
 *
 * @param lossKrw - Loss of a breach.
 * @throws DomainError E_RANGE unless 0 < v < 1, alpha > 0, beta ≥ 1 and the loss is positive.
 */
export function gordonLoeb(breach: BreachFunction, lossKrw: number): GordonLoebOptimum {
  if (!(breach.v > 0 && breach.v < 1)) throw new DomainError('E_RANGE', ['v']);
  if (!(breach.alpha > 0)) throw new DomainError('E_RANGE', ['alpha']);
  if (!((breach.beta ?? 1) >= 1)) throw new DomainError('E_RANGE', ['beta']);
  if (!(lossKrw > 0 && Number.isFinite(lossKrw))) throw new DomainError('E_RANGE', ['loss']);
  const spendingKrw = Math.max(0, unfloored(breach, lossKrw));
  const breachProbability = probabilityAfter(breach, spendingKrw);
  const expected = breach.v * lossKrw;
  return {
    spendingKrw,
    breachProbability,
    enbisKrw: expected - breachProbability * lossKrw - spendingKrw,
    ceilingKrw: spendingCeilingKrw(expected),
    ratio: spendingKrw / expected,
  };
}
