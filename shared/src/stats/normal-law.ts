import { exp } from '../random/elementary.ts';

/** Cody's rational approximations in the arrangement of the normal law: |x| ≤ 0.67448975, up to √32, beyond. */
const NEAR_NUMERATOR = [2.2352520354606837, 161.02823106855587, 1067.6894854603709, 18154.98125334356] as const;
const NEAR_LEADING = 0.06568233791820745;
const NEAR_DENOMINATOR = [47.202581904688245, 976.0985517377767, 10260.932208618979, 45507.78933502673] as const;
const MIDDLE_NUMERATOR = [
  0.39894151208813466, 8.883149794388377, 93.50665613217785, 597.2702763948002, 2494.5375852903726, 6848.190450536283,
  11602.65143764735, 9842.714838383978,
] as const;
const MIDDLE_LEADING = 1.0765576773720192e-8;
const MIDDLE_DENOMINATOR = [
  22.266688044328117, 235.387901782625, 1519.3775994075547, 6485.558298266761, 18615.571640885097, 34900.95272114598,
  38912.00328609327, 19685.429676859992,
] as const;
const FAR_NUMERATOR = [
  0.215898534057957, 0.12740116116024736, 0.022235277870649807, 0.0014216191932278934, 0.000029112874951168793,
] as const;
const FAR_LEADING = 0.023073441764940174;
const FAR_DENOMINATOR = [
  1.284260096144911, 0.4682382124808651, 0.06598813786892856, 0.0037823963320275824, 0.00007297515550839662,
] as const;
const ONE_OVER_SQRT_TWO_PI = 0.3989422804014327;
const QUARTILE = 0.67448975;
const MIDDLE_END = Math.sqrt(32);

/**
 * Standard normal distribution function, relative error about 1e-15 down to the smallest double (x near −38.5).
 *
 * Source: Cody 1969 (Math. Comp. 23), which computes the tail itself and never 1 minus the body.
 */
export function normalCdf(x: number): number {
  if (Number.isNaN(x)) return Number.NaN;
  const y = Math.abs(x);
  if (y <= QUARTILE) return 0.5 + x * nearRatio(x * x);
  const tail = y <= MIDDLE_END ? timesGaussian(middleRatio(y), y) : timesGaussian(farRatio(y), y);
  return x < 0 ? tail : 1 - tail;
}

/** Standard normal density. */
export function normalDensity(x: number): number {
  return timesGaussian(ONE_OVER_SQRT_TWO_PI, Math.abs(x));
}

function nearRatio(square: number): number {
  let numerator = NEAR_LEADING * square;
  let denominator = square;
  for (let i = 0; i < 3; i++) {
    numerator = (numerator + NEAR_NUMERATOR[i]!) * square;
    denominator = (denominator + NEAR_DENOMINATOR[i]!) * square;
  }
  return (numerator + NEAR_NUMERATOR[3]) / (denominator + NEAR_DENOMINATOR[3]);
}

function middleRatio(y: number): number {
  let numerator = MIDDLE_LEADING * y;
  let denominator = y;
  for (let i = 0; i < 7; i++) {
    numerator = (numerator + MIDDLE_NUMERATOR[i]!) * y;
    denominator = (denominator + MIDDLE_DENOMINATOR[i]!) * y;
  }
  return (numerator + MIDDLE_NUMERATOR[7]) / (denominator + MIDDLE_DENOMINATOR[7]);
}

function farRatio(y: number): number {
  const inverse = 1 / (y * y);
  let numerator = FAR_LEADING * inverse;
  let denominator = inverse;
  for (let i = 0; i < 4; i++) {
    numerator = (numerator + FAR_NUMERATOR[i]!) * inverse;
    denominator = (denominator + FAR_DENOMINATOR[i]!) * inverse;
  }
  const correction = (inverse * (numerator + FAR_NUMERATOR[4])) / (denominator + FAR_DENOMINATOR[4]);
  return (ONE_OVER_SQRT_TWO_PI - correction) / y;
}

/** factor · e^(−y²/2). y is cut to sixteenths, whose square is exact; half the exponent twice, so only the last product may be subnormal. */
function timesGaussian(factor: number, y: number): number {
  if (y > 40) return 0;
  const coarse = Math.floor(y * 16) / 16;
  const rest = (y - coarse) * (y + coarse);
  const half = exp(-0.25 * coarse * coarse);
  return factor * exp(-0.5 * rest) * half * half;
}
