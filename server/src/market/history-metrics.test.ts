import { expect, it } from 'vitest';

import { historyMetrics } from './history-metrics.ts';
import { PriceImport } from './price-import.ts';

it('gives the figures of an imported history that a reader finds by hand', () => {
  // returns +10 %, −10 %, +10 %, −50 %
  const closes = [1000, 1100, 990, 1089, 544.5].map((close) => close * 2);
  const check = new PriceImport('2026-11-22', { isSession: () => true });
  const rows = closes.map((close, at) => `2024-01-0${at + 2},005930,${close},${close},${close},${close},1`);
  const imported = ['date,symbol,open,high,low,close,volume', ...rows].flatMap(
    (line, at) => check.line(line, at + 1)?.closeKrw ?? [],
  );
  expect(check.finish().errorCount).toBe(0);

  const metrics = historyMetrics(imported);
  expect(metrics['n_returns']).toBe(4);
  expect(metrics['mean_daily']).toBeCloseTo(-0.1, 12); // −0.4 / 4
  // deviations 0.2, 0, 0.2, −0.4: squares 0.04 + 0 + 0.04 + 0.16 = 0.24, over 3
  expect(metrics['vol_annual']).toBeCloseTo(Math.sqrt(0.08 * 252), 12);
  expect(metrics['cagr']).toBeCloseTo(0.5445 ** 63 - 1, 12); // 252 / 4 = 63
  expect(metrics['max_drawdown']).toBeCloseTo(-0.505, 12); // from 1100 to 544.5
  expect(metrics['worst_return']).toBeCloseTo(-0.5, 12);
  // position 0.15 between −0.5 and −0.1, and 0.03
  expect(metrics['var95_1d']).toBeCloseTo(0.44, 12);
  expect(metrics['var99_1d']).toBeCloseTo(0.488, 12);
  expect(metrics['cvar95_1d']).toBeCloseTo(0.5, 12); // the worst of four
});
