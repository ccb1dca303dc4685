import { describe, expect, it } from 'vitest';

import { normalInverse } from '../random/normal.ts';
import { annualTail, exceedance } from '../threat/annual-loss.ts';
import { buildThreatMixture } from '../threat/threat-mixture.ts';
import { decodeChunk, encodeChunk } from './chunk-bytes.ts';
import { simulateChunk } from './chunk.ts';
import { runningEstimate } from './estimate.ts';
import { batchedTailMeasures, batchReplicates, estimate, jointLadder } from './estimates.ts';
import { threatLossLaw } from './exact-threat-law.ts';
import { mergeRun, mergeStage } from './merge.ts';
import { runColumns } from './path-columns.ts';
import { buildPlan } from './plan.ts';
import type { SimulationPlan } from './plan.ts';
import { resultDocument } from './result-document.ts';
import type { RunInputs } from './run-inputs.ts';
import type { ChunkSample } from './run-result.ts';
import { sampleHoldings, sampleInputs, sampleSnapshot } from './sample-run.ts';
import { expectedStage, stagesOf } from './stages.ts';
import { ThreatPath } from './threat-path.ts';

const snapshot = sampleSnapshot(4, 320);
const noThreats = Object.fromEntries(Object.keys(sampleInputs(0).exposures).map((id) => [id, 0]));

function chunksOf(plan: SimulationPlan, count = plan.chunkCount): ChunkSample[] {
  return Array.from({ length: count }, (_, chunk) => simulateChunk(plan, chunk));
}

const inputs = sampleInputs(4, { pathCount: 20 * 1024 + 300, sampling: 'AUTO' });
const plan = buildPlan(inputs, snapshot);
const samples = chunksOf(plan);
const result = mergeRun(inputs, plan, samples);

describe('AUTO', () => {
  it('tilts the threats where they make the tail, because the pilot sees a far smaller variance', () => {
    expect(result.sampling).toMatchObject({ method: 'TILTED', chosenBy: 'PILOT', pathCount: 20 * 1024 + 300 });
    const { varianceRatio } = result.sampling.pilots.find(({ method }) => method === 'TILTED')!;
    expect(varianceRatio).toBeLessThan(1 / 20);
    expect(result.sampling.plainPathsNeeded! / result.pathCount).toBeGreaterThan(20);
    expect(result.sampling.effectiveTailPaths).toBeGreaterThan(100);
  });
  it('stays plain where there is nothing to tilt', () => {
    const calm = buildPlan({ ...inputs, exposures: noThreats }, snapshot);
    expect(calm.sampling).toMatchObject({ method: 'PLAIN', chosenBy: 'PILOT', warnings: [] });
    expect(calm.mixture).toBeNull();
  });
  it('stays plain below 16 chunks, whose batches give the intervals of all else', () => {
    expect(buildPlan({ ...inputs, pathCount: 16 * 1024 - 1 }, snapshot).sampling.method).toBe('PLAIN');
    expect(buildPlan({ ...inputs, pathCount: 16 * 1024 }, snapshot).sampling.method).toBe('TILTED');
  });
  it('says when a method that was asked for is not possible', () => {
    const few = { ...inputs, pathCount: 2048, sampling: 'TILTED' } as const;
    const warnings = mergeRun(few, buildPlan(few, snapshot), chunksOf(buildPlan(few, snapshot))).warnings;
    expect(warnings).toContainEqual({ code: 'W_SAMPLING_REPLACED', about: ['TILTED', '16384'] });
    const bare = buildPlan({ ...inputs, exposures: noThreats, sampling: 'TILTED' }, snapshot);
    expect(bare.sampling).toMatchObject({ method: 'PLAIN', warnings: [{ about: ['TILTED', 'threats'] }] });
  });
  it('refuses a method that does not exist and a goal outside its range', () => {
    const withCode = (code: string) => expect.objectContaining({ code });
    expect(() => buildPlan({ ...inputs, sampling: 'LUCKY' as 'AUTO' }, snapshot)).toThrow(withCode('E_FORMAT'));
    for (const goal of [0, 0.3, Number.NaN])
      expect(() => buildPlan({ ...inputs, accuracy: { relativeHalfWidth: goal } }, snapshot)).toThrow(
        withCode('E_RANGE'),
      );
  });
});

describe('a tilted run', () => {
  it('keeps its weights in the bytes of a chunk', () => {
    expect(samples[3]!.weight!.every((weight) => weight > 0 && weight <= 2)).toBe(true);
    expect(decodeChunk(encodeChunk(samples[3]!))).toEqual(samples[3]);
  });
  it('has one document in whatever order its chunks arrive, on whichever plan they were computed', () => {
    const document = resultDocument(inputs, result);
    const twin = structuredClone(buildPlan(inputs, sampleSnapshot(4, 320)));
    const arrived = Array.from({ length: plan.chunkCount }, (_, k) => (5 * k + 3) % plan.chunkCount).map((chunk) =>
      decodeChunk(encodeChunk(simulateChunk(chunk % 2 === 0 ? plan : twin, chunk))),
    );
    expect(resultDocument(inputs, mergeRun(inputs, twin, arrived))).toBe(document);
  });
  it('takes the intervals of the joint loss from 16 batches', () => {
    const { joint, lossProbability } = result.measures;
    for (const figure of [
      joint.valueAtRisk99,
      joint.conditionalValueAtRisk99,
      joint.conditionalValueAtRisk95,
      lossProbability,
    ])
      expect(figure.method).toBe('BATCHES');
  });
  it('splits CVaR into assets, threats and cost without a rest', () => {
    for (const { alpha, totalKrw, assets, threats, costKrw } of result.contributions) {
      const parts = [...assets, ...threats].reduce((sum, { lossKrw }) => sum + lossKrw, costKrw);
      expect(Math.abs(parts - totalKrw)).toBeLessThanOrEqual((assets.length + threats.length + 2) / 2);
      const { conditionalValueAtRisk95, conditionalValueAtRisk99 } = result.measures.joint;
      const measured = alpha === 0.95 ? conditionalValueAtRisk95 : conditionalValueAtRisk99;
      expect(Math.abs(totalKrw - measured.value)).toBeLessThanOrEqual(1);
      for (const { lossKrw, lowKrw, highKrw } of threats)
        if (lowKrw !== null) expect(lowKrw < lossKrw && lossKrw < highKrw!).toBe(true);
    }
  });
  it('agrees with a plain one three times as long, within their errors', () => {
    const long = { ...inputs, sampling: 'PLAIN', pathCount: 64 * 1024, seed: 5 } as const;
    const plainPlan = buildPlan(long, snapshot);
    const plain = mergeRun(long, plainPlan, chunksOf(plainPlan));
    for (const name of [
      'mean',
      'valueAtRisk95',
      'conditionalValueAtRisk95',
      'valueAtRisk99',
      'conditionalValueAtRisk99',
    ] as const) {
      const [a, b] = [result.measures.joint[name], plain.measures.joint[name]];
      const error = Math.hypot((a.high! - a.low!) / 4.26, (b.high! - b.low!) / 3.92);
      expect(Math.abs(a.value - b.value)).toBeLessThan(4 * error);
    }
    const [a, b] = [result.measures.lossProbability, plain.measures.lossProbability];
    expect(Math.abs(a.value - b.value)).toBeLessThan(
      4 * Math.hypot((a.high! - a.low!) / 4.26, (b.high! - b.low!) / 3.92),
    );
    const counts = plain.jointHistogram.counts.map((count) => (count * result.pathCount) / plain.pathCount);
    result.jointHistogram.counts.forEach((count, bin) =>
      expect(Math.abs(count - counts[bin]!)).toBeLessThan(6 * Math.sqrt(2 * counts[bin]!) + 10),
    );
  });
  it('falls along its loss exceedance curve, down to one horizon in a hundred thousand', () => {
    const points = result.lossExceedance.joint;
    const probabilities = points.map(({ probability }) => probability);
    expect(probabilities).toEqual(probabilities.toSorted((x, y) => y - x));
    expect(probabilities.at(-1)).toBeLessThanOrEqual(1.01e-5);
    expect(points.every(({ low, probability, high }) => low <= probability && probability <= high)).toBe(true);
  });
  it('tells while it goes on what it tells in the end', () => {
    const last = runningEstimate(plan, samples.toReversed()).joint;
    const { joint } = result.measures;
    expect(Math.abs(last.valueAtRisk99.value - joint.valueAtRisk99.value)).toBeLessThanOrEqual(1); // each is rounded to a won
    expect(Math.abs(last.conditionalValueAtRisk99.value - joint.conditionalValueAtRisk99.value)).toBeLessThanOrEqual(1);
    expect(Math.abs(last.mean.value - joint.mean.value)).toBeLessThanOrEqual(1);
    expect(last.conditionalValueAtRisk99.low).toBeLessThan(last.conditionalValueAtRisk99.value);
  });
});

describe('the joint loss with every link off, tilted', () => {
  const holdings = sampleHoldings(1).map((holding) => ({ ...holding, shares: 1_000_000 }));
  const off = sampleInputs(1, {
    marketModel: 'GBM',
    hasIssuerEvents: false,
    holdings,
    horizonSessions: 60,
    pathCount: 64 * 1024,
    sampling: 'TILTED',
  });
  const gbm = buildPlan(off, sampleSnapshot(1, 320));
  const merged = mergeRun(off, gbm, chunksOf(gbm));
  const threats = threatLossLaw(gbm.threats, { untilDays: gbm.horizonDays });

  it('is the convolution of the closed form of the holdings with the exact law of the threats, within 4 standard errors', () => {
    const start = gbm.amounts[0]!;
    if (gbm.market.model !== 'GBM') throw new Error('the plan is of geometric Brownian motion');
    const { drift, factor } = gbm.market;
    // A thousand equally likely falls of the holdings.
    const falls = Array.from({ length: 1000 }, (_, k) => {
      const z = normalInverse((k + 0.5) / 1000);
      return start * (1 - Math.exp(60 * drift[0]! + Math.sqrt(60) * factor[0]! * z));
    });
    const points = merged.lossExceedance.joint.filter(({ lossKrw }) => lossKrw < 0.5 * threats.stepKrw * 2 ** 19);
    expect(points.length).toBeGreaterThan(30);
    for (const { lossKrw, probability, low, high } of points) {
      const expected =
        falls.reduce((sum, fall) => sum + (lossKrw < fall ? 1 : exceedance(threats, lossKrw - fall)), 0) / falls.length;
      expect(Math.abs(probability - expected)).toBeLessThan((4 * (high - low)) / 2 / 2.131 + 1e-7);
    }
  });
});

/** Enough to see an interval that is too short by half; the deep tests repeat it 400 times. */
const REPETITIONS = 80;

it('says how sure it is of CVaR 99 %: of 80 tilted runs over the heavy tails of the catalogue, 95 in 100 intervals cover the truth', () => {
  const { threats, horizonDays } = buildPlan(sampleInputs(0, { pathCount: 1, horizonSessions: 60 }), snapshot);
  const law = threatLossLaw(threats, { untilDays: horizonDays });
  const truth = annualTail(law, 0.99);
  const mixture = buildThreatMixture(threats, { untilDays: horizonDays, thresholdsKrw: [truth.valueAtRiskKrw] })!;
  const none = new Float64Array(1024);
  let covered = 0;
  let width = 0;
  for (let run = 0; run < REPETITIONS; run++) {
    const path = new ThreatPath({ seed: 7000 + run, threats, horizonDays, mixture });
    const chunks = Array.from({ length: 16 }, (_, chunk): ChunkSample => {
      const [jointLoss, weight] = [new Float64Array(1024), new Float64Array(1024)];
      for (let at = 0; at < 1024; at++) {
        path.simulate(chunk * 1024 + at);
        jointLoss[at] = path.horizonLoss;
        weight[at] = path.weight;
      }
      return {
        chunk,
        jointLoss,
        weight,
        marketValue: none,
        threatLossHorizon: none,
        threatLossYear: none,
        maximumDrawdown: none,
        jointLossAtPoint: null,
        soldKrw: null,
        saleCostKrw: null,
        unpaidKrw: null,
        jointLossWithoutSales: null,
      };
    });
    const { all, batches } = runColumns(chunks, 7000 + run);
    const replicates = batchReplicates(all, batches!);
    const mean = estimate('KRW', 0, 0, 0, 'EXACT');
    const { low, high } = batchedTailMeasures(replicates, jointLadder, mean).conditionalValueAtRisk99;
    if (low! <= truth.conditionalValueAtRiskKrw && truth.conditionalValueAtRiskKrw <= high!) covered++;
    width += (high! - low!) / 2 / truth.conditionalValueAtRiskKrw / REPETITIONS;
  }
  // 95 % and three binomial standard errors.
  expect(covered / REPETITIONS).toBeGreaterThan(0.95 - 3 * Math.sqrt((0.95 * 0.05) / REPETITIONS));
  expect(width).toBeLessThan(0.015);
});

describe('an accuracy goal', () => {
  const goal = { ...inputs, accuracy: { relativeHalfWidth: 0.01 }, pathCount: 200 * 1024 };
  const planned = buildPlan(goal, snapshot);

  it('is looked at after 16, 32, 64, … chunks and after all that are allowed', () => {
    expect(stagesOf(goal.accuracy, 200)).toEqual([16, 32, 64, 128, 200]);
    expect(stagesOf(goal.accuracy, 10)).toEqual([10]);
    expect(stagesOf(null, 200)).toEqual([200]);
  });
  it('is expected where errors fall with the square root of the paths', () => {
    expect(expectedStage(goal.accuracy, 200, 16, 0.02)).toBe(64);
    expect(expectedStage(goal.accuracy, 200, 16, 0.005)).toBe(16);
    expect(expectedStage(goal.accuracy, 200, 16, null)).toBe(200);
    expect(expectedStage(null, 200, 16, 0.5)).toBe(200);
  });
  it('ends the run at the first stage that reaches it, and says what plain sampling would have needed', () => {
    const outcome = mergeStage(goal, planned, chunksOf(planned, 16));
    if (!('result' in outcome)) throw new Error('16 chunks are enough');
    const { sampling, pathCount } = outcome.result;
    expect(pathCount).toBe(16 * 1024);
    expect(sampling).toMatchObject({ targetRelativeHalfWidth: 0.01, isTargetReached: true, pathCount });
    expect(sampling.relativeHalfWidth).toBeLessThanOrEqual(0.01);
    expect(sampling.plainPathsNeeded).toBeGreaterThan(1e6);
  });
  it('asks for the next stage while it is not reached, and for nothing beyond all chunks', () => {
    const sharp = { ...goal, accuracy: { relativeHalfWidth: 0.001 }, pathCount: 40 * 1024 };
    const sharpPlan = buildPlan(sharp, snapshot);
    const chunks = chunksOf(sharpPlan);
    expect(mergeStage(sharp, sharpPlan, chunks.slice(0, 16))).toEqual({ nextChunkCount: 32 });
    expect(mergeStage(sharp, sharpPlan, chunks.slice(0, 32))).toEqual({ nextChunkCount: 40 });
    expect(() => mergeStage(sharp, sharpPlan, chunks.slice(0, 20))).toThrow(
      expect.objectContaining({ code: 'E_LENGTH' }),
    );
    const outcome = mergeRun(sharp, sharpPlan, chunks);
    expect(outcome.sampling.isTargetReached).toBe(false);
    expect(outcome.warnings.map(({ code }) => code)).toContain('W_GOAL_MISSED');
    expect(runningEstimate(sharpPlan, chunks.slice(0, 16), sharp.accuracy).expectedChunkCount).toBe(40);
  });
  it('changes nothing about the paths: the same chunks are those of a run of a fixed length', () => {
    const fixed: RunInputs = { ...goal, accuracy: null };
    expect(simulateChunk(buildPlan(fixed, snapshot), 5)).toEqual(simulateChunk(planned, 5));
  });
});
