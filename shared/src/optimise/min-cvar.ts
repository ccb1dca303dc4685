import { DomainError } from '../errors.ts';
import type { OpenProgramme, Programme, ProgrammeRow, SolveOptions } from './highs.ts';
import { solveProgramme, withProgramme } from './highs.ts';

/** Σ of x over `members` between `minimum` and `maximum`. */
export interface WeightGroup {
  readonly members: readonly number[];
  readonly minimum: number;
  readonly maximum: number;
}

/** Equally likely simple returns over the horizon. */
export interface ScenarioReturns {
  readonly scenarioCount: number;
  readonly assetCount: number;
  /** Row-major, scenario × asset. */
  readonly returns: Float64Array;
}

export interface CvarSolveOptions extends SolveOptions {
  /** Of the objective: a cut is added until none is violated by more. */
  readonly tolerance?: number;
}

export interface CvarWeights {
  readonly weights: Float64Array;
  /** Of the loss −Σ w r, computed again from the weights. */
  readonly cvar: number;
}

/** Whole shares; money in KRW. */
export interface CvarShares {
  readonly status: 'OPTIMAL' | 'TIME_LIMIT';
  readonly shares: number[];
  readonly investedKrw: number;
  readonly cvarKrw: number;
  /** No choice of shares has a lower CVaR than this. */
  readonly boundKrw: number;
  /** (cvar − bound) / |cvar|, 0 when proven. */
  readonly gap: number;
  /** Optimum of the same programme with fractions of shares. */
  readonly continuousKrw: number;
}

const PER_CENT = 100;
const MAXIMUM_CUTS = 2000;
const DEFAULT_TOLERANCE = 1e-9;

/** Mean loss of the worst 1 − α as a linear function of x: the boundary scenario has the weight that Q7.1 gives it. */
class TailAverage {
  readonly #scenarios: ScenarioReturns;
  readonly #alpha: number;
  readonly #rank: number;
  readonly #losses: Float64Array;
  readonly #order: Uint32Array;
  /** Coefficients of the tail average at the last x: Σ q_s · (−r_s), in the unit of the returns. */
  readonly gradient: number[];

  constructor(scenarios: ScenarioReturns, alpha: number) {
    const { scenarioCount, assetCount, returns } = scenarios;
    if (!(alpha > 0 && alpha < 1)) throw new DomainError('E_ALPHA_RANGE', ['alpha']);
    if (scenarioCount < 1 || assetCount < 1) throw new DomainError('E_EMPTY_SCENARIOS', ['returns']);
    const bad = returns.findIndex((value) => !Number.isFinite(value));
    if (bad >= 0) throw new DomainError('E_NOT_FINITE', ['returns', String(bad)]);
    if (returns.length !== scenarioCount * assetCount) throw new DomainError('E_LENGTH', ['returns']);
    this.#scenarios = scenarios;
    this.#alpha = alpha;
    this.#rank = Math.max(1, Math.ceil(alpha * scenarioCount - 1e-9));
    this.#losses = new Float64Array(scenarioCount);
    this.#order = Uint32Array.from({ length: scenarioCount }, (_, s) => s);
    this.gradient = Array.from({ length: assetCount }, () => 0);
  }

  /** CVaR at x; sets `gradient`. */
  at(x: ArrayLike<number>): number {
    const { scenarioCount: count, assetCount, returns } = this.#scenarios;
    const losses = this.#losses;
    for (let s = 0; s < count; s++) {
      let loss = 0;
      for (let i = 0; i < assetCount; i++) loss -= returns[s * assetCount + i]! * x[i]!;
      losses[s] = loss;
    }
    this.#order.sort((a, b) => losses[a]! - losses[b]! || a - b);
    this.gradient.fill(0);
    let cvar = 0;
    for (let k = this.#rank - 1; k < count; k++) {
      const weight = (k === this.#rank - 1 ? this.#rank / count - this.#alpha : 1 / count) / (1 - this.#alpha);
      const s = this.#order[k]!;
      cvar += weight * losses[s]!;
      for (let i = 0; i < assetCount; i++) this.gradient[i] = this.gradient[i]! - weight * returns[s * assetCount + i]!;
    }
    return cvar;
  }
}

interface CutResult {
  readonly values: Float64Array;
  readonly cvar: number;
  readonly bound: number;
  readonly isLimited: boolean;
}

/**
 * Minimises the tail average by cutting planes: the programme knows CVaR only as the largest of the tail averages seen so far,
 * and every solution adds its own. Ends when the newest says nothing new. Far smaller than a row for every scenario.
 *
 * @param etaColumn - Column that stands for the tail average, in per cent.
 * @param factor - x = factor · column, so that columns may be shares.
 */
function cutUntilExact(
  open: OpenProgramme,
  tail: TailAverage,
  factor: readonly number[],
  etaColumn: number,
  options: CvarSolveOptions,
): CutResult {
  const { tolerance = DEFAULT_TOLERANCE } = options;
  let best: CutResult | undefined;
  let bound = -Infinity;
  for (let round = 0; round < MAXIMUM_CUTS; round++) {
    const solution = open.solve(options);
    bound = Math.max(bound, solution.bound / PER_CENT);
    const cvar = tail.at(factor.map((scale, i) => scale * solution.values[i]!));
    const isLimited = solution.status === 'LIMIT';
    if (!best || cvar < best.cvar) best = { values: solution.values, cvar, bound, isLimited };
    const isExact = cvar <= solution.values[etaColumn]! / PER_CENT + tolerance;
    if (isExact || best.cvar <= bound + tolerance) return { ...best, bound, isLimited };
    open.addRow({
      lower: 0,
      upper: Infinity,
      indices: [...factor.keys(), etaColumn],
      values: [...tail.gradient.map((slope, i) => -PER_CENT * slope * factor[i]!), 1],
    });
  }
  return { ...best!, bound, isLimited: true };
}

function groupRows(groups: readonly WeightGroup[]): ProgrammeRow[] {
  return groups.map(({ members, minimum, maximum }) => ({
    lower: minimum,
    upper: maximum,
    indices: members,
    values: members.map(() => 1),
  }));
}

/** Mean of each column. */
export function meanReturns({ scenarioCount, assetCount, returns }: ScenarioReturns): number[] {
  return Array.from({ length: assetCount }, (_, i) => {
    let sum = 0;
    for (let s = 0; s < scenarioCount; s++) sum += returns[s * assetCount + i]!;
    return sum / scenarioCount;
  });
}

export interface MinCvarProblem extends ScenarioReturns {
  readonly alpha: number;
  /** Bounds of every weight, one an asset. */
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  readonly groups?: readonly WeightGroup[];
  /** Least mean of Σ w r over the scenarios. */
  readonly minimumMeanReturn?: number;
}

/**
 * Weights that add up to 1 with the smallest CVaR.
 *
 * @throws DomainError E_INFEASIBLE, E_ALPHA_RANGE, E_EMPTY_SCENARIOS, E_NOT_FINITE, E_LENGTH.
 *
 * Cost: about 2N to 5N small programmes. Source: quant-spec Q13.4 (Rockafellar and Uryasev 2000), solved by its cutting planes.
 */
export async function minimumCvar(problem: MinCvarProblem, options: CvarSolveOptions): Promise<CvarWeights> {
  const { assetCount, alpha, lower, upper, groups = [], minimumMeanReturn } = problem;
  const tail = new TailAverage(problem, alpha);
  const assets = Array.from({ length: assetCount }, (_, i) => i);
  const rows: ProgrammeRow[] = [
    { lower: 1, upper: 1, indices: assets, values: assets.map(() => 1) },
    ...groupRows(groups),
  ];
  if (minimumMeanReturn !== undefined) {
    const means = meanReturns(problem);
    rows.push({
      lower: PER_CENT * minimumMeanReturn,
      upper: Infinity,
      indices: assets,
      values: means.map((mean) => PER_CENT * mean),
    });
  }
  const programme: Programme = {
    cost: [...assets.map(() => 0), 1],
    lower: [...lower, etaFloor(problem)],
    upper: [...upper, Infinity],
    rows,
  };
  const factor = assets.map(() => 1);
  const result = await withProgramme(programme, (open) => cutUntilExact(open, tail, factor, assetCount, options));
  const weights = Float64Array.from(assets, (i) => (Math.abs(result.values[i]!) < 1e-8 ? 0 : result.values[i]!));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  for (const i of assets) weights[i] = weights[i]! / sum;
  return { weights, cvar: tail.at(weights) };
}

/** No tail average of weights in [−1, 1] lies below this; keeps the first programme, which has no cut, bounded. */
function etaFloor({ returns, assetCount }: ScenarioReturns): number {
  let largest = 0;
  for (const value of returns) largest = Math.max(largest, Math.abs(value));
  return -PER_CENT * largest * assetCount - 1;
}

export interface MinCvarSharesProblem extends ScenarioReturns {
  readonly alpha: number;
  /** KRW a share. */
  readonly prices: readonly number[];
  readonly budgetKrw: number;
  /** Least amount that is invested, KRW. */
  readonly minimumInvestedKrw: number;
  /** Largest amount in one share, KRW; the budget by default. */
  readonly maximumAmountKrw?: readonly number[];
  /** Most names that are held; all by default. */
  readonly maximumNames?: number;
  /** Cost of buying one won of a share, reserved in the budget; 0 by default. */
  readonly buyCostRatio?: number;
  /** Least mean of Σ amount × return over the scenarios, as a part of the invested amount. */
  readonly minimumMeanReturn?: number;
}

interface SharesProgramme {
  readonly programme: Programme;
  readonly shareColumns: readonly number[];
  readonly integerColumns: readonly number[];
  readonly etaColumn: number;
  /** Part of the budget that one share is. */
  readonly weightOfShare: readonly number[];
}

function sharesProgramme(problem: MinCvarSharesProblem): SharesProgramme {
  const {
    assetCount,
    prices,
    budgetKrw,
    minimumInvestedKrw,
    maximumAmountKrw,
    maximumNames,
    buyCostRatio = 0,
    minimumMeanReturn,
  } = problem;
  const shareColumns = Array.from({ length: assetCount }, (_, i) => i);
  const etaColumn = assetCount;
  const weightOfShare = prices.map((price) => price / budgetKrw);
  const mostShares = prices.map((price, i) =>
    Math.floor(Math.min(maximumAmountKrw?.[i] ?? budgetKrw, budgetKrw / (1 + buyCostRatio)) / price),
  );
  const rows: ProgrammeRow[] = [
    {
      lower: minimumInvestedKrw / budgetKrw,
      upper: 1 / (1 + buyCostRatio),
      indices: shareColumns,
      values: weightOfShare,
    },
  ];
  if (minimumMeanReturn !== undefined) {
    const means = meanReturns(problem);
    rows.push({
      lower: 0,
      upper: Infinity,
      indices: shareColumns,
      values: means.map((mean, i) => PER_CENT * (mean - minimumMeanReturn) * weightOfShare[i]!),
    });
  }
  const hasNames = maximumNames !== undefined && maximumNames < assetCount;
  const nameColumns = hasNames ? shareColumns.map((i) => etaColumn + 1 + i) : [];
  if (hasNames) {
    rows.push({ lower: 0, upper: maximumNames, indices: nameColumns, values: nameColumns.map(() => 1) });
    shareColumns.forEach((i) => {
      rows.push({
        lower: -Infinity,
        upper: 0,
        indices: [i, nameColumns[i]!],
        values: [weightOfShare[i]!, -weightOfShare[i]! * mostShares[i]!],
      });
    });
  }
  return {
    programme: {
      cost: [...shareColumns.map(() => 0), 1, ...nameColumns.map(() => 0)],
      lower: [...shareColumns.map(() => 0), etaFloor(problem), ...nameColumns.map(() => 0)],
      upper: [...mostShares, Infinity, ...nameColumns.map(() => 1)],
      rows,
    },
    shareColumns,
    integerColumns: [...shareColumns, ...nameColumns],
    etaColumn,
    weightOfShare,
  };
}

/**
 * Whole shares with the smallest CVaR of −Σ price · shares · r; what is not invested is cash without risk.
 *
 * First with fractions, which gathers the cuts cheaply and gives the bound that is shown; then with whole shares on those cuts.
 *
 * @throws DomainError E_INFEASIBLE when no whole shares meet the limits, and as `minimumCvar`.
 *
 * Source: quant-spec Q13.8.
 */
export async function minimumCvarWholeShares(
  problem: MinCvarSharesProblem,
  options: CvarSolveOptions,
): Promise<CvarShares> {
  const { alpha, budgetKrw, prices } = problem;
  if (!(budgetKrw > 0)) throw new DomainError('E_BUDGET_NEGATIVE', ['budgetKrw']);
  const tail = new TailAverage(problem, alpha);
  const { programme, shareColumns, integerColumns, etaColumn, weightOfShare } = sharesProgramme(problem);
  const { relaxed, whole } = await withProgramme(programme, (open) => {
    const fractions = cutUntilExact(open, tail, weightOfShare, etaColumn, options);
    open.setIntegerColumns(integerColumns);
    return { relaxed: fractions, whole: cutUntilExact(open, tail, weightOfShare, etaColumn, options) };
  });
  const shares = shareColumns.map((i) => whole.values[i]!);
  const cvar = tail.at(shares.map((count, i) => count * weightOfShare[i]!));
  const gap = cvar === 0 ? 0 : Math.max(0, (cvar - whole.bound) / Math.abs(cvar));
  return {
    status: whole.isLimited ? 'TIME_LIMIT' : 'OPTIMAL',
    shares,
    investedKrw: shares.reduce((sum, count, i) => sum + count * prices[i]!, 0),
    cvarKrw: cvar * budgetKrw,
    boundKrw: whole.bound * budgetKrw,
    gap,
    continuousKrw: relaxed.cvar * budgetKrw,
  };
}

/** Most that whole shares can take of the budget under the limits, KRW; risk is not looked at. Errors as `minimumCvarWholeShares`. */
export async function largestInvestment(problem: MinCvarSharesProblem, options: SolveOptions): Promise<number> {
  const { programme, integerColumns, shareColumns, weightOfShare } = sharesProgramme(problem);
  const cost = programme.cost.map((_, column) => -(weightOfShare[column] ?? 0));
  const { values } = await solveProgramme({ ...programme, cost, integerColumns }, options);
  return shareColumns.reduce((sum, i) => sum + values[i]! * problem.prices[i]!, 0);
}

export interface WholeSharesProblem {
  readonly prices: readonly number[];
  readonly targetWeights: readonly number[];
  readonly budgetKrw: number;
  /** κ; below 1, so that an overshoot is not a tie. */
  readonly cashPenalty: number;
}

export interface WholeShares {
  readonly shares: number[];
  readonly cashKrw: number;
  /** Σ |p n − w B| + κ · cash, KRW. */
  readonly objectiveKrw: number;
}

/** Whole shares nearest to target weights, Σ |p n − w B| + κ · cash (quant-spec Q13.8). Errors as `OpenProgramme.solve`. */
export async function nearestWholeShares(problem: WholeSharesProblem, options: SolveOptions): Promise<WholeShares> {
  const { prices, targetWeights, budgetKrw, cashPenalty } = problem;
  const n = prices.length;
  const rows: ProgrammeRow[] = [
    {
      lower: 1,
      upper: 1,
      indices: [...prices.keys(), 2 * n],
      values: [...prices.map((price) => price / budgetKrw), 1],
    },
  ];
  prices.forEach((price, i) => {
    const unit = price / budgetKrw;
    const target = targetWeights[i]!;
    rows.push({ lower: -target, upper: Infinity, indices: [n + i, i], values: [1, -unit] });
    rows.push({ lower: target, upper: Infinity, indices: [n + i, i], values: [1, unit] });
  });
  const { values } = await solveProgramme(
    {
      cost: [...prices.map(() => 0), ...prices.map(() => 1), cashPenalty],
      lower: Array.from({ length: 2 * n + 1 }, () => 0),
      upper: [...prices.map((price) => Math.floor(budgetKrw / price)), ...prices.map(() => Infinity), 1],
      rows,
      integerColumns: [...prices.keys()],
    },
    options,
  );
  const shares = prices.map((_, i) => values[i]!);
  const cashKrw = budgetKrw - shares.reduce((sum, count, i) => sum + count * prices[i]!, 0);
  const distance = shares.reduce(
    (sum, count, i) => sum + Math.abs(count * prices[i]! - targetWeights[i]! * budgetKrw),
    0,
  );
  return { shares, cashKrw, objectiveKrw: distance + cashPenalty * cashKrw };
}
