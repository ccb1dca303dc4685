import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

import { decodeChunk, encodeChunk } from '../src/simulation/chunk-bytes.ts';
import { simulateChunk } from '../src/simulation/chunk.ts';
import { mergeStage } from '../src/simulation/merge.ts';
import { buildPlan } from '../src/simulation/plan.ts';
import type { SimulationPlan } from '../src/simulation/plan.ts';
import type { MarketModelName, RunInputs } from '../src/simulation/run-inputs.ts';
import { marketModels } from '../src/simulation/run-inputs.ts';
import type { ChunkSample, RunResult } from '../src/simulation/run-result.ts';
import { sampleInputs, sampleSnapshot } from '../src/simulation/sample-run.ts';
import { stagesOf } from '../src/simulation/stages.ts';

/**
 * Seconds to a stated accuracy of CVaR 99 % of the joint loss, and the memory of a long run, on a made-up market. Prints one line
 * of JSON a case, then a table.
 *
 * node shared/bench/time-to-accuracy.ts [--threads 2] [--goal 0.01] [--case threats,holdings,ratio,memory]
 */

const ASSETS = 30;
const SESSIONS = 60;
const HISTORY = 2520;
const MOST_PATHS = 1_000_000;
/** Student's t with 15 degrees of freedom, 97.5 %. */
const T15 = 2.1314495455597742;
const RATIO_CHUNKS = 64;
const MEGABYTE = 2 ** 20;

const model: MarketModelName =
  marketModels.find((name: string) => name.startsWith('FILTERED_HISTORICAL')) ?? 'STATIONARY_BOOTSTRAP';
const noThreats = Object.fromEntries(Object.keys(sampleInputs(0).exposures).map((id) => [id, 0]));

interface Line {
  readonly name: string;
  readonly figures: Readonly<Record<string, number | string | boolean | null>>;
}

/** Chunks from threads that were given the plan once. */
class Threads {
  readonly #workers: readonly Worker[];

  constructor(plan: SimulationPlan, count: number) {
    this.#workers = Array.from(
      { length: count },
      () => new Worker(new URL(import.meta.url), { workerData: plan, execArgv: process.execArgv }),
    );
  }

  async chunks(first: number, end: number): Promise<ChunkSample[]> {
    const samples: ChunkSample[] = [];
    let next = first;
    await Promise.all(
      this.#workers.map(async (worker) => {
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
      }),
    );
    return samples;
  }

  async end(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}

async function timedRun(
  inputs: RunInputs,
  threadCount: number,
): Promise<{ result: RunResult; seconds: number; planSeconds: number }> {
  const snapshot = sampleSnapshot(inputs.holdings.length, HISTORY);
  const startedAt = performance.now();
  const plan = buildPlan(inputs, snapshot);
  const planSeconds = (performance.now() - startedAt) / 1000;
  const threads = new Threads(plan, threadCount);
  const samples: ChunkSample[] = [];
  try {
    for (const stage of stagesOf(inputs.accuracy, plan.chunkCount)) {
      samples.push(...(await threads.chunks(samples.length, stage)));
      const outcome = mergeStage(inputs, plan, samples);
      if ('result' in outcome)
        return { result: outcome.result, seconds: (performance.now() - startedAt) / 1000, planSeconds };
    }
  } finally {
    await threads.end();
  }
  throw new Error('The last stage of a run ends it.');
}

async function accuracyCase(name: string, change: Partial<RunInputs>, goal: number, threads: number): Promise<Line> {
  const inputs = sampleInputs(ASSETS, {
    marketModel: model,
    horizonSessions: SESSIONS,
    sampling: 'AUTO',
    accuracy: { relativeHalfWidth: goal },
    pathCount: MOST_PATHS,
    ...change,
  });
  const { result, seconds, planSeconds } = await timedRun(inputs, threads);
  const { sampling, measures } = result;
  return {
    name,
    figures: {
      model,
      threads,
      method: sampling.method,
      isReached: sampling.isTargetReached,
      relativeHalfWidth: sampling.relativeHalfWidth,
      seconds,
      planSeconds,
      paths: sampling.pathCount,
      plainPathsNeeded: sampling.plainPathsNeeded,
      effectiveTailPaths: sampling.effectiveTailPaths,
      conditionalValueAtRisk99Krw: measures.joint.conditionalValueAtRisk99.value,
    },
  };
}

/** Variance of one path's part in CVaR 99 % times its seconds, plain over tilted, both measured on one thread. */
function ratioCase(): Line {
  const measured = (['PLAIN', 'TILTED'] as const).map((sampling) => {
    const inputs = sampleInputs(ASSETS, {
      marketModel: model,
      horizonSessions: SESSIONS,
      sampling,
      pathCount: RATIO_CHUNKS * 1024,
    });
    const plan = buildPlan(inputs, sampleSnapshot(ASSETS, HISTORY));
    simulateChunk(plan, 0); // compiled before it is timed
    const startedAt = performance.now();
    const samples = Array.from({ length: RATIO_CHUNKS }, (_, chunk) => simulateChunk(plan, chunk));
    const secondsPerPath = (performance.now() - startedAt) / 1000 / inputs.pathCount;
    const losses = samples.map(({ jointLoss, weight }) => ({ jointLoss, weight }));
    const { measures } = ((): RunResult => {
      const outcome = mergeStage(inputs, plan, samples);
      if ('result' in outcome) return outcome.result;
      throw new Error('A run without a goal has one stage.');
    })();
    const { valueAtRisk99, conditionalValueAtRisk99 } = measures.joint;
    let variance: number;
    if (sampling === 'TILTED') {
      const error = (conditionalValueAtRisk99.high! - conditionalValueAtRisk99.low!) / 2 / T15;
      variance = error * error * inputs.pathCount;
    } else {
      // The sample's own: with tails as heavy as these it is rather too small, so the ratio is not flattered.
      let [first, second] = [0, 0];
      for (const { jointLoss } of losses)
        for (const loss of jointLoss) {
          const part = Math.max(0, loss - valueAtRisk99.value) / 0.01;
          first += part / inputs.pathCount;
          second += (part * part) / inputs.pathCount;
        }
      variance = second - first * first;
    }
    return { secondsPerPath, variance };
  });
  const [plain, tilted] = measured as [(typeof measured)[0], (typeof measured)[0]];
  return {
    name: 'threats rule the tail: plain over tilted',
    figures: {
      model,
      varianceRatio: plain.variance / tilted.variance,
      costRatio: tilted.secondsPerPath / plain.secondsPerPath,
      timesFaster: (plain.variance * plain.secondsPerPath) / (tilted.variance * tilted.secondsPerPath),
      goal: 20,
    },
  };
}

/** Plan, chunks and merge of a million paths in this thread alone; the peak is that of the whole process. */
function memoryCase(): Line {
  const inputs = sampleInputs(10, { marketModel: model, horizonSessions: 5, sampling: 'AUTO', pathCount: 1_000_000 });
  const plan = buildPlan(inputs, sampleSnapshot(10, HISTORY));
  const startedAt = performance.now();
  const samples = Array.from({ length: plan.chunkCount }, (_, chunk) => simulateChunk(plan, chunk));
  const beforeMerge = process.resourceUsage().maxRSS / 1024;
  const mergeStart = performance.now();
  const outcome = mergeStage(inputs, plan, samples);
  if (!('result' in outcome)) throw new Error('A run without a goal has one stage.');
  return {
    name: 'one run of 1,000,000 paths, one thread',
    figures: {
      method: outcome.result.sampling.method,
      secondsOfChunks: (mergeStart - startedAt) / 1000,
      secondsOfMerge: (performance.now() - mergeStart) / 1000,
      peakMegabytesBeforeMerge: beforeMerge,
      peakMegabytes: process.resourceUsage().maxRSS / 1024,
      limitMegabytes: (400 * 1000 * 1000) / MEGABYTE,
    },
  };
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      threads: { type: 'string', default: '2' },
      goal: { type: 'string', default: '0.01' },
      case: { type: 'string', default: 'memory,threats,holdings,ratio' },
    },
  });
  const [threads, goal] = [Number(values.threads), Number(values.goal)];
  // Memory first: its peak is that of the process so far.
  const cases: Readonly<Record<string, () => Line | Promise<Line>>> = {
    memory: memoryCase,
    threats: () => accuracyCase(`threats and holdings to ±${goal * 100} %`, {}, goal, threads),
    holdings: () => accuracyCase(`holdings alone to ±${goal * 100} %`, { exposures: noThreats }, goal, threads),
    ratio: ratioCase,
  };
  const lines: Line[] = [];
  for (const name of values.case.split(',')) {
    const run = cases[name];
    if (!run) throw new Error(`There is no case "${name}"; there are ${Object.keys(cases).join(', ')}.`);
    const line = await run();
    lines.push(line);
    console.log(JSON.stringify(line));
  }
  for (const { name, figures } of lines) {
    console.log(`\n${name}`);
    for (const [key, value] of Object.entries(figures)) {
      const text =
        typeof value === 'number' ? value.toLocaleString('en', { maximumSignificantDigits: 4 }) : String(value);
      console.log(`  ${key.padEnd(30)} ${text}`);
    }
  }
}

if (isMainThread) {
  await main();
} else {
  const plan = workerData as SimulationPlan;
  parentPort!.on('message', (chunk: number) => {
    const bytes = encodeChunk(simulateChunk(plan, chunk));
    parentPort!.postMessage(bytes, [bytes.buffer as ArrayBuffer]);
  });
}
