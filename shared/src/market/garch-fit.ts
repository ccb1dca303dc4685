import { DomainError } from '../errors.ts';
import { exp, log } from '../random/elementary.ts';
import { cholesky, solveFromFactor } from '../stats/linear-algebra.ts';
import { minimise } from '../stats/quasi-newton.ts';
import type { Minimum, SmoothFunction } from '../stats/quasi-newton.ts';
import { MIN_RETURN_ROWS } from '../stats/returns.ts';
import { filterGarch, negativeLogLikelihood } from './garch.ts';
import type { GarchParameters } from './garch.ts';

/** Law of the standardised residuals. */
export type ResidualLaw = 'normal' | 't';

/** Why the volatility of a series is not told by GARCH. */
export type GarchRefusal =
  /** α + β above 0.9999: the variance has no long run. */
  | 'PERSISTENCE'
  /** Less than two units of log likelihood better than a constant variance. */
  | 'NO_GAIN'
  /** No start led to a maximum. */
  | 'NOT_CONVERGED';

export interface GarchFit {
  readonly parameters: GarchParameters;
  /** Of each parameter, from the Hessian in the parameters themselves; null where it is not positive definite. */
  readonly standardErrors: GarchErrors | null;
  readonly logLikelihood: number;
  /** Log likelihood over that of a constant variance under the same law. */
  readonly gain: number;
  /** Null: the fit stands. Otherwise EWMA takes its place (quant-spec Q4.3). */
  readonly refusal: GarchRefusal | null;
}

export interface GarchErrors {
  readonly mu: number;
  readonly omega: number;
  readonly alpha: number;
  readonly beta: number;
  readonly nu: number | null;
}

/** What is left of the parameters when level and mean are the sample's. */
export type GarchShape = Pick<GarchParameters, 'alpha' | 'beta' | 'nu'>;

const START_NU = 6;
/** ω of a start is such that the long-run variance is the sample's, which is 1 after scaling. */
const STARTS: readonly GarchShape[] = [
  { alpha: 0.05, beta: 0.9, nu: START_NU },
  { alpha: 0.1, beta: 0.8, nu: START_NU },
  { alpha: 0.15, beta: 0.7, nu: START_NU },
];
const LEAST_NU = 2.05;
/** From here on Student's t is the normal law to every digit that data can tell. */
const MOST_NU = 500;
const MOST_PERSISTENCE = 0.9999;
const LEAST_GAIN = 2;

/**
 * Maximum likelihood of GARCH(1,1) over mu, omega > 0, alpha ≥ 0, beta ≥ 0, alpha + beta < 1, nu > 2.05, which a change of
 * variables keeps; from three starts, on the series scaled to variance 1.
 *
 * @param returns - Log returns in order of time.
 * @param near - Shape to start from instead of the three: a refit a few sessions later, at a third of the cost.
 * @throws DomainError E_HISTORY_TOO_SHORT below 60 returns, E_NOT_FINITE, E_SIGMA_NONPOSITIVE for a series that never moves.
 *
 * Cost: 10 to 30 ms for 2,500 returns. Source: quant-spec Q4.3.
 */
export function fitGarch(returns: Float64Array, law: ResidualLaw, near: GarchShape | null = null): GarchFit {
  const { scaled, scale } = scaleToUnit(returns);
  const isT = law === 't';
  const objective = transformedObjective(scaled, isT);
  const starts = (near ? [insideBounds(near)] : STARTS).map((shape) => startingPoint(scaled, shape, isT));
  const found = starts.map((start) => minimise(objective, start)).reduce(lower);
  const best = parametersAt(found.x, isT);
  const constant = constantVariance(scaled, isT);
  const gain = constant - found.value;
  const logLikelihood = -found.value - scaled.length * log(scale);
  return {
    parameters: rescale(best, scale),
    standardErrors: standardErrors(scaled, best, scale),
    logLikelihood,
    gain,
    refusal: refusalOf(best, gain, found.isConverged),
  };
}

function refusalOf({ alpha, beta }: GarchParameters, gain: number, isConverged: boolean): GarchRefusal | null {
  if (!(gain >= LEAST_GAIN)) return 'NO_GAIN';
  if (alpha + beta > MOST_PERSISTENCE) return 'PERSISTENCE';
  return isConverged ? null : 'NOT_CONVERGED';
}

function lower(a: Minimum, b: Minimum): Minimum {
  return b.value < a.value ? b : a;
}

function scaleToUnit(returns: Float64Array): { readonly scaled: Float64Array; readonly scale: number } {
  if (returns.length < MIN_RETURN_ROWS) throw new DomainError('E_HISTORY_TOO_SHORT', ['returns']);
  const bad = returns.findIndex((r) => !Number.isFinite(r));
  if (bad >= 0) throw new DomainError('E_NOT_FINITE', ['returns', String(bad)]);
  const mean = meanOf(returns);
  let squares = 0;
  for (const r of returns) squares += (r - mean) * (r - mean);
  const scale = Math.sqrt(squares / returns.length);
  if (!(scale > 0)) throw new DomainError('E_SIGMA_NONPOSITIVE', ['returns']);
  return { scaled: returns.map((r) => r / scale), scale };
}

function meanOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

function rescale({ mu, omega, ...shape }: GarchParameters, scale: number): GarchParameters {
  return { ...shape, mu: mu * scale, omega: omega * scale * scale };
}

/*
 * The free variables: mu; ln v, the long-run variance; the logits of p = α + β, of α/p, and of where nu stands between its bounds.
 */

const sigmoid = (y: number): number => 1 / (1 + exp(-y));
const logit = (p: number): number => log(p) - log(1 - p);

function variablesOf({ mu, omega, alpha, beta, nu }: GarchParameters): Float64Array {
  const persistence = alpha + beta;
  const place = nu === null ? [] : [logit((nu - LEAST_NU) / (MOST_NU - LEAST_NU))];
  return Float64Array.of(mu, log(omega / (1 - persistence)), logit(persistence), logit(alpha / persistence), ...place);
}

function parametersAt(x: Float64Array, isT: boolean): GarchParameters {
  const persistence = sigmoid(x[2]!);
  const alpha = persistence * sigmoid(x[3]!);
  return {
    mu: x[0]!,
    omega: exp(x[1]!) * sigmoid(-x[2]!),
    alpha,
    beta: persistence - alpha,
    nu: isT ? LEAST_NU + (MOST_NU - LEAST_NU) * sigmoid(x[4]!) : null,
  };
}

function transformedObjective(scaled: Float64Array, isT: boolean): SmoothFunction {
  const byParameter = new Float64Array(5);
  return (x, gradient) => {
    const parameters = parametersAt(x, isT);
    const value = negativeLogLikelihood(scaled, parameters, byParameter);
    const { omega, alpha, beta, nu } = parameters;
    const persistence = sigmoid(x[2]!);
    const byOmega = byParameter[1]!;
    const byAlpha = byParameter[2]!;
    const byBeta = byParameter[3]!;
    gradient[0] = byParameter[0]!;
    gradient[1] = byOmega * omega;
    gradient[2] = (byAlpha * alpha + byBeta * beta) * sigmoid(-x[2]!) - byOmega * omega * persistence;
    gradient[3] = (byAlpha - byBeta) * alpha * sigmoid(-x[3]!);
    if (nu !== null) gradient[4] = byParameter[4]! * (nu - LEAST_NU) * sigmoid(-x[4]!);
    return value;
  };
}

function startingPoint(scaled: Float64Array, { alpha, beta, nu }: GarchShape, isT: boolean): Float64Array {
  return variablesOf({ mu: meanOf(scaled), omega: 1 - alpha - beta, alpha, beta, nu: isT ? (nu ?? START_NU) : null });
}

/** Inside the bounds, where a logit is not yet flat. */
function insideBounds({ alpha, beta, nu }: GarchShape): GarchShape {
  const persistence = between(alpha + beta, 0.05, 0.998);
  const share = between(alpha / (alpha + beta), 0.005, 0.995);
  return {
    alpha: persistence * share,
    beta: persistence * (1 - share),
    nu: nu === null ? null : between(nu, 2.2, 100),
  };
}

function between(value: number, low: number, high: number): number {
  return value > low ? Math.min(value, high) : low; // NaN, of 0/0, becomes `low`
}

/** −ln L at the best constant variance: in closed form under the normal law, by the same search under Student's t. */
function constantVariance(scaled: Float64Array, isT: boolean): number {
  const byParameter = new Float64Array(5);
  const at = (mu: number, variance: number, nu: number | null): number =>
    negativeLogLikelihood(scaled, { mu, omega: variance, alpha: 0, beta: 0, nu }, byParameter);
  const mean = meanOf(scaled);
  if (!isT) return at(mean, 1, null);
  const objective: SmoothFunction = (x, gradient) => {
    const nu = LEAST_NU + (MOST_NU - LEAST_NU) * sigmoid(x[2]!);
    const value = at(x[0]!, exp(x[1]!), nu);
    gradient[0] = byParameter[0]!;
    gradient[1] = byParameter[1]! * exp(x[1]!);
    gradient[2] = byParameter[4]! * (nu - LEAST_NU) * sigmoid(-x[2]!);
    return value;
  };
  return minimise(objective, Float64Array.of(mean, 0, logit((START_NU - LEAST_NU) / (MOST_NU - LEAST_NU)))).value;
}

/** Square roots of the diagonal of the inverse Hessian, by differences of the exact gradient in the parameters themselves. */
function standardErrors(scaled: Float64Array, best: GarchParameters, scale: number): GarchErrors | null {
  const names = best.nu === null ? (['mu', 'omega', 'alpha', 'beta'] as const) : PARAMETER_NAMES;
  const size = names.length;
  const hessian = new Float64Array(size * size);
  const above = new Float64Array(5);
  const below = new Float64Array(5);
  for (const [i, name] of names.entries()) {
    const step = 1e-4 * Math.max(Math.abs(best[name]!), 0.01);
    negativeLogLikelihood(scaled, { ...best, [name]: best[name]! + step }, above);
    negativeLogLikelihood(scaled, { ...best, [name]: best[name]! - step }, below);
    for (let k = 0; k < size; k++) {
      const half = (above[k]! - below[k]!) / (4 * step);
      hessian[i * size + k] = hessian[i * size + k]! + half;
      hessian[k * size + i] = hessian[k * size + i]! + half;
    }
  }
  const errors = diagonalOfInverse(hessian, size);
  if (!errors) return null;
  return {
    mu: errors[0]! * scale,
    omega: errors[1]! * scale * scale,
    alpha: errors[2]!,
    beta: errors[3]!,
    nu: errors[4] ?? null,
  };
}

const PARAMETER_NAMES = ['mu', 'omega', 'alpha', 'beta', 'nu'] as const;

function diagonalOfInverse(hessian: Float64Array, size: number): number[] | null {
  if (!hessian.every(Number.isFinite)) return null;
  let factor: Float64Array;
  try {
    factor = cholesky(hessian, size);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'E_NOT_POSITIVE_DEFINITE') return null; // a maximum on the edge
    throw error;
  }
  return Array.from({ length: size }, (_, i) => {
    const unit = new Float64Array(size);
    unit[i] = 1;
    return Math.sqrt(solveFromFactor(factor, size, unit)[i]!);
  });
}

/** The decay of RiskMetrics (1996) and the sessions that its first variance is the mean square of (quant-spec Q4.2). */
export const EWMA_DECAY = 0.94;
const EWMA_START = 20;

/**
 * Volatility by exponentially weighted squares: what a series gets whose GARCH fit is refused. As a recursion it is GARCH with
 * mu = 0, omega = 0, alpha = 0.06, beta = 0.94, started from the mean square of the first 20 sessions, or of more where those
 * never move; the sessions of the start all have that variance.
 *
 * @throws DomainError E_SIGMA_NONPOSITIVE for a series that never moves.
 */
export function filterEwma(returns: ArrayLike<number>): Omit<ReturnType<typeof filterGarch>, 'logLikelihood'> {
  let start = 0;
  let squares = 0;
  for (; start < returns.length && (start < EWMA_START || squares === 0); start++)
    squares += returns[start]! * returns[start]!;
  if (!(squares > 0)) throw new DomainError('E_SIGMA_NONPOSITIVE', ['returns']);
  const variance = new Float64Array(returns.length);
  let h = squares / start;
  for (let t = 0; t < returns.length; t++) {
    variance[t] = h;
    if (t >= start) h = EWMA_DECAY * h + (1 - EWMA_DECAY) * returns[t]! * returns[t]!;
  }
  return { variance, residuals: Float64Array.from(returns), nextVariance: h };
}
