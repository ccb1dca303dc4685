import { DomainError } from '../errors.ts';
import { marginalDeviation, marginalQuantile } from '../market/student-t-copula.ts';
import { mixingFromNormal, tCdfFromTable } from '../stats/path-tables.ts';
import { lowerSquare, principalComponents } from '../stats/principal-components.ts';
import type { PrincipalComponents } from '../stats/principal-components.ts';
import type { ReturnSource } from './kernel-plan.ts';
import type { CopulaMarket, GbmMarket, MarketLaw } from './market-law.ts';
import { quasiNormals } from './quasi-normals.ts';

/** Eigenvectors of more assets take longer than they save. */
const MOST_ASSETS = 256;
/** How much the mixing variable of a t copula counts against the first principal component: found by measuring 1 to 0.03. */
const MIXING_IMPORTANCE = 0.1;

type QuasiMarket = GbmMarket | CopulaMarket;

/** Whether quasi-random paths of this law have a smaller error than plain ones: measured, not hoped for (decision 0037). */
export function supportsQuasiRandom(market: MarketLaw): boolean {
  return quasiMarket(market) !== null;
}

function quasiMarket(market: MarketLaw): QuasiMarket | null {
  if (market.model === 'GBM') return market.drift.length <= MOST_ASSETS ? market : null;
  if (market.model === 'STUDENT_T_COPULA') return market.stepper.size <= MOST_ASSETS ? market : null;
  return null;
}

/** The part of a plan that its quasi-random returns need. */
export interface QuasiPlan {
  readonly seed: number;
  readonly horizonSessions: number;
  readonly market: MarketLaw;
}

/**
 * Log returns of quasi-random paths; every path has its own, whoever asks and when.
 *
 * @throws DomainError E_RANGE for a law that `supportsQuasiRandom` refuses.
 *
 * Cost: below 5 ms to set up for 30 assets; then about that of a plain path. Source: quant-spec Q6.3.
 */
export function quasiSource(plan: QuasiPlan): ReturnSource {
  const { seed, horizonSessions } = plan;
  const market = quasiMarket(plan.market);
  if (!market) throw new DomainError('E_RANGE', ['sampling']);
  return market.model === 'GBM'
    ? gbmSource(market, seed, horizonSessions)
    : copulaSource(market, seed, horizonSessions);
}

function gbmSource(market: GbmMarket, seed: number, sessions: number): ReturnSource {
  const { drift } = market;
  const assets = drift.length;
  const { variances, factor } = componentsOf(market, () => lowerSquare(market.factor, assets), assets);
  const normals = quasiNormals(variances, seed, sessions);
  const z = new Float64Array(sessions * assets);
  return (path, out) => {
    normals(path, z);
    for (let at = 0; at < z.length; at += assets) {
      multiply(factor, z, at, out, at, assets);
      for (let i = 0; i < assets; i++) out[at + i] = drift[i]! + out[at + i]!;
    }
  };
}

/** The normals by components of what the marginals make of them; the mixing variable as one column more, for it too adds up over time. */
function copulaSource(market: CopulaMarket, seed: number, sessions: number): ReturnSource {
  const { size, nu, factor: lower, marginals, mixing, distribution } = market.stepper;
  const deviation = marginals.map(marginalDeviation);
  const covariance = (): Float64Array =>
    lowerSquare(lower, size).map((rho, at) => rho * deviation[Math.floor(at / size)]! * deviation[at % size]!);
  const components = componentsOf(market, covariance, size);
  const factor = components.factor.map((entry, at) => entry / deviation[Math.floor(at / size)]!);
  const columns = size + 1;
  const importance = Float64Array.of(...components.variances, MIXING_IMPORTANCE * components.variances[0]!);
  const normals = quasiNormals(importance, seed, sessions);
  const z = new Float64Array(sessions * columns);
  return (path, out) => {
    normals(path, z);
    for (let session = 0; session < sessions; session++) {
      const from = session * columns;
      const to = session * size;
      multiply(factor, z, from, out, to, size);
      const scale = mixingFromNormal(mixing, nu, z[from + size]!);
      for (let i = 0; i < size; i++)
        out[to + i] = marginalQuantile(marginals[i]!, tCdfFromTable(distribution, out[to + i]! * scale));
    }
  };
}

/** A plan has one law and many chunks: its components are worked out once. */
const knownComponents = new WeakMap<QuasiMarket, PrincipalComponents>();

function componentsOf(market: QuasiMarket, covariance: () => Float64Array, size: number): PrincipalComponents {
  const known = knownComponents.get(market);
  if (known) return known;
  const components = principalComponents(covariance(), size);
  knownComponents.set(market, components);
  return components;
}

/**
 * out[to + i] = Σ_k factor_ik z[from + k], each sum in the order of k. Four rows at a time, because one sum alone waits for every
 * addition.
 */
function multiply(
  factor: Float64Array,
  z: Float64Array,
  from: number,
  out: Float64Array,
  to: number,
  size: number,
): void {
  let i = 0;
  for (; i + 3 < size; i += 4) {
    let x0 = 0;
    let x1 = 0;
    let x2 = 0;
    let x3 = 0;
    const row0 = i * size;
    const row1 = row0 + size;
    const row2 = row1 + size;
    const row3 = row2 + size;
    for (let k = 0; k < size; k++) {
      const value = z[from + k]!;
      x0 = factor[row0 + k]! * value + x0;
      x1 = factor[row1 + k]! * value + x1;
      x2 = factor[row2 + k]! * value + x2;
      x3 = factor[row3 + k]! * value + x3;
    }
    out[to + i] = x0;
    out[to + i + 1] = x1;
    out[to + i + 2] = x2;
    out[to + i + 3] = x3;
  }
  for (; i < size; i++) {
    let x = 0;
    for (let k = 0; k < size; k++) x = factor[i * size + k]! * z[from + k]! + x;
    out[to + i] = x;
  }
}
