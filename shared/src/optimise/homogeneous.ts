import type { ConstraintBlock } from './constraints.ts';
import type { ProgrammeRow } from './highs.ts';

/**
 * A block over κw instead of w: the columns as they were, then κ > 0, and every limit in proportion to κ (Charnes and Cooper
 * 1962). What is largest as a ratio of two parts that grow with κ is found with one of them fixed.
 */
export interface HomogeneousBlock {
  readonly columnCount: number;
  /** Column of κ, the last. */
  readonly kappa: number;
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  readonly rows: readonly ProgrammeRow[];
}

/** a·x − limit κ on one side of 0, for both sides of a row. */
function proportional({ lower, upper, indices, values }: ProgrammeRow, kappa: number): ProgrammeRow[] {
  const row = (limit: number, low: number, high: number): ProgrammeRow => ({
    lower: low,
    upper: high,
    indices: limit === 0 ? indices : [...indices, kappa],
    values: limit === 0 ? values : [...values, -limit],
  });
  if (lower === upper) return [row(lower, 0, 0)];
  return [
    ...(lower > -Infinity ? [row(lower, 0, Infinity)] : []),
    ...(upper < Infinity ? [row(upper, -Infinity, 0)] : []),
  ];
}

export function homogeneousBlock(block: ConstraintBlock): HomogeneousBlock {
  const kappa = block.lower.length;
  const bounds = block.lower.flatMap((low, column): ProgrammeRow[] => {
    const at = { indices: [column], values: [1] };
    const high = block.upper[column]!;
    return [
      ...(low > -Infinity && low !== 0 ? proportional({ lower: low, upper: Infinity, ...at }, kappa) : []),
      ...(high < Infinity ? proportional({ lower: -Infinity, upper: high, ...at }, kappa) : []),
    ];
  });
  return {
    columnCount: kappa + 1,
    kappa,
    lower: [...block.lower.map((low) => (low === 0 ? 0 : -Infinity)), 0],
    upper: [...block.upper.map(() => Infinity), Infinity],
    rows: [...block.rows.flatMap((row) => proportional(row, kappa)), ...bounds],
  };
}
