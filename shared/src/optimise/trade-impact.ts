import type { OpenProgramme, ProgrammeRow, ProgrammeSolution } from './highs.ts';

/**
 * The square-root law makes the cost of a trade k t^1.5, convex in its size t. A linear programme knows it from below by its
 * tangents, on a fixed grid first, then wherever an answer lies; a quadratic one from above by parabolas. Both end where they touch
 * the cost, and answers are judged by the exact cost.
 */

/** Between two points of the grid; the tangents there miss at most 1.9 % of the cost between them. */
const GRID_RATIO = 0.64;
/** Below the last point, 0.2 % of the largest trade, they miss at most 2e-5 of the largest trade's cost. */
const GRID_POINTS = 15;
/** Of the capital: tangents are added until all trades together are charged their cost but for this. */
const COST_TOLERANCE = 1e-9;
const MOST_ROUNDS = 30;
/** A trade below this is none. */
const NEGLIGIBLE_TRADE = 1e-12;

/** k t^1.5: cost of a trade of t, both as parts of the capital. */
export function impactCost(coefficient: number, trade: number): number {
  return coefficient * trade * Math.sqrt(trade);
}

/**
 * Impact of every column's trades in a programme: column `power + i` stands for t^1.5 of asset i's trade, from below, so that the
 * solver meets numbers of one size; it costs k times that. Buying is column `buy + i`, selling `sell + i`.
 */
export interface ImpactColumns {
  readonly buy: number;
  readonly sell: number;
  readonly power: number;
  /** k of each asset, in the units of the columns. */
  readonly coefficients: readonly number[];
  /**
   * Column that is fixed at what all trades cost together, where the capital has to be used up: an equation over the tangents
   * would let money be burnt. Null where costs are paid out of what is left.
   */
  readonly spent: number | null;
}

/** The tangent of t^1.5 at a trade as a row: power ≥ 1.5 √trade (bought + sold) − 0.5 trade^1.5. */
function tangentRow({ buy, sell, power }: ImpactColumns, i: number, trade: number): ProgrammeRow {
  const root = Math.sqrt(trade);
  return {
    lower: -0.5 * trade * root,
    upper: Infinity,
    indices: [buy + i, sell + i, power + i],
    values: [-1.5 * root, -1.5 * root, 1],
  };
}

/** The tangents of one asset that a programme starts with. */
export function tangentRows(columns: ImpactColumns, i: number, largestTrade: number): ProgrammeRow[] {
  if (!(columns.coefficients[i]! > 0 && largestTrade > 0)) return [];
  return Array.from({ length: GRID_POINTS }, (_, step) => {
    let trade = largestTrade;
    for (let k = 0; k < step; k++) trade *= GRID_RATIO;
    return tangentRow(columns, i, trade);
  });
}

/** What the trades of an answer cost, exactly. */
export function impactOfValues({ buy, sell, coefficients }: ImpactColumns, values: ArrayLike<number>): number {
  return coefficients.reduce(
    (sum, k, i) => sum + (k > 0 ? impactCost(k, Math.abs(values[buy + i]! - values[sell + i]!)) : 0),
    0,
  );
}

/** The tangents that an answer is charged too little for; none where it is charged enough. */
function missingTangents(columns: ImpactColumns, values: ArrayLike<number>): ProgrammeRow[] {
  const { buy, sell, power, coefficients } = columns;
  const trades = coefficients.map((_, i) => Math.abs(values[buy + i]! - values[sell + i]!));
  const missing = coefficients.map((k, i) =>
    trades[i]! > NEGLIGIBLE_TRADE ? k * (impactCost(1, trades[i]!) - values[power + i]!) : 0,
  );
  if (missing.reduce((sum, part) => sum + Math.max(0, part), 0) <= COST_TOLERANCE) return [];
  return missing.flatMap((part, i) =>
    part > COST_TOLERANCE / coefficients.length ? [tangentRow(columns, i, trades[i]!)] : [],
  );
}

/** What a round changes in a programme so that the trades of its answer are charged more exactly; null where they are. */
function correctionOf(
  columns: ImpactColumns,
  values: ArrayLike<number>,
): { readonly rows: readonly ProgrammeRow[]; readonly spent: number } | null {
  const rows = missingTangents(columns, values);
  const charged = columns.spent === null ? 0 : values[columns.spent]!;
  const spent = columns.spent === null ? 0 : impactOfValues(columns, values);
  return rows.length === 0 && Math.abs(spent - charged) <= COST_TOLERANCE ? null : { rows, spent };
}

/**
 * Solves until the trades of the answer are charged what they cost.
 *
 * Where the capital has to be used up, what trading costs is a number that the answer itself decides: it is set to the cost of the
 * answer before, which settles within a few rounds because costs are a small part of what is traded.
 */
export function solveWithImpact(
  open: OpenProgramme,
  columns: ImpactColumns | null,
  solve: () => ProgrammeSolution,
): ProgrammeSolution {
  let solution = solve();
  if (!columns) return solution;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const correction = correctionOf(columns, solution.values);
    if (!correction) return solution;
    const { rows, spent } = correction;
    for (const row of rows) open.addRow(row);
    if (columns.spent !== null) open.setColumnBounds(columns.spent, spent, spent);
    solution = solve();
  }
  return solution;
}

/** A trade below this is taken as this large where the cost is drawn as a parabola, which is infinitely narrow at 0. */
const SMALLEST_PARABOLA = 1e-8;

/**
 * Twice the height of the parabola over 0 that touches k t^1.5 at a trade and lies above it elsewhere: 1.5 k / √trade. Quadratic
 * objectives take it in the place of the cost, again and again (Hunter and Lange 2004): each answer is better than the one before.
 */
export function parabolaOf(coefficient: number, trade: number): number {
  return (1.5 * coefficient) / Math.sqrt(Math.max(trade, SMALLEST_PARABOLA));
}

/** What trades from some weights to others move prices against them, parts of the capital. */
export function weightImpact(
  coefficients: readonly number[],
  before: readonly number[],
  weights: ArrayLike<number>,
): number {
  return coefficients.reduce((sum, k, i) => sum + impactCost(k, Math.abs(weights[i]! - before[i]!)), 0);
}
