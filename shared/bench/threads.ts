import path from 'node:path';
import { Worker } from 'node:worker_threads';

import { measure } from './bench.ts';
import type { Measured } from './bench.ts';

/** Which paths of which case a thread simulates. */
export interface ThreadRequest {
  readonly law: 'gbm' | 'fhs';
  readonly firstPath: number;
  readonly paths: number;
}

/** Worker threads that stay warm between pieces of work. */
export class Threads {
  readonly #workers: readonly Worker[];

  constructor(count: number) {
    const file = path.join(import.meta.dirname, 'simulate.thread.ts');
    this.#workers = Array.from({ length: count }, () => new Worker(file));
  }

  /** Until all threads have done their share of the paths. */
  simulate(law: ThreadRequest['law'], paths: number): Promise<Measured> {
    return measure(() => this.#simulate(law, paths));
  }

  async #simulate(law: ThreadRequest['law'], paths: number): Promise<void> {
    const share = paths / this.#workers.length;
    await Promise.all(
      this.#workers.map(
        (worker, at) =>
          new Promise<void>((resolve, reject) => {
            worker.once('message', () => resolve());
            worker.once('error', reject);
            worker.postMessage({ law, firstPath: at * share, paths: share } satisfies ThreadRequest);
          }),
      ),
    );
  }

  async end(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}
