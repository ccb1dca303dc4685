import { parentPort } from 'node:worker_threads';

import { WasmKernel } from '../src/simulation/kernel-wasm.ts';
import { fhsCase, gbmCase } from './market-cases.ts';
import type { ThreadRequest } from './threads.ts';

const kernels = { gbm: new WasmKernel(gbmCase()), fhs: new WasmKernel(fhsCase()) };

parentPort!.on('message', ({ law, firstPath, paths }: ThreadRequest) => {
  const kernel = kernels[law];
  const ends = new Float64Array(paths);
  const drawdowns = new Float64Array(paths);
  for (let at = 0; at < paths; at++) {
    kernel.simulate(firstPath + at);
    ends[at] = kernel.endValue;
    drawdowns[at] = kernel.maximumDrawdown;
  }
  parentPort!.postMessage({ ends, drawdowns }, [ends.buffer, drawdowns.buffer]);
});
