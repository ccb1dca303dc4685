import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { Worker } from 'node:worker_threads';

import { decodeChunk } from '../src/simulation/chunk-bytes.ts';
import { simulateChunk } from '../src/simulation/chunk.ts';
import { mergeRun, mergeStage } from '../src/simulation/merge.ts';
import { buildPlan } from '../src/simulation/plan.ts';
import type { SimulationPlan } from '../src/simulation/plan.ts';
import type { RunInputs } from '../src/simulation/run-inputs.ts';
import type { ChunkSample, RunResult } from '../src/simulation/run-result.ts';
import { sampleInputs, sampleSnapshot } from '../src/simulation/sample-run.ts';
import { stagesOf } from '../src/simulation/stages.ts';
import { runBench } from './bench.ts';
import type { BenchRow, BenchSection, SectionResult } from './bench.ts';

const ASSETS = 30;
const SESSIONS = 60;
const HISTORY = 2520;
const MOST_PATHS = 1_000_000;
const GOAL = 0.01;
const THREADS = 2;
/** Student's t with 15 degrees of freedom, 97.5 %. */
const T15 = 2.1314495455597742;
const RATIO_CHUNKS = 64;

const noThreats = Object.fromEntries(Object.keys(sampleInputs(0).exposures).map((id) => [id, 0]));
const base = { marketModel: 'FILTERED_HISTORICAL', horizonSessions: SESSIONS } as const;

/** Chunks from threads that were given the plan once. */
class ChunkThreads {
  readonly #workers: readonly Worker[];

  constructor(plan: SimulationPlan) {
    const file = new URL('./chunk.thread.ts', import.meta.url);
    this.#workers = Array.from({ length: THREADS }, () => new Worker(file, { workerData: plan }));
  }

  async chunks(first: number, end: number): Promise<ChunkSample[]> {
    const samples: ChunkSample[] = [];
    let next = first;
    const take = async (worker: Worker): Promise<void> => {
      while (next < end) {
        const chunk = next++;
        const bytes = await new Promise<Uint8Array>((resolve, reject) => {
          worker.once('message', resolve);
          worker.once('error', reject);
          worker.postMessage(chunk, []);
        });
        worker.removeAllListeners('error');
        samples.push(decodeChunk(bytes));
      }
    };
    await Promise.all(this.#workers.map(take));
    return samples;
  }

  async end(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}

interface TimedRun {
  readonly result: RunResult;
  /** From the prices to the result. */
  readonly seconds: number;
  /** Of them for the fit of the models and the pilot. */
  readonly planSeconds: number;
  /** Of all threads together: on a machine that is busy otherwise, what the seconds would be like on an idle one. */
  readonly processorSeconds: number;
}

async function timedRun(inputs: RunInputs): Promise<TimedRun> {
  const snapshot = sampleSnapshot(inputs.holdings.length, HISTORY);
  const startedAt = performance.now();
  const usedBefore = process.cpuUsage();
  const since = (): number => (performance.now() - startedAt) / 1000;
  const used = (): number => {
    const { user, system } = process.cpuUsage(usedBefore);
    return (user + system) / 1e6;
  };
  const plan = buildPlan(inputs, snapshot);
  const planSeconds = since();
  const threads = new ChunkThreads(plan);
  const samples: ChunkSample[] = [];
  try {
    for (const stage of stagesOf(inputs.accuracy, plan.chunkCount)) {
      samples.push(...(await threads.chunks(samples.length, stage)));
      const outcome = mergeStage(inputs, plan, samples);
      if ('result' in outcome)
        return { result: outcome.result, seconds: since(), planSeconds, processorSeconds: used() };
    }
  } finally {
    await threads.end();
  }
  throw new Error('The last stage of a run ends it.');
}

function toGoal(change: Partial<RunInputs>): Promise<TimedRun> {
  return timedRun(
    sampleInputs(ASSETS, {
      ...base,
      sampling: 'AUTO',
      accuracy: { relativeHalfWidth: GOAL },
      pathCount: MOST_PATHS,
      ...change,
    }),
  );
}

function accuracyRow(what: string, { result, seconds }: TimedRun, bound: Partial<BenchRow>): BenchRow {
  const { method, relativeHalfWidth, pathCount, plainPathsNeeded } = result.sampling;
  const width = relativeHalfWidth === null ? 'unknown' : `±${(100 * relativeHalfWidth).toFixed(2)} %`;
  const plain = plainPathsNeeded === null ? '' : `; plain: ${plainPathsNeeded.toLocaleString('en')}`;
  return {
    what,
    value: seconds,
    unit: 's',
    note: `${width}, ${method}, ${pathCount.toLocaleString('en')} paths${plain}`,
    ...bound,
  };
}

/** Variance of one path's part in CVaR 99 %, and its seconds, on one thread. */
function costOf(sampling: 'PLAIN' | 'TILTED'): { readonly variance: number; readonly secondsPerPath: number } {
  const inputs = sampleInputs(ASSETS, { ...base, sampling, pathCount: RATIO_CHUNKS * 1024 });
  const plan = buildPlan(inputs, sampleSnapshot(ASSETS, HISTORY));
  simulateChunk(plan, 0); // compiled before it is timed
  const startedAt = performance.now();
  const samples = Array.from({ length: RATIO_CHUNKS }, (_, chunk) => simulateChunk(plan, chunk));
  const secondsPerPath = (performance.now() - startedAt) / 1000 / inputs.pathCount;
  const { valueAtRisk99, conditionalValueAtRisk99 } = mergeRun(inputs, plan, samples).measures.joint;
  if (sampling === 'TILTED') {
    const error = (conditionalValueAtRisk99.high! - conditionalValueAtRisk99.low!) / 2 / T15;
    return { variance: error * error * inputs.pathCount, secondsPerPath };
  }
  // The sample's own: with tails as heavy as these it is rather too small, so the comparison does not flatter.
  let first = 0;
  let second = 0;
  for (const { jointLoss } of samples) {
    for (const loss of jointLoss) {
      const part = Math.max(0, loss - valueAtRisk99.value) / 0.01;
      first += part / inputs.pathCount;
      second += (part * part) / inputs.pathCount;
    }
  }
  return { variance: second - first * first, secondsPerPath };
}

/** Seconds from prices to CVaR 99 % ± 1 %, and tilted against plain paths. */
export const accuracySection: BenchSection = {
  id: 'accuracy',
  async run(): Promise<SectionResult> {
    const threats = await toGoal({});
    const holdings = await toGoal({ exposures: noThreats });
    const [plain, tilted] = [costOf('PLAIN'), costOf('TILTED')];
    const faster = (plain.variance * plain.secondsPerPath) / (tilted.variance * tilted.secondsPerPath);
    return {
      title: `Time to ±1 % of CVaR 99 %, FHS, ${ASSETS} assets × ${SESSIONS} days, ${THREADS} threads`,
      rows: [
        accuracyRow('holdings and threats', threats, { floor: 10, isAtMost: true }),
        { what: 'of it fit and pilot', value: threats.planSeconds, unit: 's' },
        { what: 'processor time of both threads for it', value: threats.processorSeconds, unit: 's' },
        accuracyRow('holdings alone', holdings, {}),
        { what: 'processor time of both threads for it', value: holdings.processorSeconds, unit: 's' },
        {
          what: 'threats rule the tail: tilted against plain',
          value: faster,
          unit: '×',
          floor: 20,
          note: `variances ${(plain.variance / tilted.variance).toFixed(0)} : 1, seconds of a path 1 : ${(tilted.secondsPerPath / plain.secondsPerPath).toFixed(2)}, one thread`,
        },
      ],
      facts: { threats: threats.result.sampling, holdings: holdings.result.sampling, plain, tilted },
    };
  },
};

interface MemoryRun {
  readonly method: string;
  readonly secondsOfChunks: number;
  readonly secondsOfMerge: number;
  readonly peakMegabytes: number;
}

/** Peak memory of a run of 1,000,000 paths, in a process of its own. */
export const memorySection: BenchSection = {
  id: 'memory',
  run(): Promise<SectionResult> {
    const file = path.join(import.meta.dirname, 'memory-run.ts');
    const run = JSON.parse(execFileSync(process.execPath, [file], { encoding: 'utf8' })) as MemoryRun;
    return Promise.resolve({
      title: 'A run of 1,000,000 paths in one process, one thread',
      rows: [
        { what: 'peak memory', value: run.peakMegabytes, unit: 'MB', floor: 400, isAtMost: true, note: run.method },
        { what: 'chunks, 10 assets × 5 days', value: run.secondsOfChunks, unit: 's' },
        { what: 'merge', value: run.secondsOfMerge, unit: 's' },
      ],
      facts: { ...run },
    });
  },
};

if (import.meta.main) await runBench([memorySection, accuracySection], { only: [], isEvidence: false });
