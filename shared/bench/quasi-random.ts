/**
 * What quasi-random paths gain over plain ones: variance of CVaR and of the mean at equal paths, the cost of a path, and both
 * together, "how many times faster to the same error".
 *
 * node shared/bench/quasi-random.ts [repetitions of 16 batches, 4 unless given]
 */
import { performance } from 'node:perf_hooks';
import { cpuUsage } from 'node:process';

import { gbmStepper } from '../src/market/gbm.ts';
import { tCopulaStepper } from '../src/market/student-t-copula.ts';
import { expReturn } from '../src/random/elementary.ts';
import { fillNormals, streams, uniformAt } from '../src/random/philox.ts';
import { tCopulaStep } from '../src/market/student-t-copula.ts';
import { cvarOf } from '../src/simulation/estimates.ts';
import type { CopulaMarket, GbmMarket } from '../src/simulation/market-law.ts';
import type { ReturnSource } from '../src/simulation/kernel-plan.ts';
import { quasiSource } from '../src/simulation/quasi-returns.ts';
import { BATCHES } from '../src/simulation/path-columns.ts';
import { CHUNK_PATHS } from '../src/simulation/run-inputs.ts';
import { momentsOf, sampleVariance } from '../src/stats/moments.ts';
import { tInverse } from '../src/stats/student-t.ts';

/** Of a batch: 4,096 paths, as in quant-spec Q6.3. */
const CHUNKS = 4;
const REPETITIONS = Number(process.argv[2] ?? 4);

interface Case {
  readonly law: string;
  readonly assets: number;
  readonly sessions: number;
  readonly plain: (seed: number) => ReturnSource;
  readonly quasi: (seed: number) => ReturnSource;
}

export interface QuasiRandomLine {
  readonly law: string;
  readonly assets: number;
  readonly sessions: number;
  /** Variance of plain over quasi-random estimates. */
  readonly varianceRatio: { readonly cvar99: number; readonly cvar95: number; readonly mean: number };
  /** Processor time for each asset and session, both sources in TypeScript; the kernel draws plain GBM several times faster. */
  readonly nanoseconds: { readonly plain: number; readonly quasiRandom: number };
  /** Variance ratio of CVaR 99 % over the ratio of costs. */
  readonly gain: number;
}

function correlated(assets: number): Float64Array {
  const correlation = new Float64Array(assets * assets).fill(0.4);
  for (let i = 0; i < assets; i++) correlation[i * assets + i] = 1;
  return correlation;
}

function gbmCase(assets: number, sessions: number): Case {
  const sigma = Array.from({ length: assets }, (_, i) => 0.2 + (0.25 * i) / assets);
  const stepper = gbmStepper(new Float64Array(assets), sigma, correlated(assets), 1 / 252);
  const { drift, factor } = stepper;
  const market: GbmMarket = { model: 'GBM', drift, factor };
  return {
    law: 'GBM',
    assets,
    sessions,
    quasi: (seed) => quasiSource({ market, seed, horizonSessions: sessions }),
    plain: (seed) => {
      const z = new Float64Array(assets);
      return (path, out) => {
        for (let session = 0; session < sessions; session++) {
          fillNormals(seed, path, session, streams.marketNormal, assets, z);
          const at = session * assets;
          for (let i = 0; i < assets; i++) {
            let x = drift[i]!;
            for (let k = 0; k <= i; k++) x = factor[i * assets + k]! * z[k]! + x;
            out[at + i] = x;
          }
        }
      };
    },
  };
}

function copulaCase(assets: number, sessions: number): Case {
  const sorted = Float64Array.from({ length: 1000 }, (_, k) => 0.015 * tInverse(5, (k + 0.5) / 1000));
  const marginals = Array.from({ length: assets }, () => ({ type: 'empirical', sorted }) as const);
  const stepper = tCopulaStepper({ nu: 6, correlation: correlated(assets), marginals });
  const market: CopulaMarket = { model: 'STUDENT_T_COPULA', stepper };
  return {
    law: 't copula',
    assets,
    sessions,
    quasi: (seed) => quasiSource({ market, seed, horizonSessions: sessions }),
    plain: (seed) => {
      const z = new Float64Array(assets);
      const day = new Float64Array(assets);
      return (path, out) => {
        for (let session = 0; session < sessions; session++) {
          fillNormals(seed, path, session, streams.marketNormal, assets, z);
          tCopulaStep(stepper, z, uniformAt(seed, path, session, streams.mixingChiSquare, 0), day);
          out.set(day, session * assets);
        }
      };
    },
  };
}

interface Measured {
  readonly cvar99: Float64Array;
  readonly cvar95: Float64Array;
  readonly mean: Float64Array;
  readonly nanoseconds: number;
}

/** Figures of every batch of equal amounts held to the end, and the time that drawing took. */
function measure(make: (seed: number) => ReturnSource, assets: number, sessions: number): Measured {
  const returns = new Float64Array(assets * sessions);
  const paths = CHUNKS * CHUNK_PATHS;
  const losses = new Float64Array(paths);
  const found = { cvar99: [] as number[], cvar95: [] as number[], mean: [] as number[] };
  for (let repetition = 0; repetition < REPETITIONS; repetition++) {
    const source = make(1000 + repetition);
    for (let batch = 0; batch < BATCHES; batch++) {
      for (let at = 0; at < paths; at++) {
        const chunk = batch + BATCHES * Math.floor(at / CHUNK_PATHS);
        source(CHUNK_PATHS * chunk + (at % CHUNK_PATHS), returns);
        losses[at] = lossOf(returns, assets);
      }
      found.cvar99.push(cvarOf(losses, 0.99));
      found.cvar95.push(cvarOf(losses, 0.95));
      found.mean.push(momentsOf(losses).mean);
    }
  }
  return {
    cvar99: Float64Array.from(found.cvar99),
    cvar95: Float64Array.from(found.cvar95),
    mean: Float64Array.from(found.mean),
    nanoseconds: nanosecondsOf(make(1), returns),
  };
}

function lossOf(returns: Float64Array, assets: number): number {
  let value = 0;
  for (let i = 0; i < assets; i++) {
    let growth = 1;
    for (let at = i; at < returns.length; at += assets) growth *= expReturn(returns[at]!);
    value += growth / assets;
  }
  return 1 - value;
}

/** Processor time for each entry: least of five blocks, because other work only adds to it. */
function nanosecondsOf(source: ReturnSource, returns: Float64Array): number {
  let least = Infinity;
  for (let block = 0; block < 6; block++) {
    const from = cpuUsage();
    for (let path = 0; path < CHUNK_PATHS; path++) source(path, returns);
    const { user, system } = cpuUsage(from);
    // The first block only warms up.
    if (block > 0) least = Math.min(least, ((user + system) * 1000) / (CHUNK_PATHS * returns.length));
  }
  return least;
}

export function quasiRandomLine({ law, assets, sessions, plain, quasi }: Case): QuasiRandomLine {
  const before = measure(plain, assets, sessions);
  const after = measure(quasi, assets, sessions);
  const ratio = (name: 'cvar99' | 'cvar95' | 'mean'): number =>
    sampleVariance(momentsOf(before[name])) / sampleVariance(momentsOf(after[name]));
  const varianceRatio = { cvar99: ratio('cvar99'), cvar95: ratio('cvar95'), mean: ratio('mean') };
  const nanoseconds = { plain: before.nanoseconds, quasiRandom: after.nanoseconds };
  return {
    law,
    assets,
    sessions,
    varianceRatio,
    nanoseconds,
    gain: (varianceRatio.cvar99 * nanoseconds.plain) / nanoseconds.quasiRandom,
  };
}

if (import.meta.main) {
  const start = performance.now();
  const lines = [gbmCase(10, 20), gbmCase(20, 60), copulaCase(10, 20)].map(quasiRandomLine);
  console.log(
    `Plain over quasi-random, ${CHUNKS * CHUNK_PATHS} paths a batch, ${BATCHES * REPETITIONS} batches; a ratio is known to a factor of about ${Math.exp(2 * Math.sqrt(4 / (BATCHES * REPETITIONS))).toFixed(1)}`,
  );
  console.log(
    'law        assets sessions | variance CVaR 99 %  CVaR 95 %      mean | ns plain  quasi | gain at CVaR 99 %',
  );
  for (const { law, assets, sessions, varianceRatio, nanoseconds, gain } of lines) {
    const figure = (value: number, width: number, digits = 1): string => value.toFixed(digits).padStart(width);
    console.log(
      `${law.padEnd(10)} ${figure(assets, 6, 0)} ${figure(sessions, 8, 0)} | ${figure(varianceRatio.cvar99, 19)} ${figure(varianceRatio.cvar95, 10)} ${figure(varianceRatio.mean, 9)} | ${figure(nanoseconds.plain, 8)} ${figure(nanoseconds.quasiRandom, 6)} | ${figure(gain, 18)}`,
    );
  }
  console.log(JSON.stringify({ section: 'quasi-random', seconds: (performance.now() - start) / 1000, lines }));
}
