import { Worker } from 'node:worker_threads';

import { programUrl } from '../platform/program-url.ts';

import type { ReportContent } from './report-content.ts';
import type { FromPrinter } from './report.thread.ts';

export interface PrintOptions {
  /** Ends the thread. */
  readonly signal?: AbortSignal;
  /** Share of the pages that are laid out, 0 to 1. */
  readonly onProgress?: (ratio: number) => void;
}

/**
 * Lays a report out in a thread of its own, so that the server answers meanwhile: a font takes a few hundred milliseconds
 * of processor time to read.
 *
 * @throws What `reportPdf` throws; the reason of the signal.
 */
export function printReport(content: ReportContent, { signal, onProgress }: PrintOptions = {}): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const worker = new Worker(programUrl(import.meta.url, 'report.thread'), { workerData: content });
    const stop = (): void => {
      reject(signal?.reason);
      void worker.terminate();
    };
    signal?.addEventListener('abort', stop, { once: true });
    worker.on('message', (message: FromPrinter) => {
      if (message.kind === 'progress') onProgress?.(message.ratio);
      else resolve(message.bytes);
    });
    worker.once('error', reject);
    worker.once('exit', (code) => {
      signal?.removeEventListener('abort', stop);
      reject(new Error(`The thread that prints reports ended with code ${code}.`)); // nothing where it was resolved
    });
  });
}
