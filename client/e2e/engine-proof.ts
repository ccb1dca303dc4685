import { encodeChunk } from '@convergence/shared/simulation/chunk-bytes';
import { simulateChunk } from '@convergence/shared/simulation/chunk';
import { hasSimd } from '@convergence/shared/simulation/kernel-instance';
import type { KernelChoice } from '@convergence/shared/simulation/kernel-plan';
import { mergeRun } from '@convergence/shared/simulation/merge';
import { buildPlan } from '@convergence/shared/simulation/plan';
import type { SimulationPlan } from '@convergence/shared/simulation/plan';
import { resultDocument } from '@convergence/shared/simulation/result-document';
import type { MarketModelName } from '@convergence/shared/simulation/run-inputs';
import { sampleInputs, sampleSnapshot } from '@convergence/shared/simulation/sample-run';

export interface ProofRequest {
  readonly marketModel: MarketModelName;
  readonly kernel: KernelChoice;
}

/** What a run came to, as hashes that any engine must agree on. */
export interface RunProof extends ProofRequest {
  readonly hasSimd: boolean;
  readonly chunksSha256: string;
  readonly documentSha256: string;
}

const ASSETS = 3;
const PATHS = 1100;

async function sha256(parts: readonly Uint8Array[]): Promise<string> {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A whole run, from fitting the model to the result document, as a server's worker would do it. */
export async function proofOf({ marketModel, kernel }: ProofRequest): Promise<RunProof> {
  const inputs = sampleInputs(ASSETS, { marketModel, pathCount: PATHS });
  const plan: SimulationPlan & { readonly kernel: KernelChoice } = {
    ...buildPlan(inputs, sampleSnapshot(ASSETS, 320)),
    kernel,
  };
  const samples = Array.from({ length: plan.chunkCount }, (_, chunk) => simulateChunk(plan, chunk));
  const document = resultDocument(inputs, mergeRun(inputs, plan, samples));
  return {
    marketModel,
    kernel,
    hasSimd,
    chunksSha256: await sha256(samples.map(encodeChunk)),
    documentSha256: await sha256([new TextEncoder().encode(document)]),
  };
}
