import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { KernelPlan } from '../src/simulation/kernel-plan.ts';
import type { GbmMarket } from '../src/simulation/market-law.ts';
import type { Measured } from './bench.ts';

export interface CeilingAnswer extends Measured {
  /** FNV-1a over the 32-bit words of end values and drawdowns, as `checksumOf` makes it. */
  readonly checksum: number;
}

/** FNV-1a over the words of both columns: equal bits, equal checksum. */
export function checksumOf(...columns: readonly Float64Array[]): number {
  let hash = 2166136261;
  for (const column of columns) {
    for (const word of new Uint32Array(column.buffer, column.byteOffset, 2 * column.length))
      hash = Math.imul(hash ^ word, 16777619);
  }
  return hash >>> 0;
}

/** The same kernel in C++ for the widest vectors of this machine; null where there is no g++. */
export class Ceiling {
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'convergence-ceiling-'));

  static build(plan: KernelPlan & { readonly law: GbmMarket }): Ceiling | null {
    const ceiling = new Ceiling();
    return ceiling.#compile(plan) ? ceiling : null;
  }

  #compile({ law, seed, sessions, amounts, limit }: KernelPlan & { readonly law: GbmMarket }): boolean {
    const coefficients = readFileSync(path.join(import.meta.dirname, '../src/random/coefficients.ts'), 'utf8');
    const header = [...coefficients.matchAll(/export const (\w+) = ([^;]+);/g)].map(
      ([, name, value]) => `constexpr double ${name} = ${value};`,
    );
    writeFileSync(path.join(this.#folder, 'coefficients.h'), header.join('\n'));
    const words = Uint32Array.of(amounts.length, sessions, seed % 2 ** 32, Math.floor(seed / 2 ** 32));
    const tables = [law.drift, law.factor, amounts, Float64Array.of(limit.upper, limit.lower)];
    const parts = [words, ...tables].map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength));
    writeFileSync(path.join(this.#folder, 'plan'), Buffer.concat(parts));
    const options = [
      '-O3',
      '-march=native',
      '-mprefer-vector-width=512',
      '-ffp-contract=off',
      '-std=c++17',
      '-Wno-psabi',
    ];
    const source = path.join(import.meta.dirname, 'ceiling.cpp');
    try {
      execFileSync('g++', [...options, '-I', this.#folder, '-o', path.join(this.#folder, 'ceiling'), source]);
      return true;
    } catch (error) {
      this.end();
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
      throw error;
    }
  }

  run(paths: number): CeilingAnswer {
    const answer = execFileSync(path.join(this.#folder, 'ceiling'), [path.join(this.#folder, 'plan'), String(paths)]);
    return JSON.parse(answer.toString()) as CeilingAnswer;
  }

  end(): void {
    rmSync(this.#folder, { recursive: true });
  }
}
