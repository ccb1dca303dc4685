import { mergeRun } from '../simulation/merge.ts';
import { simulateChunk } from '../simulation/chunk.ts';
import { buildPlan } from '../simulation/plan.ts';
import { recommend } from '../simulation/recommend.ts';
import type { Recommendation } from '../simulation/recommendation.ts';
import type { RunInputs } from '../simulation/run-inputs.ts';
import type { RunResult } from '../simulation/run-result.ts';
import { sampleHoldings, sampleInputs, sampleSnapshot } from '../simulation/sample-run.ts';

import type { ExplanationNames } from './facts.ts';

/** Names that a reader of a test can tell apart; one holds digits, one is part of another. */
export const sampleNames: ExplanationNames = {
  instruments: new Map([
    ['100000', { nameKo: '한빛전자', nameEn: 'Hanbit Electronics' }],
    ['100010', { nameKo: '한빛전자우', nameEn: 'Hanbit Electronics Pref' }],
    ['100020', { nameKo: '제2은행', nameEn: 'Bank No. 2' }],
  ]),
  dataAsOf: '2026-11-20',
  isSimulated: true,
};

/** A run with its recommendation. */
export interface SampleAnswer {
  readonly inputs: RunInputs;
  readonly result: RunResult;
  readonly plan: Recommendation;
}

let answer: Promise<SampleAnswer> | undefined;

/** A small run of a made-up market with its recommendation, for tests; computed once in a process. */
export function sampleAnswer(): Promise<SampleAnswer> {
  answer ??= computeAnswer();
  return answer;
}

async function computeAnswer(): Promise<SampleAnswer> {
  const snapshot = sampleSnapshot(4, 300);
  const holdings = sampleHoldings(4).map((holding) => ({ ...holding, shares: 500 }));
  const inputs = sampleInputs(4, {
    pathCount: 2048,
    investmentBudgetKrw: 100_000_000,
    controlBudgetKrw: 1_000_000_000,
    holdings,
    cashKrw: 50_000_000,
    levelPlan: [
      { level: 0, days: 300 },
      { level: 2, days: 65 },
    ],
  });
  const runPlan = buildPlan(inputs, snapshot);
  const chunks = Array.from({ length: runPlan.chunkCount }, (_, chunk) => simulateChunk(runPlan, chunk));
  const plan = await recommend(inputs, snapshot, {
    universe: sampleHoldings(4).map((holding) => ({ ...holding, market: 'KOSPI' })),
    freshSeed: 7,
    evaluationPaths: 1600,
    scenarioCount: 60,
    maximumWeight: 0.4,
  });
  return { inputs, result: mergeRun(inputs, runPlan, chunks), plan };
}
