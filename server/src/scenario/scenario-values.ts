import { defaultMarketModel } from '@convergence/shared/simulation/run-inputs';
import type {
  MarketModelName,
  ParameterUncertainty,
  SamplingMethod,
  StressCase,
  StressShock,
} from '@convergence/shared/simulation/run-inputs';
import type { ThreatLevel } from '@convergence/shared/units/threat-level';

/** Which reading of the observed frequencies is used (threat-spec 4.7). */
export const threatCalibrations = ['PRUDENT', 'REPORTED'] as const;
export type ThreatCalibration = (typeof threatCalibrations)[number];

export interface ScenarioPositionValue {
  readonly symbol: string;
  /** Share of the investment budget, 0 to 1. */
  readonly weightRatio: number;
}

export interface ThreatExposureValue {
  readonly threatId: string;
  /** Multiple of the catalogue's frequency, 0 to 10. */
  readonly exposure: number;
}

export interface ForcedSalesValue {
  /** Cash outside the plan that pays losses first. */
  readonly reserveKrw: number;
}

/** In whole parts, so that a row adds up exactly and equal questions hash alike. */
export interface CommonRegimeValue {
  /** Parts per million of going from one level to another on the next day; 5 × 5, each row adds up to 1,000,000. */
  readonly transitionPpm: readonly (readonly number[])[];
  /** Factor on the market's variance at each of the five levels, in 0.01 %: 10,000 leaves it alone. */
  readonly varianceRatioBps: readonly number[];
}

/**
 * What an operator asks, free of ids and times: the part of a scenario that is versioned, compared and cloned.
 * A new field here must be given a line in `printers`, or it does not compile.
 */
export interface ScenarioValues {
  readonly name: string;
  readonly description: string;
  /** In ascending order of symbol. */
  readonly positions: readonly ScenarioPositionValue[];
  readonly investmentBudgetKrw: number;
  /** Additional annual cost that new controls may have (design ruling 2). */
  readonly controlBudgetKrw: number;
  /** Null: the operator's own tolerance holds. */
  readonly lossToleranceKrw: number | null;
  readonly horizonSessions: number;
  readonly threatLevel: ThreatLevel;
  readonly calibration: ThreatCalibration;
  /** Only those that differ from the catalogue, in ascending order of threat. */
  readonly exposures: readonly ThreatExposureValue[];
  /** Ascending; assumed in force on top of the operator's current ones. */
  readonly additionalControlIds: readonly string[];
  readonly marketModel: MarketModelName;
  readonly estimationSessions: number;
  /** With an accuracy goal: the most that may be used. */
  readonly pathCount: number;
  /** Half the width of the 95 % interval of the joint CVaR 99 % over its value, in 0.01 %: 100 is ±1 %. Null: all paths are used. */
  readonly accuracyBps: number | null;
  readonly sampling: SamplingMethod;
  readonly parameterUncertainty: ParameterUncertainty;
  readonly stress: StressCase | null;
  /** Decimal, 0 to 2^53 − 1 (design ruling 4). */
  readonly seed: string;
  /** Link 2 of quant-spec Q10. */
  readonly hasIssuerEvents: boolean;
  /** Link 1; null: losses do not touch the holdings. */
  readonly forcedSales: ForcedSalesValue | null;
  /** Link 3; null: the level stays at the one of the plan. */
  readonly commonRegime: CommonRegimeValue | null;
  /** Version of the operator profile that the scenario is measured against. */
  readonly operatorVersion: number;
}

/** Fields that a person sets; the operator's version is set by the service. */
export type ScenarioChange = Partial<Omit<ScenarioValues, 'operatorVersion'>>;

/** How a scenario is computed where nobody says otherwise. */
export const engineDefaults = {
  marketModel: defaultMarketModel,
  accuracyBps: null,
  sampling: 'AUTO',
  parameterUncertainty: 'NONE',
  stress: null,
  forcedSales: null,
  commonRegime: null,
} as const satisfies Partial<ScenarioValues>;

export interface ScenarioDifferenceValue {
  readonly field: string;
  readonly left: string;
  readonly right: string;
}

const percent = (ratio: number): string => `${Number((ratio * 100).toFixed(4))} %`;
const NONE = '–';
const listed = (parts: readonly string[]): string => (parts.length === 0 ? NONE : parts.join(', '));

/** `VOLATILITY 1.5 1~20 005930 000660`; without symbols it meets every holding. */
const shockText = ({ kind, value, firstSession, lastSession, symbols }: StressShock): string =>
  [kind, value, `${firstSession}~${lastSession}`, ...symbols].join(' ');

function stressText(stress: StressCase | null): string {
  if (!stress) return NONE;
  const replay = stress.replay ? [`REPLAY ${stress.replay.firstDate}~${stress.replay.lastDate}`] : [];
  return listed([...replay, ...stress.shocks.map(shockText)]);
}

/** Rows in percent, then the factors: `99 1 0 0 0 | 2 98 0 0 0 | … × 1 1.2 1.5 2 3`. */
function regimeText(regime: CommonRegimeValue | null): string {
  if (!regime) return NONE;
  const rows = regime.transitionPpm.map((row) => row.map((part) => part / 10_000).join(' '));
  return `${rows.join(' | ')} × ${regime.varianceRatioBps.map((ratio) => ratio / 10_000).join(' ')}`;
}

/** How each field is printed for people; its keys are all there is to compare, in the order of the editor. */
const printers: { readonly [Field in keyof ScenarioValues]-?: (values: ScenarioValues) => string } = {
  name: (values) => values.name,
  description: (values) => values.description,
  positions: (values) => listed(values.positions.map(({ symbol, weightRatio }) => `${symbol} ${percent(weightRatio)}`)),
  investmentBudgetKrw: (values) => String(values.investmentBudgetKrw),
  controlBudgetKrw: (values) => String(values.controlBudgetKrw),
  lossToleranceKrw: (values) => (values.lossToleranceKrw === null ? NONE : String(values.lossToleranceKrw)),
  horizonSessions: (values) => String(values.horizonSessions),
  threatLevel: (values) => values.threatLevel,
  calibration: (values) => values.calibration,
  exposures: (values) => listed(values.exposures.map(({ threatId, exposure }) => `${threatId} ×${exposure}`)),
  additionalControlIds: (values) => listed(values.additionalControlIds),
  marketModel: (values) => values.marketModel,
  estimationSessions: (values) => String(values.estimationSessions),
  pathCount: (values) => String(values.pathCount),
  accuracyBps: (values) => (values.accuracyBps === null ? NONE : `±${percent(values.accuracyBps / 10_000)}`),
  sampling: (values) => values.sampling,
  parameterUncertainty: (values) => values.parameterUncertainty,
  stress: (values) => stressText(values.stress),
  seed: (values) => values.seed,
  hasIssuerEvents: (values) => String(values.hasIssuerEvents),
  forcedSales: (values) => (values.forcedSales ? String(values.forcedSales.reserveKrw) : NONE),
  commonRegime: (values) => regimeText(values.commonRegime),
  operatorVersion: (values) => String(values.operatorVersion),
};

const fieldNames = Object.keys(printers) as (keyof ScenarioValues)[];

/** Fields in which two scenarios differ, in the order of the editor, with both values printed. */
export function scenarioDifferences(left: ScenarioValues, right: ScenarioValues): ScenarioDifferenceValue[] {
  return fieldNames
    .filter((field) => JSON.stringify(left[field]) !== JSON.stringify(right[field]))
    .map((field) => ({ field, left: printers[field](left), right: printers[field](right) }));
}

/** Names of the fields in which two states of a scenario differ. */
export function changedFields(before: ScenarioValues, after: ScenarioValues): string[] {
  return scenarioDifferences(before, after).map(({ field }) => field);
}

/**
 * Brings lists into their one order and trims texts, so that equal questions are equal values and hash alike.
 * Exposures that say what the catalogue says anyway are dropped.
 */
export function normalised(values: ScenarioValues, defaultExposures: ReadonlyMap<string, number>): ScenarioValues {
  const byCode = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
  return {
    ...values,
    name: values.name.trim().normalize('NFC'),
    description: values.description.trim().normalize('NFC'),
    positions: values.positions.toSorted((left, right) => byCode(left.symbol, right.symbol)),
    exposures: values.exposures
      .filter(({ threatId, exposure }) => defaultExposures.get(threatId) !== exposure)
      .toSorted((left, right) => byCode(left.threatId, right.threatId)),
    additionalControlIds: values.additionalControlIds.toSorted(byCode),
    // Shocks act in their order, which stays; of a shock only the list of holdings has none.
    stress: values.stress && {
      shocks: values.stress.shocks.map((shock) => ({ ...shock, symbols: shock.symbols.toSorted(byCode) })),
      replay: values.stress.replay && { ...values.stress.replay },
    },
  };
}
