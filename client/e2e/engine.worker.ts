import { proofOf } from './engine-proof.ts';
import type { ProofRequest } from './engine-proof.ts';

/** The engine in a browser's worker: answers each request with its proof. */
addEventListener('message', ({ data }: MessageEvent<ProofRequest>) => {
  proofOf(data).then(
    (proof) => postMessage({ proof }),
    (error: unknown) => postMessage({ error: String(error) }),
  );
});
