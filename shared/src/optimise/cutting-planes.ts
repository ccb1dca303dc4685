import type { OpenProgramme, ProgrammeSolution, SolveOptions } from './highs.ts';
import { SolverStopped } from './highs.ts';
import type { RiskMeasure } from './tail-average.ts';

export const PER_CENT = 100;
const MAXIMUM_CUTS = 4000;
const DEFAULT_TOLERANCE = 1e-9;

export interface CutOptions extends SolveOptions {
  /** Of the measure: a cut is added until none is violated by more. */
  readonly tolerance?: number;
  /** For all programmes of one answer together; ten times that of one by default. */
  readonly totalTimeLimitSeconds?: number;
}

export interface CutResult {
  readonly values: Float64Array;
  readonly measure: number;
  readonly bound: number;
  readonly isLimited: boolean;
}

/**
 * Minimises a measure by cutting planes: the programme knows it only as the largest of the slopes seen so far, and every solution
 * adds its own. Ends when the newest says nothing new, or with the best that was seen when the time is up. Far smaller than a row
 * for every scenario.
 *
 * @param etaColumn - Column that stands for the measure, in per cent.
 * @param factor - x = factor · column, so that columns may be shares.
 * @param solve - One solution of the programme as it stands.
 * @param surcharge - What the programme's other costs add to the measure at some values, which `solve` has made exact.
 */
export function cutUntilExact(
  open: OpenProgramme,
  measure: RiskMeasure,
  factor: readonly number[],
  etaColumn: number,
  options: CutOptions,
  solve: () => ProgrammeSolution = () => open.solve(options),
  surcharge: (values: Float64Array) => number = () => 0,
): CutResult {
  const { tolerance = DEFAULT_TOLERANCE, totalTimeLimitSeconds = 10 * options.timeLimitSeconds } = options;
  const until = open.secondsSpent() + totalTimeLimitSeconds;
  let best: CutResult | undefined;
  let bound = -Infinity;
  for (let round = 0; round < MAXIMUM_CUTS; round++) {
    if (best && open.secondsSpent() > until) break;
    const solution = best ? solvedOrStopped(solve) : solve();
    if (!solution) break;
    bound = Math.max(bound, solution.bound / PER_CENT);
    const value = measure.at(factor.map((scale, i) => scale * solution.values[i]!));
    const total = value + surcharge(solution.values);
    const isLimited = solution.status === 'LIMIT';
    if (!best || total < best.measure) best = { values: solution.values, measure: total, bound, isLimited };
    const isExact = value <= solution.values[etaColumn]! / PER_CENT + tolerance;
    if (isExact || best.measure <= bound + tolerance) return { ...best, bound, isLimited };
    open.addRow({
      lower: 0,
      upper: Infinity,
      indices: [...factor.keys(), etaColumn],
      values: [...measure.gradient.map((slope, i) => -PER_CENT * slope * factor[i]!), 1],
    });
  }
  return { ...best!, bound, isLimited: true };
}

/** Null where the limit came before an answer: then what is known already is the answer. */
function solvedOrStopped(solve: () => ProgrammeSolution): ProgrammeSolution | null {
  try {
    return solve();
  } catch (error) {
    if (error instanceof SolverStopped) return null;
    throw error;
  }
}
