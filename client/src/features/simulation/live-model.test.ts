import { expect, it } from 'vitest';

import { formatIn } from '../../ui/use-format.ts';

import { convergenceModel, histogramModel, visibleRange, withFigures } from './live-model.ts';
import type { LiveFigures, LiveRun } from './live-model.ts';

const t = (key: string) => key;
const format = formatIn('ko');
const interval = (value: number) => ({ value, low: value - 1, high: value + 1 });
const figures = (pathCount: number): LiveFigures => ({
  pathCount,
  meanLoss: interval(1),
  annualThreatLoss: interval(1),
  valueAtRisk95: interval(2),
  valueAtRisk99: interval(3),
  conditional95: interval(3),
  conditional99: interval(pathCount),
  histogram: [],
});
const start: LiveRun = {
  status: 'RUNNING',
  progressRatio: 0,
  doneChunkCount: 0,
  chunkCount: 4,
  figures: null,
  trail: [],
};

it('adds a point to the trail for each newer estimate and ignores an echo of an older one', () => {
  const run = withFigures(withFigures(withFigures(start, figures(1024)), figures(3072)), figures(2048));
  expect(run.trail.map((point) => point.pathCount)).toEqual([1024, 3072]);
  expect(run.figures?.pathCount).toBe(3072);
});

it('leaves out of the picture the columns that hold no more than 0.2 % of the paths, and says how much that is', () => {
  const bins = [
    { fromKrw: 0, toKrw: 10, count: 999 },
    { fromKrw: 10, toKrw: 1000, count: 1 },
  ];
  // 1,001 paths, so 2.002 may be left out: the one of the last column, and not the column that begins inside the picture.
  expect(visibleRange([...bins, { fromKrw: 1000, toKrw: 2000, count: 1 }], [5])).toMatchObject({
    from: 0,
    hiddenRatio: 1 / 1001,
  });
});
it('never leaves out a mark', () => {
  const bins = [
    { fromKrw: 0, toKrw: 10, count: 999 },
    { fromKrw: 10, toKrw: 100, count: 1 },
  ];
  expect(visibleRange(bins, [80]).to).toBeGreaterThanOrEqual(80);
});

it('shows a column twice as wide half as high for the same number of paths', () => {
  const model = histogramModel(
    [
      { fromKrw: 0, toKrw: 10, count: 50 },
      { fromKrw: 10, toKrw: 30, count: 50 },
    ],
    [],
    t,
    format,
  );
  expect(model.series[0]?.points).toEqual([
    { x: 0, y: 0 },
    { x: 10, y: 0.5 },
    { x: 30, y: 0.25 },
  ]);
});
it('shows a mark beyond the last column at the edge, pointing outwards, with its own value', () => {
  const model = histogramModel([{ fromKrw: 0, toKrw: 1e8, count: 3 }], [{ key: 'CVaR 99%', value: 5e8 }], t, format);
  expect(model.marks).toEqual([{ x: 1e8, label: 'CVaR 99% 5억 →', colour: '--cv-band-4' }]);
});
it('gives the table every column that holds a path', () => {
  const model = histogramModel(
    [
      { fromKrw: -1e8, toKrw: 0, count: 3 },
      { fromKrw: 0, toKrw: 1e8, count: 0 },
    ],
    [],
    t,
    format,
  );
  expect(model.table.rows).toEqual([['−1억 – 0원', '3', '100.00%']]);
});
it('draws no interval where there are not enough paths for one', () => {
  const model = convergenceModel(
    [
      { pathCount: 1024, interval: { value: 5, low: null, high: null } },
      { pathCount: 2048, interval: interval(5) },
    ],
    t,
    format,
  );
  expect(model.series[0]?.points).toEqual([{ x: 2048, y: 4 }]);
  expect(model.series[1]?.points).toHaveLength(2);
});
