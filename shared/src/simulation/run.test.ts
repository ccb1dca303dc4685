import { describe, expect, it } from 'vitest';

import { DomainError } from '../errors.ts';
import { exp } from '../random/elementary.ts';
import { runColumns } from './path-columns.ts';
import { simulateChunk } from './chunk.ts';
import { decodeChunk, encodeChunk } from './chunk-bytes.ts';
import { runningEstimate, tailSorted } from './estimate.ts';
import { mergeRun } from './merge.ts';
import { buildPlan } from './plan.ts';
import type { SimulationPlan } from './plan.ts';
import { resultDocument } from './result-document.ts';
import type { MarketSnapshot, RunInputs } from './run-inputs.ts';
import { marketModels } from './run-inputs.ts';
import type { ChunkSample, Estimate } from './run-result.ts';
import { sampleInputs, sampleSnapshot } from './sample-run.ts';

const snapshot = sampleSnapshot(4, 320);

function allChunks(plan: SimulationPlan): ChunkSample[] {
  return Array.from({ length: plan.chunkCount }, (_, chunk) => simulateChunk(plan, chunk));
}

function runOf(inputs: RunInputs): { plan: SimulationPlan; samples: ChunkSample[] } {
  const plan = buildPlan(inputs, snapshot);
  return { plan, samples: allChunks(plan) };
}

/** Every estimate anywhere in a result. */
function estimatesIn(value: unknown): Estimate[] {
  if (typeof value !== 'object' || value === null) return [];
  return 'method' in value ? [value as Estimate] : Object.values(value).flatMap(estimatesIn);
}

describe('a chunk', () => {
  it.each(marketModels)('has the same bytes whoever computes it, and on which plan it travelled: %s', (marketModel) => {
    const plan = buildPlan(sampleInputs(4, { marketModel }), snapshot);
    const twin = structuredClone(buildPlan(sampleInputs(4, { marketModel }), sampleSnapshot(4, 320)));
    expect(encodeChunk(simulateChunk(plan, 1))).toEqual(encodeChunk(simulateChunk(twin, 1)));
  });
  it('does not depend on how many paths the run has', () => {
    const short = buildPlan(sampleInputs(4, { pathCount: 1024 }), snapshot);
    const long = buildPlan(sampleInputs(4, { pathCount: 5000 }), snapshot);
    expect(simulateChunk(short, 0)).toEqual(simulateChunk(long, 0));
  });
  it('is shorter at the end of the run, and none lies beyond', () => {
    const plan = buildPlan(sampleInputs(4, { pathCount: 1500 }), snapshot);
    expect(simulateChunk(plan, 1).jointLoss).toHaveLength(476);
    expect(() => simulateChunk(plan, 2)).toThrow(expect.objectContaining({ code: 'E_RANGE' }));
  });
  it('comes back from its bytes as it was', () => {
    const sample = simulateChunk(buildPlan(sampleInputs(4, { pathCount: 100 }), snapshot), 0);
    expect(decodeChunk(encodeChunk(sample))).toEqual(sample);
  });
  it('refuses bytes that were cut, and bytes of another version', () => {
    const bytes = encodeChunk(simulateChunk(buildPlan(sampleInputs(4, { pathCount: 10 }), snapshot), 0));
    expect(() => decodeChunk(bytes.subarray(0, bytes.length - 8))).toThrow(
      expect.objectContaining({ code: 'E_LENGTH' }),
    );
    expect(() => decodeChunk(bytes.with(0, 9))).toThrow(expect.objectContaining({ code: 'E_FORMAT' }));
  });
});

describe('a run', () => {
  const inputs = sampleInputs(4, { pathCount: 3000 });
  const { plan, samples } = runOf(inputs);
  const result = mergeRun(inputs, plan, samples);

  it('has one document, in whatever order its chunks arrive and whether they were stored as bytes', () => {
    const document = resultDocument(inputs, result);
    const arrived = samples.toReversed().map((sample) => decodeChunk(encodeChunk(sample)));
    expect(resultDocument(inputs, mergeRun(inputs, plan, arrived))).toBe(document);
    const repeated = [...samples.slice(1), simulateChunk(plan, 0)];
    expect(resultDocument(inputs, mergeRun(inputs, plan, repeated))).toBe(document);
  });
  it('refuses to be merged with a chunk missing or twice', () => {
    expect(() => mergeRun(inputs, plan, samples.slice(1))).toThrow(DomainError);
    expect(() => mergeRun(inputs, plan, [...samples, samples[0]!])).toThrow(
      expect.objectContaining({ code: 'E_DUPLICATE' }),
    );
  });
  it('splits CVaR into assets, threats and cost without a rest', () => {
    for (const { alpha, totalKrw, assets, threats, costKrw } of result.contributions) {
      const parts = [...assets, ...threats].reduce((sum, { lossKrw }) => sum + lossKrw, costKrw);
      expect(Math.abs(parts - totalKrw)).toBeLessThanOrEqual((assets.length + threats.length + 2) / 2);
      const { conditionalValueAtRisk95, conditionalValueAtRisk99 } = result.measures.joint;
      const measured = alpha === 0.95 ? conditionalValueAtRisk95.value : conditionalValueAtRisk99.value;
      expect(Math.abs(totalKrw - measured)).toBeLessThanOrEqual(1);
    }
  });
  it('gathers the assets of CVaR by their sectors', () => {
    for (const { assets, sectors } of result.contributions) {
      expect(sectors!.map(({ sector }) => sector)).toEqual(['BANK', 'MANU', 'PLAT', 'TELC']);
      for (const { sector, lossKrw } of sectors!) {
        const members = assets.filter((_, i) => inputs.holdings[i]!.sector === sector);
        const sum = members.reduce((total, part) => total + part.lossKrw, 0);
        expect(Math.abs(lossKrw - sum)).toBeLessThanOrEqual((members.length + 1) / 2);
      }
    }
    const [, , third] = inputs.holdings;
    const joined = { ...inputs, holdings: inputs.holdings.map((holding) => ({ ...holding, sector: third!.sector })) };
    const together = mergeRun(joined, { ...plan, sectors: joined.holdings.map(({ sector }) => sector) }, samples);
    const [part] = together.contributions[1]!.sectors!;
    expect(part!.lossKrw).toBeCloseTo(
      result.contributions[1]!.assets.reduce((total, asset) => total + asset.lossKrw, 0),
      -1,
    );
    // What one share loses another may win: the error of the sum is below the sum of the errors.
    expect(part!.highKrw! - part!.lowKrw!).toBeLessThan(
      result.contributions[1]!.assets.reduce((total, asset) => total + asset.highKrw! - asset.lowKrw!, 0),
    );
  });
  it('gives each part of the score its interval, of no width where no path is behind it', () => {
    for (const { id, score, scoreInterval } of result.score.parts) {
      const { value, low, high, method } = scoreInterval!;
      expect(value).toBe(score);
      if (['security', 'concentration', 'liquidity'].includes(id))
        expect([low, high, method]).toEqual([score, score, 'EXACT']);
      else expect(low! < score && score < high! && low! >= 0 && high! <= 100).toBe(true);
    }
  });
  it('gives each part of CVaR its interval, or none where too few paths of the tail tell of it', () => {
    for (const { assets, threats } of result.contributions) {
      for (const { lossKrw, lowKrw, highKrw } of [...assets, ...threats]) {
        expect(lowKrw === null).toBe(highKrw === null);
        if (lowKrw !== null) expect(lowKrw < lossKrw && lossKrw < highKrw!).toBe(true);
      }
      expect(assets.every(({ lowKrw }) => lowKrw !== null)).toBe(true);
    }
  });
  it('gives the only share of a run without threats nearly the interval of CVaR itself', () => {
    const exposures = Object.fromEntries(Object.keys(inputs.exposures).map((id) => [id, 0]));
    const alone: RunInputs = { ...inputs, exposures, hasIssuerEvents: false, holdings: inputs.holdings.slice(0, 1) };
    const market = { ...snapshot, ...columnOf(snapshot, alone.holdings[0]!.symbol) };
    const only = buildPlan(alone, market);
    const { contributions, measures } = mergeRun(
      alone,
      only,
      Array.from({ length: only.chunkCount }, (_, k) => simulateChunk(only, k)),
    );
    const part = contributions[0]!.assets[0]!;
    const whole = measures.joint.conditionalValueAtRisk95;
    expect(Math.abs(part.lossKrw - whole.value)).toBeLessThanOrEqual(1); // each is rounded to a won
    expect((part.highKrw! - part.lowKrw!) / (whole.high! - whole.low!)).toBeCloseTo(1, 1);
  });
  it('notices a chunk that belongs to another plan', () => {
    const other = buildPlan({ ...inputs, seed: 5 }, snapshot);
    const mixed = [simulateChunk(other, 0), ...samples.slice(1)];
    expect(() => mergeRun(inputs, plan, mixed)).toThrow('its chunk said');
  });
  it('puts every figure inside its interval', () => {
    const estimates = estimatesIn(result);
    expect(estimates.length).toBeGreaterThan(25);
    expect(estimates.filter(({ value, low, high }) => (low ?? value) > value || (high ?? value) < value)).toEqual([]);
  });
  it('warns that fewer than 16 chunks give bootstrap intervals', () => {
    expect(result.warnings.map(({ code }) => code)).toContain('W_BOOTSTRAP_INTERVAL');
    expect(result.measures.meanReturn.method).toBe('BOOTSTRAP');
  });
  it('counts every path in its histogram and falls along its loss exceedance curve', () => {
    expect(result.jointHistogram.counts.reduce((sum, count) => sum + count, 0)).toBe(3000);
    const probabilities = result.lossExceedance.joint.map(({ probability }) => probability);
    expect(probabilities).toEqual(probabilities.toSorted((a, b) => b - a));
    expect(probabilities.at(-1)).toBe(0);
  });
  it('charges added controls pro rata of the horizon and lowers the loss expectancy by them', () => {
    const added = buildPlan({ ...inputs, addedControls: ['C09'] }, snapshot);
    expect(added.costKrw).toBeGreaterThan(0);
    const yearly = buildPlan({ ...inputs, addedControls: ['C09'], horizonSessions: 252 }, snapshot).costKrw;
    expect(added.costKrw * 252).toBeCloseTo(yearly * 20, 0);
    expect(added.annualLossExpectancyKrw).toBeLessThan(plan.annualLossExpectancyKrw);
  });
});

describe('progress', () => {
  const inputs = sampleInputs(4, { pathCount: 4096 });
  const { plan, samples } = runOf(inputs);

  it('says the same as the finished run once all chunks are in', () => {
    const last = runningEstimate(plan, samples.toReversed());
    const { joint } = mergeRun(inputs, plan, samples).measures;
    expect(last.joint.valueAtRisk99).toEqual(joint.valueAtRisk99);
    expect(last.joint.conditionalValueAtRisk95).toEqual(joint.conditionalValueAtRisk95);
    expect(last.pathCount).toBe(4096);
  });
  it('keeps the bins of its histogram from the first chunk to the last', () => {
    const first = runningEstimate(plan, samples.slice(3, 4));
    expect(first.jointHistogram.edgesKrw).toEqual(runningEstimate(plan, samples).jointHistogram.edgesKrw);
    expect(first.pathCount).toBe(1024);
  });
  it('puts only the tail in order, and that exactly', () => {
    const losses = Float64Array.from({ length: 20_000 }, (_, k) => (k * 7919) % 20_011);
    expect(tailSorted(losses).subarray(18_600)).toEqual(losses.toSorted().subarray(18_600));
  });
});

describe('with every link off', () => {
  const inputs = sampleInputs(4, {
    pathCount: 16 * 1024,
    marketModel: 'GBM',
    hasIssuerEvents: false,
    horizonSessions: 60,
  });
  const { plan, samples } = runOf(inputs);
  const result = mergeRun(inputs, plan, samples);

  it('gives every asset the mean of geometric Brownian motion, within four standard errors', () => {
    const start = plan.amounts.reduce((sum, amount) => sum + amount, plan.cashKrw);
    const expected = plan.amounts.reduce(
      (sum, amount, i) => sum + amount * exp((plan.marketFacts!.drift[i]! * 60) / 252),
      plan.cashKrw,
    );
    const { value, low, high } = result.measures.meanReturn;
    const standardError = (high! - low!) / 2 / 2.131; // t with 15 degrees of freedom
    expect(Math.abs(value - (expected / start - 1))).toBeLessThan(4 * standardError);
    expect(result.measures.meanReturn.method).toBe('BATCHES');
  });
  it('gives the closed form of the annual loss expectancy, within four standard errors', () => {
    const { exact, simulated } = result.measures.annualLossExpectancy;
    expect(Math.abs(simulated.value - exact.value)).toBeLessThan((4 * (simulated.high! - simulated.low!)) / 2 / 2.131);
  });
  it('deals complete chunks to 16 batches, and none to a run that has fewer', () => {
    expect(runColumns(samples, plan.seed).batches).toHaveLength(16);
    expect(runColumns(samples.slice(1), plan.seed).batches).toBeNull();
  });
});

describe('every market model', () => {
  it.each(marketModels)('returns its drift on average, ordinary issuer events included: %s', (marketModel) => {
    const plan = buildPlan(sampleInputs(4, { pathCount: 8 * 1024, marketModel, horizonSessions: 40 }), snapshot);
    const values = allChunks(plan).flatMap(({ marketValue }) => [...marketValue]);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    const years = 40 / 252;
    const expected = plan.amounts.reduce(
      (sum, amount, i) => sum + amount * exp(plan.marketFacts!.drift[i]! * years),
      plan.cashKrw,
    );
    expect(Math.abs(mean - expected)).toBeLessThan(4 * Math.sqrt(variance / values.length));
  });
});

describe('a plan', () => {
  it('refuses a history below 60 returns and names the symbol', () => {
    expect(() => buildPlan(sampleInputs(2), sampleSnapshot(2, 50))).toThrow(
      expect.objectContaining({ code: 'E_HISTORY_TOO_SHORT', path: ['holdings', '100000'] }),
    );
  });
  it('takes as much variance out of the history for events, whatever year volatility is annualised by', () => {
    const ratios = [252, 240].map(
      (periodsPerYear) => buildPlan(sampleInputs(4, { periodsPerYear }), snapshot).issuers!.varianceReductionRatio,
    );
    expect(ratios[1]).toEqual(ratios[0]);
  });
  it('refuses a symbol that the snapshot does not have', () => {
    expect(() => buildPlan(sampleInputs(3), sampleSnapshot(2, 100))).toThrow(
      expect.objectContaining({ code: 'E_SYMBOL_UNKNOWN' }),
    );
  });
  it('refuses a limit of 0 before anything is simulated', () => {
    const inputs = sampleInputs(2);
    const limits = { ...inputs.limits, riskCapacityKrw: 0 };
    expect(() => buildPlan({ ...inputs, limits }, snapshot)).toThrow(
      expect.objectContaining({ code: 'E_CAPACITY_NONPOSITIVE', path: ['limits', 'riskCapacityKrw'] }),
    );
  });
  it('runs when nothing can happen at all', () => {
    const exposures = Object.fromEntries(Object.keys(sampleInputs(0).exposures).map((id) => [id, 0]));
    const inputs = sampleInputs(0, { pathCount: 40, exposures });
    const plan = buildPlan(inputs, sampleSnapshot(1, 61));
    const result = mergeRun(inputs, plan, allChunks(plan));
    expect(result.measures.joint.conditionalValueAtRisk99.value).toBe(0);
    expect(result.lossExceedance.joint).toEqual([]);
    expect(resultDocument(inputs, result)).toContain('"pathCount":40');
  });
  it('runs on cash alone: nothing is lost but to threats', () => {
    const inputs = sampleInputs(0, { pathCount: 1024, seed: 2 ** 53 - 1 });
    const plan = buildPlan(inputs, sampleSnapshot(1, 61));
    const sample = simulateChunk(plan, 0);
    expect(new Set(sample.marketValue)).toEqual(new Set([5_000_000]));
    expect(sample.jointLoss).toEqual(sample.threatLossHorizon);
    expect(mergeRun(inputs, plan, [sample]).measures).toMatchObject({ sharpe: null, sortino: null });
  });
  it('shows the Sortino ratio and the probability of a drawdown beyond the limit as its paths have them', () => {
    const inputs = sampleInputs(4, { pathCount: 2048, limits: { ...sampleInputs(4).limits, drawdownRatio: 0.05 } });
    const { plan, samples } = runOf(inputs);
    const start = plan.amounts.reduce((sum, amount) => sum + amount, plan.cashKrw);
    const returns = samples.flatMap(({ marketValue }) => [...marketValue]).map((value) => value / start - 1);
    const below = returns.map((r) => Math.min(0, r) ** 2);
    const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;
    const drawdowns = samples.flatMap(({ maximumDrawdown }) => [...maximumDrawdown]);
    const { sortino, drawdownBreachProbability } = mergeRun(inputs, plan, samples).measures;
    expect(sortino!.value).toBeCloseTo((mean(returns) / Math.sqrt(mean(below))) * Math.sqrt(252 / 20), 10);
    expect(sortino!.low).toBeLessThan(sortino!.value);
    const beyond = drawdowns.filter((fall) => fall > 0.05).length / 2048;
    expect(beyond).toBeGreaterThan(0.01);
    expect(drawdownBreachProbability).toMatchObject({ value: beyond, method: 'WILSON' });
  });
});

/** The snapshot of one share. */
function columnOf({ symbols, closes }: MarketSnapshot, symbol: string): Pick<MarketSnapshot, 'symbols' | 'closes'> {
  const at = symbols.indexOf(symbol);
  return { symbols: [symbol], closes: closes.filter((_, i) => i % symbols.length === at) };
}
