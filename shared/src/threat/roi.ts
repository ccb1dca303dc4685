import { DomainError } from '../errors.ts';

/** What an annual cost brings (threat-spec 10.1); all KRW a year or ratios. */
export interface SecurityReturn {
  /** (ALE0 − ALE1 − C)/C; null with reason ZERO_COST where nothing was paid. */
  readonly rosi: number | null;
  readonly reason: 'ZERO_COST' | null;
  /** ALE0 − ALE1 − C: expected net benefit. */
  readonly enbisKrw: number;
  /** (ALE0 − ALE1)/C; null at cost 0. */
  readonly benefitCostRatio: number | null;
}

function requireFinite(values: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(values))
    if (!Number.isFinite(value)) throw new DomainError('E_NOT_FINITE', [name]);
}

/**
 * Return on security investment. For one control of a plan compare the plan with it and without it: its own return is marginal.
 *
 * @throws DomainError E_NOT_FINITE or E_COST_NEGATIVE.
 */
export function securityReturn(ale0Krw: number, ale1Krw: number, costKrw: number): SecurityReturn {
  requireFinite({ ale0: ale0Krw, ale1: ale1Krw, cost: costKrw });
  if (costKrw < 0) throw new DomainError('E_COST_NEGATIVE', ['cost']);
  const reduction = ale0Krw - ale1Krw;
  const enbisKrw = reduction - costKrw;
  if (costKrw === 0) return { rosi: null, reason: 'ZERO_COST', enbisKrw, benefitCostRatio: null };
  return { rosi: enbisKrw / costKrw, reason: null, enbisKrw, benefitCostRatio: reduction / costKrw };
}

export interface Programme {
  readonly upfrontKrw: number;
  readonly annualRunCostKrw: number;
  readonly annualLossReductionKrw: number;
  readonly years: number;
  /** A year, such as 0.05. */
  readonly discountRate: number;
}

export interface ProgrammeValue {
  readonly npvKrw: number;
  /** Simple payback; null where running costs eat the reduction. */
  readonly paybackYears: number | null;
}

/** NPV = −C0 + Σ (ΔALE − run)/(1+r)^t and C0/(ΔALE − run). @throws DomainError E_COST_NEGATIVE, E_RANGE. */
export function programmeValue(programme: Programme): ProgrammeValue {
  const { upfrontKrw, annualRunCostKrw, annualLossReductionKrw, years, discountRate } = programme;
  if (upfrontKrw < 0) throw new DomainError('E_COST_NEGATIVE', ['upfront']);
  if (annualRunCostKrw < 0) throw new DomainError('E_COST_NEGATIVE', ['annualRunCost']);
  if (!(Number.isInteger(years) && years >= 1)) throw new DomainError('E_RANGE', ['years']);
  if (!(discountRate > -1)) throw new DomainError('E_RANGE', ['discountRate']);
  const yearly = annualLossReductionKrw - annualRunCostKrw;
  let npvKrw = -upfrontKrw;
  for (let year = 1; year <= years; year++) npvKrw += yearly / (1 + discountRate) ** year;
  return { npvKrw, paybackYears: yearly > 0 ? upfrontKrw / yearly : null };
}
