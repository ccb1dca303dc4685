import { describe, expect, it } from 'vitest';

import { exp } from '../random/elementary.ts';
import { sampleGarchSeries } from '../market/garch-sample.ts';
import { simulateChunk } from './chunk.ts';
import { mergeRun } from './merge.ts';
import { buildPlan } from './plan.ts';
import { marketModels } from './run-inputs.ts';
import type { MarketSnapshot } from './run-inputs.ts';
import { sampleInputs, sampleSymbols } from './sample-run.ts';

const SESSIONS = 1001;
const usual = { mu: 0.0003, omega: 8e-6, alpha: 0.08, beta: 0.88, nu: 6 };

/** Two shares; the volatility of the second is `factor` times the usual in the last sixty sessions. */
function snapshotWith(factor: number): MarketSnapshot {
  const closes = new Float64Array(2 * SESSIONS);
  for (let i = 0; i < 2; i++) {
    const moves = sampleGarchSeries(usual, SESSIONS - 1, i, (t) => (i === 1 && t >= SESSIONS - 61 ? factor : 1));
    let price = 10_000;
    closes[i] = price;
    for (const [t, move] of moves.entries()) {
      price *= exp(move);
      closes[2 * (t + 1) + i] = price;
    }
  }
  const dates = Array.from({ length: SESSIONS }, (_, t) =>
    new Date(Date.UTC(2020, 0, 1 + t)).toISOString().slice(0, 10),
  );
  return { symbols: sampleSymbols(2), dates, closes, droppedRowCount: 0 };
}

const quiet = snapshotWith(1);
const broken = snapshotWith(4);

describe('what a run says of its model', () => {
  it.each(marketModels)('is there for every model, with an error for each fitted number: %s', (marketModel) => {
    const fit = buildPlan(sampleInputs(2, { marketModel }), quiet).modelFit!;
    expect(fit.model).toBe(marketModel);
    expect(fit.assets.map(({ symbol }) => symbol)).toEqual(sampleSymbols(2));
    for (const { parameters, currentVolatility, longRunVolatility, regime } of fit.assets) {
      expect(parameters.length).toBeGreaterThan(0);
      for (const { value, standardError } of parameters) {
        expect(value).toBeTypeOf('number');
        expect(standardError).toBeGreaterThan(0);
      }
      expect(currentVolatility).toBeGreaterThan(0.1);
      expect(longRunVolatility! / 0.22).toBeGreaterThan(0.7);
      expect(longRunVolatility! / 0.22).toBeLessThan(1.4);
      expect(regime!.bandLow).toBeLessThan(regime!.bandHigh);
    }
  });
  it('names the parameters of GARCH as the specification does', () => {
    const { assets, parameters } = buildPlan(sampleInputs(2, { marketModel: 'FILTERED_HISTORICAL' }), quiet).modelFit!;
    expect(assets[0]!.volatilityModel).toBe('GARCH_T');
    expect(assets[0]!.parameters.map(({ name }) => name)).toEqual(['mu', 'omega', 'alpha', 'beta', 'nu']);
    expect(parameters.map(({ name }) => name)).toEqual(['blockLength']);
  });
  it('gives the degrees of freedom of a copula with their error', () => {
    const { parameters } = buildPlan(sampleInputs(2, { marketModel: 'STUDENT_T_COPULA' }), quiet).modelFit!;
    expect(parameters).toMatchObject([{ name: 'nu' }]);
  });
  it('is part of the result, with a warning that names the share whose regime broke and no other', () => {
    const inputs = sampleInputs(2, { marketModel: 'FILTERED_HISTORICAL', pathCount: 256 });
    const warningsOf = (snapshot: MarketSnapshot) => {
      const plan = buildPlan(inputs, snapshot);
      const { model, warnings } = mergeRun(inputs, plan, [simulateChunk(plan, 0)]);
      expect(model!.assets).toHaveLength(2);
      return warnings.filter(({ code }) => code === 'W_REGIME_BREAK');
    };
    expect(warningsOf(broken)).toEqual([{ code: 'W_REGIME_BREAK', about: [sampleSymbols(2)[1]] }]);
    expect(warningsOf(quiet)).toEqual([]);
  });
  it('is absent without holdings', () => {
    const inputs = sampleInputs(0, { pathCount: 16 });
    const plan = buildPlan(inputs, quiet);
    expect(mergeRun(inputs, plan, [simulateChunk(plan, 0)]).model).toBeNull();
  });
});
