import { DomainError } from '@convergence/shared/errors';
import type { ErrorCode } from '@convergence/shared/errors';
import {
  marketModels,
  parameterUncertainties,
  samplingMethods,
  stressShockKinds,
} from '@convergence/shared/simulation/run-inputs';
import type { StressShock, StressShockKind } from '@convergence/shared/simulation/run-inputs';
import { controlCatalogue, threatCatalogue } from '@convergence/shared/threat/catalogue';
import { missingRequirements } from '@convergence/shared/threat/controls';
import { threatLevels } from '@convergence/shared/units/threat-level';

import { threatCalibrations } from './scenario-values.ts';
import type { CommonRegimeValue, ScenarioValues } from './scenario-values.ts';

/** Limits that the API promises, in one place; the client shows the same ones. */
export const scenarioLimits = {
  nameLength: { least: 1, most: 100 },
  descriptionLength: { least: 0, most: 2000 },
  positionCount: { least: 1, most: 50 },
  investmentBudgetKrw: { least: 1, most: Number.MAX_SAFE_INTEGER },
  controlBudgetKrw: { least: 0, most: Number.MAX_SAFE_INTEGER },
  lossToleranceKrw: { least: 1, most: Number.MAX_SAFE_INTEGER },
  horizonSessions: { least: 1, most: 252 },
  estimationSessions: { least: 60, most: 5040 },
  pathCount: { least: 1, most: 10_000_000 },
  accuracyBps: { least: 10, most: 2000 },
  shockCount: { least: 0, most: 20 },
  exposure: { least: 0, most: 10 },
  reserveKrw: { least: 0, most: Number.MAX_SAFE_INTEGER },
  transitionPpm: { least: 0, most: 1_000_000 },
  varianceRatioBps: { least: 100, most: 1_000_000 },
} as const;

/** Weights are decimal fractions typed by people; their sum may miss 1 by this much. */
export const WEIGHT_SUM_SLACK = 1e-6;

/** Parts per million of what happens for certain. */
const CERTAIN_PPM = 1_000_000;

/** Strongest shock of each kind that is still a question about a market. */
const shockValues: Readonly<Record<StressShockKind, Range>> = {
  LOG_RETURN: { least: -1, most: 1 },
  VOLATILITY: { least: 0, most: 10 },
  CORRELATION: { least: 0, most: 1 },
};

const threatIds: ReadonlySet<string> = new Set(threatCatalogue.threats.map(({ id }) => id));
const controlIds: ReadonlySet<string> = new Set(controlCatalogue.controls.map(({ id }) => id));

/** What a scenario may refer to beside the catalogue. */
export interface ScenarioWorld {
  /** Those of the positions that the market knows. */
  readonly symbols: ReadonlySet<string>;
  /** Controls of the operator profile that the scenario names. */
  readonly currentControlIds: readonly string[];
}

/**
 * Everything that keeps the values from being a scenario, in the order of the form; empty where they are one.
 * Each problem names its field, outermost first, such as positions.2.symbol. Reads nothing but its arguments.
 */
export function scenarioProblems(values: ScenarioValues, world: ScenarioWorld): DomainError[] {
  return [
    ...textProblems(values),
    ...positionProblems(values, world.symbols),
    ...budgetProblems(values),
    ...threatProblems(values),
    ...controlProblems(values, world),
    ...modelProblems(values),
    ...stressProblems(values),
    ...linkProblems(values),
  ];
}

interface Range {
  readonly least: number;
  readonly most: number;
}

const problem = (code: ErrorCode, ...path: readonly (string | number)[]): DomainError =>
  new DomainError(code, path.map(String));

const isWithin = (value: number, { least, most }: Range): boolean => value >= least && value <= most;

function wholeNumber(value: number, range: Range, field: string): DomainError[] {
  if (!Number.isFinite(value)) return [problem('E_NOT_FINITE', field)];
  return Number.isSafeInteger(value) && isWithin(value, range) ? [] : [problem('E_RANGE', field)];
}

function textProblems({ name, description }: ScenarioValues): DomainError[] {
  const problems: DomainError[] = [];
  if (!isWithin(name.trim().length, scenarioLimits.nameLength)) problems.push(problem('E_LENGTH', 'name'));
  if (!isWithin(description.trim().length, scenarioLimits.descriptionLength))
    problems.push(problem('E_LENGTH', 'description'));
  return problems;
}

function positionProblems({ positions }: ScenarioValues, symbols: ReadonlySet<string>): DomainError[] {
  if (positions.length === 0) return [problem('E_REQUIRED', 'positions')];
  if (!isWithin(positions.length, scenarioLimits.positionCount)) return [problem('E_RANGE', 'positions')];

  const problems: DomainError[] = [];
  const seen = new Set<string>();
  for (const [index, { symbol, weightRatio }] of positions.entries()) {
    if (!symbols.has(symbol)) problems.push(problem('E_SYMBOL_UNKNOWN', 'positions', index, 'symbol'));
    else if (seen.has(symbol)) problems.push(problem('E_DUPLICATE', 'positions', index, 'symbol'));
    seen.add(symbol);
    if (!Number.isFinite(weightRatio)) problems.push(problem('E_NOT_FINITE', 'positions', index, 'weightRatio'));
    else if (!isWithin(weightRatio, { least: 0, most: 1 }))
      problems.push(problem('E_RANGE', 'positions', index, 'weightRatio'));
  }
  const sum = positions.reduce((total, { weightRatio }) => total + weightRatio, 0);
  // a sum that is no number is told by its own problem above, not once more here
  if (Math.abs(sum - 1) > WEIGHT_SUM_SLACK) problems.push(problem('E_WEIGHTS_SUM', 'positions'));
  return problems;
}

function budgetProblems({ investmentBudgetKrw, controlBudgetKrw, lossToleranceKrw }: ScenarioValues): DomainError[] {
  const budget = (value: number, range: Range, field: string): DomainError[] =>
    value < 0 ? [problem('E_BUDGET_NEGATIVE', field)] : wholeNumber(value, range, field);
  return [
    ...budget(investmentBudgetKrw, scenarioLimits.investmentBudgetKrw, 'investmentBudgetKrw'),
    ...budget(controlBudgetKrw, scenarioLimits.controlBudgetKrw, 'controlBudgetKrw'),
    ...(lossToleranceKrw === null
      ? []
      : wholeNumber(lossToleranceKrw, scenarioLimits.lossToleranceKrw, 'lossToleranceKrw')),
  ];
}

function threatProblems({ horizonSessions, threatLevel, calibration, exposures }: ScenarioValues): DomainError[] {
  const problems = wholeNumber(horizonSessions, scenarioLimits.horizonSessions, 'horizonSessions');
  if (!threatLevels.includes(threatLevel)) problems.push(problem('E_LEVEL_UNKNOWN', 'threatLevel'));
  if (!threatCalibrations.includes(calibration)) problems.push(problem('E_RANGE', 'calibration'));
  const seen = new Set<string>();
  for (const [index, { threatId, exposure }] of exposures.entries()) {
    if (!threatIds.has(threatId)) problems.push(problem('E_RANGE', 'exposures', index, 'threatId'));
    else if (seen.has(threatId)) problems.push(problem('E_DUPLICATE', 'exposures', index, 'threatId'));
    seen.add(threatId);
    if (!isWithin(exposure, scenarioLimits.exposure))
      problems.push(problem('E_EXPOSURE_RANGE', 'exposures', index, 'exposure'));
  }
  return problems;
}

function controlProblems({ additionalControlIds }: ScenarioValues, world: ScenarioWorld): DomainError[] {
  const problems: DomainError[] = [];
  const seen = new Set<string>();
  for (const [index, id] of additionalControlIds.entries()) {
    if (!controlIds.has(id)) problems.push(problem('E_CONTROL_UNKNOWN', 'additionalControlIds', index));
    else if (seen.has(id)) problems.push(problem('E_DUPLICATE', 'additionalControlIds', index));
    seen.add(id);
  }
  for (const missing of missingRequirements([...world.currentControlIds, ...additionalControlIds])) {
    const index = additionalControlIds.indexOf(missing);
    problems.push(problem('E_REQUIREMENT', 'additionalControlIds', ...(index < 0 ? [] : [index])));
  }
  return problems;
}

function modelProblems(values: ScenarioValues): DomainError[] {
  const { estimationSessions, pathCount, accuracyBps, seed } = values;
  const problems: DomainError[] = [];
  if (!marketModels.includes(values.marketModel)) problems.push(problem('E_RANGE', 'marketModel'));
  problems.push(...wholeNumber(estimationSessions, scenarioLimits.estimationSessions, 'estimationSessions'));
  problems.push(...wholeNumber(pathCount, scenarioLimits.pathCount, 'pathCount'));
  if (accuracyBps !== null) problems.push(...wholeNumber(accuracyBps, scenarioLimits.accuracyBps, 'accuracyBps'));
  if (!samplingMethods.includes(values.sampling)) problems.push(problem('E_RANGE', 'sampling'));
  if (!parameterUncertainties.includes(values.parameterUncertainty))
    problems.push(problem('E_RANGE', 'parameterUncertainty'));
  if (!/^(0|[1-9]\d{0,15})$/.test(seed)) problems.push(problem('E_FORMAT', 'seed'));
  else if (!Number.isSafeInteger(Number(seed))) problems.push(problem('E_RANGE', 'seed'));
  return problems;
}

function stressProblems({ stress, positions, horizonSessions }: ScenarioValues): DomainError[] {
  if (!stress) return [];
  const { shocks, replay } = stress;
  const problems: DomainError[] = [];
  if (replay && replay.firstDate > replay.lastDate)
    problems.push(problem('E_BOUNDS_ORDER', 'stress', 'replay', 'lastDate'));
  if (shocks.length === 0 && !replay) return [problem('E_REQUIRED', 'stress', 'shocks')];
  if (!isWithin(shocks.length, scenarioLimits.shockCount)) return [...problems, problem('E_RANGE', 'stress', 'shocks')];
  const held = new Set(positions.map(({ symbol }) => symbol));
  return [
    ...problems,
    ...shocks.flatMap((shock, index) =>
      shockProblems(shock, held, horizonSessions).map(({ code, path }) =>
        problem(code, 'stress', 'shocks', index, ...path),
      ),
    ),
  ];
}

function shockProblems(shock: StressShock, held: ReadonlySet<string>, horizonSessions: number): DomainError[] {
  const { kind, symbols, firstSession, lastSession, value } = shock;
  if (!stressShockKinds.includes(kind)) return [problem('E_RANGE', 'kind')];
  const problems: DomainError[] = [];
  if (!Number.isFinite(value)) problems.push(problem('E_NOT_FINITE', 'value'));
  else if (!isWithin(value, shockValues[kind])) problems.push(problem('E_RANGE', 'value'));
  problems.push(...wholeNumber(firstSession, { least: 1, most: horizonSessions }, 'firstSession'));
  problems.push(...wholeNumber(lastSession, { least: 1, most: horizonSessions }, 'lastSession'));
  if (problems.length === 0 && firstSession > lastSession) problems.push(problem('E_BOUNDS_ORDER', 'lastSession'));
  // correlations are raised between all holdings at once
  if (kind === 'CORRELATION' && symbols.length > 0) problems.push(problem('E_RANGE', 'symbols'));
  const seen = new Set<string>();
  for (const [index, symbol] of symbols.entries()) {
    if (!held.has(symbol)) problems.push(problem('E_SYMBOL_UNKNOWN', 'symbols', index));
    else if (seen.has(symbol)) problems.push(problem('E_DUPLICATE', 'symbols', index));
    seen.add(symbol);
  }
  return problems;
}

function linkProblems({ forcedSales, commonRegime }: ScenarioValues): DomainError[] {
  return [
    ...(forcedSales
      ? inside('forcedSales', wholeNumber(forcedSales.reserveKrw, scenarioLimits.reserveKrw, 'reserveKrw'))
      : []),
    ...(commonRegime ? inside('commonRegime', regimeProblems(commonRegime)) : []),
  ];
}

function regimeProblems({ transitionPpm, varianceRatioBps }: CommonRegimeValue): DomainError[] {
  const size = threatLevels.length;
  const problems: DomainError[] =
    transitionPpm.length === size
      ? transitionPpm.flatMap((row, level) => inside('transitionPpm', inside(level, rowProblems(row))))
      : [problem('E_LENGTH', 'transitionPpm')];
  if (varianceRatioBps.length !== size) return [...problems, problem('E_LENGTH', 'varianceRatioBps')];
  return [
    ...problems,
    ...varianceRatioBps.flatMap((ratio, level) =>
      inside('varianceRatioBps', wholeNumber(ratio, scenarioLimits.varianceRatioBps, String(level))),
    ),
  ];
}

/** Of one level: what is wrong with its parts, or with their sum where the parts are right. */
function rowProblems(row: readonly number[]): DomainError[] {
  if (row.length !== threatLevels.length) return [problem('E_LENGTH')];
  const parts = row.flatMap((part, to) => wholeNumber(part, scenarioLimits.transitionPpm, String(to)));
  if (parts.length > 0) return parts;
  const sum = row.reduce((total, part) => total + part, 0);
  if (sum === CERTAIN_PPM) return [];
  return [
    new DomainError('E_PROBABILITIES_SUM', [], {
      facts: { sum: grouped(sum), difference: grouped(sum - CERTAIN_PPM) },
    }),
  ];
}

/** The same problems, told of a field further in. */
function inside(field: string | number, problems: readonly DomainError[]): DomainError[] {
  return problems.map(({ code, path, facts }) => new DomainError(code, [String(field), ...path], { facts }));
}

/** `−25,000`: the same in both languages. */
function grouped(value: number): string {
  return `${value < 0 ? '−' : ''}${Math.abs(value).toLocaleString('en-US')}`;
}
