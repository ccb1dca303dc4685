import { describe, expect, it } from 'vitest';

import { ladderTail } from '../risk/loss-ladder.ts';
import { controlFactors } from '../threat/controls.ts';
import { factorTable } from '../threat/threat-plan.ts';
import { tailContributions, tailsOf } from './contributions.ts';
import { decodeChunk, encodeChunk } from './chunk-bytes.ts';
import { simulateChunk } from './chunk.ts';
import { batchReplicates, jointLadder } from './estimates.ts';
import { evaluateAlternatives } from './evaluation.ts';
import type { Alternative } from './evaluation.ts';
import { LossPayments, salePlan } from './forced-sales.ts';
import { salesReportOf } from './forced-sales-report.ts';
import { JointPath } from './joint-path.ts';
import { mergeRun } from './merge.ts';
import { concatenate, pathBatches, runColumns } from './path-columns.ts';
import { buildPlan } from './plan.ts';
import type { SimulationPlan } from './plan.ts';
import { resultDocument } from './result-document.ts';
import type { CommonRegime, ForcedSales, HoldingInput, RunInputs } from './run-inputs.ts';
import type { ChunkSample, RunResult } from './run-result.ts';
import { sampleHoldings, sampleInputs, sampleSnapshot } from './sample-run.ts';
import { stressReport } from './stress-report.ts';

const snapshot = sampleSnapshot(4, 320);
/** Ten billion won, so that threats force sales now and then, and seldom of everything. */
const holdings = sampleHoldings(4).map((holding) => ({ ...holding, shares: 100_000 }));
const noReserve: ForcedSales = { reserveKrw: 0, feePpb: 140_527 };
const enough: ForcedSales = { reserveKrw: Number.MAX_SAFE_INTEGER, feePpb: 140_527 };
const base = sampleInputs(4, { holdings, pathCount: 2048, cashKrw: 100_000_000 });

function chunksOf(plan: SimulationPlan): ChunkSample[] {
  return Array.from({ length: plan.chunkCount }, (_, chunk) => simulateChunk(plan, chunk));
}

function runOf(inputs: RunInputs): { plan: SimulationPlan; samples: ChunkSample[]; result: RunResult } {
  const plan = buildPlan(inputs, snapshot);
  const samples = chunksOf(plan);
  return { plan, samples, result: mergeRun(inputs, plan, samples) };
}

/** What a chunk has with the link and without. */
function commonColumns(samples: readonly ChunkSample[]): object[] {
  const links = { soldKrw: null, saleCostKrw: null, unpaidKrw: null, jointLossWithoutSales: null };
  return samples.map((sample) => ({ ...sample, ...links }));
}

function all(samples: readonly ChunkSample[], name: 'soldKrw' | 'saleCostKrw' | 'unpaidKrw' | 'jointLoss'): number[] {
  return samples.flatMap((sample) => [...sample[name]!]);
}

/** A level that may move to its neighbours, with a market that moves more where threats are more frequent. */
const restless: CommonRegime = {
  transition: [
    [0.9, 0.1, 0, 0, 0],
    [0.1, 0.8, 0.1, 0, 0],
    [0, 0.1, 0.8, 0.1, 0],
    [0, 0, 0.1, 0.8, 0.1],
    [0, 0, 0, 0.1, 0.9],
  ],
  varianceRatios: [1, 1.2, 1.5, 2, 3],
};

describe('a loss that reserve and cash do not cover', () => {
  /** 100 shares of 10,000 won on KOSPI, 50 of 20,000 won on KOSDAQ; 100,000 won of cash, 50,000 won of reserve. */
  const two: readonly HoldingInput[] = [
    { ...holdings[0]!, shares: 100, priceKrw: 10_000 },
    { ...holdings[1]!, market: 'KOSDAQ', shares: 50, priceKrw: 20_000 },
  ];
  const start = { amounts: Float64Array.of(1_000_000, 1_000_000), cashKrw: 100_000 };

  /** @param losses - Of each session. @param growth - Of both shares after each session. */
  function settled(
    losses: readonly number[],
    growth: readonly (readonly [number, number])[],
    link: ForcedSales = { reserveKrw: 50_000, feePpb: 140_527 },
    from = start,
  ): LossPayments {
    const payments = new LossPayments(salePlan(link, two, '2026-11-20'), losses.length);
    const threat = {
      horizonLoss: losses.reduce((sum, loss) => sum + loss, 0),
      writeLossBySession: (out: Float64Array): void => out.set(losses),
    };
    const market = { growth: Float64Array.from(growth.at(-1)!), sessionGrowth: Float64Array.from(growth.flat()) };
    payments.settle(from, threat, market);
    return payments;
  }
  const rising = [
    [1, 1],
    [1.1, 0.9],
    [1.2, 0.95],
  ] as const;

  it('sells the same part of every holding at the price of its session, with fee and taxes in whole won', () => {
    // 550,000 are missing of the 1,995,718 that all would bring: 27.56 %, so 28 of 100 at 11,000 and 14 of 50 at 18,000.
    // 308,000: fee 43, taxes 154 and 462, net 307,341. 252,000: fee 35, tax 504, net 251,461. 8,802 are left over.
    const payments = settled([0, 700_000, 0], rising);
    expect(payments).toMatchObject({ hasSold: true, soldKrw: 560_000, costKrw: 659 + 539, unpaidKrw: 0 });
    expect(payments.marketValue).toBeCloseTo(100_000 + 307_341 + 251_461 + 72 * 12_000 + 36 * 19_000, 6);
    expect(payments.assetLoss(0, 1_000_000, 1.2)).toBeCloseTo(1_000_000 - 72 * 12_000 - 307_341, 6);
    expect(payments.assetLoss(1, 1_000_000, 0.95)).toBeCloseTo(1_000_000 - 36 * 19_000 - 251_461, 6);
  });
  it('counts the costs of the sale as a fall and the money that it paid out as none', () => {
    expect(settled([0, 700_000, 0], rising).maximumDrawdown).toBeCloseTo((659 + 539) / 2_100_000, 12);
    // 108,802 of cash, 72 shares and 36 shares are 1,548,802; they fall to 1,404,802 while 1,198 of 2,100,000 had gone before.
    const falling = [
      [1, 1],
      [1.1, 0.9],
      [0.9, 0.9],
    ] as const;
    const left = (2_098_802 / 1_548_802) * (108_802 + 72 * 9000 + 36 * 18_000);
    expect(settled([0, 700_000, 0], falling).maximumDrawdown).toBeCloseTo(1 - left / 2_100_000, 12);
  });
  it('pays the next one from what the sale left over, then by one share more', () => {
    // 8,802 of 10,000; one share at 12,000 brings 11,975.
    const payments = settled([0, 700_000, 10_000], rising);
    expect(payments).toMatchObject({ soldKrw: 572_000, costKrw: 1198 + 25, unpaidKrw: 0 });
    expect(settled([0, 700_000, 8802], rising)).toMatchObject({ soldKrw: 560_000 });
  });
  it('sells at a price on the tick below', () => {
    // 11,003.7 and 18,007 won trade at 11,000 and 18,000.
    const between = [
      [1, 1],
      [1.10037, 0.90035],
      [1, 1],
    ] as const;
    expect(settled([0, 700_000, 0], between).soldKrw).toBe(560_000);
  });
  it('takes at least one tick for a share that is worth less', () => {
    const worthless = [[0.00001, 0.00001]] as const;
    expect(settled([1_000_000], worthless)).toMatchObject({ soldKrw: 150, costKrw: 0, unpaidKrw: 849_850 });
  });
  it('stays a debt beyond what everything brings', () => {
    // 1,000,000 at KOSPI bring 997,860 net of 140, 500 and 1,500; at KOSDAQ 997,860 net of 140 and 2,000.
    const payments = settled(
      [0, 5_000_000, 100],
      [
        [1, 1],
        [1, 1],
        [2, 2],
      ],
    );
    expect(payments).toMatchObject({ soldKrw: 2_000_000, costKrw: 4280, unpaidKrw: 5_000_100 - 150_000 - 1_995_720 });
    expect(payments.marketValue).toBe(100_000 + 1_995_720);
  });
  it('is a debt at once where nothing is held, or where a fee takes all that a sale brings', () => {
    const cashOnly = { amounts: Float64Array.of(0, 0), cashKrw: 100_000 };
    expect(settled([200_000], [[1, 1]], undefined, cashOnly)).toMatchObject({ hasSold: false, unpaidKrw: 50_000 });
    const greedy = { reserveKrw: 50_000, feePpb: 1_000_000_000 };
    expect(settled([200_000], [[1, 1]], greedy)).toMatchObject({ hasSold: false, soldKrw: 0, unpaidKrw: 50_000 });
  });
  it('leaves a path alone whose losses they cover', () => {
    expect(settled([100_000, 0, 50_000], rising)).toMatchObject({ hasSold: false, soldKrw: 0, unpaidKrw: 0 });
  });
});

describe('a run whose losses are paid by selling', () => {
  const off = runOf(base);
  const on = runOf({ ...base, forcedSales: noReserve });

  it('has the bits of a run without the link where the reserve covers everything, and where nothing can happen', () => {
    const columns = (change: Partial<RunInputs>): object[] =>
      commonColumns(chunksOf(buildPlan({ ...base, pathCount: 1024, ...change }, snapshot)));
    expect(columns({ forcedSales: enough })).toEqual(commonColumns(off.samples.slice(0, 1)));
    const exposures = Object.fromEntries(Object.keys(base.exposures).map((id) => [id, 0]));
    expect(columns({ exposures, forcedSales: noReserve })).toEqual(columns({ exposures }));
  });
  it('has them on every path without a sale, and tells the loss that the others would have had without', () => {
    let sales = 0;
    on.samples.forEach((sample, chunk) => {
      const without = off.samples[chunk]!;
      expect(sample.jointLossWithoutSales).toEqual(without.jointLoss);
      expect(sample.threatLossHorizon).toEqual(without.threatLossHorizon);
      sample.soldKrw!.forEach((sold, at) => {
        if (sold > 0) sales++;
        else
          for (const name of ['jointLoss', 'marketValue', 'maximumDrawdown'] as const)
            expect(sample[name][at]).toBe(without[name][at]);
      });
    });
    expect(sales).toBeGreaterThan(60);
  });
  it('keeps the joint loss the fall of holdings and cash, threat losses and cost, on every path', () => {
    const { plan } = on;
    const start = plan.amounts.reduce((sum, amount) => sum + amount, plan.cashKrw);
    for (const { jointLoss, marketValue, threatLossHorizon } of on.samples)
      jointLoss.forEach((loss, at) =>
        expect(loss).toBeCloseTo(start - marketValue[at]! + threatLossHorizon[at]! + plan.costKrw, 3),
      );
  });
  it('sells on fewer and never on other paths when the reserve is larger', () => {
    let before = all(on.samples, 'soldKrw');
    for (const reserveKrw of [100_000_000, 1_000_000_000, 10_000_000_000]) {
      const { plan } = on;
      const sold = all(chunksOf({ ...plan, forcedSales: { ...plan.forcedSales!, reserveKrw } }), 'soldKrw');
      expect(sold.every((amount, path) => amount === 0 || before[path]! > 0)).toBe(true);
      expect(sold.filter((amount) => amount > 0).length).toBeLessThan(before.filter((amount) => amount > 0).length);
      before = sold;
    }
  });
  it('reports its sales as its paths have them', () => {
    const sold = all(on.samples, 'soldKrw');
    const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    const { saleProbability, shortfallProbability, soldKrw, costKrw } = on.result.forcedSales!;
    expect(saleProbability).toMatchObject({
      value: mean(sold.map((amount) => (amount > 0 ? 1 : 0))),
      method: 'WILSON',
    });
    expect(shortfallProbability.value).toBe(mean(all(on.samples, 'unpaidKrw').map((debt) => (debt > 0 ? 1 : 0))));
    expect(Math.abs(soldKrw.value - mean(sold))).toBeLessThan(1);
    expect(Math.abs(costKrw.value - mean(all(on.samples, 'saleCostKrw')))).toBeLessThan(1);
    expect(soldKrw.low! < soldKrw.value && soldKrw.value < soldKrw.high!).toBe(true);
    const change =
      on.result.measures.joint.conditionalValueAtRisk99.value -
      off.result.measures.joint.conditionalValueAtRisk99.value;
    expect(Math.abs(on.result.forcedSales!.conditionalValueAtRisk99Change.value - change)).toBeLessThanOrEqual(2);
    expect(off.result.forcedSales).toBeNull();
  });
  it('says that it cannot tell how much is sold where no path sold anything, and of weighted paths not how likely it is', () => {
    const { plan } = on;
    const quiet = { ...plan, forcedSales: { ...plan.forcedSales!, ...enough } };
    const columns = concatenate([simulateChunk(quiet, 0)], plan.seed);
    const replicates = batchReplicates(columns, pathBatches(columns));
    const report = salesReportOf(replicates, false)!;
    for (const name of ['soldKrw', 'costKrw', 'conditionalValueAtRisk99Change'] as const)
      expect(report[name]).toMatchObject({ value: 0, low: null, high: null });
    // of 1,024 paths without one, up to 3.84 in 1,028 by Wilson
    expect(report.saleProbability.high).toBeCloseTo(3.8415 / 1027.8415, 6);
    const batched = salesReportOf(replicates, true)!;
    expect(batched.saleProbability).toMatchObject({ value: 0, low: 0, high: null, method: 'BATCHES' });
  });
  it('splits CVaR into assets, threats and cost without a rest', () => {
    for (const { alpha, totalKrw, assets, sectors, threats, costKrw } of on.result.contributions) {
      const parts = [...assets, ...threats].reduce((sum, { lossKrw }) => sum + lossKrw, costKrw);
      expect(Math.abs(parts - totalKrw)).toBeLessThanOrEqual((assets.length + threats.length + 2) / 2);
      const bySector = sectors!.reduce((sum, { lossKrw }) => sum + lossKrw, 0);
      const byAsset = assets.reduce((sum, { lossKrw }) => sum + lossKrw, 0);
      expect(Math.abs(bySector - byAsset)).toBeLessThanOrEqual(assets.length);
      const { conditionalValueAtRisk95, conditionalValueAtRisk99 } = on.result.measures.joint;
      const measured = alpha === 0.95 ? conditionalValueAtRisk95.value : conditionalValueAtRisk99.value;
      expect(Math.abs(totalKrw - measured)).toBeLessThanOrEqual(1);
    }
  });
  it('has one document whoever computes its chunks and in whatever order they arrive', () => {
    const inputs = { ...base, forcedSales: noReserve };
    const document = resultDocument(inputs, on.result);
    const elsewhere = structuredClone(buildPlan(inputs, sampleSnapshot(4, 320)));
    const arrived = [1, 0].map((chunk) => decodeChunk(encodeChunk(simulateChunk(elsewhere, chunk))));
    expect(resultDocument(inputs, mergeRun(inputs, on.plan, arrived))).toBe(document);
    const twin = simulateChunk({ ...on.plan, kernel: 'TWIN' } as SimulationPlan, 1);
    expect(encodeChunk(twin)).toEqual(encodeChunk(on.samples[1]!));
  });
  it('refuses chunks of a run without the link', () => {
    expect(() => mergeRun({ ...base, forcedSales: noReserve }, on.plan, off.samples)).toThrow(
      expect.objectContaining({ code: 'E_LENGTH' }),
    );
  });
  it.each([
    [{ reserveKrw: -1, feePpb: 0 }, 'reserveKrw'],
    [{ reserveKrw: 0.5, feePpb: 0 }, 'reserveKrw'],
    [{ reserveKrw: 0, feePpb: -1 }, 'feePpb'],
    [{ reserveKrw: 0, feePpb: 1_000_000_001 }, 'feePpb'],
  ] as const)('refuses %j', (forcedSales, field) => {
    expect(() => buildPlan({ ...base, forcedSales }, snapshot)).toThrow(
      expect.objectContaining({ code: 'E_RANGE', path: ['forcedSales', field] }),
    );
  });
  it('runs on cash alone, where every loss beyond it is a debt', () => {
    const inputs = sampleInputs(0, { pathCount: 1024, forcedSales: noReserve });
    const plan = buildPlan(inputs, sampleSnapshot(1, 61));
    const sample = simulateChunk(plan, 0);
    const beyond = sample.threatLossHorizon.map((loss) => Math.max(0, loss - 5_000_000));
    expect(sample.unpaidKrw).toEqual(beyond);
    expect(mergeRun(inputs, plan, [sample]).forcedSales!.saleProbability.value).toBe(0);
  });
});

describe('in a market that is known beforehand', () => {
  const inputs = {
    ...base,
    pathCount: 4096,
    forcedSales: noReserve,
    marketModel: 'GBM',
    hasIssuerEvents: false,
  } as const;
  const still = (drift: number): SimulationPlan => ({
    ...buildPlan(inputs, snapshot),
    market: { model: 'GBM', drift: new Float64Array(4).fill(drift), factor: new Float64Array(16) },
  });

  it('forced sales change CVaR by their costs and nothing else', () => {
    const plan = still(0);
    const samples = chunksOf(plan);
    let sales = 0;
    for (const { jointLoss, jointLossWithoutSales, saleCostKrw, soldKrw } of samples) {
      jointLoss.forEach((loss, at) => {
        expect(loss - jointLossWithoutSales![at]!).toBeCloseTo(saleCostKrw![at]!, 3);
        if (soldKrw![at]! > 0) sales++;
      });
    }
    expect(sales).toBeGreaterThan(100);
    // Costs rise with losses, so the tail is the same: CVaR moves by the mean cost of its paths, of which the first counts 0.04.
    const paths = samples.flatMap(({ jointLoss, saleCostKrw }) =>
      Array.from(jointLoss, (loss, at) => ({ loss, cost: saleCostKrw![at]! })),
    );
    const tail = paths.toSorted((a, b) => a.loss - b.loss).slice(4096 - 41);
    const expected = tail.reduce((sum, { cost }, at) => sum + (at === 0 ? 0.96 : 1) * cost, 0) / 40.96;
    const columns = concatenate(samples, plan.seed);
    const replicates = batchReplicates(columns, pathBatches(columns));
    const { conditionalValueAtRisk99Change } = salesReportOf(replicates, false)!;
    expect(expected).toBeGreaterThan(1_000_000);
    expect(Math.abs(conditionalValueAtRisk99Change.value - expected)).toBeLessThanOrEqual(1);
  });
  it('they win what the shares would have lost afterwards', () => {
    const samples = chunksOf(still(-0.002));
    const changes = samples.flatMap(({ jointLoss, jointLossWithoutSales }) =>
      Array.from(jointLoss, (loss, at) => loss - jointLossWithoutSales![at]!),
    );
    const sold = all(samples, 'soldKrw');
    const least = Math.min(...changes);
    // 20 sessions of −0.2 % lose at most 4 % of what was sold at the first
    expect(least).toBeLessThan(0);
    changes.forEach((change, path) => expect(change).toBeGreaterThanOrEqual(-0.04 * sold[path]!));
  });
});

describe('forced sales', () => {
  it('are told by weighted paths as by plain ones, within their errors', () => {
    const tilted = runOf({ ...base, pathCount: 16 * 1024, sampling: 'TILTED', forcedSales: noReserve });
    const plain = runOf({ ...base, pathCount: 32 * 1024, seed: 11, forcedSales: noReserve });
    expect(tilted.result.sampling.method).toBe('TILTED');
    for (const name of ['saleProbability', 'shortfallProbability', 'soldKrw', 'costKrw'] as const) {
      const [a, b] = [tilted.result.forcedSales![name], plain.result.forcedSales![name]];
      expect(a.method).toBe('BATCHES');
      const error = Math.hypot((a.high! - a.low!) / 4.26, (b.high! - b.low!) / 3.92);
      expect(Math.abs(a.value - b.value)).toBeLessThan(4 * error);
    }
    const { mean, conditionalValueAtRisk99 } = tilted.result.measures.joint;
    expect(Math.abs(mean.value - plain.result.measures.joint.mean.value)).toBeLessThan(0.2 * Math.abs(mean.value));
    expect(tilted.result.contributions[1]!.totalKrw).toBe(conditionalValueAtRisk99.value);
  });
  it.each([
    ['quasi-random paths', { marketModel: 'GBM', sampling: 'QUASI_RANDOM', pathCount: 16 * 1024 }],
    ['drawn parameters', { marketModel: 'GBM', parameterUncertainty: 'POSTERIOR', pathCount: 1024 }],
    ['a common regime', { pathCount: 1024, commonRegime: restless }],
    [
      'a stress case',
      {
        pathCount: 1024,
        stress: {
          shocks: [{ kind: 'LOG_RETURN', symbols: [], firstSession: 1, lastSession: 5, value: -0.02 }],
          replay: null,
        },
      },
    ],
  ] as const)('join with %s, and parts add up all the same', (_, change) => {
    const plan = buildPlan({ ...base, ...change, forcedSales: noReserve }, snapshot);
    const samples = chunksOf(plan);
    expect(all(samples, 'soldKrw').some((sold) => sold > 0)).toBe(true);
    const paths = runColumns(samples, plan.seed);
    const ladder = jointLadder(paths.all);
    for (const { alpha, totalKrw, assets, threats, costKrw } of tailContributions(
      plan,
      tailsOf({ ...paths, ladder }, [0.95, 0.99]),
    )) {
      const parts = [...assets, ...threats].reduce((sum, { lossKrw }) => sum + lossKrw, costKrw);
      expect(Math.abs(parts - totalKrw)).toBeLessThanOrEqual((assets.length + threats.length + 2) / 2);
      expect(Math.abs(totalKrw - ladderTail(ladder, alpha).conditionalValueAtRisk)).toBeLessThanOrEqual(1);
    }
    const cvarWithout = (of: SimulationPlan): number | undefined =>
      stressReport(of, 1, 1e12)?.conditionalValueAtRisk99Without.value;
    // the figure without the case has forced sales all the same
    if (plan.stress) expect(cvarWithout(plan)).not.toBe(cvarWithout({ ...plan, forcedSales: null }));
  });
  it('act on each alternative of a recommendation as on a run of it', async () => {
    const inputs: RunInputs = { ...base, forcedSales: noReserve, sampling: 'PLAIN' };
    const plan = buildPlan(inputs, snapshot);
    const facts = { concentration: 0.3, liquidityDays: 1 };
    const factorsOf = (ids: readonly string[]): Pick<Alternative, 'factors' | 'annualLossExpectancyKrw'> => ({
      factors: factorTable(controlFactors(ids)),
      annualLossExpectancyKrw: 0,
    });
    const portfolio = { amounts: plan.amounts, cashKrw: plan.cashKrw, facts };
    const half = { amounts: plan.amounts.map((amount) => amount / 2), cashKrw: 1_000_000_000, facts };
    const alternatives: Alternative[] = [
      { portfolio, ...factorsOf(base.controls), costKrw: 0 },
      { portfolio, ...factorsOf([]), costKrw: 0 },
      { portfolio: half, ...factorsOf(base.controls), costKrw: 7 },
    ];
    const evaluated = await evaluateAlternatives(plan, alternatives, { paths: 2048 });
    const runs: RunInputs[] = [
      inputs,
      { ...inputs, controls: [] },
      { ...inputs, holdings: holdings.map((item) => ({ ...item, shares: item.shares / 2 })), cashKrw: 1_000_000_000 },
    ];
    runs.forEach((run, at) => {
      const samples = chunksOf(buildPlan(run, snapshot));
      const { columns, untouched } = evaluated[at]!;
      expect([...columns.marketValue]).toEqual(samples.flatMap(({ marketValue }) => [...marketValue]));
      expect([...columns.maximumDrawdown]).toEqual(samples.flatMap(({ maximumDrawdown }) => [...maximumDrawdown]));
      const alone = chunksOf(buildPlan({ ...run, forcedSales: null }, snapshot));
      expect([...untouched.columns.marketValue]).toEqual(alone.flatMap(({ marketValue }) => [...marketValue]));
    });
  });
  it('are part of what a path tells, and of no path that comes after', () => {
    const plan = buildPlan({ ...base, forcedSales: noReserve }, snapshot);
    const joint = new JointPath(plan);
    const sample = simulateChunk(plan, 0);
    const selling = sample.soldKrw!.findIndex((sold) => sold > 0);
    const quiet = sample.soldKrw!.findIndex((sold) => sold === 0);
    for (const path of [selling, quiet, selling, quiet]) {
      joint.simulate(path);
      expect(joint.jointLoss).toBe(sample.jointLoss[path]);
      expect(joint.payments!.hasSold).toBe(path === selling);
    }
  });
});
