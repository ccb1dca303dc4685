import * as K from './coefficients.ts';
import { log } from './elementary.ts';

function central(q: number): number {
  const r = 0.180625 - q * q;
  const top = ((((((K.A7 * r + K.A6) * r + K.A5) * r + K.A4) * r + K.A3) * r + K.A2) * r + K.A1) * r + K.A0;
  const bottom = ((((((K.B7 * r + K.B6) * r + K.B5) * r + K.B4) * r + K.B3) * r + K.B2) * r + K.B1) * r + 1;
  return (top / bottom) * q;
}

function tail(q: number, smaller: number): number {
  const t = Math.sqrt(-log(smaller));
  let z: number;
  if (t > 5) {
    const r = t - 5;
    const top = ((((((K.E7 * r + K.E6) * r + K.E5) * r + K.E4) * r + K.E3) * r + K.E2) * r + K.E1) * r + K.E0;
    z = top / (((((((K.F7 * r + K.F6) * r + K.F5) * r + K.F4) * r + K.F3) * r + K.F2) * r + K.F1) * r + 1);
  } else {
    const r = t - 1.6;
    const top = ((((((K.C7 * r + K.C6) * r + K.C5) * r + K.C4) * r + K.C3) * r + K.C2) * r + K.C1) * r + K.C0;
    z = top / (((((((K.D7 * r + K.D6) * r + K.D5) * r + K.D4) * r + K.D3) * r + K.D2) * r + K.D1) * r + 1);
  }
  return q < 0 ? -z : z;
}

/**
 * Quantile of the standard normal law, AS 241 PPND16 (Wichura 1988). The formula is good to 1e-16 relative; with the rounding
 * of its steps the error is below 5 ulp (largest seen 4.1, in the tails).
 *
 * @param u - Strictly between 0 and 1, and not subnormal.
 */
export function normalInverse(u: number): number {
  const q = u - 0.5;
  return Math.abs(q) > 0.425 ? tail(q, u < 1 - u ? u : 1 - u) : central(q);
}
