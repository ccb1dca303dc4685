import { expect, it } from 'vitest';

import { textInstance } from '../../text/text.ts';
import type { Text } from '../../text/text.ts';
import { formatIn } from '../../ui/use-format.ts';

import { formatBytes, reportChartModel } from './report-model.ts';
import type { ReportChartBlock } from './report-model.ts';

const t = ((key, values) => textInstance.t(key, { ...values })) as Text;
const base: Omit<ReportChartBlock, 'shape' | 'points' | 'marks'> = {
  __typename: 'ReportChart',
  title: '손실',
  alt: '곡선',
  note: null,
  xTitle: '손실 (원)',
  yTitle: '확률',
  xUnit: 'KRW',
  yUnit: 'RATIO',
};
const point = { xTo: null, low: null, high: null };

it('keeps the band of a curve on the axis where its lower end is 0 or unknown', () => {
  const model = reportChartModel(
    {
      ...base,
      shape: 'CURVE',
      marks: [],
      points: [
        { ...point, x: 1e8, y: 0.5, low: 0.4, high: 0.6 },
        { ...point, x: 1e10, y: 0.002, low: 0, high: 0.01 },
      ],
    },
    t,
    formatIn('ko'),
  );
  expect(model.y.min).toBeCloseTo(0.001, 12);
  expect(model.series[0]!.points).toEqual([
    { x: 1e8, y: 0.4 },
    { x: 1e10, y: model.y.min },
  ]);
  expect(model.table.rows[0]).toEqual(['1억', '50%', '40%', '60%']);
});

it('draws the columns of a histogram from edge to edge, and lets a mark beyond them point outwards', () => {
  const model = reportChartModel(
    {
      ...base,
      shape: 'HISTOGRAM',
      yUnit: 'COUNT',
      marks: [{ x: 5e8, label: 'VaR 99%' }],
      points: [
        { ...point, x: 0, xTo: 1e8, y: 990 },
        { ...point, x: 1e8, xTo: 2e8, y: 10 },
      ],
    },
    t,
    formatIn('ko'),
  );
  expect(model.series[0]!.points).toEqual([
    { x: 0, y: 0 },
    { x: 1e8, y: 990 },
    { x: 2e8, y: 10 },
  ]);
  expect(model.marks).toEqual([{ x: 2e8, label: 'VaR 99% 5억 →', colour: '--cv-tail' }]);
});

it.each([
  [999, '999 B'],
  [4210, '4.2 kB'],
  [121_127, '121 kB'],
  [1_300_000, '1.3 MB'],
])('writes %d bytes as %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});
