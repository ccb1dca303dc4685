import { describe, expect, it } from 'vitest';

import type { EarlierTrials } from './recommendation-evidence.ts';
import type { Candidate } from './recommendation.ts';
import { sampleHoldings, sampleSnapshot } from './sample-run.ts';
import { strategyEvidence } from './strategy-evidence.ts';
import type { StrategyEvidenceOptions } from './strategy-evidence.ts';

// sessions are calendar days here, so two years of them are 24 months; from session 253 on there is a window
const snapshot = sampleSnapshot(5, 760);
const universe: Candidate[] = sampleHoldings(5).map((holding) => ({ ...holding, market: 'KOSPI' }));
const none: EarlierTrials = { count: 0, maximumWeights: [] };
const options: StrategyEvidenceOptions = {
  universe,
  maximumWeight: 0.4,
  alpha: 0.95,
  feePpb: 140_527,
  impactConstant: 0.7,
  initialKrw: 100_000_000,
  periodsPerYear: 252,
  trials: none,
  seed: 11,
  onProgress: () => undefined,
};

describe('the walk behind a recommendation', async () => {
  const { strategy, noStrategyReason } = await strategyEvidence(snapshot, options);
  const walked = strategy!;

  it('follows the strategy and equal weight over the same sessions, month by month', () => {
    expect(noStrategyReason).toBeNull();
    expect(walked.timeline[0]!.date).toBe(walked.fromDate);
    expect(walked.timeline.at(-1)!.date).toBe(walked.toDate);
    expect(walked.timeline.length).toBeGreaterThanOrEqual(walked.rebalanceCount);
    // the first purchase costs 0.014 %, and cash is left over
    expect(walked.timeline[0]!.equalWeight).toBeCloseTo(1 - 0.00014, 4);
    expect(walked.timeline[0]!.strategy).toBeLessThan(1);
  });
  it('has a verdict that is what the interval of the difference allows', () => {
    const { low, high } = walked.sharpeDifference!;
    expect(walked.verdict).toBe(low! > 0 ? 'BETTER' : high! < 0 ? 'WORSE' : 'NOT_SHOWN');
    // the difference is that of the two ratios that are shown
    expect(walked.sharpeDifference!.value).toBeCloseTo(
      (walked.strategy.sharpeAnnual!.value - walked.equalWeight.sharpeAnnual!.value) *
        Math.sqrt(walked.sessionCount / (walked.sessionCount - 1)),
      8,
    );
  });
  it('counts this recommendation and equal weight as trials, and what was tried before', async () => {
    expect(walked.deflatedSharpe.trialCount).toBe(2);
    const later = await strategyEvidence(snapshot, { ...options, trials: { count: 30, maximumWeights: [0.4] } });
    expect(later.strategy!.deflatedSharpe.trialCount).toBe(32);
    expect(later.strategy!.deflatedSharpe.probability).toBeLessThan(walked.deflatedSharpe.probability);
    expect(later.strategy!.overfitting).toBeNull(); // the same weight again is no other configuration
  });
  it('speaks of overfitting once another largest weight was tried', async () => {
    expect(walked.overfitting).toBeNull();
    const tried = await strategyEvidence(snapshot, { ...options, trials: { count: 2, maximumWeights: [0.25, 0.4] } });
    expect(tried.strategy!.overfitting).toMatchObject({ configurationCount: 2, splitCount: 12_870 });
    expect(tried.strategy!.timeline).toEqual(walked.timeline);
  });
  it('says that no advantage is shown where the limit leaves nothing to choose', async () => {
    const forced = await strategyEvidence(snapshot, { ...options, maximumWeight: 0.2 });
    expect(forced.strategy).toMatchObject({
      sharpeDifference: null,
      sharpeDifferencePValue: null,
      verdict: 'NOT_SHOWN',
    });
  });
});

describe('a walk that cannot be made says why', () => {
  it.each([
    ['HISTORY_TOO_SHORT', sampleSnapshot(5, 500), options],
    ['ONE_INSTRUMENT', snapshot, { ...options, universe: universe.slice(0, 1) }],
    ['NOTHING_TRADED', snapshot, { ...options, initialKrw: 500 }],
  ] as const)('%s', async (reason, history, given) => {
    expect(await strategyEvidence(history, given)).toEqual({ strategy: null, noStrategyReason: reason });
  });
});

it('stops when it is told to', async () => {
  const onProgress = (): void => {
    throw new Error('stopped');
  };
  await expect(strategyEvidence(snapshot, { ...options, onProgress })).rejects.toThrow('stopped');
});

describe('what the walk is measured against', () => {
  const volumes = snapshot.closes.map(() => 20_000);
  const counted = { ...snapshot, volumes, listedShares: [1e6, 2e6, 3e6, 4e6, 5e6] };

  it('is also the market by capitalisation, and cash, which earns nothing', async () => {
    const { strategy } = await strategyEvidence(counted, options);
    expect(strategy!.market!.benchmark).toBe('CAP_WEIGHT');
    expect(strategy!.probabilities.map(({ benchmark }) => benchmark)).toEqual(['EQUAL_WEIGHT', 'MARKET', 'CASH']);
    expect(strategy!.probabilities[1]!.sharpeAnnual).toBeCloseTo(strategy!.market!.record.sharpeAnnual!.value, 9);
    expect(strategy!.cash).toMatchObject({
      turnoverAnnual: 0,
      costKrw: 0,
      sharpeAnnual: { value: 0, method: 'EXACT' },
    });
    expect(strategy!.timeline.every(({ market }) => market! > 0)).toBe(true);
    // it is no trial: nobody chose it
    expect(strategy!.deflatedSharpe.trialCount).toBe(2);
  });
  it('is the money traded where a count of shares is missing, named for what it is, and nothing without volumes', async () => {
    const { strategy } = await strategyEvidence({ ...counted, listedShares: [1e6, null, 3e6, 4e6, 5e6] }, options);
    expect(strategy!.market!.benchmark).toBe('VALUE_TRADED_WEIGHT');
    const blind = await strategyEvidence(snapshot, options);
    expect(blind.strategy).toMatchObject({ market: null, impactConstant: null });
    expect(blind.strategy!.strategy).toMatchObject({ marketCostKrw: null, cappedOrderCount: null });
  });
  it('pays spread and impact where volumes are known: more with a larger Y, and stops at a fifth of a thin volume', async () => {
    const walk = async (impactConstant: number, volume: number) => {
      const thin = { ...counted, volumes: volumes.map(() => volume) };
      return (await strategyEvidence(thin, { ...options, impactConstant })).strategy!;
    };
    const [half, double, stuck] = [await walk(0.7, 20_000), await walk(1.4, 20_000), await walk(0.7, 500)];
    expect(half.impactConstant).toBe(0.7);
    expect(half.strategy.marketCostKrw).toBeGreaterThan(0);
    expect(double.strategy.marketCostKrw).toBeGreaterThan(half.strategy.marketCostKrw!);
    expect(double.timeline.at(-1)!.strategy).toBeLessThan(half.timeline.at(-1)!.strategy);
    expect(stuck.strategy.cappedOrderCount).toBeGreaterThan(0);
    expect(stuck.strategy.turnoverAnnual).toBeLessThan(half.strategy.turnoverAnnual);
  });
});
