import { DomainError } from '../errors.ts';
import type { WeightConstraints, WeightGroup } from './constraints.ts';
import { cutUntilExact, PER_CENT } from './cutting-planes.ts';
import type { CutOptions } from './cutting-planes.ts';
import type { Programme, ProgrammeRow, SolveOptions } from './highs.ts';
import { solveProgramme, withProgramme } from './highs.ts';
import { requireFeasible } from './infeasibility.ts';
import { meanReturns, TailAverage } from './tail-average.ts';
import type { ScenarioReturns } from './tail-average.ts';
import { reachableShares, tradingColumns, tradingLoss } from './shares-trading.ts';
import type { SharesTrading, TradingColumns } from './shares-trading.ts';
import { cvarWeights, riskFloor } from './tail-weights.ts';
import { solveWithImpact } from './trade-impact.ts';

export type CvarSolveOptions = CutOptions;

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
  /** Spread and impact of the trades that lead there; 0 where they were not asked for. */
  readonly tradingLossKrw: number;
  /** No choice of shares has a lower CVaR and loss of trading together than this. */
  readonly boundKrw: number;
  /** (cvar + loss of trading − bound) over the size of the first two, 0 when proven. */
  readonly gap: number;
  /** CVaR and loss of trading of the optimum with fractions of shares. */
  readonly continuousKrw: number;
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
 * Weights that add up to 1 with the smallest CVaR: `cvarWeights` for callers to whom an infeasible problem is a failure.
 *
 * @throws InfeasibleProblem (E_INFEASIBLE, with what is in conflict), and as `cvarWeights`.
 */
export async function minimumCvar(problem: MinCvarProblem, options: CvarSolveOptions): Promise<CvarWeights> {
  const { alpha, lower, upper, groups, minimumMeanReturn } = problem;
  const constraints: WeightConstraints = { lower, upper, ...(groups ? { groups } : {}) };
  const answer = await cvarWeights(
    {
      scenarios: problem,
      alpha,
      constraints,
      ...(minimumMeanReturn === undefined ? {} : { minimumReturn: minimumMeanReturn }),
    },
    options,
  );
  const { weights, risk } = requireFeasible(answer);
  return { weights, cvar: risk };
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
  /** Least expected return of the invested amount over the horizon. */
  readonly minimumMeanReturn?: number;
  /** What each share is expected to earn over the horizon; the means of the scenarios by default. */
  readonly expectedReturns?: readonly number[];
  /** What trading loses beside fees, and how much can be traded; by default shares cost their price and can all be traded. */
  readonly trading?: SharesTrading;
}

interface SharesProgramme {
  readonly programme: Programme;
  readonly shareColumns: readonly number[];
  readonly integerColumns: readonly number[];
  readonly etaColumn: number;
  /** Part of the budget that one share is. */
  readonly weightOfShare: readonly number[];
  readonly trading: TradingColumns | null;
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
  const bounds = reachableShares(problem.trading, mostShares);
  const hasNames = maximumNames !== undefined && maximumNames < assetCount;
  const nameColumns = hasNames ? shareColumns.map((i) => etaColumn + 1 + i) : [];
  const trading = tradingColumns(problem.trading, weightOfShare, bounds, etaColumn + 1 + nameColumns.length);
  const investedRow = { indices: shareColumns, values: weightOfShare };
  const rows: ProgrammeRow[] = [
    {
      lower: minimumInvestedKrw / budgetKrw,
      upper: trading ? Infinity : mostInvested(weightOfShare, bounds.lower, buyCostRatio),
      ...investedRow,
    },
    ...(trading?.rows ?? []),
  ];
  if (trading) {
    rows.push({
      lower: -Infinity,
      upper: mostInvested(weightOfShare, bounds.lower, buyCostRatio),
      indices: [...shareColumns, ...trading.indices],
      values: [...weightOfShare, ...trading.values.map((value) => value / (1 + buyCostRatio))],
    });
  }
  if (minimumMeanReturn !== undefined) {
    const means = problem.expectedReturns ?? meanReturns(problem);
    rows.push({
      lower: 0,
      upper: Infinity,
      indices: shareColumns,
      values: means.map((mean, i) => PER_CENT * (mean - minimumMeanReturn) * weightOfShare[i]!),
    });
  }
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
      cost: [
        ...shareColumns.map(() => 0),
        1,
        ...nameColumns.map(() => 0),
        ...(trading?.values ?? []).map((value) => PER_CENT * value),
      ],
      lower: [...bounds.lower, riskFloor(problem), ...nameColumns.map(() => 0), ...(trading?.lower ?? [])],
      upper: [...bounds.upper, Infinity, ...nameColumns.map(() => 1), ...(trading?.upper ?? [])],
      rows,
    },
    shareColumns,
    integerColumns: [...shareColumns, ...nameColumns],
    etaColumn,
    weightOfShare,
    trading,
  };
}

/** Most of the budget that shares can be, so that the fees of buying fit; what cannot be sold is not bought. */
function mostInvested(weightOfShare: readonly number[], kept: readonly number[], buyCostRatio: number): number {
  const stuck = kept.reduce((sum, count, i) => sum + count * weightOfShare[i]!, 0);
  return (1 + buyCostRatio * stuck) / (1 + buyCostRatio);
}

/**
 * Whole shares with the smallest CVaR of −Σ price · shares · r; what is not invested is cash without risk.
 *
 * First with fractions, which gathers the cuts cheaply and gives the bound that is shown; then with whole shares on those cuts.
 * What trading loses is a sure loss, so it adds to the CVaR; the solver knows the square-root law by its tangents, from below, and
 * gets those that an answer lacks.
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
  const { programme, shareColumns, integerColumns, etaColumn, weightOfShare, trading } = sharesProgramme(problem);
  const loss = (values: ArrayLike<number>): number =>
    problem.trading
      ? tradingLoss(
          problem.trading,
          weightOfShare,
          shareColumns.map((i) => values[i]!),
        )
      : 0;
  const { relaxed, whole } = await withProgramme(programme, (open) => {
    const solve = () => solveWithImpact(open, trading?.impact ?? null, () => open.solve(options));
    const fractions = cutUntilExact(open, tail, weightOfShare, etaColumn, options, solve, loss);
    open.setIntegerColumns(integerColumns);
    return { relaxed: fractions, whole: cutUntilExact(open, tail, weightOfShare, etaColumn, options, solve, loss) };
  });
  const shares = shareColumns.map((i) => whole.values[i]!);
  const cvar = tail.at(shares.map((count, i) => count * weightOfShare[i]!));
  const objective = cvar + loss(shares);
  const gap = objective === 0 ? 0 : Math.max(0, (objective - whole.bound) / Math.abs(objective));
  return {
    status: whole.isLimited ? 'TIME_LIMIT' : 'OPTIMAL',
    shares,
    investedKrw: shares.reduce((sum, count, i) => sum + count * prices[i]!, 0),
    cvarKrw: cvar * budgetKrw,
    tradingLossKrw: loss(shares) * budgetKrw,
    boundKrw: whole.bound * budgetKrw,
    gap,
    continuousKrw: relaxed.measure * budgetKrw,
  };
}

/** Most that whole shares can take of the budget under the limits, KRW; risk is not looked at. Errors as `minimumCvarWholeShares`. */
export async function largestInvestment(problem: MinCvarSharesProblem, options: SolveOptions): Promise<number> {
  const { programme, integerColumns, shareColumns, weightOfShare, trading } = sharesProgramme(problem);
  const cost = programme.cost.map((_, column) => -(weightOfShare[column] ?? 0));
  const { values } = await withProgramme({ ...programme, cost, integerColumns }, (open) =>
    solveWithImpact(open, trading?.impact ?? null, () => open.solve(options)),
  );
  return shareColumns.reduce((sum, i) => sum + values[i]! * problem.prices[i]!, 0);
}

export interface WholeSharesProblem {
  readonly prices: readonly number[];
  readonly targetWeights: readonly number[];
  readonly budgetKrw: number;
  /** κ; below 1, so that an overshoot is not a tie. */
  readonly cashPenalty: number;
  /** What of it can be traded: shares stay within it, whatever they cost. */
  readonly trading?: SharesTrading;
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
  const { lower, upper } = reachableShares(
    problem.trading,
    prices.map((price) => Math.floor(budgetKrw / price)),
  );
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
      lower: [...lower, ...prices.map(() => 0), 0],
      upper: [...upper, ...prices.map(() => Infinity), 1],
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
