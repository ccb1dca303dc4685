import type { ModelBacktest, ModelReport, StressReport } from '@convergence/shared/simulation/model-report';
import type { SamplingReport } from '@convergence/shared/simulation/sampling-report';

const backtest = (alpha: number, sessions: number, exceptions: number, zone: ModelBacktest['zone']): ModelBacktest => ({
  alpha,
  sessions,
  exceptions,
  expectedExceptions: (1 - alpha) * sessions,
  kupiec: { statistic: 1.5, pValue: 0.22 },
  christoffersen: sessions === 250 ? { statistic: 2.5, pValue: 0.29 } : null,
  zone,
  z2: -0.1,
  power: 0.61,
});

/** Reports of tests, in the shape of the engine; no run gave these numbers. */
export const sampleSamplingReport: SamplingReport = {
  method: 'TILTED',
  chosenBy: 'PILOT',
  pilots: [
    { method: 'PLAIN', varianceRatio: 1 },
    { method: 'TILTED', varianceRatio: 0.05 },
  ],
  targetRelativeHalfWidth: 0.01,
  relativeHalfWidth: 0.0125,
  isTargetReached: false,
  pathCount: 16_384,
  effectiveTailPaths: 812.5,
  plainPathsNeeded: 327_680,
};

export const sampleModelReport: ModelReport = {
  model: 'STATIONARY_BOOTSTRAP',
  parameters: [{ name: 'blockLength', value: 8.5, standardError: null }],
  assets: [
    {
      symbol: '100000',
      volatilityModel: 'GARCH_T',
      parameters: [
        { name: 'alpha', value: 0.08, standardError: 0.02 },
        { name: 'nu', value: 6.5, standardError: 1.1 },
      ],
      currentVolatility: 0.5,
      longRunVolatility: 0.25,
      regime: { recentVolatility: 0.5, bandLow: 0.18, bandHigh: 0.4, isBreak: true },
    },
    {
      symbol: '100010',
      volatilityModel: 'EWMA',
      parameters: [],
      currentVolatility: 0.3,
      longRunVolatility: null,
      regime: null,
    },
  ],
  backtests: [
    backtest(0.95, 250, 15, 'green'),
    backtest(0.95, 500, 28, 'green'),
    backtest(0.99, 250, 7, 'yellow'),
    backtest(0.99, 500, 17, 'red'),
  ],
};

export const sampleStressReport: StressReport = {
  conditionalValueAtRisk99Without: {
    unit: 'KRW',
    value: 1_234_567_890,
    low: 1_200_000_000,
    high: 1_300_000_000,
    level: 0.95,
    method: 'BATCHES',
  },
  reverseMultiple: 3.5,
  lossToleranceKrw: 3_000_000_000,
};
