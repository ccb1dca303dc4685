import { expect, it } from 'vitest';

import { exactBinomialInterval } from './exact-binomial.ts';
import { qualityOf } from './quality.ts';
import { returnLawOf, scoreStatement } from './statement-score.ts';
import type { StatedFigures } from './statement-score.ts';

const stated: StatedFigures = {
  startValueKrw: 1000,
  horizonSessions: 63,
  periodsPerYear: 252,
  expectedReturn: 0.02,
  volatility: 0.2,
  valueAtRisk95Krw: 100,
  conditionalValueAtRisk95Krw: 150,
  valueAtRisk99Krw: 200,
  band80: { low: -0.05, high: 0.09 },
  band95: { low: -0.12, high: 0.16 },
  lossProbability: 0.4,
};

it('scores a loss between both VaR as a breach of the one at 95 % alone', () => {
  expect(scoreStatement(stated, 880)).toEqual({
    realisedReturn: -0.12,
    realisedLossKrw: 120,
    isDirectionRight: false,
    isBreach95: true,
    isBreach99: false,
    pinball95: (0.95 * 20) / 1000,
    pinball99: expect.closeTo((0.01 * 80) / 1000, 12),
    isInside80: false,
    isInside95: true,
    brier: 0.36,
    standardisedError: expect.closeTo(-0.14 / 0.1, 12), // 20 % a year are 10 % a quarter
  });
});
it('says nothing about what was not stated', () => {
  const bare = { ...stated, valueAtRisk95Krw: null, valueAtRisk99Krw: null, band80: null, band95: null };
  const score = scoreStatement({ ...bare, volatility: null, lossProbability: null }, 1100);
  expect(score).toMatchObject({
    isBreach95: null,
    pinball99: null,
    isInside80: null,
    brier: null,
    standardisedError: null,
  });
  expect(qualityOf([score])).toMatchObject({ scoredCount: 1, breach95: null, riskEstimation: null, meanBrier: null });
});
it('refuses a portfolio without value', () => {
  expect(() => scoreStatement({ ...stated, startValueKrw: 0 }, 1)).toThrow(
    expect.objectContaining({ code: 'E_RANGE' }),
  );
});

it('takes bands and the probability of loss from order statistics', () => {
  const ends = Float64Array.from({ length: 1000 }, (_, i) => 900.5 + i * 0.2); // 900.5 to 1100.3; 498 of them below 1000
  const law = returnLawOf(ends, 1000);
  expect(law.lossProbability).toBe(0.498);
  expect(law.band80.low).toBeCloseTo(900.5 / 1000 - 1 + (99 * 0.2) / 1000, 12);
  expect(law.band95.high).toBeCloseTo((900.5 + 974 * 0.2) / 1000 - 1, 12);
});

it('gives the interval of Clopper and Pearson: 0 of 10 leaves 30.8 %, 5 of 10 leave 18.7 to 81.3 %', () => {
  expect(exactBinomialInterval(0, 10)).toMatchObject({ lower: 0, upper: expect.closeTo(0.308497107819, 9) });
  const half = exactBinomialInterval(5, 10);
  expect(half.lower).toBeCloseTo(0.187086028447, 9);
  expect(half.upper).toBeCloseTo(1 - 0.187086028447, 9);
});

it('calls risk understated when errors are three times what was stated', () => {
  const wrong = Array.from({ length: 40 }, (_, i) => scoreStatement(stated, i % 2 === 0 ? 720 : 1320));
  const figures = qualityOf(wrong);
  expect(figures.riskEstimation!.ratio.estimate).toBeCloseTo(3, 1);
  expect(figures.riskEstimation!.verdict).toBe('UNDERESTIMATED');
  expect(figures.breach95).toMatchObject({ breachCount: 20, statementCount: 40, statedRate: 0.05 });
  expect(figures.breach95!.kupiecPValue).toBeLessThan(0.001);
});
it('does not call five quiet statements proof: the test could hardly have found a doubled rate', () => {
  const { breach95 } = qualityOf(Array.from({ length: 5 }, () => scoreStatement(stated, 1010)));
  expect(breach95!.rate).toMatchObject({ lower: 0, upper: expect.closeTo(1 - 0.025 ** 0.2, 9) });
  expect(breach95!.kupiecPValue).toBeGreaterThan(0.4);
  expect(breach95!.kupiecPower).toBeLessThan(0.1);
});
