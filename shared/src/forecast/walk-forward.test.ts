import { describe, expect, it } from 'vitest';

import { decidePromotion, metricsByYear, metricsOf } from './evaluation.ts';
import type { ForecastMetrics } from './evaluation.ts';
import { rankCorrelation, ranksOf, standardised } from './cross-section.ts';
import { featureNames, featuresAt } from './features.ts';
import { forecastModels } from './models.ts';
import { panelOf, panelUntil } from './panel.ts';
import type { PricePanel } from './panel.ts';
import { samplePanel } from './sample-panel.ts';
import { contextAt, walkForward, walkForwardDefaults, walkSessions } from './walk-forward.ts';

const small = { seed: 7, instruments: 12, sessions: 900 } as const;

/** Rows of a panel from a session on, replaced by those of another. */
function withOtherFuture(panel: PricePanel, other: PricePanel, after: number): PricePanel {
  const from = (after + 1) * panel.symbols.length;
  const joined = <T extends Float64Array | Uint8Array>(a: T, b: T): T => {
    const copy = a.slice() as T;
    copy.set(b.subarray(from), from);
    return copy;
  };
  return {
    ...panel,
    closes: joined(panel.closes, other.closes),
    returns: joined(panel.returns, other.returns),
    traded: joined(panel.traded, other.traded),
  };
}

describe('a panel', () => {
  it('keeps the last price of a halted instrument but no return for it', () => {
    const { closes, returns, traded } = panelOf([
      { symbol: 'B', dates: ['2026-01-05', '2026-01-06', '2026-01-07'], closes: [10, 11, 12] },
      { symbol: 'A', dates: ['2026-01-05', '2026-01-07'], closes: [100, 150] },
    ]);
    expect([...closes]).toEqual([100, 10, 100, 11, 150, 12]);
    expect([...traded]).toEqual([1, 1, 0, 1, 1, 1]);
    expect(returns[2]).toBeNaN();
    expect(returns[4]).toBeCloseTo(0.5, 12); // over the halt, from the session traded before
  });
  it('refuses a symbol that is given twice', () => {
    const column = { symbol: 'A', dates: ['2026-01-05'], closes: [1] };
    expect(() => panelOf([column, column])).toThrow(expect.objectContaining({ code: 'E_DUPLICATE' }));
  });
});

describe('a cross-section', () => {
  it('shares the ranks of equal values', () => {
    expect([...ranksOf(Float64Array.of(3, 1, 3, 2))]).toEqual([3.5, 1, 3.5, 2]);
  });
  it('gives 1 for the same order, −1 for the opposite one and 0 where nothing is ranked', () => {
    const up = Float64Array.of(1, 2, 30);
    expect(rankCorrelation(up, Float64Array.of(5, 6, 7))).toBeCloseTo(1, 12);
    expect(rankCorrelation(up, Float64Array.of(7, 6, 5))).toBeCloseTo(-1, 12);
    expect(rankCorrelation(up, Float64Array.of(1, 1, 1))).toBe(0);
  });
  it('standardises those that have a figure and leaves the others out', () => {
    const scores = standardised(Float64Array.of(1, Number.NaN, 3));
    expect([scores[0], scores[2]]).toEqual([-1, 1]);
    expect(scores[1]).toBeNaN();
  });
});

describe('features', () => {
  it('are known at their session: another future changes no bit of them', () => {
    const panel = samplePanel(small);
    const other = withOtherFuture(panel, samplePanel({ ...small, seed: 8 }), 500);
    expect(featuresAt(panelUntil(other, 500))).toEqual(featuresAt(panelUntil(panel, 500)));
    expect(featuresAt(panelUntil(other, 501))).not.toEqual(featuresAt(panelUntil(panel, 501)));
  });
  it('say nothing of an instrument without a year of prices', () => {
    for (const column of featuresAt(samplePanel({ ...small, sessions: 252 })))
      expect(column.every(Number.isNaN)).toBe(true);
  });
  it('do not depend on the order of the instruments', () => {
    const panel = samplePanel({ ...small, sessions: 400 });
    const columns = panel.symbols.map((symbol, i) => ({
      symbol,
      dates: panel.dates,
      closes: panel.dates.map((_, t) => panel.closes[t * panel.symbols.length + i]!),
    }));
    expect(featuresAt(panelOf(columns.toReversed()))).toEqual(featuresAt(panel));
  });
});

describe.each(forecastModels)('the model $name', (model) => {
  it('forecasts the same whatever comes later, with samples of the past from the same cache', () => {
    const panel = samplePanel(small);
    const session = 700;
    const forecastOn = (seen: PricePanel): unknown => {
      const cache = new Map();
      // the walk has been further already: what it keeps must not know of it
      if (seen === panel)
        for (const later of walkSessions(900, walkForwardDefaults))
          model.fit(contextAt(seen, later, walkForwardDefaults, cache));
      const context = contextAt(seen, session, walkForwardDefaults, cache);
      return model.fit(context).predict(context);
    };
    const other = withOtherFuture(panel, samplePanel({ ...small, seed: 9, driftDeviation: 2 }), session);
    expect(forecastOn(other)).toEqual(forecastOn(panel));
  });

  it('gives each instrument the same forecast in any order of the instruments', () => {
    const panel = samplePanel(small);
    const flipped = mirrored(panel);
    const [a, b] = [panel, flipped].map((each) => {
      const context = contextAt(each, 700, walkForwardDefaults);
      return model.fit(context).predict(context);
    });
    for (const key of ['expected', 'standardError', 'deviation'] as const) {
      const back = b![key].toReversed();
      a![key].forEach((value, i) => expect(back[i]).toBeCloseTo(value, 12));
    }
  });

  it('has an error and a spread for every forecast', () => {
    const context = contextAt(samplePanel(small), 700, walkForwardDefaults);
    const { expected, standardError, deviation } = model.fit(context).predict(context);
    for (let i = 0; i < expected.length; i++) {
      expect(Number.isFinite(expected[i]!)).toBe(true);
      expect(standardError[i]).toBeGreaterThan(0);
      expect(deviation[i]).toBeGreaterThan(standardError[i]!);
    }
  });

  it('says nothing of an instrument that is not traded any more', () => {
    const panel = samplePanel(small);
    for (let t = 690; t <= 700; t++) panel.traded[t * small.instruments] = 0;
    const context = contextAt(panel, 700, walkForwardDefaults);
    const { expected } = model.fit(context).predict(context);
    expect(expected[0]).toBeNaN();
    expect(expected[1]).not.toBeNaN();
  });
});

/** The columns in the opposite order; symbols keep their ascending order, so they are other names. */
function mirrored(panel: PricePanel): PricePanel {
  const width = panel.symbols.length;
  const flip = <T extends Float64Array | Uint8Array>(rows: T): T =>
    rows.map((_: number, at: number) => rows[Math.floor(at / width) * width + (width - 1 - (at % width))]!) as T;
  return { ...panel, closes: flip(panel.closes), returns: flip(panel.returns), traded: flip(panel.traded) };
}

describe('the walk', () => {
  it('refuses an embargo below the horizon, through which the future would leak', () => {
    expect(() =>
      walkForward(samplePanel(small), forecastModels, { ...walkForwardDefaults, embargoSessions: 19 }),
    ).toThrow(expect.objectContaining({ code: 'E_RANGE', path: ['embargoSessions'] }));
  });
  it('refuses a history without one period', () => {
    expect(() => walkForward(samplePanel({ ...small, sessions: 500 }), forecastModels)).toThrow(
      expect.objectContaining({ code: 'E_HISTORY_TOO_SHORT' }),
    );
  });
  it('learns only from dates whose horizon had ended', () => {
    const { signalSessions, horizonSessions, sampleAt } = contextAt(samplePanel(small), 700, walkForwardDefaults);
    expect(Math.max(...signalSessions) + horizonSessions).toBeLessThanOrEqual(700);
    expect(() => sampleAt(690)).toThrow('would show what comes after');
  });
  it('forgets what lies before a rolling window', () => {
    const rolling = { ...walkForwardDefaults, learningSessions: 200 };
    expect(Math.min(...contextAt(samplePanel(small), 700, rolling).signalSessions)).toBeGreaterThanOrEqual(500);
  });
  it('gives the same periods twice, bit by bit', () => {
    expect(walkForward(samplePanel(small), forecastModels)).toEqual(walkForward(samplePanel(small), forecastModels));
  });
  it('names every feature once', () => {
    expect(new Set(featureNames).size).toBe(featureNames.length);
  });

  const repetitions = 150;
  it(
    `covers 0 with its interval of the rank IC in about 95 % of ${repetitions} worlds of pure noise, and promotes next to nothing`,
    { timeout: 120_000 },
    () => {
      const covered = forecastModels.map(() => 0);
      let promotions = 0;
      let inside95 = 0;
      for (let seed = 0; seed < repetitions; seed++) {
        const periods = walkForward(samplePanel({ seed, instruments: 20, sessions: 1200 }), forecastModels);
        const all = forecastModels.map(({ name }) => metricsOf(periods, name, walkForwardDefaults));
        all.forEach(({ rankIc }, k) => {
          if (rankIc!.lower <= 0 && rankIc!.upper >= 0) covered[k]! += 1;
        });
        inside95 += all[0]!.meanCoverage95 / repetitions;
        const metrics = Object.fromEntries(forecastModels.map(({ name }, k) => [name, all[k]!]));
        if (decidePromotion(metrics).promoted !== 'EQUILIBRIUM') promotions += 1;
      }
      // 95 % ± 3 standard errors of 150 repetitions (1.8 points each): at least 134 of 150, and at most all
      for (const count of covered) expect(count).toBeGreaterThanOrEqual(134);
      expect(covered.some((count) => count < repetitions)).toBe(true);
      // two challengers, each above the baseline by chance in 2.5 %: 7.5 of 150 expected, 3 standard errors are 8
      expect(promotions).toBeLessThanOrEqual(16);
      expect(inside95).toBeGreaterThan(0.93);
      expect(inside95).toBeLessThan(0.97);
    },
  );

  it('finds a drift that was planted, and promotes the model that does', { timeout: 60_000 }, () => {
    const panel = samplePanel({ seed: 3, instruments: 40, sessions: 2000, driftDeviation: 0.5 });
    const periods = walkForward(panel, forecastModels);
    const metrics = Object.fromEntries(
      forecastModels.map(({ name }) => [name, metricsOf(periods, name, walkForwardDefaults)]),
    );
    for (const name of ['SHRUNKEN_MEAN', 'RIDGE']) {
      expect(metrics[name]!.rankIc!.lower).toBeGreaterThan(0.1);
      expect(metrics[name]!.differenceToBaseline!.lower).toBeGreaterThan(0);
      expect(metrics[name]!.hitRate.lower).toBeGreaterThan(0.5);
    }
    expect(decidePromotion(metrics).promoted).not.toBe('EQUILIBRIUM');
  });

  it('tells each year by itself, and every period once', () => {
    const periods = walkForward(samplePanel(small), forecastModels);
    const years = metricsByYear(periods, 'RIDGE', walkForwardDefaults);
    expect(years.reduce((sum, { periodCount }) => sum + periodCount, 0)).toBe(periods.length);
    expect(years.map(({ year }) => year)).toEqual([...new Set(periods.map(({ asOfDate }) => asOfDate.slice(0, 4)))]);
  });
});

describe('promotion', () => {
  const metrics = (lower: number, periodCount = 60): ForecastMetrics => ({
    periodCount,
    meanRankIc: 0,
    rankIc: null,
    hitRate: { estimate: 0.5, standardError: 0, lower: 0, upper: 1, level: 0.95 },
    differenceToBaseline: { estimate: lower + 0.1, standardError: 0, lower, upper: lower + 0.2, level: 0.95 },
    meanCoverage80: 0.8,
    coverage80: null,
    meanCoverage95: 0.95,
    coverage95: null,
  });
  const baseline = { ...metrics(0), differenceToBaseline: null };

  it('keeps the baseline where an interval touches 0', () => {
    expect(decidePromotion({ EQUILIBRIUM: baseline, RIDGE: metrics(0), SHRUNKEN_MEAN: metrics(-0.01) })).toEqual({
      promoted: 'EQUILIBRIUM',
      reasons: { EQUILIBRIUM: 'BASELINE_STAYS', RIDGE: 'NOT_BETTER', SHRUNKEN_MEAN: 'NOT_BETTER' },
    });
  });
  it('takes the one with the higher lower bound of two that are better', () => {
    expect(decidePromotion({ EQUILIBRIUM: baseline, RIDGE: metrics(0.02), SHRUNKEN_MEAN: metrics(0.01) })).toEqual({
      promoted: 'RIDGE',
      reasons: {
        EQUILIBRIUM: 'OTHER_MODEL_BETTER',
        RIDGE: 'BETTER_THAN_BASELINE',
        SHRUNKEN_MEAN: 'OTHER_MODEL_BETTER',
      },
    });
  });
  it('waits for two years of monthly periods', () => {
    expect(decidePromotion({ EQUILIBRIUM: baseline, RIDGE: metrics(0.3, 23) }).reasons.RIDGE).toBe('TOO_FEW_PERIODS');
  });
});
