import type { Scenario, ScenarioVersion } from './scenario.entity.ts';
import type { CommonRegime, ScenarioSnapshot, ScenarioType, ScenarioVersionType, StressCase } from './scenario.type.ts';
import type { ScenarioValues } from './scenario-values.ts';

/** A copy that the classes of the API may call their own. */
export function stressView(stress: ScenarioValues['stress']): StressCase | null {
  return (
    stress && {
      shocks: stress.shocks.map((shock) => ({ ...shock, symbols: [...shock.symbols] })),
      replay: stress.replay && { ...stress.replay },
    }
  );
}

/** A copy that the classes of the API may call their own. */
export function regimeView(regime: ScenarioValues['commonRegime']): CommonRegime | null {
  return (
    regime && {
      transitionPpm: regime.transitionPpm.map((row) => [...row]),
      varianceRatioBps: [...regime.varianceRatioBps],
    }
  );
}

/** Loss tolerance of the operator by version of the profile, KRW. */
export type Tolerances = ReadonlyMap<number, number>;

/** A scenario as clients see it, with its row for fields that are looked up. */
export type ScenarioView = ScenarioType & { readonly row: Scenario };
/** The fields alone: the class of the API has no behaviour to lose. */
type SnapshotView = { [Field in keyof ScenarioSnapshot]: ScenarioSnapshot[Field] };
export type ScenarioVersionView = ScenarioVersionType;

export function scenarioView(row: Scenario, tolerances: Tolerances): ScenarioView {
  const { publicId, status, version, createdAt, updatedAt, createdBy } = row;
  return {
    ...snapshotView(row.values, tolerances),
    id: publicId,
    status,
    version,
    createdAt,
    updatedAt,
    createdBy: createdBy ?? null,
    row,
  };
}

export function scenarioVersionView(row: ScenarioVersion, tolerances: Tolerances): ScenarioVersionView {
  const { version, changedAt, changedBy, changedFields, values } = row;
  return {
    version,
    changedAt,
    changedBy: changedBy ?? null,
    changedFields: [...changedFields],
    scenario: snapshotView(values, tolerances),
  };
}

function snapshotView(values: ScenarioValues, tolerances: Tolerances): SnapshotView {
  const { positions, exposures, additionalControlIds, lossToleranceKrw, operatorVersion } = values;
  const ofOperator = tolerances.get(operatorVersion);
  if (lossToleranceKrw === null && ofOperator === undefined)
    throw new Error(`There is no operator profile ${operatorVersion}, which a scenario names.`);
  return {
    ...values,
    positions: [...positions],
    exposures: [...exposures],
    additionalControlIds: [...additionalControlIds],
    lossToleranceKrw: lossToleranceKrw ?? ofOperator!,
    stress: stressView(values.stress),
    forcedSales: values.forcedSales && { ...values.forcedSales },
    commonRegime: regimeView(values.commonRegime),
  };
}
