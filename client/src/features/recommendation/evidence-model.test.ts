import { describe, expect, it } from 'vitest';

import type { WalkedRecordPartsFragment } from '../../gql/graphql.ts';
import { formatIn } from '../../ui/use-format.ts';

import { evidenceVerdict, figureRows, timelineModel, weightBars } from './evidence-model.ts';
import type { Stability, Strategy } from './evidence-model.ts';

const format = formatIn('en');
const t = (key: string, values?: Readonly<Record<string, string | number>>) =>
  `${key} ${Object.values(values ?? {}).join(' ')}`.trim();

const strategy = {
  fromDate: '2020-01-02',
  toDate: '2025-06-30',
  timeline: [
    { date: '2020-01-02', strategyRatio: 0.999, equalWeightRatio: 0.998, marketRatio: 1 },
    { date: '2020-02-03', strategyRatio: 1.02, equalWeightRatio: 1.05, marketRatio: 1.07 },
  ],
  sharpeDifference: { value: -0.12, low: -0.4, high: 0.15 },
  sharpeDifferencePValue: 0.381,
  verdict: 'NOT_SHOWN',
} as unknown as Strategy;

describe('the words of the evidence', () => {
  it('claim no advantage where the interval of the difference contains 0, and give the figures', () => {
    const { tone, title, text } = evidenceVerdict(strategy, t, format);
    expect([tone, title]).toEqual(['neutral', 'evidence.verdict.NOT_SHOWN']);
    expect(text).toContain('−0.12 −0.40 ~ +0.15 0.381');
    expect(text).toContain('evidence.verdictText.NOT_SHOWN');
  });
  it('warn where equal weight was better, and praise only where the strategy was', () => {
    expect(evidenceVerdict({ ...strategy, verdict: 'WORSE' }, t, format).tone).toBe('warning');
    expect(evidenceVerdict({ ...strategy, verdict: 'BETTER' }, t, format).tone).toBe('good');
  });
  it('say so where both traded the same', () => {
    const same = { ...strategy, sharpeDifference: null, sharpeDifferencePValue: null };
    expect(evidenceVerdict(same, t, format).text).toBe('evidence.sameTrades');
  });
});

it('draws both on one scale of time, and says the same as a table', () => {
  const { series, table, x } = timelineModel(strategy, t, format);
  expect(series.map(({ points }) => points.map(({ y }) => y))).toEqual([
    [0.998, 1.05],
    [0.999, 1.02],
  ]);
  expect(series[0]!.points[1]!.x - series[0]!.points[0]!.x).toBe(32); // days
  expect(x.format(x.min!)).toBe('2020-01');
  expect(table.rows[1]).toEqual(['2020-02-03', '1.02', '1.05']);
  const market = timelineModel({ ...strategy, marketBenchmark: 'CAP_WEIGHT' }, t, format);
  expect(market.series[0]).toMatchObject({ label: 'evidence.market.CAP_WEIGHT' });
  expect(market.table.rows[1]).toEqual(['2020-02-03', '1.02', '1.05', '1.07']);
});

it('gives an estimate its interval and a count none', () => {
  const record = (sharpe: number, cost: string) =>
    ({
      sharpeAnnual: { value: sharpe, low: sharpe - 0.5, high: sharpe + 0.5 },
      meanReturnAnnual: null,
      turnoverAnnualRatio: 3.5,
      costKrw: cost,
    }) as unknown as WalkedRecordPartsFragment;
  const rows = figureRows([record(0.25, '4000000'), record(0.5, '1000000')], format);
  const row = (key: string) => rows.find((each) => each.key === key)!;
  expect(row('evidence.sharpe').cells[0]).toEqual({ value: '0.25', range: '−0.25 ~ 0.75' });
  expect(row('evidence.meanReturn').cells[0]).toEqual({ value: '–', range: null });
  expect(row('evidence.turnover').cells[1]).toEqual({ value: '350%', range: null });
  expect(row('evidence.cost').cells[0]!.range).toBeNull();
  // an older walk knew no impact: that is not 0
  expect(row('evidence.marketCost').cells[0]).toEqual({ value: '–', range: null });
});

it('puts all weights on the scale of the largest, the heaviest first, and leaves out what is never held', () => {
  const weight = (symbol: string, plannedRatio: number, lowRatio: number, highRatio: number) => ({
    instrument: { symbol },
    plannedRatio,
    optimalRatio: 0,
    lowRatio,
    highRatio,
    averageRatio: (lowRatio + highRatio) / 2,
  });
  const bars = weightBars({
    weights: [weight('A', 0.125, 0, 0.25), weight('B', 0, 0, 0), weight('C', 0.25, 0.25, 0.5)],
  } as unknown as Stability);
  expect(bars.map(({ weight: each }) => each.instrument.symbol)).toEqual(['C', 'A']);
  expect(bars[0]).toMatchObject({ low: 0.5, high: 1, planned: 0.5 });
  expect(bars[0]!.average).toBeCloseTo(0.75, 12);
});
