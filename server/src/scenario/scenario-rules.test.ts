import { expect, it } from 'vitest';

import type { StressShock } from '@convergence/shared/simulation/run-inputs';

import { scenarioProblems } from './scenario-rules.ts';
import { changedFields, normalised, scenarioDifferences } from './scenario-values.ts';
import type { CommonRegimeValue, ScenarioValues } from './scenario-values.ts';

const sound: ScenarioValues = {
  name: '삼성전자와 NAVER',
  description: '',
  positions: [
    { symbol: '005930', weightRatio: 0.6 },
    { symbol: '035420', weightRatio: 0.4 },
  ],
  investmentBudgetKrw: 50_000_000_000,
  controlBudgetKrw: 2_000_000_000,
  lossToleranceKrw: null,
  horizonSessions: 20,
  threatLevel: 'CAUTION',
  calibration: 'PRUDENT',
  exposures: [],
  additionalControlIds: [],
  marketModel: 'STATIONARY_BOOTSTRAP',
  estimationSessions: 756,
  pathCount: 100_000,
  accuracyBps: null,
  sampling: 'PLAIN',
  parameterUncertainty: 'NONE',
  stress: null,
  seed: '42',
  hasIssuerEvents: true,
  forcedSales: null,
  commonRegime: null,
  operatorVersion: 1,
};
const world = { symbols: new Set(['005930', '035420']), currentControlIds: [] };
const told = (change: Partial<ScenarioValues>): string[] =>
  scenarioProblems({ ...sound, ...change }, world).map(({ code, path }) => `${code} ${path.join('.')}`);

it('finds nothing wrong with a sound scenario', () => {
  expect(told({})).toEqual([]);
});

const positions = (...pairs: readonly (readonly [string, number])[]) => ({
  positions: pairs.map(([symbol, weightRatio]) => ({ symbol, weightRatio })),
});

const fall: StressShock = { kind: 'LOG_RETURN', symbols: [], firstSession: 1, lastSession: 2, value: -0.1 };
const shocked = (change: Partial<StressShock>): Partial<ScenarioValues> => ({
  stress: { shocks: [{ ...fall, ...change }], replay: null },
});

const stays = [0, 1, 2, 3, 4].map((row) => [0, 1, 2, 3, 4].map((column): number => (row === column ? 1_000_000 : 0)));
const linked = (change: Partial<CommonRegimeValue>): Partial<ScenarioValues> => ({
  commonRegime: { transitionPpm: stays, varianceRatioBps: [10_000, 10_000, 10_000, 10_000, 10_000], ...change },
});

it('says what the parts of a row add up to, and by how much they miss', () => {
  const change = linked({ transitionPpm: stays.with(4, [0, 0, 0, 500_000, 525_000]) });
  expect(scenarioProblems({ ...sound, ...change }, world)).toMatchObject([
    { path: ['commonRegime', 'transitionPpm', '4'], facts: { sum: '1,025,000', difference: '25,000' } },
  ]);
});

it.each<[string, Partial<ScenarioValues>, string]>([
  ['a name of blanks', { name: '   ' }, 'E_LENGTH name'],
  ['a name of 101 characters', { name: '가'.repeat(101) }, 'E_LENGTH name'],
  ['a text of 2,001 characters', { description: 'x'.repeat(2001) }, 'E_LENGTH description'],
  ['no position', { positions: [] }, 'E_REQUIRED positions'],
  ['51 positions', positions(...Array.from({ length: 51 }, () => ['005930', 1 / 51] as const)), 'E_RANGE positions'],
  ['weights that sum to 0.9', positions(['005930', 0.5], ['035420', 0.4]), 'E_WEIGHTS_SUM positions'],
  ['weights that sum to 1.00001', positions(['005930', 0.60001], ['035420', 0.4]), 'E_WEIGHTS_SUM positions'],
  [
    'a negative weight',
    positions(['005930', 1.2], ['035420', -0.2]),
    'E_RANGE positions.0.weightRatio,E_RANGE positions.1.weightRatio',
  ],
  [
    'a weight that is no number',
    positions(['005930', Number.NaN], ['035420', 0.4]),
    'E_NOT_FINITE positions.0.weightRatio',
  ],
  ['an unknown symbol', positions(['005930', 0.6], ['999999', 0.4]), 'E_SYMBOL_UNKNOWN positions.1.symbol'],
  ['a symbol twice', positions(['005930', 0.6], ['005930', 0.4]), 'E_DUPLICATE positions.1.symbol'],
  ['a budget of 0', { investmentBudgetKrw: 0 }, 'E_RANGE investmentBudgetKrw'],
  ['a negative budget', { investmentBudgetKrw: -1 }, 'E_BUDGET_NEGATIVE investmentBudgetKrw'],
  ['a budget of 10^17', { investmentBudgetKrw: 1e17 }, 'E_RANGE investmentBudgetKrw'],
  ['a budget of 10^19', { investmentBudgetKrw: 1e19 }, 'E_RANGE investmentBudgetKrw'],
  ['half a won', { controlBudgetKrw: 0.5 }, 'E_RANGE controlBudgetKrw'],
  ['a negative control budget', { controlBudgetKrw: -1 }, 'E_BUDGET_NEGATIVE controlBudgetKrw'],
  ['a tolerance of 0', { lossToleranceKrw: 0 }, 'E_RANGE lossToleranceKrw'],
  ['a horizon of 10 years', { horizonSessions: 2520 }, 'E_RANGE horizonSessions'],
  ['a horizon of 0', { horizonSessions: 0 }, 'E_RANGE horizonSessions'],
  ['59 sessions to estimate from', { estimationSessions: 59 }, 'E_RANGE estimationSessions'],
  ['0 paths', { pathCount: 0 }, 'E_RANGE pathCount'],
  ['10,000,001 paths', { pathCount: 10_000_001 }, 'E_RANGE pathCount'],
  ['an accuracy of half a basis point', { accuracyBps: 0.5 }, 'E_RANGE accuracyBps'],
  ['an accuracy of 0.09 %', { accuracyBps: 9 }, 'E_RANGE accuracyBps'],
  ['an accuracy of 21 %', { accuracyBps: 2100 }, 'E_RANGE accuracyBps'],
  ['a stress case of nothing', { stress: { shocks: [], replay: null } }, 'E_REQUIRED stress.shocks'],
  ['21 shocks', { stress: { shocks: Array.from({ length: 21 }, () => fall), replay: null } }, 'E_RANGE stress.shocks'],
  ['a fall of 101 %', shocked({ value: -1.01 }), 'E_RANGE stress.shocks.0.value'],
  ['a negative volatility', shocked({ kind: 'VOLATILITY', value: -1 }), 'E_RANGE stress.shocks.0.value'],
  ['a shock that is no number', shocked({ value: Number.NaN }), 'E_NOT_FINITE stress.shocks.0.value'],
  ['a correlation of 2', shocked({ kind: 'CORRELATION', value: 2 }), 'E_RANGE stress.shocks.0.value'],
  [
    'a correlation of one holding',
    shocked({ kind: 'CORRELATION', value: 0.5, symbols: ['005930'] }),
    'E_RANGE stress.shocks.0.symbols',
  ],
  ['a shock before the first session', shocked({ firstSession: 0 }), 'E_RANGE stress.shocks.0.firstSession'],
  ['a shock after the horizon', shocked({ lastSession: 21 }), 'E_RANGE stress.shocks.0.lastSession'],
  [
    'a shock that ends first',
    shocked({ firstSession: 3, lastSession: 2 }),
    'E_BOUNDS_ORDER stress.shocks.0.lastSession',
  ],
  ['a shock of what is not held', shocked({ symbols: ['000660'] }), 'E_SYMBOL_UNKNOWN stress.shocks.0.symbols.0'],
  ['a shock of one twice', shocked({ symbols: ['005930', '005930'] }), 'E_DUPLICATE stress.shocks.0.symbols.1'],
  [
    'a replay that ends before it begins',
    { stress: { shocks: [], replay: { firstDate: '2020-03-02', lastDate: '2020-02-03' } } },
    'E_BOUNDS_ORDER stress.replay.lastDate',
  ],
  ['a reserve below 0', { forcedSales: { reserveKrw: -1 } }, 'E_RANGE forcedSales.reserveKrw'],
  ['half a won of reserve', { forcedSales: { reserveKrw: 0.5 } }, 'E_RANGE forcedSales.reserveKrw'],
  ['four levels', linked({ transitionPpm: stays.slice(1) }), 'E_LENGTH commonRegime.transitionPpm'],
  [
    'a level that goes to four',
    linked({ transitionPpm: stays.with(1, [0, 1_000_000, 0, 0]) }),
    'E_LENGTH commonRegime.transitionPpm.1',
  ],
  [
    'a probability below 0',
    linked({ transitionPpm: stays.with(1, [-1, 1_000_001, 0, 0, 0]) }),
    'E_RANGE commonRegime.transitionPpm.1.0,E_RANGE commonRegime.transitionPpm.1.1',
  ],
  [
    'a row that lacks 2.5 %',
    linked({ transitionPpm: stays.with(2, [0, 0, 975_000, 0, 0]) }),
    'E_PROBABILITIES_SUM commonRegime.transitionPpm.2',
  ],
  ['four factors', linked({ varianceRatioBps: [1, 1, 1, 1] }), 'E_LENGTH commonRegime.varianceRatioBps'],
  [
    'a factor of 0',
    linked({ varianceRatioBps: [0, 10_000, 10_000, 10_000, 10_000] }),
    'E_RANGE commonRegime.varianceRatioBps.0',
  ],
  ['a seed in hexadecimal', { seed: '0x2a' }, 'E_FORMAT seed'],
  ['a negative seed', { seed: '-1' }, 'E_FORMAT seed'],
  ['a seed of 2^53', { seed: '9007199254740992' }, 'E_RANGE seed'],
  ['an unknown threat', { exposures: [{ threatId: 'T99', exposure: 1 }] }, 'E_RANGE exposures.0.threatId'],
  ['an exposure of 11', { exposures: [{ threatId: 'T01', exposure: 11 }] }, 'E_EXPOSURE_RANGE exposures.0.exposure'],
  ['an unknown control', { additionalControlIds: ['C99'] }, 'E_CONTROL_UNKNOWN additionalControlIds.0'],
  ['a control twice', { additionalControlIds: ['C05', 'C05'] }, 'E_DUPLICATE additionalControlIds.1'],
  ['C16 without C06 or C15', { additionalControlIds: ['C16'] }, 'E_REQUIREMENT additionalControlIds.0'],
])('refuses %s', (_what, change, expected) => {
  expect(told(change).join(',')).toBe(expected);
});

it('takes weights whose sum misses 1 by a rounding', () => {
  const third = Math.fround(1 / 3); // sums to 1.00000003
  const three = { symbols: new Set(['A', 'B', 'C']), currentControlIds: [] };
  const values = { ...sound, ...positions(['A', third], ['B', third], ['C', third]) };
  expect(scenarioProblems(values, three)).toEqual([]);
});

it('takes a stress case whose shocks lie within the horizon and meet what is held', () => {
  const volatility: StressShock = { ...fall, kind: 'VOLATILITY', symbols: ['035420'], lastSession: 20, value: 2 };
  const replay = { firstDate: '2020-02-03', lastDate: '2020-03-31' };
  expect(told({ accuracyBps: 50, stress: { shocks: [fall, volatility], replay } })).toEqual([]);
});

it('lets C16 stand on what the operator runs already', () => {
  const values = { ...sound, additionalControlIds: ['C16'] };
  expect(scenarioProblems(values, { ...world, currentControlIds: ['C15'] })).toEqual([]);
});

it('tells every problem at once, in the order of the form', () => {
  expect(told({ name: '', pathCount: 0, horizonSessions: 253 })).toEqual([
    'E_LENGTH name',
    'E_RANGE horizonSessions',
    'E_RANGE pathCount',
  ]);
});

it('brings equal questions into one form', () => {
  const defaults = new Map([['T01', 1]]);
  const values = {
    ...sound,
    ...positions(['035420', 0.4], ['005930', 0.6]),
    exposures: [{ threatId: 'T01', exposure: 1 }],
    name: ' 삼성전자와 NAVER ',
  };
  expect(normalised(values, defaults)).toEqual(sound);
});

it('prints what differs between two scenarios', () => {
  const other = { ...sound, ...positions(['005930', 0.875], ['035420', 0.125]), lossToleranceKrw: 1_000_000 };
  expect(scenarioDifferences(sound, other)).toEqual([
    { field: 'positions', left: '005930 60 %, 035420 40 %', right: '005930 87.5 %, 035420 12.5 %' },
    { field: 'lossToleranceKrw', left: '–', right: '1000000' },
  ]);
  expect(changedFields(sound, sound)).toEqual([]);
});

it('prints an accuracy goal and a stress case so that two of them can be told apart', () => {
  const shocks = [fall, { ...fall, kind: 'VOLATILITY', value: 1.5, symbols: ['035420'] }] as const;
  const stress = { shocks, replay: { firstDate: '2020-03-02', lastDate: '2020-03-31' } };
  expect(scenarioDifferences(sound, { ...sound, accuracyBps: 50, sampling: 'AUTO', stress })).toEqual([
    { field: 'accuracyBps', left: '–', right: '±0.5 %' },
    { field: 'sampling', left: 'PLAIN', right: 'AUTO' },
    {
      field: 'stress',
      left: '–',
      right: 'REPLAY 2020-03-02~2020-03-31, LOG_RETURN -0.1 1~2, VOLATILITY 1.5 1~2 035420',
    },
  ]);
});
