import { controlCatalogue, threatCatalogue } from '@convergence/shared/threat/catalogue';

export interface AppetitePointValue {
  readonly lossKrw: number;
  readonly maxProbabilityRatio: number;
}

/** What the operator is and what it can bear: the part of a profile that is versioned (design ruling 3). */
export interface OperatorProfileValues {
  readonly name: string;
  readonly sectorCode: string;
  readonly annualRevenueKrw: number;
  readonly customerRecordCount: number;
  readonly staffCount: number;
  readonly isFinancialOperator: boolean;
  /** Ascending. */
  readonly currentControlIds: readonly string[];
  readonly riskCapacityKrw: number;
  readonly lossToleranceKrw: number;
  readonly securityLossToleranceKrw: number;
  readonly drawdownLimitRatio: number;
  readonly concentrationLimit: number;
  readonly liquidityLimitDays: number;
  /** Loss rising, probability falling. */
  readonly appetite: readonly AppetitePointValue[];
}

const { annualRevenue, customerRecords } = threatCatalogue.referenceOperator;

/**
 * First profile of an organisation: the reference operator of the catalogue with the controls that are typical for it.
 *
 * The drawdown, concentration and liquidity limits are the defaults of quant-spec Q9. The catalogue says nothing of
 * money that can be lost, so the rest are assumptions in parts of revenue, for the operator to replace: capacity 10 %
 * (about a year's profit), tolerance of a horizon's joint loss 2 %, of a year's security loss 1 %. The appetite accepts
 * the security tolerance one year in twenty and the capacity one year in two hundred, the rarity that solvency rules use.
 * 500 staff is a round figure for a firm of this revenue; nothing is computed from it.
 */
export const referenceProfile: OperatorProfileValues = {
  name: '기준 사업자',
  sectorCode: 'SECU',
  annualRevenueKrw: annualRevenue,
  customerRecordCount: customerRecords,
  staffCount: 500,
  isFinancialOperator: true,
  currentControlIds: controlCatalogue.typicalPosture.controls.toSorted(),
  riskCapacityKrw: annualRevenue * 0.1,
  lossToleranceKrw: annualRevenue * 0.02,
  securityLossToleranceKrw: annualRevenue * 0.01,
  drawdownLimitRatio: 0.2,
  concentrationLimit: 0.25,
  liquidityLimitDays: 5,
  appetite: [
    { lossKrw: annualRevenue * 0.002, maxProbabilityRatio: 0.25 },
    { lossKrw: annualRevenue * 0.01, maxProbabilityRatio: 0.05 },
    { lossKrw: annualRevenue * 0.1, maxProbabilityRatio: 0.005 },
  ],
};
