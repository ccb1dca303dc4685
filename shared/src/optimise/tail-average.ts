import { DomainError } from '../errors.ts';

/** Equally likely simple returns over the horizon. */
export interface ScenarioReturns {
  readonly scenarioCount: number;
  readonly assetCount: number;
  /** Row-major, scenario × asset. */
  readonly returns: Float64Array;
}

/** A convex measure that grows in proportion to x: what cutting planes minimise. */
export interface RiskMeasure {
  /** Its value at x; sets `gradient`. */
  at(x: ArrayLike<number>): number;
  /** Slope at the last x, one entry an asset: gradient · x is the measure there, and never more than it elsewhere. */
  readonly gradient: readonly number[];
}

/** Rank of VaR among ascending losses, from 1; the slack repairs products such as 0.55 · 100. */
function rankOf(alpha: number, count: number): number {
  return Math.max(1, Math.ceil(alpha * count - 1e-9));
}

function requireSample({ scenarioCount, assetCount, returns }: ScenarioReturns, alpha: number): void {
  if (!(alpha > 0 && alpha < 1)) throw new DomainError('E_ALPHA_RANGE', ['alpha']);
  if (scenarioCount < 1 || assetCount < 1) throw new DomainError('E_EMPTY_SCENARIOS', ['returns']);
  const bad = returns.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) throw new DomainError('E_NOT_FINITE', ['returns', String(bad)]);
  if (returns.length !== scenarioCount * assetCount) throw new DomainError('E_LENGTH', ['returns']);
}

/** Mean loss of the worst 1 − α: CVaR with the boundary scenario weighted as Q7.1 does. */
export class TailAverage implements RiskMeasure {
  readonly #scenarios: ScenarioReturns;
  readonly #alpha: number;
  readonly #losses: Float64Array;
  readonly #sorted: Float64Array;
  readonly gradient: number[];

  constructor(scenarios: ScenarioReturns, alpha: number) {
    requireSample(scenarios, alpha);
    this.#scenarios = scenarios;
    this.#alpha = alpha;
    this.#losses = new Float64Array(scenarios.scenarioCount);
    this.#sorted = new Float64Array(scenarios.scenarioCount);
    this.gradient = Array.from({ length: scenarios.assetCount }, () => 0);
  }

  at(x: ArrayLike<number>): number {
    const { scenarioCount: count, assetCount, returns } = this.#scenarios;
    const losses = this.#losses;
    for (let s = 0; s < count; s++) {
      let loss = 0;
      for (let i = 0; i < assetCount; i++) loss -= returns[s * assetCount + i]! * x[i]!;
      losses[s] = loss;
    }
    this.gradient.fill(0);
    return tailMean(losses, this.#sorted, this.#alpha, (s, weight) => {
      for (let i = 0; i < assetCount; i++) this.gradient[i] = this.gradient[i]! - weight * returns[s * assetCount + i]!;
    });
  }
}

/**
 * Mean of the worst 1 − α of some losses; `take` hears of each that counts, with its weight. Of equal losses at VaR those with the
 * larger index count first, as everywhere.
 *
 * @param sorted - Room for a sorted copy; a sort of numbers is far cheaper than one of indices.
 */
function tailMean(
  losses: Float64Array,
  sorted: Float64Array,
  alpha: number,
  take: (index: number, weight: number) => void,
): number {
  const count = losses.length;
  const rank = rankOf(alpha, count);
  sorted.set(losses);
  sorted.sort();
  const valueAtRisk = sorted[rank - 1]!;
  let smallerTies = 0; // equal to VaR, and before it in the order
  while (smallerTies < rank - 1 && sorted[rank - 2 - smallerTies] === valueAtRisk) smallerTies++;
  const full = 1 / (count * (1 - alpha));
  let ties = 0;
  let mean = 0;
  for (let s = 0; s < count; s++) {
    const loss = losses[s]!;
    if (loss < valueAtRisk) continue;
    let weight = full;
    if (loss === valueAtRisk) {
      if (ties < smallerTies) weight = 0;
      else if (ties === smallerTies) weight = (rank / count - alpha) / (1 - alpha);
      ties++;
    }
    if (weight === 0) continue;
    mean += weight * loss;
    take(s, weight);
  }
  return mean;
}

/**
 * CDaR: the mean of the worst 1 − α of the falls from the highest value so far, of returns that are added up, not compounded
 * (Chekhlov, Uryasev and Zabarankin 2005). The sessions of `path` are in order of time; the start counts as a peak of 0.
 */
export class DrawdownAverage implements RiskMeasure {
  readonly #alpha: number;
  readonly #assetCount: number;
  readonly #sessions: number;
  /** Sums of returns up to each session, the start included: row-major, (sessions + 1) × asset. */
  readonly #sums: Float64Array;
  readonly #falls: Float64Array;
  readonly #peaks: Int32Array;
  readonly #sorted: Float64Array;
  readonly gradient: number[];

  constructor(path: ScenarioReturns, alpha: number) {
    requireSample(path, alpha);
    const { scenarioCount: sessions, assetCount, returns } = path;
    this.#alpha = alpha;
    this.#assetCount = assetCount;
    this.#sessions = sessions;
    this.#sums = new Float64Array((sessions + 1) * assetCount);
    for (let at = 0; at < returns.length; at++) this.#sums[at + assetCount] = this.#sums[at]! + returns[at]!;
    this.#falls = new Float64Array(sessions);
    this.#peaks = new Int32Array(sessions);
    this.#sorted = new Float64Array(sessions);
    this.gradient = Array.from({ length: assetCount }, () => 0);
  }

  at(x: ArrayLike<number>): number {
    const n = this.#assetCount;
    const sums = this.#sums;
    let peak = 0;
    let peakAt = 0;
    for (let t = 1; t <= this.#sessions; t++) {
      let value = 0;
      for (let i = 0; i < n; i++) value += sums[t * n + i]! * x[i]!;
      if (value > peak) {
        peak = value;
        peakAt = t;
      }
      this.#falls[t - 1] = peak - value;
      this.#peaks[t - 1] = peakAt;
    }
    this.gradient.fill(0);
    return tailMean(this.#falls, this.#sorted, this.#alpha, (s, weight) => {
      const from = this.#peaks[s]! * n;
      const to = (s + 1) * n;
      for (let i = 0; i < n; i++) this.gradient[i] = this.gradient[i]! + weight * (sums[from + i]! - sums[to + i]!);
    });
  }
}

/** Mean of each column. */
export function meanReturns({ scenarioCount, assetCount, returns }: ScenarioReturns): number[] {
  return Array.from({ length: assetCount }, (_, i) => {
    let sum = 0;
    for (let s = 0; s < scenarioCount; s++) sum += returns[s * assetCount + i]!;
    return sum / scenarioCount;
  });
}
