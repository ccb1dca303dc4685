import { DomainError } from '../errors.ts';
import { brownianBridge, fillBridge } from '../random/brownian-bridge.ts';
import type { BrownianBridge } from '../random/brownian-bridge.ts';
import { normalInverse } from '../random/normal.ts';
import { fillNormals, streams } from '../random/philox.ts';
import { ScrambledSobol, SOBOL_DIMENSIONS } from '../random/sobol.ts';
import { lowerSquare, principalComponents } from '../stats/principal-components.ts';
import type { PrincipalComponents } from '../stats/principal-components.ts';
import type { GbmMarket, MarketLaw } from './market-law.ts';
import type { ReturnSource } from './kernel-plan.ts';
import { BATCHES } from './path-columns.ts';
import { CHUNK_PATHS } from './run-inputs.ts';

/** Eigenvectors of more assets take longer than they save. */
const MOST_ASSETS = 256;

/** Whether quasi-random paths of this law have a smaller error than plain ones: measured, not hoped for. */
export function supportsQuasiRandom(market: MarketLaw): boolean {
  return market.model === 'GBM' && market.drift.length <= MOST_ASSETS;
}

/** The part of a plan that its quasi-random returns need. */
export interface QuasiPlan {
  readonly seed: number;
  readonly horizonSessions: number;
  readonly market: MarketLaw;
}

/** Point of a scrambled sequence. */
export interface QuasiAddress {
  /** Which of the 16 independent scramblings. */
  readonly replicate: number;
  readonly index: number;
}

/**
 * Chunk k holds 1,024 points of scrambling k mod 16, so that the 16 batches of a run are independent scramblings of blocks of
 * equal length (quant-spec Q6.6).
 */
export function quasiAddress(path: number): QuasiAddress {
  const chunk = Math.floor(path / CHUNK_PATHS);
  return {
    replicate: chunk % BATCHES,
    index: CHUNK_PATHS * Math.floor(chunk / BATCHES) + (path % CHUNK_PATHS),
  };
}

/**
 * Log returns of quasi-random paths; every path has its own, whoever asks and when.
 *
 * @throws DomainError E_RANGE for a law that `supportsQuasiRandom` refuses.
 *
 * Cost: below 5 ms to set up for 30 assets; then about that of a plain path. Source: quant-spec Q6.3.
 */
export function quasiSource(plan: QuasiPlan): ReturnSource {
  const { market, seed, horizonSessions } = plan;
  if (!supportsQuasiRandom(market) || market.model !== 'GBM') throw new DomainError('E_RANGE', ['sampling']);
  return gbmSource(market, seed, horizonSessions);
}

function gbmSource(market: GbmMarket, seed: number, sessions: number): ReturnSource {
  const { drift } = market;
  const assets = drift.length;
  const { variances, factor } = componentsOf(market);
  const bridge = brownianBridge(sessions);
  const normals = orderedNormals(coordinateOrder(bridge, variances), seed);
  const z = new Float64Array(sessions * assets);
  const w = new Float64Array((sessions + 1) * assets);
  const step = new Float64Array(assets);
  return (path, out) => {
    normals(path, z);
    fillBridge(bridge, assets, z, w);
    for (let t = 0; t < sessions; t++) {
      const from = t * assets;
      const to = from + assets;
      for (let k = 0; k < assets; k++) step[k] = w[to + k]! - w[from + k]!;
      addProduct(factor, step, drift, out, from);
    }
  };
}

/**
 * out[at + i] = drift_i + Σ_k factor_ik step_k, each sum in the order of k. Four rows at a time, because one sum alone waits for
 * every addition.
 */
function addProduct(
  factor: Float64Array,
  step: Float64Array,
  drift: Float64Array,
  out: Float64Array,
  at: number,
): void {
  const size = drift.length;
  let i = 0;
  for (; i + 3 < size; i += 4) {
    let x0 = drift[i]!;
    let x1 = drift[i + 1]!;
    let x2 = drift[i + 2]!;
    let x3 = drift[i + 3]!;
    const row0 = i * size;
    const row1 = row0 + size;
    const row2 = row1 + size;
    const row3 = row2 + size;
    for (let k = 0; k < size; k++) {
      const s = step[k]!;
      x0 = factor[row0 + k]! * s + x0;
      x1 = factor[row1 + k]! * s + x1;
      x2 = factor[row2 + k]! * s + x2;
      x3 = factor[row3 + k]! * s + x3;
    }
    out[at + i] = x0;
    out[at + i + 1] = x1;
    out[at + i + 2] = x2;
    out[at + i + 3] = x3;
  }
  for (; i < size; i++) {
    let x = drift[i]!;
    for (let k = 0; k < size; k++) x = factor[i * size + k]! * step[k]! + x;
    out[at + i] = x;
  }
}

/** A plan has one law and many chunks: its components are worked out once. */
const knownComponents = new WeakMap<GbmMarket, PrincipalComponents>();

function componentsOf(market: GbmMarket): PrincipalComponents {
  const known = knownComponents.get(market);
  if (known) return known;
  const assets = market.drift.length;
  const components = principalComponents(lowerSquare(market.factor, assets), assets);
  knownComponents.set(market, components);
  return components;
}

/**
 * Which normal each coordinate of a point becomes, the most important first: normal b of the bridge of component k, at
 * b·assets + k, explains the variance of component k times the squares of what it adds along the path.
 */
function coordinateOrder(bridge: BrownianBridge, variances: Float64Array): Int32Array {
  const { steps } = bridge;
  const assets = variances.length;
  const importance = new Float64Array(steps * assets);
  const z = new Float64Array(steps);
  const w = new Float64Array(steps + 1);
  for (let b = 0; b < steps; b++) {
    z.fill(0);
    z[b] = 1;
    fillBridge(bridge, 1, z, w);
    let squares = 0;
    for (const value of w) squares += value * value;
    for (let k = 0; k < assets; k++) importance[b * assets + k] = squares * variances[k]!;
  }
  return Int32Array.from(importance.keys()).sort((a, b) => importance[b]! - importance[a]! || a - b);
}

/** Writes the normals of a path to the places that `order` gives them: the first 1,024 from a Sobol point, the rest from Philox. */
function orderedNormals(order: Int32Array, seed: number): ReturnSource {
  const sobol = new ScrambledSobol(seed, Math.min(order.length, SOBOL_DIMENSIONS));
  const { dimensions } = sobol;
  const point = new Float64Array(SOBOL_DIMENSIONS);
  return (path, z) => {
    const { replicate, index } = quasiAddress(path);
    sobol.fill(replicate, index, point);
    for (let d = 0; d < dimensions; d++) z[order[d]!] = normalInverse(point[d]!);
    for (let from = dimensions; from < order.length; from += SOBOL_DIMENSIONS) {
      const count = Math.min(SOBOL_DIMENSIONS, order.length - from);
      fillNormals(seed, path, from / SOBOL_DIMENSIONS - 1, streams.marketNormal, count, point);
      for (let d = 0; d < count; d++) z[order[from + d]!] = point[d]!;
    }
  };
}
