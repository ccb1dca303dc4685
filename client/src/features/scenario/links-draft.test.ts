import { expect, it } from 'vitest';

import {
  emptyRegime,
  exampleRegime,
  isExample,
  lastingTransition,
  linkProblems,
  pasted,
  regimeDraftOf,
  regimeInputOf,
  rowSum,
  transitionOf,
} from './links-draft.ts';
import type { RegimeDraft } from './links-draft.ts';

const lasting: RegimeDraft = { transitionPercent: lastingTransition, varianceRatios: [1, 1, 1, 1, 1] };
const withRow = (row: RegimeDraft['transitionPercent'][number], at = 2): RegimeDraft => ({
  ...lasting,
  transitionPercent: lastingTransition.with(at, row),
});
const told = (regime: RegimeDraft): string[] =>
  linkProblems(null, regime).map(({ path, text, values }) => `${path} ${text} ${JSON.stringify(values ?? {})}`);

it('counts in parts per million, so that 99.5 + 0.4 + 0.08 + 0.02 is 100 and nothing else', () => {
  expect(exampleRegime.transitionPercent.map(rowSum)).toEqual([100, 100, 100, 100, 100]);
  expect(regimeInputOf(exampleRegime).transitionPpm[0]).toEqual([995_000, 4000, 800, 200, 0]);
  expect(regimeInputOf(exampleRegime).varianceRatioBps).toEqual([10_000, 10_000, 11_000, 15_000, 25_000]);
  expect(regimeDraftOf(regimeInputOf(exampleRegime))).toEqual(exampleRegime);
});

it('takes an empty cell for 0, and a matrix of nothing for what it is: five rows that lack everything', () => {
  expect(told(withRow(['', '', 100, '', '']))).toEqual([]);
  expect(told(emptyRegime)).toHaveLength(5);
  expect(transitionOf(emptyRegime.transitionPercent)).toBeNull();
});

it('says at the row what is missing or too much', () => {
  expect(told(withRow([0, 2, 95.5, 0, 0]))).toEqual(['commonRegime.transitionPpm.2 links.rowShort {"percent":"2.5"}']);
  expect(told(withRow([0, 5, 95.25, 0, 0]))).toEqual(['commonRegime.transitionPpm.2 links.rowOver {"percent":"0.25"}']);
});

it('says at the cell what is no probability: below 0, above 100, no number, finer than a ten-thousandth', () => {
  const row = [-1, 100.5, 'x', 0.00001, 0];
  expect(told(withRow(row)).map((each) => each.split(' ')[0])).toEqual(
    [0, 1, 2, 3].map((column) => `commonRegime.transitionPpm.2.${column}`),
  );
});

it('says at the factor what is out of range, and at the reserve what is no amount', () => {
  expect(told({ ...lasting, varianceRatios: [1, 0, 1, 101, ''] }).map((each) => each.split(' ')[0])).toEqual([
    'commonRegime.varianceRatioBps.1',
    'commonRegime.varianceRatioBps.3',
    'commonRegime.varianceRatioBps.4',
  ]);
  expect(linkProblems({ reserveKrw: 'abc' }, null)).toEqual([{ path: 'forcedSales.reserveKrw', text: 'invalid.won' }]);
  expect(linkProblems({ reserveKrw: '0' }, null)).toEqual([]);
});

it('takes a table from a spreadsheet: tabs, percent signs, or fractions that add up to 1', () => {
  const table = Array.from({ length: 5 }, () => '97.3%\t2%\t0.7%\t0\t').join('\r\n');
  expect(pasted(emptyRegime.transitionPercent, `${table}\r\n`, 0, 0)).toEqual(
    Array.from({ length: 5 }, () => [97.3, 2, 0.7, 0, '']),
  );
  const fractions = Array.from({ length: 5 }, () => '0.973, 0.02, 0.007, 0, 0').join('\n');
  expect(pasted(emptyRegime.transitionPercent, fractions, 0, 0)![4]).toEqual([97.3, 2, 0.7, 0, 0]);
});

it('pastes from where the cursor stands, drops what reaches over the edge, and leaves words alone', () => {
  const next = pasted(lastingTransition, '1\t2\n3\t4', 4, 3)!;
  expect(next[4]).toEqual([0, 0, 0, 1, 2]);
  expect(next.slice(0, 4)).toEqual(lastingTransition.slice(0, 4));
  expect(pasted(lastingTransition, '50', 0, 0)).toBeNull();
  expect(pasted(lastingTransition, '정상\t관심', 0, 0)).toBeNull();
});

it('knows the example as long as nobody changed it', () => {
  expect(isExample(regimeInputOf(exampleRegime))).toBe(true);
  expect(isExample(regimeInputOf(lasting))).toBe(false);
});
