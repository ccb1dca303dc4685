import type { ConstraintBlock } from './constraints.ts';
import type { ProgrammeRow } from './highs.ts';
import { impactCost } from './trade-impact.ts';
import type { ImpactColumns } from './trade-impact.ts';

/** A block without the columns of impact, its sum charged by the tangents at some trades: exact where the answer has these trades. */
export function linearisedBlock(
  block: ConstraintBlock,
  impact: ImpactColumns,
  trades: ArrayLike<number>,
): ConstraintBlock {
  const { power, buy, sell, coefficients } = impact;
  const isPower = (column: number): boolean => column >= power;
  const rows = block.rows.flatMap((row): ProgrammeRow[] => {
    if (!row.indices.some(isPower)) return [row];
    if (row.indices.length === 3 && row.indices[2]! >= power && row.upper === Infinity) return []; // a tangent
    const slope = (i: number): number => 1.5 * coefficients[i]! * Math.sqrt(trades[i]!);
    const kept = row.indices.flatMap((column, k) => (isPower(column) ? [] : [{ column, value: row.values[k]! }]));
    const paid = coefficients.reduce((sum, k, i) => sum - impactCost(k, trades[i]!) / 2, 0);
    return [
      {
        lower: row.lower - paid,
        upper: row.upper - paid,
        indices: kept.map(({ column }) => column),
        values: kept.map(({ column, value }) => {
          if (column >= sell) return value + slope(column - sell);
          return column >= buy ? value + slope(column - buy) : value;
        }),
      },
    ];
  });
  const { lower, upper } = block;
  return { ...block, lower: lower.slice(0, power), upper: upper.slice(0, power), rows, impact: null };
}
