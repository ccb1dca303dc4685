import { exp, log } from '../random/elementary.ts';
import { normalInverse } from '../random/normal.ts';

import { chi2Inverse, chi2InverseUpper, logGamma } from './gamma.ts';
import { normalCdf, normalDensity } from './normal-law.ts';
import { tCdf, tDensity, tInverse } from './student-t.ts';

/**
 * The chi-squared quantile and Student's distribution function cost a microsecond each, and a t copula asks for them on
 * every step of every path. For one ν both are smooth curves: a table with slopes answers in nanoseconds, to about ten digits,
 * and with the same bits everywhere, because it is filled by the functions it stands for.
 */

/** Values and slopes at equal distances; between them a cubic that meets both. */
interface HermiteTable {
  readonly from: number;
  readonly perUnit: number;
  /** Value and slope (times the distance) of each knot, one after the other. */
  readonly knots: Float64Array;
}

function hermiteTable(
  from: number,
  to: number,
  cells: number,
  value: (x: number) => number,
  slope: (x: number, value: number) => number,
): HermiteTable {
  const step = (to - from) / cells;
  const knots = new Float64Array(2 * (cells + 1));
  for (let i = 0; i <= cells; i++) {
    const x = from + i * step;
    const y = value(x);
    knots[2 * i] = y;
    knots[2 * i + 1] = slope(x, y) * step;
  }
  return { from, perUnit: 1 / step, knots };
}

function interpolate({ from, perUnit, knots }: HermiteTable, x: number): number {
  const place = (x - from) * perUnit;
  const cell = Math.min(Math.max(Math.floor(place), 0), knots.length / 2 - 2);
  const s = place - cell;
  const y0 = knots[2 * cell]!;
  const d0 = knots[2 * cell + 1]!;
  const rise = knots[2 * cell + 2]! - y0;
  const d1 = knots[2 * cell + 3]!;
  return y0 + s * (d0 + s * (3 * rise - 2 * d0 - d1 + s * (d0 + d1 - 2 * rise)));
}

/** Beyond this the normal quantile of a 52-bit uniform does not go (8.21). */
const MAX_NORMAL = 8.3;
const CHI2_CELLS = 2048;

/** ln of the chi-squared quantile against the normal quantile of the same probability. */
export type Chi2Table = HermiteTable;

/** Table for ν = `degrees`, about 20 ms. */
export function chi2Table(degrees: number): Chi2Table {
  const a = degrees / 2;
  const logScale = a * Math.LN2 + logGamma(a);
  return hermiteTable(
    -MAX_NORMAL,
    MAX_NORMAL,
    CHI2_CELLS,
    (z) => log(z < 0 ? chi2Inverse(degrees, normalCdf(z)) : chi2InverseUpper(degrees, normalCdf(-z))),
    // d ln s / dz = φ(z)/(s f(s)), and s f(s) = s^a e^(−s/2)/(2^a Γ(a)).
    (z, logS) => normalDensity(z) / exp(a * logS - exp(logS) / 2 - logScale),
  );
}

/** Chi-squared quantile of one uniform, relative error below 1e-9. */
export function chi2FromTable(table: Chi2Table, u: number): number {
  return exp(interpolate(table, normalInverse(u)));
}

/** √(ν/s) with s the chi-squared quantile of u: what a normal is multiplied by to be Student's. */
export function mixingFromTable(table: Chi2Table, degrees: number, u: number): number {
  return mixingFromNormal(table, degrees, normalInverse(u));
}

/** The same from the normal quantile of u, where that is what one has. */
export function mixingFromNormal(table: Chi2Table, degrees: number, z: number): number {
  return Math.sqrt(degrees) * exp(-0.5 * interpolate(table, z));
}

/** Student's distribution function against s = t/√(ν + t²), for t ≥ 0. */
export interface TTable {
  readonly degrees: number;
  /** Where the table ends; beyond it the function itself is called, for it must keep its digits in the tail. */
  readonly largest: number;
  readonly table: HermiteTable;
}

const T_CELLS = 1024;
/** One call in about 500 goes beyond. */
const T_TABLE_TAIL = 1e-3;
const MAX_SHARE = 0.98;

/** Table for ν = `degrees`, about 2 ms. */
export function tTable(degrees: number): TTable {
  const tailQuantile = -tInverse(degrees, T_TABLE_TAIL);
  const share = Math.min(tailQuantile / Math.sqrt(degrees + tailQuantile * tailQuantile), MAX_SHARE);
  const tOf = (s: number): number => (Math.sqrt(degrees) * s) / Math.sqrt(1 - s * s);
  const table = hermiteTable(
    0,
    share,
    T_CELLS,
    (s) => tCdf(degrees, tOf(s)),
    (s) => (tDensity(degrees, tOf(s)) * Math.sqrt(degrees)) / ((1 - s * s) * Math.sqrt(1 - s * s)),
  );
  return { degrees, largest: tOf(share), table };
}

/** Student's distribution function, absolute error below 1e-9 and exact in the outer tails. */
export function tCdfFromTable({ degrees, largest, table }: TTable, t: number): number {
  const size = Math.abs(t);
  if (!(size < largest)) return tCdf(degrees, t);
  const upper = interpolate(table, size / Math.sqrt(degrees + size * size));
  return t < 0 ? 1 - upper : upper;
}
