import { normalAt, streams } from '../random/philox.ts';
import type { FactorCovariance } from '../stats/factor-covariance.ts';

/** Seeds of the generated universes begin here; each variant has three. */
const SEED = 17;
const seedOf = (variant: number, part: number): number => SEED + 3 * variant + part;

/**
 * A made-up universe: one factor that all follow, others that some follow, and specific risk. Daily units. For tests and benches.
 */
export function sampleFactors(size: number, factorCount: number, variant = 0): FactorCovariance {
  const normal = (i: number, k: number): number => normalAt(seedOf(variant, 0), i, k, streams.marketNormal, 0);
  const loadings = new Float64Array(size * factorCount);
  const specific = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < factorCount; k++)
      loadings[i * factorCount + k] = k === 0 ? 0.011 + 0.003 * normal(i, k) : 0.004 * normal(i, k);
    const own = 0.015 + 0.004 * normal(i, factorCount);
    specific[i] = Math.max(0.006, own) ** 2;
  }
  return { size, factorCount, loadings, specific };
}

/** Normal returns of sessions under a factor covariance, one column an asset. */
export function sampleColumns(covariance: FactorCovariance, sessions: number, variant = 0): readonly Float64Array[] {
  const { size, factorCount, loadings, specific } = covariance;
  const factors = Array.from({ length: factorCount }, (_, k) =>
    Float64Array.from({ length: sessions }, (__, t) => normalAt(seedOf(variant, 1), t, k, streams.marketNormal, 0)),
  );
  return Array.from({ length: size }, (_, i) => {
    const scale = Math.sqrt(specific[i]!);
    const column = new Float64Array(sessions);
    for (let t = 0; t < sessions; t++) {
      let sum = scale * normalAt(seedOf(variant, 2), t, i, streams.marketNormal, 0);
      for (let k = 0; k < factorCount; k++) sum += loadings[i * factorCount + k]! * factors[k]![t]!;
      column[t] = sum;
    }
    return column;
  });
}
