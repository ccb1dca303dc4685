import { DomainError } from '../errors.ts';

/** Bands of threat-spec 11.1, lowest first. Shown with the names of quant-spec Q9, never beside its headline score. */
export const capacityBands = ['LOW', 'MODERATE', 'ELEVATED', 'HIGH', 'CRITICAL'] as const;
export type CapacityBand = (typeof capacityBands)[number];

export interface CapacityScore {
  /** 0 to 100: 50 when CVaR equals capacity, 75 at twice. */
  readonly score: number;
  readonly band: CapacityBand;
}

/**
 * score = 100 (1 − 2^(−max(0, CVaR)/capacity)); lower band edges included.
 *
 * @param cvarKrw - CVaR 95 % of operation, holdings or both; shown beside the score always.
 * @throws DomainError E_NOT_FINITE or E_CAPACITY_NONPOSITIVE.
 */
export function capacityScore(cvarKrw: number, capacityKrw: number): CapacityScore {
  if (!Number.isFinite(cvarKrw)) throw new DomainError('E_NOT_FINITE', ['cvar']);
  if (!(capacityKrw > 0)) throw new DomainError('E_CAPACITY_NONPOSITIVE', ['capacity']);
  const score = 100 * (1 - 2 ** (-Math.max(0, cvarKrw) / capacityKrw));
  return { score, band: capacityBands[Math.min(4, Math.floor(score / 20))]! };
}
