import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';

import { canonicalJson } from './canonical-json.ts';
import { simulateChunk } from './chunk.ts';
import { mergeStage, mergeSteps } from './merge.ts';
import { buildPlan } from './plan.ts';
import type { RunInputs } from './run-inputs.ts';
import { placeSample } from './run-layout.ts';
import type { ChunkSample, RunResult } from './run-result.ts';
import { sampleInputs, sampleSnapshot } from './sample-run.ts';

const ASSETS = 3;
const snapshot = sampleSnapshot(ASSETS, 500);
const levels = [0, 1, 2, 3, 4];
const transition = levels.map((from) => levels.map((to) => (from === to ? 0.9 : 0.025)));
const forcedSales = { reserveKrw: 0, feePpb: 150_000 };
const goal = { pathCount: 200_000, accuracy: { relativeHalfWidth: 0.2 }, sampling: 'TILTED' } as const;

/** Each way in which paths are drawn and told, with the SHA-256 of the document that it came out as when a merge held all samples in memory. */
const documents: readonly (readonly [string, Partial<RunInputs>, string])[] = [
  ['plain paths, a short last chunk', { pathCount: 20_000 }, '6ee5c360382118ecfe4fe5096541014d'],
  ['one path', { pathCount: 1 }, '399a67d3d82d5f95d6b59964c128f5b8'],
  ['17 chunks, the last complete', { pathCount: 17 * 1024 }, '0bddee02275cf1491cbb11e0a99c1103'],
  ['tilted paths, a short last chunk', { pathCount: 40_000, sampling: 'TILTED' }, '9c25574324f46dbbc6aaf4ee5149c079'],
  [
    'the default: filtered history, a method by pilot',
    { pathCount: 20_000, sampling: 'AUTO', marketModel: 'FILTERED_HISTORICAL' },
    '0e46955d8e288e6ade19ac202493f351',
  ],
  [
    'quasi-random paths',
    { pathCount: 20_000, sampling: 'QUASI_RANDOM', marketModel: 'GBM' },
    '5b51237ac544e2d42add205ce1fa00f1',
  ],
  [
    'quasi-random tilted paths',
    { pathCount: 20_000, sampling: 'QUASI_RANDOM_TILTED', marketModel: 'GBM' },
    '9adceba9ee4dc077b46b8c71e96157be',
  ],
  [
    'drawn parameters',
    { pathCount: 20_000, parameterUncertainty: 'POSTERIOR', marketModel: 'GBM' },
    '54d86c209ed6c46bbd807bbb568c37be',
  ],
  [
    'drawn parameters in few chunks',
    { pathCount: 3000, parameterUncertainty: 'POSTERIOR', marketModel: 'GBM' },
    '8af30fd97ad939a5b4866cfe14355429',
  ],
  ['forced sales', { pathCount: 20_000, forcedSales, cashKrw: 0 }, 'cee13a266b420946d4fffa8b172f3e16'],
  ['forced sales in few chunks', { pathCount: 3000, forcedSales, cashKrw: 0 }, '3b62987c8e660db9da0277ffe9aca55e'],
  [
    'forced sales on tilted paths',
    { pathCount: 20_000, sampling: 'TILTED', forcedSales, cashKrw: 0 },
    '692a913bde81a925b6aad4d534ff7523',
  ],
  [
    'a common regime',
    { pathCount: 20_000, commonRegime: { transition, varianceRatios: [1, 1, 1.5, 2, 3] } },
    'c602486117df95ee2072862aa9aebda0',
  ],
  ['a goal that is reached on the way', goal, '609a4f847c3989c5ae6c5a3f5d56cc1c'],
  [
    'no holdings: many equal losses',
    { pathCount: 20_000, holdings: [], sampling: 'PLAIN' },
    'd9f63611bfe7570ced14c8eb548e654b',
  ],
  ['no holdings, tilted', { pathCount: 20_000, holdings: [], sampling: 'TILTED' }, '17b70be385d94be779207b72858794c0'],
];

function digestOf(result: RunResult): string {
  return createHash('sha256').update(canonicalJson(result)).digest('hex').slice(0, 32);
}

/** Chunks and merge of a run, stage after stage; told of every set of columns that the merge asks for. */
function runOf(
  change: Partial<RunInputs>,
  mostBytes?: number,
  onRequest: (columns: number) => void = () => undefined,
): RunResult {
  const inputs = sampleInputs(ASSETS, change);
  const plan = buildPlan(inputs, snapshot);
  const samples: ChunkSample[] = [];
  for (let stage = inputs.accuracy ? 16 : plan.chunkCount; ;) {
    while (samples.length < stage) samples.push(simulateChunk(plan, samples.length));
    const steps = mergeSteps(inputs, plan, stage, undefined, mostBytes);
    let step = steps.next();
    while (!step.done) {
      const { layout, names } = step.value;
      onRequest(names.length);
      const columns = names.map(() => new Float64Array(layout.pathCount));
      // as they come from a store: in any order
      for (const sample of samples.toReversed()) placeSample(layout, sample.chunk, sample, names, columns);
      step = steps.next(columns);
    }
    if ('result' in step.value) return step.value.result;
    stage = step.value.nextChunkCount;
  }
}

describe('a merge that reads columns one after another', () => {
  it.each(documents)('says of %s what it said when it held all samples at once', (_, change, digest) => {
    expect(digestOf(runOf(change))).toBe(digest);
  });
  it('says the same however little memory it is given, and holds no more than that', () => {
    const change = { pathCount: 20_000, sampling: 'TILTED', forcedSales, cashKrw: 0 } as const;
    const whole = digestOf(runOf(change));
    const column = 8 * change.pathCount;
    for (const [most, requests] of [
      [1, [1, 2, 1, 1, 2, 2, 2, 2]],
      [4 * column, [4, 3, 4, 2]],
      [Infinity, [13]],
    ] as const) {
      const asked: number[] = [];
      expect(digestOf(runOf(change, most, (columns) => asked.push(columns)))).toBe(whole);
      expect(asked).toEqual(requests);
    }
  });
  it('asks a run whose goal is not reached for nothing but the joint loss', () => {
    const asked: number[] = [];
    const { chunkCount } = runOf(
      { ...goal, accuracy: { relativeHalfWidth: 0.0045 }, pathCount: 40_000 },
      1,
      (columns) => asked.push(columns),
    );
    const stages = Math.log2(chunkCount / 16) + 1;
    expect(stages).toBeGreaterThan(1);
    expect(asked).toEqual([...Array.from({ length: stages }, () => [1, 2]).flat(), 1, 2, 1, 1]);
  });
  it('refuses a chunk that is not of the run', () => {
    const inputs = sampleInputs(ASSETS, { pathCount: 2000 });
    const plan = buildPlan(inputs, snapshot);
    const [first, last] = [simulateChunk(plan, 0), simulateChunk(plan, 1)];
    const refused = expect.objectContaining({ code: 'E_LENGTH' }) as Error;
    expect(() => mergeStage(inputs, plan, [first])).toThrow(refused);
    expect(() => mergeStage(inputs, plan, [first, { ...last, chunk: 2 }])).toThrow(refused);
    expect(() => mergeStage(inputs, plan, [first, { ...last, weight: last.jointLoss }])).toThrow(refused);
    expect(() => mergeStage(inputs, plan, [first, { ...last, jointLoss: first.jointLoss }])).toThrow(refused);
    expect(() => mergeStage(inputs, plan, [first, first])).toThrow(
      expect.objectContaining({ code: 'E_DUPLICATE' }) as Error,
    );
  });
});
