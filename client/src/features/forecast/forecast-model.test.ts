import { expect, it } from 'vitest';

import { formatIn } from '../../ui/use-format.ts';
import { breachModel, inOrder, outcomeText, walkCsv, walkModel } from './forecast-model.ts';
import type { YearFigures } from './forecast-model.ts';

const format = formatIn('en');
const t = (key: string): string => key;

const year = (of: number, value: number, low: number | null, high: number | null): YearFigures => ({
  year: of,
  metrics: {
    periodCount: low === null ? 3 : 12,
    rankIc: { value, low, high },
    hitRatio: { value: 0.5, low: 0.25, high: 0.75 },
    differenceToBaseline: null,
    coverage95Ratio: { value: 0.95, low: 0.9, high: 1 },
  },
});

it('draws the years that have an interval, and tells every year in the table', () => {
  const model = walkModel([year(2024, 0.1, -0.1, 0.3), year(2025, -0.2, null, null)], 'Ridge', t, format);
  const [band, zero, line] = model.series;
  expect(band!.points).toEqual([{ x: 2024, y: -0.1 }]);
  expect(band!.upper).toEqual([{ x: 2024, y: 0.3 }]);
  expect(zero!.points.map(({ y }) => y)).toEqual([0, 0]);
  expect(line!.points).toEqual([{ x: 2024, y: 0.1 }]);
  expect(model.table.rows).toEqual([
    ['2024', '12', '+0.100', '−0.100', '+0.300'],
    ['2025', '3', '−0.200', '–', '–'],
  ]);
});

it('puts the baseline first', () => {
  const names = (['RIDGE', 'SHRUNKEN_MEAN', 'EQUILIBRIUM'] as const).map((model) => ({ model }));
  expect(inOrder(names).map(({ model }) => model)).toEqual(['EQUILIBRIUM', 'SHRUNKEN_MEAN', 'RIDGE']);
});

it('shows weeks in order of time, those without a VaR left out', () => {
  const rate = { value: 0.1, low: 0, high: 0.4 };
  const model = breachModel(
    [
      { weekStartDate: '2026-11-16', rate, count: 10 },
      { weekStartDate: '2026-11-09', rate: null, count: 0 },
      { weekStartDate: '2026-11-02', rate, count: 4 },
    ],
    t,
    format,
  );
  expect(model.table.rows.map(([week]) => week)).toEqual(['2026-11-02', '2026-11-16']);
  expect(model.x.format(model.series[2]!.points[1]!.x)).toBe('2026-11-16');
});

it('writes every digit to the file, and nothing where there is no interval', () => {
  expect(walkCsv([{ model: 'RIDGE', years: [year(2025, 0.123456789, null, null)] }]).split('\n')).toEqual([
    expect.stringContaining('model,year,periods,rank_ic'),
    'RIDGE,2025,3,0.123456789,,,0.5,0.25,0.75,,,,0.95',
    '',
  ]);
});

it('names the worst breach, and says when no VaR was stated', () => {
  expect(outcomeText(null).key).toBe('forecast.waiting');
  expect(outcomeText({ isBreach95: true, isBreach99: true }).key).toBe('forecast.breach99');
  expect(outcomeText({ isBreach95: true, isBreach99: false }).key).toBe('forecast.breach95');
  expect(outcomeText({ isBreach95: false, isBreach99: false }).key).toBe('forecast.within');
  expect(outcomeText({ isBreach95: null, isBreach99: null }).key).toBe('forecast.noVar');
});
