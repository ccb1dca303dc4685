import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';

import type { Measured } from './bench.ts';

const PYTHON = process.env['BENCH_PYTHON'] ?? '/usr/bin/python3';
const HOW_TO_INSTALL = `The bench compares with NumPy and needs ${PYTHON} with it: "apt-get install python3-numpy", or set BENCH_PYTHON to another Python 3 that has NumPy.`;

/** What one piece of work took, and what it computed, to see that both sides simulate the same thing. */
export interface NumpyAnswer extends Measured {
  readonly mean: number;
  readonly sd: number;
  readonly drawdown: number;
}

/** NumPy in a process of its own, one thread, which waits between pieces of work so that contestants can take turns. */
export class Numpy {
  readonly #process;
  readonly #answers;

  constructor() {
    const oneThread = { OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };
    this.#process = spawn(PYTHON, [path.join(import.meta.dirname, 'numpy_bench.py')], {
      env: { ...process.env, ...oneThread },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#process.on('error', (error) => {
      throw new Error(HOW_TO_INSTALL, { cause: error });
    });
    this.#answers = createInterface(this.#process.stdout)[Symbol.asyncIterator]();
  }

  async ask<Answer = NumpyAnswer>(request: object): Promise<Answer> {
    this.#process.stdin.write(`${JSON.stringify(request)}\n`);
    const { value, done } = await this.#answers.next();
    if (done) throw new Error(HOW_TO_INSTALL);
    return JSON.parse(value) as Answer;
  }

  /** The chunk size that is fastest here, of one try each. */
  async bestChunk(request: object, sizes: readonly number[]): Promise<number> {
    let best = { chunk: sizes[0]!, processor: Number.POSITIVE_INFINITY };
    for (const chunk of sizes) {
      const { processor } = await this.ask({ ...request, chunk });
      if (processor < best.processor) best = { chunk, processor };
    }
    return best.chunk;
  }

  end(): void {
    this.#process.stdin.end();
  }
}
