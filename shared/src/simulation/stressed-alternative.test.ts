import { describe, expect, it } from 'vitest';

import { sampleDeviation, momentsOf } from '../stats/moments.ts';
import { MarketPath } from './market-path.ts';
import { buildPlan } from './plan.ts';
import { sampleInputs, sampleSnapshot, sampleSymbols } from './sample-run.ts';
import { stressedAlternative } from './stressed-alternative.ts';

const asset = {
  symbol: sampleSymbols(1)[0]!,
  volatilityModel: 'GARCH_T',
  parameters: [],
  currentVolatility: 0.4,
  longRunVolatility: 0.3,
  regime: { recentVolatility: 0.6, bandLow: 0.2, bandHigh: 0.5, isBreak: true },
} as const;

describe('the stressed alternative', () => {
  it('doubles the volatility of a share that moved twice as much as usual, on all sessions', () => {
    expect(stressedAlternative({ assets: [asset] }, 60)).toEqual({
      shocks: [{ kind: 'VOLATILITY', symbols: [asset.symbol], firstSession: 1, lastSession: 60, value: 2 }],
      replay: null,
    });
  });
  it('lets an unusual calm end', () => {
    const calm = { ...asset, regime: { ...asset.regime, recentVolatility: 0.15, isBreak: true } };
    expect(stressedAlternative({ assets: [calm] }, 60)!.shocks[0]!.value).toBe(2);
  });
  it('is not offered where nothing broke', () => {
    const usualAsset = { ...asset, regime: { ...asset.regime, isBreak: false } };
    expect(stressedAlternative({ assets: [usualAsset, { ...asset, regime: null }] }, 60)).toBeNull();
  });
  it('twice the volatility is twice the spread of log growth over 60 sessions, not a spread that runs away', () => {
    const inputs = sampleInputs(1, { marketModel: 'FILTERED_HISTORICAL', horizonSessions: 60, hasIssuerEvents: false });
    const spread = (stress: ReturnType<typeof stressedAlternative>): number => {
      const plan = buildPlan({ ...inputs, stress }, sampleSnapshot(1, 400));
      const market = new MarketPath(plan);
      const grown = Float64Array.from({ length: 2000 }, (_, path) => {
        market.simulate(path);
        return Math.log(market.growth[0]!);
      });
      return sampleDeviation(momentsOf(grown));
    };
    expect(spread(stressedAlternative({ assets: [asset] }, 60)) / spread(null)).toBeCloseTo(2, 2);
  });
});
