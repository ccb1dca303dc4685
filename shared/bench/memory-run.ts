import { simulateChunk } from '../src/simulation/chunk.ts';
import { mergeRun } from '../src/simulation/merge.ts';
import { buildPlan } from '../src/simulation/plan.ts';
import { sampleInputs, sampleSnapshot } from '../src/simulation/sample-run.ts';

/** Plan, chunks and merge of a million paths in one thread of a process of its own; prints what it took as JSON. */
const inputs = sampleInputs(10, {
  marketModel: 'FILTERED_HISTORICAL',
  horizonSessions: 5,
  sampling: 'AUTO',
  pathCount: 1_000_000,
});
const plan = buildPlan(inputs, sampleSnapshot(10, 2520));
const startedAt = performance.now();
const samples = Array.from({ length: plan.chunkCount }, (_, chunk) => simulateChunk(plan, chunk));
const mergeStart = performance.now();
const { sampling } = mergeRun(inputs, plan, samples);
console.log(
  JSON.stringify({
    method: sampling.method,
    secondsOfChunks: (mergeStart - startedAt) / 1000,
    secondsOfMerge: (performance.now() - mergeStart) / 1000,
    // Of the whole process; the system counts in units of 1,024 bytes.
    peakMegabytes: (process.resourceUsage().maxRSS * 1024) / 1e6,
  }),
);
