import { returnStatistics } from '@convergence/shared/stats/returns';

/** Figures of one history under the names, signs and definitions of a reference file. */
export type HistoryMetrics = Readonly<Record<string, number>>;

/**
 * Return and risk of a series of closes by the definitions that are common elsewhere, to compare with what others computed:
 * skewness and kurtosis with the small-sample correction, drawdown negative, VaR by the interpolated quantile and CVaR as
 * the mean of the ceil(n·α) worst. The product itself shows VaR and CVaR by quant-spec Q7 and nothing else.
 *
 * @param closes - At least 5, adjusted, in order of time.
 */
export function historyMetrics(closes: readonly number[]): HistoryMetrics {
  const stats = returnStatistics(closes);
  const sorted = stats.simple.toSorted();
  const n = stats.returnCount;
  return {
    n_returns: n,
    mean_daily: stats.meanSimple,
    cagr: stats.cagr,
    vol_annual: stats.volatilityAnnual,
    skew: (stats.skewness * Math.sqrt(n * (n - 1))) / (n - 2),
    excess_kurtosis: ((n - 1) / ((n - 2) * (n - 3))) * ((n + 1) * stats.excessKurtosis + 6),
    max_drawdown: -stats.maximumDrawdown,
    worst_return: sorted[0]!,
    best_return: sorted.at(-1)!,
    var95_1d: -interpolatedQuantile(sorted, 0.05),
    var99_1d: -interpolatedQuantile(sorted, 0.01),
    cvar95_1d: -meanOfWorst(sorted, 0.05),
    cvar99_1d: -meanOfWorst(sorted, 0.01),
  };
}

/** Linear between order statistics, position (n − 1)·p. */
function interpolatedQuantile(sorted: Float64Array, p: number): number {
  const position = (sorted.length - 1) * p;
  const low = Math.floor(position);
  const high = Math.min(low + 1, sorted.length - 1);
  return sorted[low]! + (position - low) * (sorted[high]! - sorted[low]!);
}

function meanOfWorst(sorted: Float64Array, share: number): number {
  const worst = sorted.subarray(0, Math.ceil(sorted.length * share));
  return worst.reduce((sum, value) => sum + value, 0) / worst.length;
}
