import { DomainError } from '../errors.ts';
import { log } from '../random/elementary.ts';
import { digamma, logGamma } from '../stats/gamma.ts';

/**
 * GARCH(1,1) of a daily log return r: e = r − mu, h ← omega + alpha·e² + beta·h, e = √h·z with z of variance 1
 * (quant-spec Q4.3; Bollerslev 1986).
 */
export interface GarchParameters {
  readonly mu: number;
  readonly omega: number;
  readonly alpha: number;
  readonly beta: number;
  /** Degrees of freedom of Student's t, above 2; null: z is normal. */
  readonly nu: number | null;
}

export interface GarchFilter {
  /** h of each session. */
  readonly variance: Float64Array;
  /** e of each session. */
  readonly residuals: Float64Array;
  readonly logLikelihood: number;
  /** h of the session after the last. */
  readonly nextVariance: number;
}

const LOG_PI = 1.1447298858494002;
const LOG_TWO_PI = 1.8378770664093453;

function requireParameters(returns: ArrayLike<number>, { mu, omega, alpha, beta, nu }: GarchParameters): void {
  if (returns.length === 0) throw new DomainError('E_EMPTY_SCENARIOS', ['returns']);
  if (!Number.isFinite(mu)) throw new DomainError('E_NOT_FINITE', ['mu']);
  if (!(omega >= 0)) throw new DomainError('E_RANGE', ['omega']);
  if (!(alpha >= 0)) throw new DomainError('E_RANGE', ['alpha']);
  if (!(beta >= 0)) throw new DomainError('E_RANGE', ['beta']);
  if (nu !== null && !(nu > 2)) throw new DomainError('E_RANGE', ['nu']);
}

/**
 * Variances, residuals and log likelihood of a series at given parameters.
 *
 * @param returns - In order of time.
 * @throws DomainError E_EMPTY_SCENARIOS, E_RANGE, E_NOT_FINITE; E_SIGMA_NONPOSITIVE where a variance is not above 0.
 *
 * Before the first session both the variance and the squared residual are the sample's.
 */
export function filterGarch(returns: ArrayLike<number>, parameters: GarchParameters): GarchFilter {
  requireParameters(returns, parameters);
  const { mu, omega, alpha, beta, nu } = parameters;
  const count = returns.length;
  const residuals = Float64Array.from(returns, (r) => r - mu);
  let squares = 0;
  for (const e of residuals) squares += e * e;
  let h = omega + ((alpha + beta) * squares) / count;
  const variance = new Float64Array(count);
  let logs = 0;
  for (let t = 0; t < count; t++) {
    if (!(h > 0 && h < Infinity)) throw new DomainError('E_SIGMA_NONPOSITIVE', ['returns', String(t)]);
    const square = residuals[t]! * residuals[t]!;
    variance[t] = h;
    logs += nu === null ? log(h) + square / h : log(h) + (nu + 1) * log(1 + square / (h * (nu - 2)));
    h = omega + alpha * square + beta * h;
  }
  return { variance, residuals, logLikelihood: count * logDensityConstant(nu) - logs / 2, nextVariance: h };
}

/** ln of the density of z at 0. */
function logDensityConstant(nu: number | null): number {
  return nu === null ? -LOG_TWO_PI / 2 : logGamma((nu + 1) / 2) - logGamma(nu / 2) - (LOG_PI + log(nu - 2)) / 2;
}

/** Expected variances of the sessions after the last, from that of the first of them. */
export function forecastVariances(
  { omega, alpha, beta }: Pick<GarchParameters, 'omega' | 'alpha' | 'beta'>,
  nextVariance: number,
  sessions: number,
): Float64Array {
  const variances = new Float64Array(sessions);
  let h = nextVariance;
  for (let k = 0; k < sessions; k++) {
    variances[k] = h;
    h = omega + (alpha + beta) * h;
  }
  return variances;
}

/** ω/(1 − α − β); null where the variance has no long run. */
export function unconditionalVariance({
  omega,
  alpha,
  beta,
}: Pick<GarchParameters, 'omega' | 'alpha' | 'beta'>): number | null {
  return alpha + beta < 1 && omega > 0 ? omega / (1 - alpha - beta) : null;
}

/** Bounds within which a product of variances is kept, so that one more factor cannot leave the range of a double. */
const LARGE = 1e100;
const SMALL = 1e-100;
const LEAST_VARIANCE = 1e-200;

/**
 * −ln L of a series and its gradient by (mu, omega, alpha, beta, nu), for the fit and its errors.
 *
 * @param gradient - Length 5, or 4 under the normal law; overwritten.
 * @returns NaN where a variance is not above 1e-200 or not below 1e100: the fit then turns back.
 *
 * Cost: one pass, about 30 ns a session. Nothing is allocated.
 */
export function negativeLogLikelihood(
  returns: Float64Array,
  { mu, omega, alpha, beta, nu }: GarchParameters,
  gradient: Float64Array,
): number {
  const count = returns.length;
  let sum = 0;
  let squares = 0;
  for (let t = 0; t < count; t++) {
    const e = returns[t]! - mu;
    sum += e;
    squares += e * e;
  }
  const presample = squares / count;
  let h = omega + (alpha + beta) * presample;
  // Derivatives of h by each parameter.
  let byMu = (-2 * (alpha + beta) * sum) / count;
  let byOmega = 1;
  let byAlpha = presample;
  let byBeta = presample;

  let gMu = 0;
  let gOmega = 0;
  let gAlpha = 0;
  let gBeta = 0;
  let shares = 0; // Σ (ν + 1) q / ((1 + q)(ν − 2))
  let logs = 0;
  let tailLogs = 0;
  // Products, whose logarithms are taken once in many sessions.
  let variances = 1;
  let tails = 1;
  for (let t = 0; t < count; t++) {
    if (!(h > LEAST_VARIANCE && h < LARGE)) return Number.NaN;
    const e = returns[t]! - mu;
    const square = e * e;
    const inverse = 1 / h;
    let weight = 1; // of the squared residual: below 1 for outliers under Student's t
    variances *= h;
    if (!(variances > SMALL && variances < LARGE)) {
      logs += log(variances);
      variances = 1;
    }
    if (nu === null) logs += square * inverse;
    else {
      const q = (square * inverse) / (nu - 2);
      weight = (nu + 1) / ((nu - 2) * (1 + q));
      shares += (weight * square * inverse) / (nu - 2);
      tails *= 1 + q;
      if (tails > LARGE) {
        tailLogs += log(tails);
        tails = 1;
      }
    }
    const slope = (1 - weight * square * inverse) * inverse; // of 2·(−ln l) by h
    gMu += slope * byMu - 2 * weight * e * inverse;
    gOmega += slope * byOmega;
    gAlpha += slope * byAlpha;
    gBeta += slope * byBeta;

    byMu = beta * byMu - 2 * alpha * e;
    byOmega = beta * byOmega + 1;
    byAlpha = beta * byAlpha + square;
    byBeta = beta * byBeta + h;
    h = omega + alpha * square + beta * h;
  }
  logs += log(variances);
  tailLogs += log(tails);
  gradient[0] = gMu / 2;
  gradient[1] = gOmega / 2;
  gradient[2] = gAlpha / 2;
  gradient[3] = gBeta / 2;
  if (nu !== null) {
    const byConstant = (digamma((nu + 1) / 2) - digamma(nu / 2) - 1 / (nu - 2)) / 2;
    gradient[4] = (tailLogs - shares) / 2 - count * byConstant;
    logs += (nu + 1) * tailLogs;
  }
  return logs / 2 - count * logDensityConstant(nu);
}
