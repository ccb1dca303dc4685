import { DomainError } from '../errors.ts';
import { streams, uniformAt } from '../random/philox.ts';
import { requireLevel, type IntervalEstimate } from '../stats/intervals.ts';
import { momentsOf, sampleDeviation } from '../stats/moments.ts';

import { automaticBlockLength, nextBootstrapRow } from './bootstrap.ts';

export interface BootstrapIntervalOptions {
  readonly level?: number;
  readonly resamples?: number;
  /** Periods; left out, the automatic length of the absolute values. */
  readonly meanBlockLength?: number;
}

/**
 * Percentile interval of any metric of a historical series, whose days are not independent.
 *
 * @param series - In order of time, at least 10 values.
 * @param metric - Called with a resample of the same length; the array is used again, so it must not be kept.
 * @param seed - Same seed, same interval: the draws are those of the estimator bootstrap's stream.
 * @throws DomainError E_ALPHA_RANGE, E_HISTORY_TOO_SHORT, E_RANGE for fewer than 100 resamples, E_NOT_FINITE for the metric.
 *
 * Cost: `resamples` (1,000) times series and metric. Source: quant-spec Q7.2, Q5.4.
 */
export function stationaryBootstrapInterval(
  series: Float64Array,
  metric: (resample: Float64Array) => number,
  seed: number,
  { level = 0.95, resamples = 1000, meanBlockLength }: BootstrapIntervalOptions = {},
): IntervalEstimate {
  requireLevel(level);
  if (!(resamples >= 100)) throw new DomainError('E_RANGE', ['resamples']);
  const blockLength = meanBlockLength ?? automaticBlockLength(series.map(Math.abs)).stationary;
  if (!(blockLength >= 1)) throw new DomainError('E_RANGE', ['meanBlockLength']);
  const count = series.length;
  const resample = new Float64Array(count);
  const values = new Float64Array(resamples);
  for (let r = 0; r < resamples; r++) {
    let row = -1;
    for (let t = 0; t < count; t++) {
      const rowUniform = uniformAt(seed, r, t, streams.estimatorBootstrap, 0);
      const restartUniform = uniformAt(seed, r, t, streams.estimatorBootstrap, 1);
      row = nextBootstrapRow(row, rowUniform, restartUniform, count, 1 / blockLength);
      resample[t] = series[row]!;
    }
    const value = metric(resample);
    if (!Number.isFinite(value)) throw new DomainError('E_NOT_FINITE', ['metric']);
    values[r] = value;
  }
  const estimate = metric(series.slice());
  const standardError = sampleDeviation(momentsOf(values));
  values.sort();
  const rank = (share: number): number => Math.min(Math.max(Math.ceil(share * resamples - 1e-9), 1), resamples);
  return {
    estimate,
    standardError,
    lower: values[rank((1 - level) / 2) - 1]!,
    upper: values[rank((1 + level) / 2) - 1]!,
    level,
  };
}
