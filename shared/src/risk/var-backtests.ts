import { DomainError } from '../errors.ts';
import { log } from '../random/elementary.ts';
import { binomialCdf } from '../stats/beta.ts';
import { chi2Inverse, chi2Upper } from '../stats/gamma.ts';

/** n ln p with 0 ln 0 = 0. */
function times(count: number, probability: number): number {
  return count === 0 ? 0 : count * log(probability);
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

export interface LikelihoodRatio {
  readonly statistic: number;
  readonly pValue: number;
}

function requireCount(days: number, exceptions: number, rate: number): void {
  if (!(Number.isSafeInteger(days) && days >= 1)) throw new DomainError('E_EMPTY_SCENARIOS', ['days']);
  if (!(Number.isSafeInteger(exceptions) && exceptions >= 0 && exceptions <= days))
    throw new DomainError('E_RANGE', ['exceptions']);
  if (!(rate > 0 && rate < 1)) throw new DomainError('E_ALPHA_RANGE', ['rate']);
}

/**
 * Whether the number of days worse than VaR fits its level.
 *
 * @param rate - 1 − α.
 *
 * Source: quant-spec Q8 (Kupiec 1995); chi-squared with 1 degree of freedom.
 */
export function kupiecTest(days: number, exceptions: number, rate: number): LikelihoodRatio {
  requireCount(days, exceptions, rate);
  const share = exceptions / days;
  const expected = times(days - exceptions, 1 - rate) + times(exceptions, rate);
  const seen = times(days - exceptions, 1 - share) + times(exceptions, share);
  const statistic = Math.max(0, -2 * (expected - seen));
  return { statistic, pValue: chi2Upper(1, statistic) };
}

/** Fewest and most exceptions that the test accepts at `level`. */
export function kupiecRegion(
  days: number,
  rate: number,
  level: number,
): { readonly least: number; readonly most: number } {
  if (!(level > 0 && level < 1)) throw new DomainError('E_ALPHA_RANGE', ['level']);
  const bound = chi2Inverse(1, level);
  const isAccepted = (exceptions: number): boolean => kupiecTest(days, exceptions, rate).statistic < bound;
  // The statistic falls to the expected count and rises after it, so the region has no holes.
  let least = Math.round(days * rate);
  let most = least;
  while (least > 0 && isAccepted(least - 1)) least -= 1;
  while (most < days && isAccepted(most + 1)) most += 1;
  return { least, most };
}

export interface IndependenceTest {
  readonly n00: number;
  readonly n01: number;
  readonly n10: number;
  readonly n11: number;
  readonly independence: LikelihoodRatio;
  readonly coverage: LikelihoodRatio;
  /** Both at once; chi-squared with 2 degrees of freedom. */
  readonly conditionalCoverage: LikelihoodRatio;
}

/**
 * Whether exceptions come in clusters.
 *
 * @param hits - 1 on a day worse than VaR, else 0; at least two days, in order.
 *
 * Source: quant-spec Q8 (Christoffersen 1998).
 */
export function christoffersenTest(hits: ArrayLike<number>, rate: number): IndependenceTest {
  const days = hits.length;
  if (days < 2) throw new DomainError('E_HISTORY_TOO_SHORT', ['hits']);
  const counts = [0, 0, 0, 0];
  let exceptions = 0;
  for (let t = 0; t < days; t++) {
    if (hits[t] !== 0 && hits[t] !== 1) throw new DomainError('E_RANGE', ['hits', String(t)]);
    exceptions += hits[t]!;
    if (t > 0) {
      const cell = 2 * hits[t - 1]! + hits[t]!;
      counts[cell] = counts[cell]! + 1;
    }
  }
  const [n00, n01, n10, n11] = counts as [number, number, number, number];
  const afterNone = ratio(n01, n00 + n01);
  const afterHit = ratio(n11, n10 + n11);
  const any = (n01 + n11) / (days - 1);
  const alike = times(n00 + n10, 1 - any) + times(n01 + n11, any);
  const apart = times(n00, 1 - afterNone) + times(n01, afterNone) + times(n10, 1 - afterHit) + times(n11, afterHit);
  const statistic = Math.max(0, -2 * (alike - apart));
  const coverage = kupiecTest(days, exceptions, rate);
  const joint = coverage.statistic + statistic;
  return {
    n00,
    n01,
    n10,
    n11,
    independence: { statistic, pValue: chi2Upper(1, statistic) },
    coverage,
    conditionalCoverage: { statistic: joint, pValue: chi2Upper(2, joint) },
  };
}

export type TrafficZone = 'green' | 'yellow' | 'red';

/** Cumulative probability from which the zone changes (Basel Committee 1996). */
const YELLOW_FROM = 0.95;
const RED_FROM = 0.9999;
/** Plus factors of the yellow zone for 250 days at 99 %, 5 to 9 exceptions. */
const YELLOW_PLUS = [0.4, 0.5, 0.65, 0.75, 0.85];
const RED_PLUS = 1;

export interface TrafficLight {
  /** P(X ≤ exceptions) for a right model. */
  readonly cumulative: number;
  readonly zone: TrafficZone;
}

export function trafficLight(days: number, exceptions: number, rate: number): TrafficLight {
  requireCount(days, exceptions, rate);
  const cumulative = binomialCdf(days, exceptions, rate);
  return { cumulative, zone: cumulative < YELLOW_FROM ? 'green' : cumulative < RED_FROM ? 'yellow' : 'red' };
}

export interface TrafficRow extends TrafficLight {
  readonly exceptions: number;
  /** Added to the capital multiplier; defined for 250 days at 99 %. */
  readonly plusFactor: number;
}

/** Zones for 0, 1, … exceptions up to the first red one. */
export function trafficLightTable(days: number, rate: number): TrafficRow[] {
  const rows: TrafficRow[] = [];
  let yellows = 0;
  for (let exceptions = 0; exceptions <= days; exceptions++) {
    const light = trafficLight(days, exceptions, rate);
    const yellowPlus = YELLOW_PLUS[Math.min(yellows, YELLOW_PLUS.length - 1)]!;
    const plusFactor = light.zone === 'green' ? 0 : light.zone === 'red' ? RED_PLUS : yellowPlus;
    if (light.zone === 'yellow') yellows += 1;
    rows.push({ ...light, exceptions, plusFactor });
    if (light.zone === 'red') break;
  }
  return rows;
}

/** Probability that Kupiec's test rejects at `level` when the true rate is `trueRate`: what "not rejected" is worth. */
export function kupiecPower(days: number, rate: number, trueRate: number, level = 0.95): number {
  const { least, most } = kupiecRegion(days, rate, level);
  return 1 - (binomialCdf(days, most, trueRate) - binomialCdf(days, least - 1, trueRate));
}

/**
 * Second test of Acerbi and Székely (2014): 0 is expected, negative means that losses beyond VaR were larger than said.
 *
 * @param pnl - Profit or loss of each day, negative for a loss.
 * @param valueAtRisk - Forecast for the day, positive for a loss; `expectedShortfall` likewise and above 0.
 */
export function acerbiSzekelyZ2(
  pnl: ArrayLike<number>,
  valueAtRisk: ArrayLike<number>,
  expectedShortfall: ArrayLike<number>,
  alpha: number,
): { readonly z2: number; readonly exceptions: number } {
  if (!(alpha > 0 && alpha < 1)) throw new DomainError('E_ALPHA_RANGE', ['alpha']);
  if (pnl.length === 0) throw new DomainError('E_EMPTY_SCENARIOS', ['pnl']);
  let sum = 0;
  let exceptions = 0;
  for (let t = 0; t < pnl.length; t++) {
    if (!(expectedShortfall[t]! > 0)) throw new DomainError('E_RANGE', ['expectedShortfall', String(t)]);
    if (-pnl[t]! > valueAtRisk[t]!) {
      exceptions += 1;
      sum += pnl[t]! / expectedShortfall[t]!;
    }
  }
  return { z2: sum / (pnl.length * (1 - alpha)) + 1, exceptions };
}
