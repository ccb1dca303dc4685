import { parentPort } from 'node:worker_threads';

import { proofOf } from './engine-proof.ts';
import type { ProofRequest } from './engine-proof.ts';

/** The engine in a worker thread of Node. */
parentPort!.on('message', (request: ProofRequest) => {
  void proofOf(request).then((proof) => parentPort!.postMessage(proof));
});
