import { parentPort } from 'node:worker_threads';

import { DomainError } from '@convergence/shared/errors';
import { InfeasibleProblem } from '@convergence/shared/optimise/infeasibility';
import { simulateChunk } from '@convergence/shared/simulation/chunk';
import { decodeChunk, encodeChunk } from '@convergence/shared/simulation/chunk-bytes';
import { runningEstimate } from '@convergence/shared/simulation/estimate';
import type { ColumnRequest } from '@convergence/shared/simulation/column-feed';
import { mergeSteps } from '@convergence/shared/simulation/merge';
import { backtestRun } from '@convergence/shared/simulation/model-backtest';
import type { ModelBacktest } from '@convergence/shared/simulation/model-report';
import { buildPlan } from '@convergence/shared/simulation/plan';
import type { SimulationPlan } from '@convergence/shared/simulation/plan';
import { recommend } from '@convergence/shared/simulation/recommend';
import { resultDocument } from '@convergence/shared/simulation/result-document';

import type { EngineTask, EngineTasks, FromThread, RunSource, ThreadFailure, ToThread } from './engine-tasks.ts';

/** One thread of `EnginePool`: pure work of `shared`, one task at a time. Runs as it stands under Node, and as an entry of the build. */
const port = parentPort;
if (port === null) throw new Error('This file is the body of a worker thread.');

const sources = new Map<string, RunSource>();
const plans = new Map<string, SimulationPlan>();
const backtests = new Map<string, readonly ModelBacktest[]>();

function sourceOf(key: string): RunSource {
  const source = sources.get(key);
  if (!source) throw new Error(`This thread was not given the source of ${key}.`);
  return source;
}

/** Fitting the models takes up to a second, so it is done once for all chunks of a run. */
function planOf(key: string): SimulationPlan {
  let plan = plans.get(key);
  if (!plan) {
    const { inputs, snapshot } = sourceOf(key);
    plan = buildPlan(inputs, snapshot);
    plans.set(key, plan);
  }
  return plan;
}

/** A second or two; a run may be merged several times before it is accurate enough. */
function backtestsOf(key: string): readonly ModelBacktest[] {
  let tests = backtests.get(key);
  if (!tests) {
    const { inputs, snapshot } = sourceOf(key);
    tests = backtestRun(inputs, snapshot);
    backtests.set(key, tests);
  }
  return tests;
}

type Handlers = {
  readonly [Task in EngineTask]: (
    key: string,
    request: EngineTasks[Task]['request'],
    id: number,
  ) => EngineTasks[Task]['answer'] | Promise<EngineTasks[Task]['answer']>;
};

const handlers: Handlers = {
  chunk: (key, { chunk }) => encodeChunk(simulateChunk(planOf(key), chunk)),
  estimate: (key, { samples, doneChunkCount }) =>
    runningEstimate(planOf(key), samples.map(decodeChunk), sourceOf(key).inputs.accuracy, doneChunkCount),
  merge: async (key, { chunkCount }, id) => {
    const { inputs } = sourceOf(key);
    const steps = mergeSteps(inputs, planOf(key), chunkCount, () => backtestsOf(key));
    let step = steps.next();
    while (!step.done) step = steps.next(await columnsFor(id, step.value));
    const outcome = step.value;
    return 'result' in outcome ? { ...outcome, document: resultDocument(inputs, outcome.result) } : outcome;
  },
  recommend: (key, request, id) => {
    const { inputs, snapshot } = sourceOf(key);
    return recommend(inputs, snapshot, {
      ...request,
      onProgress: (progress) => send({ kind: 'progress', id, progress }),
    });
  },
};

let giveColumns: ((columns: readonly Float64Array<ArrayBuffer>[]) => void) | undefined;

/** Asks for columns; they come in memory that is this thread's from then on. */
function columnsFor(id: number, request: ColumnRequest): Promise<readonly Float64Array<ArrayBuffer>[]> {
  return new Promise((resolve) => {
    giveColumns = resolve;
    send({ kind: 'needsColumns', id, request });
  });
}

function send(message: FromThread): void {
  port!.postMessage(message, []); // threads have no origin to name
}

function failureOf(error: unknown): ThreadFailure {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const infeasible = error instanceof InfeasibleProblem ? error.infeasible : null;
  const domain = error instanceof DomainError ? { code: error.code, path: error.path, infeasible } : null;
  return { message, stack, domain };
}

async function answer(message: Extract<ToThread, { kind: 'task' }>): Promise<void> {
  try {
    // The handler of a task takes its own request; the union of the messages cannot tell the compiler so.
    const handler = handlers[message.task] as (key: string, request: unknown, id: number) => unknown;
    send({ kind: 'answer', id: message.id, answer: await handler(message.key, message.request, message.id) });
  } catch (error) {
    send({ kind: 'failure', id: message.id, failure: failureOf(error) });
  }
}

port.on('message', (message: ToThread) => {
  if (message.kind === 'source') sources.set(message.key, message.source);
  else if (message.kind === 'forget') {
    sources.delete(message.key);
    plans.delete(message.key);
    backtests.delete(message.key);
  } else if (message.kind === 'columns') giveColumns?.(message.columns);
  else void answer(message);
});
