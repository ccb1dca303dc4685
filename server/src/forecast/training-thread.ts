import { Worker } from 'node:worker_threads';

import { DomainError } from '@convergence/shared/errors';
import type { ErrorCode } from '@convergence/shared/errors';

import { programUrl } from '../platform/program-url.ts';

import type { FromTraining, TrainingRequest, TrainingResult } from './training-messages.ts';

/**
 * Trains in a thread of its own, so that nobody waits for it; the thread is ended when the signal is aborted.
 *
 * @throws DomainError E_HISTORY_TOO_SHORT where there are not enough sessions; the reason of the signal; Error where the thread died.
 */
export function trainInThread(
  request: TrainingRequest,
  { signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress: (ratio: number) => void },
): Promise<TrainingResult> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(programUrl(import.meta.url, 'training.thread'), { workerData: request });
    const giveUp = (): void => {
      reject(signal.reason);
      void worker.terminate();
    };
    if (signal.aborted) return giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    worker.on('message', (message: FromTraining) => {
      if (message.kind === 'progress') onProgress(message.ratio);
      else if (message.kind === 'result') resolve(message.result);
      else {
        const { domain } = message;
        reject(domain ? new DomainError(domain.code as ErrorCode, domain.path) : new Error(message.message));
      }
    });
    worker.once('error', reject);
    worker.once('exit', (code) => {
      signal.removeEventListener('abort', giveUp);
      reject(new Error(`The training ended with code ${code} and no result.`)); // after a result this changes nothing
    });
  });
}
