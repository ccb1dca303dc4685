import { describe, expect, it } from 'vitest';

import { normalAt, streams } from '../random/philox.ts';
import { drawdownOf } from '../risk/drawdown.ts';
import { ratiosOf } from '../risk/ratios.ts';

import { figureNames, figuresOfReturns } from './record-figures.ts';
import { walkReport } from './walk-report.ts';
import type { WalkReportInput } from './walk-report.ts';

const SESSIONS = 600;
const series = (dim: number, mean: number, common = 0): Float64Array =>
  Float64Array.from(
    { length: SESSIONS },
    (_, t) =>
      mean +
      0.01 * (common * normalAt(5, 0, t, streams.marketNormal, 99) + normalAt(5, 0, t, streams.marketNormal, dim)),
  );
const cash = new Float64Array(SESSIONS).fill(0.0001);
const input: WalkReportInput = {
  candidates: [series(0, 0.004, 2), series(1, 0.0005, 2), series(2, 0.0005, 2)],
  equalWeight: 2,
  market: series(3, 0.0003, 2),
  cash,
  periodsPerYear: 252,
  trialCount: 3,
  configurations: [0, 1],
  seed: 8,
  resamples: 199,
};

describe('the report of a walk', () => {
  const report = walkReport(input);
  it('has the ratios and the drawdown that the rest of the product has for such returns', () => {
    const returns = input.candidates[1]!;
    const figures = figuresOfReturns(returns, new Float64Array(SESSIONS), 252);
    const options = {
      riskFreePerPeriod: 0,
      periodsPerYear: 252,
      minimumAcceptable: 0,
      omegaThreshold: 0,
      benchmarkSharpe: 0,
    };
    const ratios = ratiosOf(returns, options);
    const at = (name: (typeof figureNames)[number]): number => figures[figureNames.indexOf(name)]!;
    expect(at('SHARPE')).toBeCloseTo(ratios.sharpeAnnual, 12);
    expect(at('SORTINO')).toBeCloseTo(ratios.sortinoAnnual!, 12);
    expect(at('CAGR')).toBeCloseTo(ratios.cagr, 12);
    const values = [1];
    for (const value of returns) values.push(values.at(-1)! * (1 + value));
    expect(at('MAXIMUM_DRAWDOWN')).toBeCloseTo(drawdownOf(values).maximum, 12);
  });
  it('finds the one that is better, and only that one', () => {
    const [better, alike] = report.records;
    expect(better!.sharpeDifference!.interval.lower).toBeGreaterThan(0);
    expect(better!.differences!.MEAN_RETURN!.lower).toBeGreaterThan(0);
    expect(alike!.sharpeDifference!.pValue).toBeGreaterThan(0.05);
  });
  it('compares nothing with itself', () => {
    const equal = report.records[2]!;
    expect(equal.sharpeDifference).toBeNull();
    expect(equal.differences).toBeNull();
    expect(equal.probabilities.map(({ benchmark }) => benchmark)).toEqual(['MARKET', 'CASH']);
    expect(report.records[3]!.probabilities.map(({ benchmark }) => benchmark)).toEqual(['EQUAL_WEIGHT', 'CASH']);
    expect(report.records[3]!.deflated).toBeNull();
  });
  it('believes a record less, the more was tried', () => {
    const many = walkReport({ ...input, trialCount: 300 });
    expect(many.records[0]!.deflated!.expectedMaximum).toBeGreaterThan(report.records[0]!.deflated!.expectedMaximum);
    expect(many.records[1]!.deflated!.probability).toBeLessThan(report.records[1]!.deflated!.probability);
    expect(() => walkReport({ ...input, trialCount: 2 })).toThrow(/E_RANGE at trialCount/);
  });
  it('cancels in a difference what moves both', () => {
    const { figures, differences } = report.records[1]!;
    const width = (interval: { lower: number; upper: number }): number => interval.upper - interval.lower;
    expect(width(differences!.MEAN_RETURN!)).toBeLessThan(width(figures.MEAN_RETURN!));
  });
  it('speaks of overfitting only where more than one configuration was tried', () => {
    expect(report.overfitting).toMatchObject({ configurationCount: 2, splitCount: 12_870 });
    expect(report.overfitting!.probability).toBeLessThan(0.05);
    expect(walkReport({ ...input, configurations: [0] }).overfitting).toBeNull();
    expect(walkReport({ ...input, configurations: [0, 0] }).overfitting).toBeNull();
  });
  it('comes out the same again', () => expect(walkReport(input)).toEqual(report));
});
