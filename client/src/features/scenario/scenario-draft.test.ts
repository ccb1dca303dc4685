import { describe, expect, it } from 'vitest';

import { changedFields, draftProblems, emptyDraft, fieldPath, inputOf, normalised, rebased } from './scenario-draft.ts';
import type { ScenarioDraft } from './scenario-draft.ts';

const position = (symbol: string, weightPercent: number | string) => ({
  symbol,
  nameKo: symbol,
  nameEn: symbol,
  lastCloseKrw: null,
  sector: 'MANU',
  weightPercent,
});
const good: ScenarioDraft = {
  ...emptyDraft,
  name: '기준',
  investmentBudgetKrw: '50000000000',
  positions: [position('005930', 60), position('000660', 40)],
};
const context = { controls: [{ id: 'C16', requires: [['C06', 'C15']] }], currentControlIds: ['C01'] };
const paths = (draft: ScenarioDraft) =>
  draftProblems(draft, context).map((problem) => `${problem.path} ${problem.text}`);

it('finds nothing wrong with a scenario that the server would take', () => expect(paths(good)).toEqual([]));
it.each<[string, Partial<ScenarioDraft>, string]>([
  ['a name of spaces', { name: '  ' }, 'name invalid.required'],
  ['no holdings', { positions: [] }, 'positions invalid.noPositions'],
  ['weights that miss 100 % by a hundredth', { positions: [position('005930', 99.99)] }, 'positions invalid.weightSum'],
  [
    'a negative weight',
    { positions: [position('005930', -1), position('000660', 101)] },
    'positions.0.weightRatio invalid.weight',
  ],
  ['a budget of 0', { investmentBudgetKrw: '0' }, 'investmentBudgetKrw invalid.wonRange'],
  ['a budget of 10^17', { investmentBudgetKrw: '100000000000000000' }, 'investmentBudgetKrw invalid.wonRange'],
  ['a negative budget', { controlBudgetKrw: '-5' }, 'controlBudgetKrw invalid.won'],
  ['0 paths', { pathCount: 0 }, 'pathCount invalid.whole'],
  ['a horizon of ten years', { horizonSessions: 2520 }, 'horizonSessions invalid.whole'],
  ['a seed above 2^53', { seed: '9007199254740992' }, 'seed invalid.seed'],
  ['an exposure above 10', { exposures: { T01: 11 } }, 'exposures.T01 invalid.exposure'],
  ['a control without the one it needs', { additionalControlIds: ['C16'] }, 'additionalControlIds invalid.requires'],
])('refuses %s', (_, change, expected) => {
  expect(paths({ ...good, ...change })).toContain(expected);
});
it('lets a control in when the one it needs comes with it', () => {
  expect(paths({ ...good, additionalControlIds: ['C16', 'C15'] })).toEqual([]);
});

describe('normalised', () => {
  it('gives three equal names 33.34, 33.33 and 33.33', () =>
    expect(normalised([1, 1, 1])).toEqual([33.34, 33.33, 33.33]));
  it('keeps proportions', () => expect(normalised([30, 10])).toEqual([75, 25]));
  it('shares equally when all weights are zero', () => expect(normalised([0, 0])).toEqual([50, 50]));
  it.each([2, 7, 11, 13, 50])('adds up to 100 for %d names', (count) => {
    const sum = normalised(Array.from({ length: count }, (_, index) => index + 0.37)).reduce(
      (total, weight) => total + Math.round(weight * 100),
      0,
    );
    expect(sum).toBe(10_000);
  });
});

it('sends weights as shares of one and an empty tolerance as null', () => {
  expect(inputOf(good)).toMatchObject({
    positions: [
      { symbol: '005930', weightRatio: 0.6 },
      { symbol: '000660', weightRatio: 0.4 },
    ],
    lossToleranceKrw: null,
    seed: null,
  });
});
it('does not call a new order of the same holdings a change', () => {
  expect(changedFields(good, { ...good, positions: good.positions.toReversed() })).toEqual([]);
});
it('keeps what both changed apart: my fields as I want them, the rest as theirs', () => {
  const mine = { ...good, horizonSessions: 60 };
  const theirs = { ...good, name: '다른 이름', horizonSessions: 10 };
  expect(rebased(good, mine, theirs)).toMatchObject({ name: '다른 이름', horizonSessions: 60 });
});
it('puts an error of the server at the field it names', () => {
  const draft = { ...good, exposures: { T03: 2, T07: 1 } };
  expect(fieldPath(['input', 'positions', '1', 'weightRatio'], draft)).toBe('positions.1.weightRatio');
  expect(fieldPath(['exposures', '1', 'exposure'], draft)).toBe('exposures.T07');
});
