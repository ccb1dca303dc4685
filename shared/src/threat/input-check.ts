import type { ErrorCode } from '../errors.ts';
import { controlCatalogue, MAX_REDUCTION } from './catalogue.ts';
import { missingRequirements } from './controls.ts';
import { YEAR_DAYS } from './year.ts';

/** Words that stay with every number they touch (threat-spec 13); an error stops the run instead. */
export type WarningCode = 'W_TAIL_THIN' | 'W_OVERCONFIDENT' | 'W_CALIBRATION';
/** What a set of inputs gets, or the remark that a return is undefined. */
export type InputFinding = ErrorCode | WarningCode | 'ROSI null, reason ZERO_COST';

type Input = Readonly<Record<string, unknown>>;

/** Fields that hold a number, or numbers in lists and records of any depth. */
const numericFields = [
  'frequency',
  'rate',
  'totalRate',
  'totalRates',
  'baseFrequency',
  'lambda',
  'mean',
  'mu',
  'sigma',
  'cv',
  'p05',
  'p95',
  'min',
  'mode',
  'max',
  'threshold',
  'xi',
  'beta',
  'frequencyReduction',
  'magnitudeReduction',
  'effectiveReductions',
  'overlap',
  'annualCost',
  'cost',
  'upfront',
  'annualRunCost',
  'annualPremium',
  'annualLossReduction',
  'budget',
  'budgets',
  'increment',
  'level',
  'horizonDays',
  'exposure',
  'exposures',
  'alpha',
  'alphas',
  'losses',
  'scenarios',
  'returns',
  'cvar',
  'capacity',
  'factor',
  'F',
  'M',
  'ale0',
  'ale1',
  'events',
  'z',
] as const;

function asArray(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap(asArray);
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(asArray);
  return [value];
}

/** Numbers under the names, through lists and records. */
function numbers(input: Input, ...names: readonly string[]): readonly number[] {
  return names.flatMap((name) => asArray(input[name]).map(Number));
}

function texts(input: Input, name: string): readonly string[] {
  return asArray(input[name]).filter((value) => typeof value === 'string');
}

/** Members of a list field, as records. */
function records(input: Input, name: string): readonly Input[] {
  const list = input[name];
  if (!Array.isArray(list)) return [];
  return list.filter((item): item is Input => typeof item === 'object' && item !== null);
}

function anyOf(values: readonly number[], isBad: (value: number) => boolean): boolean {
  return values.some(isBad);
}

function costOf(ids: readonly string[]): number {
  return controlCatalogue.controls
    .filter((control) => ids.includes(control.id))
    .reduce((sum, control) => sum + control.annualCost, 0);
}

function exceedsTotalRate(input: Input): boolean {
  const totals = numbers(input, 'totalRate', 'totalRates');
  return totals.some((total, at) => {
    let shared = 0;
    for (const shock of records(input, 'shocks'))
      shared += Number(shock['rate']) * (numbers(shock, 'hitProbability')[at] ?? 0);
    return shared > total;
  });
}

function isAppetiteDisordered(input: Input): boolean {
  const points = records(input, 'appetite').map((point) => ({
    loss: Number(point['loss']),
    probability: Number(point['maxProbability']),
  }));
  return points.some((point, at) => {
    const before = points[at - 1];
    return before !== undefined && !(point.loss > before.loss && point.probability < before.probability);
  });
}

function isTailThin(input: Input): boolean {
  const count = 'scenarios' in input ? Number(input['scenarios']) : asArray(input['losses']).length;
  return count > 0 && anyOf(numbers(input, 'alpha', 'alphas'), (alpha) => count * (1 - alpha) < 10 - 1e-9);
}

/** The table of threat-spec 13, in its order. */
const checks: readonly (readonly [InputFinding, (input: Input) => boolean])[] = [
  [
    'E_NOT_FINITE',
    (input) =>
      numericFields.some((name) =>
        asArray(input[name]).some((value) => value !== null && !Number.isFinite(Number(value))),
      ),
  ],
  [
    'E_RATE_NEGATIVE',
    (input) =>
      anyOf(
        [
          ...numbers(input, 'frequency', 'rate', 'totalRate', 'totalRates', 'baseFrequency', 'lambda'),
          ...records(input, 'shocks').map((shock) => Number(shock['rate'])),
        ],
        (rate) => rate < 0,
      ),
  ],
  ['E_SIGMA_NONPOSITIVE', (input) => anyOf(numbers(input, 'sigma'), (sigma) => sigma <= 0)],
  ['E_BOUNDS_ORDER', (input) => 'p05' in input && Number(input['p05']) >= Number(input['p95'])],
  ['E_BOUNDS_NONPOSITIVE', (input) => anyOf(numbers(input, 'p05'), (p05) => p05 <= 0)],
  [
    'E_PERT_ORDER',
    (input) =>
      'mode' in input &&
      !(
        Number(input['min']) <= Number(input['mode']) &&
        Number(input['mode']) <= Number(input['max']) &&
        Number(input['min']) < Number(input['max'])
      ),
  ],
  [
    'E_TAIL_MEAN_INFINITE',
    (input) =>
      anyOf(numbers(input, 'xi'), (xi) => xi >= 1) && !texts(input, 'use').some((use) => use.startsWith('VaR')),
  ],
  [
    'E_EFFECT_RANGE',
    (input) =>
      anyOf(
        numbers(input, 'frequencyReduction', 'magnitudeReduction', 'effectiveReductions'),
        (effect) => effect < 0 || effect > MAX_REDUCTION,
      ),
  ],
  [
    'E_COST_NEGATIVE',
    (input) =>
      anyOf(numbers(input, 'annualCost', 'cost', 'upfront', 'annualRunCost', 'annualPremium'), (cost) => cost < 0),
  ],
  ['E_BUDGET_NEGATIVE', (input) => anyOf(numbers(input, 'budget', 'budgets'), (budget) => budget < 0)],
  [
    'E_MANDATORY_OVER_BUDGET',
    (input) => 'budget' in input && costOf(texts(input, 'mandatory')) > Number(input['budget']),
  ],
  ['E_REQUIREMENT', (input) => missingRequirements(texts(input, 'controls')).length > 0],
  [
    'E_CONTROL_UNKNOWN',
    (input) =>
      [...texts(input, 'controls'), ...texts(input, 'mandatory')].some(
        (id) => !controlCatalogue.controls.some((control) => control.id === id),
      ),
  ],
  [
    'E_DUPLICATE',
    (input) => ['controls', 'mandatory'].some((name) => new Set(texts(input, name)).size < texts(input, name).length),
  ],
  [
    'E_LEVEL_UNKNOWN',
    (input) =>
      anyOf(
        [
          ...numbers(input, 'level', 'prevLevel'),
          ...records(input, 'segments').map((segment) => Number(segment['level'])),
        ],
        (level) => !(Number.isInteger(level) && level >= 0 && level <= 4),
      ),
  ],
  [
    'E_SEGMENTS_SUM',
    (input) =>
      'segments' in input &&
      !(
        Math.abs(
          records(input, 'segments').reduce((sum, segment) => sum + Number(segment['days']), 0) -
            Number(input['horizonDays'] ?? YEAR_DAYS),
        ) <= 1e-9
      ),
  ],
  [
    'E_EXPOSURE_RANGE',
    (input) => anyOf(numbers(input, 'exposure', 'exposures'), (exposure) => exposure < 0 || exposure > 10),
  ],
  ['E_COMMON_CAUSE_EXCESS', exceedsTotalRate],
  ['E_ALPHA_RANGE', (input) => anyOf(numbers(input, 'alpha', 'alphas'), (alpha) => !(alpha > 0 && alpha < 1))],
  [
    'E_EMPTY_SCENARIOS',
    (input) =>
      ['losses', 'returns'].some((name) => name in input && asArray(input[name]).length === 0) ||
      input['scenarios'] === 0,
  ],
  ['E_RETURN_BELOW_MINUS_ONE', (input) => anyOf(numbers(input, 'returns'), (value) => value < -1)],
  ['E_CAPACITY_NONPOSITIVE', (input) => anyOf(numbers(input, 'capacity'), (capacity) => capacity <= 0)],
  ['E_APPETITE_ORDER', isAppetiteDisordered],
  [
    'E_CURRENCY',
    (input) =>
      texts(input, 'currency').some((currency) => currency !== 'KRW') &&
      !['rate', 'fxRate', 'krwPerUnit'].some((name) => name in input),
  ],
  ['W_TAIL_THIN', isTailThin],
  ['W_OVERCONFIDENT', (input) => anyOf(numbers(input, 'factor', 'F', 'M'), (factor) => factor < 0.02)],
  ['W_CALIBRATION', (input) => 'z' in input && Number(input['events']) >= 5 && Math.abs(Number(input['z'])) > 2],
  ['ROSI null, reason ZERO_COST', (input) => 'ale0' in input && Number(input['cost']) === 0],
];

/**
 * What the words of threat-spec 13 get: every finding that applies, in the order of its table; empty for inputs that are fine.
 * The engine's own functions refuse the same inputs one by one; this looks at a whole form at once.
 */
export function inputFindings(input: Input): readonly InputFinding[] {
  return checks.filter(([, applies]) => applies(input)).map(([code]) => code);
}
