/** What a session of filtered historical simulation is made of; a subset of `FhsMarket`. */
export interface FhsStepper {
  readonly drift: Float64Array;
  readonly omega: Float64Array;
  readonly alpha: Float64Array;
  readonly beta: Float64Array;
  /** Row-major, row × asset. */
  readonly residuals: Float64Array;
}

/**
 * One session: e = √h·ẑ, x = drift + e, then h ← omega + alpha·e² + beta·h. No allocation.
 *
 * @param row - Of the residuals.
 * @param variance - h of this session for each asset; becomes that of the next.
 * @param out - Receives the log returns from `at` on.
 *
 * The order of the operations is part of the arithmetic. Source: quant-spec Q5.5.
 */
export function fhsStep(
  { drift, omega, alpha, beta, residuals }: FhsStepper,
  row: number,
  variance: Float64Array,
  out: Float64Array,
  at: number,
): void {
  const assets = drift.length;
  const from = row * assets;
  for (let i = 0; i < assets; i++) {
    const h = variance[i]!;
    const e = Math.sqrt(h) * residuals[from + i]!;
    out[at + i] = drift[i]! + e;
    variance[i] = omega[i]! + alpha[i]! * (e * e) + beta[i]! * h;
  }
}
