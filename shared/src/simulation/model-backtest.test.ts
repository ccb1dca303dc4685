import { describe, expect, it } from 'vitest';

import { sampleGarchSeries } from '../market/garch-sample.ts';
import { exp } from '../random/elementary.ts';
import { simulateChunk } from './chunk.ts';
import { mergeRun } from './merge.ts';
import { backtestHoldings, backtestOf, backtestRun, replayDays, scoredZone } from './model-backtest.ts';
import type { DayReplay } from './model-backtest.ts';
import { buildPlan } from './plan.ts';
import { marketModels } from './run-inputs.ts';
import type { MarketModelName } from './run-inputs.ts';
import { sampleHoldings, sampleInputs, sampleSnapshot } from './sample-run.ts';

const usual = { mu: 0.0003, omega: 8e-6, alpha: 0.08, beta: 0.88, nu: 6 };

/** Closes of made-up shares side by side, from returns that start at number `first`. */
function closesFrom(
  assets: number,
  sessions: number,
  first: number,
  factor: (t: number) => number = () => 1,
): Float64Array {
  const closes = new Float64Array(assets * sessions);
  for (let i = 0; i < assets; i++) {
    let price = 10_000;
    closes[i] = price;
    for (const [t, move] of sampleGarchSeries(usual, sessions - 1, first + i, factor).entries()) {
      price *= exp(move);
      closes[assets * (t + 1) + i] = price;
    }
  }
  return closes;
}

const half = Float64Array.of(0.5, 0.5);
const task = (model: MarketModelName, closes: Float64Array, sessions: number) =>
  ({ model, closes, weights: half, periodsPerYear: 252, horizonSessions: 20, sessions }) as const;

describe('a replay of a model', () => {
  it.each(marketModels)('is never told what comes later: %s', (model) => {
    const closes = closesFrom(2, 421, 0);
    const whole = replayDays(task(model, closes, 160));
    // From any session on, the future may be another one: the forecasts up to it stay, to the bit.
    for (const keep of [0, 60, 130]) {
      const firstForecast = 420 - 160;
      const changed = closes.map((close, at) =>
        at < (firstForecast + keep + 1) * 2 ? close : close * (1.3 + 0.2 * Math.sin(at)),
      );
      const other = replayDays(task(model, changed, 160));
      for (const level of [0, 1]) {
        expect(other.valueAtRisk[level]!.slice(0, keep + 1)).toEqual(whole.valueAtRisk[level]!.slice(0, keep + 1));
        expect(other.expectedShortfall[level]!.slice(0, keep + 1)).toEqual(
          whole.expectedShortfall[level]!.slice(0, keep + 1),
        );
      }
      expect(other.losses[keep]).not.toBe(whole.losses[keep]);
    }
  });
  it('hits as often as it says where the model is right, within four standard errors', () => {
    const counts = [0, 0];
    const series = 12;
    for (let number = 0; number < series; number++) {
      const replay = replayDays(task('FILTERED_HISTORICAL', closesFrom(2, 1001, 10 + 2 * number), 250));
      for (const level of [0, 1])
        counts[level] =
          counts[level]! + replay.losses.filter((loss, t) => loss > replay.valueAtRisk[level]![t]!).length;
    }
    const days = 250 * series;
    expect(Math.abs(counts[0]! / days - 0.05)).toBeLessThan(4 * Math.sqrt((0.05 * 0.95) / days));
    expect(Math.abs(counts[1]! / days - 0.01)).toBeLessThan(4 * Math.sqrt((0.01 * 0.99) / days));
  });
  it('follows volatility from day to day where the model does: VaR rises after a fall of the price', () => {
    const closes = closesFrom(2, 421, 0);
    const fallen = closes.map((close, at) => (at >= 2 * 401 ? close * 0.85 : close));
    const var95 = (model: MarketModelName, of: Float64Array) => replayDays(task(model, of, 40)).valueAtRisk[0]!;
    const [calm, shaken] = [var95('FILTERED_HISTORICAL', closes), var95('FILTERED_HISTORICAL', fallen)];
    expect(shaken[20]).toBe(calm[20]); // the day of the fall itself
    expect(shaken[21]! / calm[21]!).toBeGreaterThan(1.5);
    expect(var95('GBM', fallen)[21]).toBe(var95('GBM', fallen)[20]);
  });
});

describe('backtests of a replay', () => {
  /** A VaR of 1 % and a shortfall of 2 % every day; the first `hits` days lose 3 %. */
  const replayWith = (hits: number): DayReplay => {
    const losses = new Float64Array(500).fill(-0.001).fill(0.03, 250, 250 + hits);
    const every = (value: number): Float64Array[] => [0, 1].map(() => new Float64Array(500).fill(value));
    return { losses, valueAtRisk: every(0.01), expectedShortfall: every(0.02) };
  };

  it.each([
    [4, 'green'],
    [5, 'yellow'],
    [9, 'yellow'],
    [10, 'red'],
  ])('give %d exceptions of 250 at 99 % as %s, as the Basel Committee does', (hits, zone) => {
    expect(backtestOf(replayWith(hits), 1, 250)).toMatchObject({ exceptions: hits, zone });
  });
  it('count the same days among the last 500', () => {
    expect(backtestOf(replayWith(10), 1, 500)).toMatchObject({ exceptions: 10, zone: 'yellow', sessions: 500 });
    expect(backtestOf(replayWith(10), 1, 500)!.expectedExceptions).toBeCloseTo(5, 12);
  });
  it('give Z2 = 1 − 4 · 1.5/2.5 for four losses of 1.5 times the shortfall where 2.5 are expected', () => {
    expect(backtestOf(replayWith(4), 1, 250)!.z2).toBeCloseTo(1 - (4 * 1.5) / 2.5, 12);
  });
  it('say nothing of clusters without an exception, and nothing at all of a forecast without a loss', () => {
    expect(backtestOf(replayWith(0), 1, 250)).toMatchObject({ exceptions: 0, christoffersen: null, zone: 'green' });
    const gains = { ...replayWith(1), expectedShortfall: [0, 1].map(() => new Float64Array(500).fill(-0.001)) };
    expect(backtestOf(gains, 0, 250)).toBeNull();
  });
  it('show how little 250 days say at 99 %: twice the exceptions are noticed one time in four', () => {
    expect(backtestOf(replayWith(4), 1, 250)!.power).toBeCloseTo(0.243, 3);
  });
  it('find a model out whose volatility stood still while that of the market tripled', () => {
    const closes = closesFrom(2, 1001, 0, (t) => (t >= 750 ? 3 : 1));
    const zoneOf = (model: MarketModelName) => scoredZone(backtestHoldings(model, closes, half, 252, 20));
    expect(zoneOf('GBM')).toBe('red');
    expect(zoneOf('FILTERED_HISTORICAL')).not.toBe('red');
  });
});

describe('the backtest of a run', () => {
  const inputs = sampleInputs(2, { marketModel: 'GBM', pathCount: 512 });

  it('has 250 forecasts from 500 returns on and 500 from 750 on', () => {
    const shown = (sessions: number) =>
      backtestRun(inputs, sampleSnapshot(2, sessions)).map(({ alpha, sessions: last }) => [alpha, last]);
    expect(shown(500)).toEqual([]);
    expect(shown(501)).toEqual([
      [0.95, 250],
      [0.99, 250],
    ]);
    expect(shown(751)).toEqual([
      [0.95, 250],
      [0.95, 500],
      [0.99, 250],
      [0.99, 500],
    ]);
  });
  it('does not depend on cash, on shares that are only watched, or on the seed', () => {
    const snapshot = sampleSnapshot(3, 520);
    const held = backtestRun(inputs, snapshot);
    const watched = [...sampleHoldings(2), { ...sampleHoldings(3)[2]!, shares: 0 }];
    expect(backtestRun({ ...inputs, holdings: watched, cashKrw: 0, seed: 5 }, snapshot)).toEqual(held);
    expect(backtestRun({ ...inputs, holdings: [] }, snapshot)).toEqual([]);
  });
  it('moves the model part of the risk score: red is twice its limit', () => {
    const plan = buildPlan(inputs, sampleSnapshot(2, 520));
    const backtests = backtestRun(inputs, sampleSnapshot(2, 520));
    const samples = [simulateChunk(plan, 0)];
    const partOf = (zone: 'green' | 'red') =>
      mergeRun(
        inputs,
        plan,
        samples,
        backtests.map((test) => ({ ...test, zone })),
      ).score.parts.find(({ id }) => id === 'model')!.metric;
    expect(partOf('red')).toBeGreaterThanOrEqual(2);
    expect(partOf('green')).toBe(mergeRun(inputs, plan, samples).score.parts.find(({ id }) => id === 'model')!.metric);
    expect(mergeRun(inputs, plan, samples, backtests).model!.backtests).toEqual(backtests);
  });
});
