import { defaultMarketModel } from '@convergence/shared/simulation/run-inputs';

import type {
  MarketModel,
  ParameterUncertainty,
  SamplingMethod,
  ScenarioCreateInput,
  ScenarioFormFragment,
  ThreatCalibration,
  ThreatLevel,
} from '../../gql/graphql.ts';

import { forcedSalesInputOf, linkProblems, regimeDraftOf, regimeInputOf } from './links-draft.ts';
import type { ForcedSalesDraft, RegimeDraft } from './links-draft.ts';
import { stressDraftOf, stressInputOf, stressProblems } from './stress-draft.ts';
import type { StressDraft } from './stress-draft.ts';
import type { FieldProblem, Typed } from './typed.ts';

export interface DraftPosition {
  readonly symbol: string;
  readonly nameKo: string;
  readonly nameEn: string;
  readonly lastCloseKrw: string | null;
  /** Code of its sector, such as BANK. */
  readonly sector: string;
  /** 0 to 100. */
  readonly weightPercent: Typed;
}

/** A scenario as the form holds it: money as digits, shares as percentages. */
export interface ScenarioDraft {
  readonly name: string;
  readonly description: string;
  readonly positions: readonly DraftPosition[];
  readonly investmentBudgetKrw: string;
  readonly controlBudgetKrw: string;
  /** Empty: the operator's own tolerance holds. */
  readonly lossToleranceKrw: string;
  readonly horizonSessions: Typed;
  readonly threatLevel: ThreatLevel;
  readonly calibration: ThreatCalibration;
  /** By threat id; only what differs from the catalogue. */
  readonly exposures: Readonly<Record<string, Typed>>;
  readonly additionalControlIds: readonly string[];
  readonly marketModel: MarketModel;
  readonly estimationSessions: Typed;
  /** With an accuracy goal: the most that may be used. */
  readonly pathCount: Typed;
  /** Accuracy goal in 0.01 %, 100 is ±1 %; NaN while what was typed is no number. Null: all paths are used. */
  readonly accuracyBps: number | null;
  readonly sampling: SamplingMethod;
  readonly parameterUncertainty: ParameterUncertainty;
  readonly stress: StressDraft | null;
  /** Empty: the server draws one. */
  readonly seed: string;
  readonly hasIssuerEvents: boolean;
  readonly forcedSales: ForcedSalesDraft | null;
  readonly commonRegime: RegimeDraft | null;
}
export type DraftField = keyof ScenarioDraft;

export const draftFields: readonly DraftField[] = [
  'name',
  'description',
  'positions',
  'investmentBudgetKrw',
  'controlBudgetKrw',
  'lossToleranceKrw',
  'horizonSessions',
  'threatLevel',
  'calibration',
  'exposures',
  'additionalControlIds',
  'marketModel',
  'estimationSessions',
  'pathCount',
  'accuracyBps',
  'sampling',
  'parameterUncertainty',
  'stress',
  'seed',
  'hasIssuerEvents',
  'forcedSales',
  'commonRegime',
];

export const emptyDraft: ScenarioDraft = {
  name: '',
  description: '',
  positions: [],
  investmentBudgetKrw: '',
  controlBudgetKrw: '0',
  lossToleranceKrw: '',
  horizonSessions: 20,
  threatLevel: 'NORMAL',
  calibration: 'PRUDENT',
  exposures: {},
  additionalControlIds: [],
  marketModel: defaultMarketModel,
  estimationSessions: 756,
  pathCount: 100_000,
  accuracyBps: null,
  sampling: 'AUTO',
  parameterUncertainty: 'NONE',
  stress: null,
  seed: '',
  hasIssuerEvents: true,
  forcedSales: null,
  commonRegime: null,
};

/** Percent with at most six digits after the point: what 1/3 needs to add up again within the server's 1e-6. */
function percentOf(ratio: number): number {
  return Math.round(ratio * 1e8) / 1e6;
}

export function draftOf(scenario: ScenarioFormFragment): ScenarioDraft {
  return {
    name: scenario.name,
    description: scenario.description,
    positions: scenario.positions.map(({ instrument, weightRatio }) => ({
      symbol: instrument.symbol,
      nameKo: instrument.nameKo,
      nameEn: instrument.nameEn,
      lastCloseKrw: instrument.lastCloseKrw ?? null,
      sector: instrument.sector.code,
      weightPercent: percentOf(weightRatio),
    })),
    investmentBudgetKrw: scenario.investmentBudgetKrw,
    controlBudgetKrw: scenario.controlBudgetKrw,
    lossToleranceKrw: scenario.lossToleranceKrw,
    horizonSessions: scenario.horizonSessions,
    threatLevel: scenario.threatLevel,
    calibration: scenario.calibration,
    exposures: Object.fromEntries(scenario.exposures.map((each) => [each.threatId, each.exposure])),
    additionalControlIds: scenario.additionalControlIds,
    marketModel: scenario.marketModel,
    estimationSessions: scenario.estimationSessions,
    pathCount: scenario.pathCount,
    accuracyBps: scenario.accuracyBps ?? null,
    sampling: scenario.sampling,
    parameterUncertainty: scenario.parameterUncertainty,
    stress: scenario.stress ? stressDraftOf(scenario.stress) : null,
    seed: scenario.seed,
    hasIssuerEvents: scenario.hasIssuerEvents,
    forcedSales: scenario.forcedSales ? { reserveKrw: scenario.forcedSales.reserveKrw } : null,
    commonRegime: scenario.commonRegime ? regimeDraftOf(scenario.commonRegime) : null,
  };
}

/** The value fields, as creating and updating both take them. */
type ScenarioValues = Required<Omit<ScenarioCreateInput, 'idempotencyKey' | 'lossToleranceKrw' | 'seed'>> & {
  readonly lossToleranceKrw: string | null;
  readonly seed: string | null;
};

/** The value fields of a create or update input. */
export function inputOf(draft: ScenarioDraft): ScenarioValues {
  return {
    name: draft.name.trim(),
    description: draft.description.trim(),
    positions: draft.positions.map(({ symbol, weightPercent }) => ({
      symbol,
      weightRatio: Number(weightPercent) / 100,
    })),
    investmentBudgetKrw: draft.investmentBudgetKrw,
    controlBudgetKrw: draft.controlBudgetKrw,
    lossToleranceKrw: draft.lossToleranceKrw || null,
    horizonSessions: Number(draft.horizonSessions),
    threatLevel: draft.threatLevel,
    calibration: draft.calibration,
    exposures: Object.entries(draft.exposures).map(([threatId, exposure]) => ({
      threatId,
      exposure: Number(exposure),
    })),
    additionalControlIds: [...draft.additionalControlIds],
    marketModel: draft.marketModel,
    estimationSessions: Number(draft.estimationSessions),
    pathCount: Number(draft.pathCount),
    accuracyBps: draft.accuracyBps,
    sampling: draft.sampling,
    parameterUncertainty: draft.parameterUncertainty,
    stress: draft.stress ? stressInputOf(draft.stress, Number(draft.horizonSessions)) : null,
    seed: draft.seed || null,
    hasIssuerEvents: draft.hasIssuerEvents,
    forcedSales: draft.forcedSales && forcedSalesInputOf(draft.forcedSales),
    commonRegime: draft.commonRegime && regimeInputOf(draft.commonRegime),
  };
}

function printed(draft: ScenarioDraft, field: DraftField): string {
  const value = inputOf(draft)[field];
  return Array.isArray(value)
    ? value
        .map((each) => JSON.stringify(each))
        .toSorted()
        .join()
    : JSON.stringify(value);
}

/** Fields in which two drafts ask for different things; the order of positions and controls means nothing. */
export function changedFields(before: ScenarioDraft, after: ScenarioDraft): readonly DraftField[] {
  return draftFields.filter((field) => printed(before, field) !== printed(after, field));
}

/**
 * Three-way merge after somebody else saved first.
 *
 * @param base - What both started from.
 * @returns Theirs, with every field that I changed as I want it.
 */
export function rebased(base: ScenarioDraft, mine: ScenarioDraft, theirs: ScenarioDraft): ScenarioDraft {
  const own = changedFields(base, mine).map((field) => [field, mine[field]] as const);
  return { ...theirs, ...Object.fromEntries(own) };
}

/** Weights that add up to exactly 100.00, keeping proportions: largest remainder in hundredths of a percent. */
export function normalised(weights: readonly number[]): readonly number[] {
  const clean = weights.map((weight) => (Number.isFinite(weight) && weight > 0 ? weight : 0));
  const sum = clean.reduce((total, weight) => total + weight, 0);
  const shares = clean.map((weight) => (sum > 0 ? (weight / sum) * 10_000 : 10_000 / clean.length));
  const floors = shares.map((share) => Math.floor(share + 1e-9));
  const missing = 10_000 - floors.reduce((total, floor) => total + floor, 0);
  const byRemainder = shares
    .map((share, index) => ({ index, rest: share - floors[index]! }))
    .toSorted((a, b) => b.rest - a.rest || a.index - b.index);
  const lucky = new Set(byRemainder.slice(0, missing).map((each) => each.index));
  return floors.map((floor, index) => (floor + (lucky.has(index) ? 1 : 0)) / 100);
}

export function weightSum(draft: ScenarioDraft): number {
  return draft.positions.reduce((sum, position) => sum + (Number(position.weightPercent) || 0), 0);
}

export interface ControlRule {
  readonly id: string;
  /** At least one of each list must be in force. */
  readonly requires: readonly (readonly string[])[];
}

export interface DraftContext {
  readonly controls: readonly ControlRule[];
  readonly currentControlIds: readonly string[];
}

const MAX_WON = 9_007_199_254_740_991n;
const MAX_SEED = 9_007_199_254_740_991n;

function wonProblem(path: string, value: string, least: bigint): FieldProblem | undefined {
  if (value === '') return { path, text: 'invalid.required' };
  if (!/^\d+$/.test(value)) return { path, text: 'invalid.won' };
  const won = BigInt(value);
  return won < least || won > MAX_WON
    ? { path, text: least > 0n ? 'invalid.wonRange' : 'invalid.wonRangeZero' }
    : undefined;
}

function wholeProblem(path: string, value: Typed, min: number, max: number): FieldProblem | undefined {
  if (value === '') return { path, text: 'invalid.required' };
  const number = Number(value);
  const isRight = Number.isInteger(number) && number >= min && number <= max;
  return isRight
    ? undefined
    : { path, text: 'invalid.whole', values: { min: min.toLocaleString('en-US'), max: max.toLocaleString('en-US') } };
}

function positionProblems(draft: ScenarioDraft): FieldProblem[] {
  const { positions } = draft;
  if (positions.length === 0) return [{ path: 'positions', text: 'invalid.noPositions' }];
  if (positions.length > 50) return [{ path: 'positions', text: 'invalid.tooManyPositions' }];
  const weights = positions.flatMap(({ weightPercent }, index): FieldProblem[] => {
    const weight = Number(weightPercent);
    const isRight = weightPercent !== '' && weight >= 0 && weight <= 100;
    return isRight ? [] : [{ path: `positions.${index}.weightRatio`, text: 'invalid.weight' }];
  });
  if (weights.length > 0) return weights;
  const isWhole = Math.abs(weightSum(draft) / 100 - 1) <= 1e-6;
  return isWhole ? [] : [{ path: 'positions', text: 'invalid.weightSum' }];
}

function controlProblems(draft: ScenarioDraft, { controls, currentControlIds }: DraftContext): FieldProblem[] {
  const inForce = new Set([...currentControlIds, ...draft.additionalControlIds]);
  return controls
    .filter((control) => draft.additionalControlIds.includes(control.id))
    .flatMap((control) =>
      control.requires
        .filter((anyOf) => !anyOf.some((id) => inForce.has(id)))
        .map((anyOf): FieldProblem => ({
          path: 'additionalControlIds',
          text: 'invalid.requires',
          values: { control: control.id, anyOf: anyOf.join(', ') },
        })),
    );
}

/** What the server would refuse, found before asking it. Limits are those of ScenarioCreateInput. */
export function draftProblems(draft: ScenarioDraft, context: DraftContext): readonly FieldProblem[] {
  const name = draft.name.trim();
  const seedIsRight = draft.seed === '' || (/^\d{1,16}$/.test(draft.seed) && BigInt(draft.seed) <= MAX_SEED);
  const found: readonly (FieldProblem | undefined | false)[] = [
    name === '' && { path: 'name', text: 'invalid.required' },
    Array.from(name).length > 100 && { path: 'name', text: 'invalid.nameLength' },
    ...positionProblems(draft),
    wonProblem('investmentBudgetKrw', draft.investmentBudgetKrw, 1n),
    wonProblem('controlBudgetKrw', draft.controlBudgetKrw, 0n),
    draft.lossToleranceKrw !== '' && wonProblem('lossToleranceKrw', draft.lossToleranceKrw, 1n),
    wholeProblem('horizonSessions', draft.horizonSessions, 1, 252),
    wholeProblem('estimationSessions', draft.estimationSessions, 60, 5040),
    wholeProblem('pathCount', draft.pathCount, 1, 10_000_000),
    draft.accuracyBps !== null &&
      !(Number.isInteger(draft.accuracyBps) && draft.accuracyBps >= 10 && draft.accuracyBps <= 2000) && {
        path: 'accuracyBps',
        text: 'invalid.accuracy',
      },
    ...stressProblems(
      draft.stress,
      Number(draft.horizonSessions),
      draft.positions.map(({ symbol }) => symbol),
    ),
    ...linkProblems(draft.forcedSales, draft.commonRegime),
    !seedIsRight && { path: 'seed', text: 'invalid.seed' },
    ...Object.entries(draft.exposures).map(([id, exposure]): FieldProblem | false =>
      exposure !== '' && Number(exposure) >= 0 && Number(exposure) <= 10
        ? false
        : { path: `exposures.${id}`, text: 'invalid.exposure' },
    ),
    ...controlProblems(draft, context),
  ];
  return found.filter((each) => each !== undefined && each !== false);
}

/** Path of a server error as the form names its fields: without the `input` at the front, exposures by id instead of index. */
export function fieldPath(path: readonly string[], draft: ScenarioDraft): string {
  const inner = path[0] === 'input' ? path.slice(1) : path;
  if (inner[0] === 'exposures' && inner[1] !== undefined) {
    const id = /^\d+$/.test(inner[1]) ? Object.keys(draft.exposures)[Number(inner[1])] : inner[1];
    return id ? `exposures.${id}` : 'exposures';
  }
  // a list of holdings is one field of its shock
  if (inner[0] === 'stress' && inner[3] === 'symbols') return inner.slice(0, 4).join('.');
  return inner.join('.');
}
