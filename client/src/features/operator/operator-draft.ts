import type { OperatorFormFragment, OperatorProfileUpdateInput } from '../../gql/graphql.ts';
import type { TextKey } from '../../text/ko.ts';

type Typed = number | string;

/** The operator as the form holds it: money as digits, ratios as percentages. */
export interface OperatorDraft {
  readonly name: string;
  readonly sectorCode: string;
  readonly annualRevenueKrw: string;
  readonly customerRecordCount: Typed;
  readonly staffCount: Typed;
  readonly isFinancialOperator: boolean;
  readonly currentControlIds: readonly string[];
  readonly riskCapacityKrw: string;
  readonly lossToleranceKrw: string;
  readonly securityLossToleranceKrw: string;
  readonly drawdownLimitPercent: Typed;
  readonly concentrationLimit: Typed;
  readonly liquidityLimitDays: Typed;
  readonly appetite: readonly { readonly lossKrw: string; readonly percent: Typed }[];
}

function percentOf(ratio: number): number {
  return Math.round(ratio * 1e8) / 1e6;
}

export function operatorDraftOf(profile: OperatorFormFragment): OperatorDraft {
  return {
    name: profile.name,
    sectorCode: profile.sector.code,
    annualRevenueKrw: profile.annualRevenueKrw,
    customerRecordCount: profile.customerRecordCount,
    staffCount: profile.staffCount,
    isFinancialOperator: profile.isFinancialOperator,
    currentControlIds: profile.currentControlIds,
    riskCapacityKrw: profile.riskCapacityKrw,
    lossToleranceKrw: profile.lossToleranceKrw,
    securityLossToleranceKrw: profile.securityLossToleranceKrw,
    drawdownLimitPercent: percentOf(profile.drawdownLimitRatio),
    concentrationLimit: profile.concentrationLimit,
    liquidityLimitDays: profile.liquidityLimitDays,
    appetite: profile.appetite.map((point) => ({
      lossKrw: point.lossKrw,
      percent: percentOf(point.maxProbabilityRatio),
    })),
  };
}

export function operatorInputOf(draft: OperatorDraft, expectedVersion: number): OperatorProfileUpdateInput {
  const { drawdownLimitPercent, appetite, currentControlIds, ...rest } = draft;
  return {
    ...rest,
    expectedVersion,
    name: draft.name.trim(),
    customerRecordCount: Number(draft.customerRecordCount),
    staffCount: Number(draft.staffCount),
    concentrationLimit: Number(draft.concentrationLimit),
    liquidityLimitDays: Number(draft.liquidityLimitDays),
    currentControlIds: [...currentControlIds],
    drawdownLimitRatio: Number(drawdownLimitPercent) / 100,
    appetite: appetite.map((point) => ({ lossKrw: point.lossKrw, maxProbabilityRatio: Number(point.percent) / 100 })),
  };
}

export interface OperatorProblem {
  readonly path: string;
  readonly text: TextKey;
}

function isPositive(value: Typed): boolean {
  return value !== '' && Number(value) > 0;
}

/** What the server would refuse: limits above zero, ratios up to one, an appetite that falls as losses rise. */
export function operatorProblems(draft: OperatorDraft): readonly OperatorProblem[] {
  const money = (['annualRevenueKrw', 'riskCapacityKrw', 'lossToleranceKrw', 'securityLossToleranceKrw'] as const)
    .filter(
      (field) =>
        !/^\d{1,16}$/.test(draft[field]) || BigInt(draft[field]) < 1n || BigInt(draft[field]) > 9_007_199_254_740_991n,
    )
    .map((path): OperatorProblem => ({ path, text: 'invalid.wonRange' }));
  const checks: readonly (OperatorProblem | false)[] = [
    draft.name.trim() === '' && { path: 'name', text: 'invalid.required' },
    !(draft.customerRecordCount !== '' && Number(draft.customerRecordCount) >= 0) && {
      path: 'customerRecordCount',
      text: 'invalid.nonNegative',
    },
    !(Number.isInteger(Number(draft.staffCount)) && isPositive(draft.staffCount)) && {
      path: 'staffCount',
      text: 'invalid.positive',
    },
    !(isPositive(draft.drawdownLimitPercent) && Number(draft.drawdownLimitPercent) <= 100) && {
      path: 'drawdownLimitRatio',
      text: 'invalid.weight',
    },
    !(isPositive(draft.concentrationLimit) && Number(draft.concentrationLimit) <= 1) && {
      path: 'concentrationLimit',
      text: 'invalid.unit',
    },
    !isPositive(draft.liquidityLimitDays) && { path: 'liquidityLimitDays', text: 'invalid.positive' },
  ];
  const isOrdered = draft.appetite.every((point, index) => {
    const before = draft.appetite[index - 1];
    const isRight =
      /^\d{1,16}$/.test(point.lossKrw) &&
      point.percent !== '' &&
      Number(point.percent) >= 0 &&
      Number(point.percent) <= 100;
    return (
      isRight &&
      (!before || (BigInt(point.lossKrw) > BigInt(before.lossKrw) && Number(point.percent) <= Number(before.percent)))
    );
  });
  return [
    ...money,
    ...checks.filter((each) => each !== false),
    ...(isOrdered ? [] : [{ path: 'appetite', text: 'invalid.appetite' } as const]),
  ];
}
