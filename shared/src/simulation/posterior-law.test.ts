import { describe, expect, it } from 'vitest';

import { momentsOf, sampleDeviation, sampleVariance } from '../stats/moments.ts';
import { variancesOf } from '../stats/covariance-form.ts';
import { simulateChunk } from './chunk.ts';
import { decodeChunk, encodeChunk } from './chunk-bytes.ts';
import type { FittedMarket } from './market-law.ts';
import { MarketPath } from './market-path.ts';
import { runningEstimate } from './estimate.ts';
import { mergeRun, startValueOf } from './merge.ts';
import { buildPlan } from './plan.ts';
import type { SimulationPlan } from './plan.ts';
import { BLOCK_PATHS, lawOfBlock, posteriorPlan } from './posterior-law.ts';
import { factorGbmLaw } from './factor-gbm-law.ts';
import { marketFacts, meanGross } from './market-plan.ts';
import { log } from '../random/elementary.ts';
import { resultDocument } from './result-document.ts';
import { marketModels } from './run-inputs.ts';
import type { RunInputs } from './run-inputs.ts';
import { sampleHoldings, sampleInputs, sampleSnapshot } from './sample-run.ts';
import { jumpCompensator } from './merton-law.ts';

const ASSETS = 3;
const snapshot = sampleSnapshot(ASSETS, 253);

function planOf(change: Partial<RunInputs>): SimulationPlan {
  const inputs = sampleInputs(ASSETS, { parameterUncertainty: 'POSTERIOR', hasIssuerEvents: false, ...change });
  return buildPlan(inputs, snapshot);
}

/** ln of the expected gross return of a session of the first asset, read off the law. */
function grossOf(law: FittedMarket): number {
  switch (law.model) {
    case 'GBM':
      return law.drift[0]! + law.factor[0]! ** 2 / 2;
    case 'MERTON':
      return law.drift[0]! + law.factor[0]! ** 2 / 2 + jumpCompensator(law, law.loading[0]!);
    case 'STATIONARY_BOOTSTRAP': {
      const column = law.rows.filter((_, at) => at % ASSETS === 0);
      return log(column.reduce((sum, x) => sum + Math.exp(x), 0) / column.length);
    }
    case 'STUDENT_T_COPULA': {
      const marginal = law.stepper.marginals[0]!;
      return marginal.type === 'empirical' ? log(meanGross(Float64Array.from(marginal.sorted))) : marginal.mean;
    }
    default:
      return Number.NaN; // of a filtered law no constant: see its drift below
  }
}

describe('the law of a block', () => {
  it.each(marketModels)(
    'is the same whenever it is asked for, and another for every block and seed: %s',
    (marketModel) => {
      const { posterior } = planOf({ marketModel });
      const law = lawOfBlock(posterior!, 1, 7);
      expect(lawOfBlock(structuredClone(posterior!), 1, 7)).toEqual(law);
      expect(lawOfBlock(posterior!, 1, 8)).not.toEqual(law);
      expect(lawOfBlock(posterior!, 2, 7)).not.toEqual(law);
    },
  );

  it.each(marketModels.filter((model) => model !== 'FILTERED_HISTORICAL'))(
    'has on average the expected return of the estimate, and the spread that a year of history leaves: %s',
    (marketModel) => {
      const { posterior, marketFacts } = planOf({ marketModel });
      const blocks = 300;
      const gross = Float64Array.from({ length: blocks }, (_, block) => grossOf(lawOfBlock(posterior!, 3, block)));
      const moments = momentsOf(gross);
      const spread = Math.sqrt(variancesOf(marketFacts!.covariance)[0]! / marketFacts!.rowCount);
      expect(grossOf(posterior!.market)).toBeCloseTo(marketFacts!.drift[0]! / 252, 10);
      expect(Math.abs(moments.mean - marketFacts!.drift[0]! / 252)).toBeLessThan((4 * spread) / Math.sqrt(blocks));
      expect(Math.abs(sampleDeviation(moments) / spread - 1)).toBeLessThan(4 / Math.sqrt(2 * blocks));
    },
  );

  it('moves the drift of a filtered law by what its mean was moved', () => {
    const { posterior, marketFacts } = planOf({ marketModel: 'FILTERED_HISTORICAL' });
    const point = posterior!.market;
    if (point.model !== 'FILTERED_HISTORICAL') throw new Error('not the model under test');
    const blocks = 200;
    const shifts = Float64Array.from({ length: blocks }, (_, block) => {
      const law = lawOfBlock(posterior!, 3, block);
      return law.model === 'FILTERED_HISTORICAL' ? law.drift[0]! - point.drift[0]! : Number.NaN;
    });
    const spread = Math.sqrt(variancesOf(marketFacts!.covariance)[0]! / marketFacts!.rowCount);
    expect(Math.abs(momentsOf(shifts).mean)).toBeLessThan((4 * spread) / Math.sqrt(blocks));
  });

  it('has the volatility of a resample: its spread is σ/√(2T) for normal returns, about the estimate', () => {
    const { posterior } = planOf({ marketModel: 'GBM' });
    const point = posterior!.market;
    if (point.model !== 'GBM') throw new Error('not the model under test');
    const blocks = 400;
    const ratios = Float64Array.from({ length: blocks }, (_, block) => {
      const law = lawOfBlock(posterior!, 3, block);
      return law.model === 'GBM' ? law.factor[0]! / point.factor[0]! : Number.NaN;
    });
    const moments = momentsOf(ratios);
    expect(moments.mean).toBeCloseTo(1, 2);
    // a resample of 252 normal days in blocks: kurtosis of the sample and block length move it a little
    expect(sampleDeviation(moments) * Math.sqrt(2 * 252)).toBeGreaterThan(0.7);
    expect(sampleDeviation(moments) * Math.sqrt(2 * 252)).toBeLessThan(1.4);
  });

  it('follows common factors in a universe that has them: every asset keeps its own spread about the estimate', () => {
    const size = 210;
    const closes = sampleSnapshot(size, 300).closes;
    const facts = marketFacts(closes, size, 252, 0);
    const gross = facts.drift.map((mu) => mu / 252);
    const scale = new Float64Array(size).fill(1);
    const market = factorGbmLaw(closes, size, scale, gross);
    const posterior = posteriorPlan({
      market,
      closes,
      facts,
      gross,
      scale,
      horizonSessions: 20,
      jumps: null,
      stress: null,
    });
    const varianceOf = (law: FittedMarket): number => {
      if (law.model !== 'FACTOR_GBM') throw new Error('not the model under test');
      const own = law.specific[5]!;
      const common = law.loadings.subarray(5 * law.factorCount, 6 * law.factorCount);
      return common.reduce((sum, x) => sum + x * x, own * own);
    };
    const blocks = 100;
    const laws = Array.from({ length: blocks }, (_, block) => lawOfBlock(posterior, 3, block));
    const ratios = momentsOf(Float64Array.from(laws, (law) => varianceOf(law) / varianceOf(market)));
    expect(ratios.mean).toBeCloseTo(1, 1);
    expect(sampleDeviation(ratios) * Math.sqrt(299 / 2)).toBeGreaterThan(0.6);
    expect(sampleDeviation(ratios) * Math.sqrt(299 / 2)).toBeLessThan(1.6);
    const errors = momentsOf(
      Float64Array.from(laws, (law) => (law as { drift: Float64Array }).drift[5]! + varianceOf(law) / 2 - gross[5]!),
    );
    const spread = Math.sqrt(variancesOf(facts.covariance)[5]! / 299);
    expect(Math.abs(errors.mean)).toBeLessThan((4 * spread) / Math.sqrt(blocks));
    expect(Math.abs(sampleDeviation(errors) / spread - 1)).toBeLessThan(4 / Math.sqrt(2 * blocks));
  });

  it('keeps every block of a copula a copula: its scale matrix has a unit diagonal and its margins are in order', () => {
    const { posterior } = planOf({ marketModel: 'STUDENT_T_COPULA' });
    const law = lawOfBlock(posterior!, 3, 0);
    if (law.model !== 'STUDENT_T_COPULA') throw new Error('not the model under test');
    for (let i = 0; i < ASSETS; i++) {
      const row = law.stepper.factor.subarray(i * ASSETS, (i + 1) * ASSETS);
      expect(row.reduce((sum, x) => sum + x * x, 0)).toBeCloseTo(1, 12);
      const marginal = law.stepper.marginals[i]!;
      if (marginal.type !== 'empirical') throw new Error('a fitted margin is empirical');
      const sorted = Float64Array.from(marginal.sorted);
      expect(sorted).toEqual(sorted.toSorted());
      expect(sorted).toHaveLength(252);
    }
  });
});

describe('a run with drawn parameters', () => {
  const inputs = sampleInputs(ASSETS, {
    parameterUncertainty: 'POSTERIOR',
    marketModel: 'GBM',
    hasIssuerEvents: false,
    holdings: sampleHoldings(ASSETS).map((holding) => ({ ...holding, sector: 'BANK' })),
    pathCount: 16 * 1024,
    horizonSessions: 60,
    exposures: Object.fromEntries(Object.keys(sampleInputs(0).exposures).map((id) => [id, 0])),
  });
  const plan = buildPlan(inputs, snapshot);
  const samples = Array.from({ length: plan.chunkCount }, (_, chunk) => simulateChunk(plan, chunk));
  const result = mergeRun(inputs, plan, samples);

  it.each(marketModels)('gives a path the same digits in whatever order paths are asked for: %s', (marketModel) => {
    const short = planOf({ marketModel });
    const market = new MarketPath(short);
    const paths = [0, BLOCK_PATHS - 1, BLOCK_PATHS, 3 * BLOCK_PATHS + 5];
    const valueOf = (path: number): number => {
      market.simulate(path);
      return market.endValue;
    };
    const forwards = paths.map(valueOf);
    expect(paths.toReversed().map(valueOf).toReversed()).toEqual(forwards);
    const twin = new MarketPath(structuredClone(short));
    twin.simulate(paths[3]!);
    expect(twin.endValue).toBe(forwards[3]);
  });

  it('has wider tails than at the estimates, on the same draws', () => {
    const { joint } = result.measures;
    const point = result.jointAtPointParameters!;
    expect(joint.conditionalValueAtRisk99.value).toBeGreaterThan(1.02 * point.conditionalValueAtRisk99.value);
    const variance = (pick: (k: number) => Float64Array): number =>
      sampleVariance(momentsOf(Float64Array.from(samples.flatMap((_, k) => [...pick(k)]))));
    const drawn = variance((k) => samples[k]!.jointLoss);
    const fixed = variance((k) => samples[k]!.jointLossAtPoint!);
    // 60 sessions of a mean with error Σ/T on top of 60 sessions of Σ: a part of 60/252 more
    expect(drawn / fixed).toBeGreaterThan(1.1);
    expect(drawn / fixed).toBeLessThan(1.5);
  });

  it('says beside it what the run without the option says', () => {
    const plain: RunInputs = { ...inputs, parameterUncertainty: 'NONE' };
    const point = buildPlan(plain, snapshot);
    const alone = mergeRun(
      plain,
      point,
      Array.from({ length: point.chunkCount }, (_, chunk) => simulateChunk(point, chunk)),
    );
    expect(alone.jointAtPointParameters).toBeNull();
    expect(result.jointAtPointParameters!.conditionalValueAtRisk99.value).toBe(
      alone.measures.joint.conditionalValueAtRisk99.value,
    );
    expect(result.jointAtPointParameters!.mean.value).toBe(alone.measures.joint.mean.value);
  });

  it('has one document, whether its chunks came as bytes or not, and in any order', () => {
    const arrived = samples.toReversed().map((sample) => decodeChunk(encodeChunk(sample)));
    expect(arrived[0]!.jointLossAtPoint).toEqual(samples.at(-1)!.jointLossAtPoint);
    expect(resultDocument(inputs, mergeRun(inputs, plan, arrived))).toBe(resultDocument(inputs, result));
  });

  it('lets whole batches tell its errors, since paths of a block share their parameters', () => {
    expect(result.measures.joint.valueAtRisk99.method).toBe('BATCHES');
    expect(result.measures.market.valueAtRisk99.method).toBe('BATCHES');
  });

  it('tells the errors of the parts of CVaR by whole blocks too: those of the only part there is are those of CVaR', () => {
    const { conditionalValueAtRisk99 } = result.measures.joint;
    const [whole, ...others] = result.contributions.find(({ alpha }) => alpha === 0.99)!.sectors!;
    expect(others).toEqual([]);
    expect(Math.abs(whole!.lossKrw - conditionalValueAtRisk99.value)).toBeLessThanOrEqual(1);
    const ofBatches = conditionalValueAtRisk99.high! - conditionalValueAtRisk99.value;
    const half = whole!.highKrw! - whole!.lossKrw;
    // 16 batches tell a deviation to a fifth; taken as independent the paths would be twice too sure
    expect(half / ofBatches).toBeGreaterThan(0.6);
    expect(half / ofBatches).toBeLessThan(1.5);
  });

  it('says the same while it goes on, about as surely as in the end', () => {
    const running = runningEstimate(plan, samples).joint;
    const { joint } = result.measures;
    for (const name of ['mean', 'valueAtRisk99', 'conditionalValueAtRisk95', 'conditionalValueAtRisk99'] as const) {
      const [a, b] = [running[name], joint[name]];
      expect(Math.abs(a.value - b.value)).toBeLessThanOrEqual(1);
      // 16 batches tell a deviation to a fifth
      expect((a.high! - a.low!) / (b.high! - b.low!)).toBeGreaterThan(0.55);
      expect((a.high! - a.low!) / (b.high! - b.low!)).toBeLessThan(1.7);
    }
  });

  it('tells the error of its mean by whole blocks where it is too short for batches, and it is what the history leaves open', () => {
    const few: RunInputs = { ...inputs, pathCount: 4 * 1024 };
    const fewPlan = buildPlan(few, snapshot);
    const { measures, warnings } = mergeRun(few, fewPlan, samples.slice(0, 4));
    const { mean, valueAtRisk99, conditionalValueAtRisk99 } = measures.joint;
    for (const figure of [mean, valueAtRisk99, conditionalValueAtRisk99]) expect(figure.method).toBe('BOOTSTRAP');
    expect(warnings.map(({ code }) => code)).toContain('W_BOOTSTRAP_INTERVAL');
    const blocks = (4 * 1024) / BLOCK_PATHS;
    const start = startValueOf(fewPlan);
    const ofMeans = measures.meanReturnHistoryError * start;
    const ofPaths = (measures.volatility.value * start) / Math.sqrt(252 / 60);
    const predicted = 2.131 * Math.sqrt((ofMeans * ofMeans) / blocks + (ofPaths * ofPaths) / (4 * 1024));
    // 16 blocks tell a deviation to a fifth; a bootstrap of single paths would be six times too narrow here
    expect((mean.high! - mean.value) / predicted).toBeGreaterThan(1 - 2.5 / 5);
    expect((mean.high! - mean.value) / predicted).toBeLessThan(1 + 2.5 / 5);
    expect(predicted / ((1.96 * ofPaths) / Math.sqrt(4 * 1024))).toBeGreaterThan(6);
  });

  it('keeps the replay of a stress case exact: the past is not uncertain', () => {
    const replay = { firstDate: snapshot.dates[100]!, lastDate: snapshot.dates[119]! };
    const stressed = planOf({ marketModel: 'GBM', horizonSessions: 20, stress: { shocks: [], replay } });
    const market = new MarketPath(stressed);
    const expected = snapshot.closes[119 * ASSETS]! / snapshot.closes[99 * ASSETS]!;
    for (const path of [0, BLOCK_PATHS, 5 * BLOCK_PATHS]) {
      market.simulate(path);
      expect(market.growth[0]).toBeCloseTo(expected, 12);
    }
  });
});
