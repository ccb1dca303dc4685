import { parentPort, workerData } from 'node:worker_threads';

import { encodeChunk } from '../src/simulation/chunk-bytes.ts';
import { simulateChunk } from '../src/simulation/chunk.ts';
import type { SimulationPlan } from '../src/simulation/plan.ts';

/** Computes chunks of the plan that it was started with, as bytes. */
const plan = workerData as SimulationPlan;
parentPort!.on('message', (chunk: number) => {
  const bytes = encodeChunk(simulateChunk(plan, chunk));
  parentPort!.postMessage(bytes, [bytes.buffer as ArrayBuffer]);
});
