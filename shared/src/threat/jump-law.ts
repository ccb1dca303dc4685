import { exp, log } from '../random/elementary.ts';

/** A lognormal jump of a price: the log jump is Normal(muLog, sdLog²), and the mean simple jump is `mean`. */
export interface JumpLaw {
  readonly mean: number;
  readonly muLog: number;
  readonly sdLog: number;
}

/** Jumps of one kind that reach an asset, with the moments that the no-double-counting rule needs. */
export interface JumpSource {
  /** Events a year now. */
  readonly rate: number;
  /** Events a year already inside the history. */
  readonly rateInsideDrift: number;
  readonly law: JumpLaw;
}

/** @param mean - Mean simple jump, above −1. @param sdLog - Standard deviation of the log jump. Source: threat-spec 8.5. */
export function jumpLaw(mean: number, sdLog: number): JumpLaw {
  return { mean, muLog: log(1 + mean) - (sdLog * sdLog) / 2, sdLog };
}

/** E[Y²] of the log jump. */
export function secondLogMoment(law: JumpLaw): number {
  return law.muLog * law.muLog + law.sdLog * law.sdLog;
}

/** Five-point Gauss–Hermite rule for a standard normal: exact for polynomials up to degree 9. */
const HERMITE_NODES: readonly number[] = [
  -2.856970013872806, -1.355626179974266, 0, 1.355626179974266, 2.856970013872806,
];
const HERMITE_WEIGHTS: readonly number[] = [
  0.011257411327720689, 0.2220759220056126, 0.5333333333333333, 0.2220759220056126, 0.011257411327720689,
];

/** Log jump of a peer: the share `contagion` of the realised simple jump of the issuer. */
export function peerLogJump(logJump: number, contagion: number): number {
  return log(1 + contagion * (exp(logJump) - 1));
}

/** E[peer log jump²], by quadrature over the issuer's jump. */
export function peerSecondLogMoment(law: JumpLaw, contagion: number): number {
  return HERMITE_NODES.reduce((sum, node, at) => {
    const jump = peerLogJump(law.muLog + law.sdLog * node, contagion);
    return sum + HERMITE_WEIGHTS[at]! * jump * jump;
  }, 0);
}

/** A quarter of the variance always stays diffusive, whatever the jumps claim (threat-spec 8.5). */
const SMALLEST_VARIANCE_SHARE = 0.25;

/** Diffusion variance once the jumps inside the history are taken out: max(σ²/4, σ² − Σ rate E[Y²]); annual. */
export function reducedVariance(variance: number, jumpVariance: number): number {
  return Math.max(SMALLEST_VARIANCE_SHARE * variance, variance - jumpVariance);
}

export interface LogReturnMoments {
  readonly logMean: number;
  readonly logVariance: number;
  readonly logSd: number;
  readonly logSkewness: number;
  readonly logExcessKurtosis: number;
  readonly expectedGrossReturn: number;
  readonly compensator: number;
}

/**
 * Moments of the log return over T years of a diffusion with jumps (threat-spec 8.5), in closed form.
 *
 * @param drift - Annual drift of the simple return, jumps of the history inside.
 * @param volatility - Annual, of the diffusion alone: √ of `reducedVariance`.
 */
export function jumpDiffusionMoments(
  drift: number,
  volatility: number,
  years: number,
  sources: readonly JumpSource[],
): LogReturnMoments {
  let compensator = 0;
  let meanLog = 0;
  let meanSimple = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  for (const { rate, rateInsideDrift, law } of sources) {
    const m = law.muLog;
    const v = law.sdLog * law.sdLog;
    compensator += rateInsideDrift * law.mean;
    meanSimple += rate * law.mean;
    meanLog += rate * m;
    second += rate * (m * m + v);
    third += rate * (m * m * m + 3 * m * v);
    fourth += rate * (m * m * m * m + 6 * m * m * v + 3 * v * v);
  }
  const logVariance = (volatility * volatility + second) * years;
  return {
    logMean: (drift - (volatility * volatility) / 2 - compensator + meanLog) * years,
    logVariance,
    logSd: Math.sqrt(logVariance),
    logSkewness: (third * years) / (logVariance * Math.sqrt(logVariance)),
    logExcessKurtosis: (fourth * years) / (logVariance * logVariance),
    expectedGrossReturn: exp((drift - compensator + meanSimple) * years),
    compensator,
  };
}
