import { describe, expect, it } from 'vitest';

import { fitFilteredHistory } from '../market/filtered-history.ts';
import type { GarchParameters } from '../market/garch.ts';
import { sampleGarchSeries } from '../market/garch-sample.ts';
import { sampleDeviation, momentsOf } from '../stats/moments.ts';
import type { VolatilityBand } from './regime-check.ts';
import { constantBand, filteredBands, regimeChecks, resampledBands, rowsBefore } from './regime-check.ts';

const usual: GarchParameters = { mu: 0.0004, omega: 8e-6, alpha: 0.08, beta: 0.88, nu: 6 };
const constant: GarchParameters = { ...usual, alpha: 0, beta: 0 };
const SESSIONS = 1000;

/** Share of made-up series whose last 60 sessions, at `volatility` times the usual, are called a break. */
function breakShare(
  parameters: GarchParameters,
  bandOf: (before: Float64Array) => VolatilityBand[],
  volatility: number,
  series: number,
): number {
  let breaks = 0;
  for (let number = 0; number < series; number++) {
    const rows = sampleGarchSeries(parameters, SESSIONS, number, (t) => (t < SESSIONS - 60 ? 1 : volatility));
    if (regimeChecks(bandOf(rowsBefore(rows, 1)!), rows, 252)[0]!.isBreak) breaks += 1;
  }
  return breaks / series;
}

const garch = (before: Float64Array): VolatilityBand[] => filteredBands(fitFilteredHistory(before, 1));
const normal = (before: Float64Array): VolatilityBand[] => [constantBand(sampleDeviation(momentsOf(before)))];
const singly = (before: Float64Array): VolatilityBand[] => resampledBands(before, 1, 1);

describe('the check for a break of the regime', () => {
  // Four standard errors of 5 % over 80 to 100 series are 9 to 10 percentage points; a fit that errs adds a few more.
  it('finds about one break in twenty in GARCH series that have none', () => {
    const share = breakShare(usual, garch, 1, 100);
    expect(share).toBeLessThan(0.15);
    expect(share).toBeGreaterThan(0);
  });
  it('finds about one in twenty under a constant volatility too, by the formula and by resampling', () => {
    expect(breakShare({ ...constant, nu: null }, normal, 1, 80)).toBeLessThan(0.15);
    expect(breakShare(constant, singly, 1, 80)).toBeLessThan(0.15);
  });
  it('finds most where volatility tripled, or fell to a third, sixty sessions ago', () => {
    expect(breakShare(usual, garch, 3, 40)).toBeGreaterThan(0.8);
    expect(breakShare(usual, garch, 1 / 3, 40)).toBeGreaterThan(0.8);
  });
  it('is wider where volatility clusters than where it is constant', () => {
    const rows = sampleGarchSeries(usual, SESSIONS, 1);
    const width = ([{ low, high }]: [VolatilityBand]): number => high / low;
    expect(width(garch(rows) as [VolatilityBand])).toBeGreaterThan(1.3 * width(normal(rows) as [VolatilityBand]));
  });
  it('knows no usual level under exponential weights, and starts from where the volatility was', () => {
    const calm = fitFilteredHistory(sampleGarchSeries(constant, SESSIONS, 11), 1);
    expect(calm.volatilities[0]!.refusal).toBe('NO_GAIN');
    const [band] = filteredBands(calm);
    const start = Math.sqrt(calm.nextVariance[0]!);
    expect(band!.low).toBeLessThan(start);
    expect(band!.high).toBeGreaterThan(start);
    const [doubled] = filteredBands({ ...calm, nextVariance: calm.nextVariance.map((h) => 4 * h) });
    expect(doubled!.high / band!.high).toBeCloseTo(2, 10);
  });
  it('says √(χ²/59) for a constant volatility: 0.847 to 1.220 times it', () => {
    expect(constantBand(1).low).toBeCloseTo(Math.sqrt(39.6619 / 59) /* 2.5 % point */, 2);
    expect(constantBand(1).high).toBeCloseTo(Math.sqrt(82.1174 / 59), 2);
  });
  it('is not made where fewer than 252 returns stand before the sixty', () => {
    expect(rowsBefore(new Float64Array(2 * 311), 2)).toBeNull();
    expect(rowsBefore(new Float64Array(2 * 312), 2)).toHaveLength(2 * 252);
  });
});
