import { DomainError } from '../errors.ts';
import { pow } from '../random/elementary.ts';

/** No series is taken to be closer to a random walk than this: its long-run variance would be all guess. */
const MOST_MEMORY = 0.97;

/**
 * Long-run variance of a series, Σ over all lags of its autocovariances: T times the variance of its mean.
 *
 * Prewhitened by a first-order autoregression, then Parzen's kernel with the automatic bandwidth of Andrews (1991), as in
 * Ledoit and Wolf (2008). Parzen's weights are polynomials: no trigonometric function, whose bits depend on the machine.
 *
 * @param series - At least 10 values in order of time, in any unit.
 * @returns In the square of the unit, above 0.
 * @throws DomainError E_HISTORY_TOO_SHORT, E_SIGMA_NONPOSITIVE for a series that does not vary.
 *
 * Cost: series × bandwidth, which grows with the fifth root of the series. Source: Andrews and Monahan 1992.
 */
export function longRunVariance(series: ArrayLike<number>): number {
  const count = series.length;
  if (count < 10) throw new DomainError('E_HISTORY_TOO_SHORT', ['series']);
  let mean = 0;
  for (let t = 0; t < count; t++) mean += series[t]! / count;
  const centred = Float64Array.from({ length: count }, (_, t) => series[t]! - mean);
  const memory = Math.min(Math.max(firstOrder(centred), -MOST_MEMORY), MOST_MEMORY);
  const residuals = Float64Array.from({ length: count - 1 }, (_, t) => centred[t + 1]! - memory * centred[t]!);
  const left = firstOrder(residuals);
  const slope = (4 * left * left) / ((1 - left) * (1 - left) * (1 - left) * (1 - left));
  const bandwidth = Math.min(2.6614 * pow(slope * residuals.length, 0.2), count / 2);
  let total = autocovariance(residuals, 0);
  if (!(total > 0)) throw new DomainError('E_SIGMA_NONPOSITIVE', ['series']);
  for (let lag = 1; lag < bandwidth; lag++) total += 2 * parzen(lag / bandwidth) * autocovariance(residuals, lag);
  return total / ((1 - memory) * (1 - memory));
}

function autocovariance(centred: Float64Array, lag: number): number {
  let total = 0;
  for (let t = lag; t < centred.length; t++) total += centred[t]! * centred[t - lag]!;
  return total / centred.length;
}

/** Least squares of a value on the one before. */
function firstOrder(centred: Float64Array): number {
  let products = 0;
  let squares = 0;
  for (let t = 1; t < centred.length; t++) {
    products += centred[t]! * centred[t - 1]!;
    squares += centred[t - 1]! * centred[t - 1]!;
  }
  return squares > 0 ? products / squares : 0;
}

function parzen(x: number): number {
  if (x >= 1) return 0;
  return x <= 0.5 ? 1 - 6 * x * x * (1 - x) : 2 * (1 - x) * (1 - x) * (1 - x);
}
