import { describe, expect, it } from 'vitest';

import { exp, log } from '../random/elementary.ts';
import { sampleCovariance } from '../stats/covariance.ts';
import { correlationOf } from '../stats/linear-algebra.ts';
import { columnMeans } from '../stats/returns.ts';
import { simulateChunk } from './chunk.ts';
import { encodeChunk } from './chunk-bytes.ts';
import { MarketPath } from './market-path.ts';
import type { MarketLaw } from './market-law.ts';
import { buildPlan } from './plan.ts';
import type { MarketModelName, RunInputs, StressCase, StressShock } from './run-inputs.ts';
import { marketModels } from './run-inputs.ts';
import { sampleInputs, sampleSnapshot } from './sample-run.ts';
import { stressCatalogue, stressCaseFor } from './stress-cases.ts';
import type { FactorGbmMarket } from './factor-gbm-law.ts';
import { raiseCorrelations } from './stress-correlation.ts';
import { overlayAt, placeStress, stressedMarket } from './stress-overlay.ts';

const ASSETS = 4;
const SESSIONS = 20;
const snapshot = sampleSnapshot(ASSETS, 320);
const { symbols } = snapshot;

function inputsOf(marketModel: MarketModelName, stress: StressCase | null): RunInputs {
  return sampleInputs(ASSETS, { marketModel, stress, pathCount: 64, hasIssuerEvents: false });
}

function shock(change: Partial<StressShock>): StressShock {
  return { kind: 'LOG_RETURN', symbols: [], firstSession: 1, lastSession: SESSIONS, value: 0, ...change };
}

function planOf(marketModel: MarketModelName, ...shocks: StressShock[]): ReturnType<typeof buildPlan> {
  return buildPlan(inputsOf(marketModel, shocks.length > 0 ? { shocks, replay: null } : null), snapshot);
}

/** Log growth of each asset over the horizon on one path. */
function growthOf(plan: ReturnType<typeof buildPlan>, path: number): number[] {
  const market = new MarketPath(plan);
  market.simulate(path);
  return Array.from(market.growth, log);
}

/** Row-major. */
function rowCorrelation(rows: Float64Array): Float64Array {
  return correlationOf(sampleCovariance(rows, ASSETS), ASSETS);
}

describe('a case under every market model', () => {
  it.each(marketModels)('changes no bit when it changes nothing: %s', (model) => {
    const plain = planOf(model);
    const idle = planOf(
      model,
      shock({ value: 0 }),
      shock({ kind: 'VOLATILITY', value: 1 }),
      shock({ kind: 'CORRELATION', value: 0 }),
    );
    expect(idle.overlay).toBeNull();
    expect(encodeChunk(simulateChunk(idle, 0))).toEqual(encodeChunk(simulateChunk(plain, 0)));
  });
  it.each(marketModels)('makes the market certain when it multiplies volatility by 0: %s', (model) => {
    const plan = planOf(model, shock({ kind: 'VOLATILITY', value: 0 }));
    const first = growthOf(plan, 0);
    for (let path = 1; path < 20; path++)
      growthOf(plan, path).forEach((growth, i) => expect(growth).toBeCloseTo(first[i]!, 12));
  });
  it.each(marketModels)(
    'adds exactly what a log return shock says, on its sessions and to its symbols: %s',
    (model) => {
      const plain = planOf(model);
      const hit = planOf(model, shock({ value: -0.03, firstSession: 3, lastSession: 5, symbols: [symbols[1]!] }));
      for (let path = 0; path < 20; path++) {
        const before = growthOf(plain, path);
        const after = growthOf(hit, path);
        // under a filtered volatility the shock also moves the sessions that follow
        if (model !== ('FILTERED_HISTORICAL' as string)) expect(after[1]! - before[1]!).toBeCloseTo(-0.09, 12);
        for (const i of [0, 2, 3]) expect(after[i]).toBeCloseTo(before[i]!, 12);
      }
    },
  );
  it.each(marketModels)('lives through the sessions of a replay once more, and goes on from there: %s', (model) => {
    const replay = { firstDate: snapshot.dates[100]!, lastDate: snapshot.dates[109]! };
    const whole = buildPlan({ ...inputsOf(model, { shocks: [], replay }), horizonSessions: 10 }, snapshot);
    const expected = symbols.map((_, i) => log(snapshot.closes[109 * ASSETS + i]! / snapshot.closes[99 * ASSETS + i]!));
    for (let path = 0; path < 5; path++)
      growthOf(whole, path).forEach((growth, i) => expect(growth).toBeCloseTo(expected[i]!, 12));

    const longer = buildPlan(inputsOf(model, { shocks: [], replay }), snapshot);
    expect(growthOf(longer, 0)[0]).not.toBeCloseTo(growthOf(longer, 1)[0]!, 6);
    const first = buildPlan({ ...inputsOf(model, { shocks: [], replay }), horizonSessions: 3 }, snapshot);
    expect(growthOf(first, 7)[2]).toBeCloseTo(
      log(snapshot.closes[102 * ASSETS + 2]! / snapshot.closes[99 * ASSETS + 2]!),
      12,
    );
  });
});

describe('shocks', () => {
  const shocks = [
    shock({ value: -0.05, lastSession: 2 }),
    shock({ kind: 'VOLATILITY', value: 2, firstSession: 2, lastSession: 4 }),
    shock({ kind: 'CORRELATION', value: 0.5 }),
    shock({ value: 0.01, firstSession: 2, lastSession: 2, symbols: [symbols[3]!] }),
  ];
  it('have no order', () => {
    const one = planOf('GBM', ...shocks);
    const other = planOf('GBM', ...shocks.toReversed());
    expect(other.overlay).toEqual(one.overlay);
    expect(other.market).toEqual(one.market);
  });
  it('are as strong as the multiple says: 0 is no case, 1 the case itself', () => {
    const plan = planOf('MERTON', ...shocks);
    expect(stressedMarket(plan.stress!, SESSIONS, 0)).toEqual({ market: planOf('MERTON').market, overlay: null });
    expect(stressedMarket(plan.stress!, SESSIONS, 1)).toEqual({ market: plan.market, overlay: plan.overlay });
    const { overlay } = stressedMarket(planOf('GBM', ...shocks).stress!, SESSIONS, 3);
    expect(overlay!.shift![0]).toBeCloseTo(-0.15, 14);
    expect(overlay!.shift![ASSETS + 3]).toBeCloseTo(-0.12, 14);
    expect(overlay!.scale![2 * ASSETS]).toBe(4); // 1 + 3 (2 − 1)
    expect(overlay!.scale![4 * ASSETS]).toBe(1);
  });
  it('never turn a volatility round: a factor below 1 stops at 0', () => {
    const placed = placeStress(
      { shocks: [shock({ kind: 'VOLATILITY', value: 0.5 })], replay: null },
      symbols,
      SESSIONS,
      snapshot,
    );
    const law = planOf('GBM').market;
    expect(overlayAt(placed, law, SESSIONS, 2)!.scale).toEqual(new Float64Array(ASSETS * SESSIONS));
    expect(overlayAt(placed, law, SESSIONS, 5)!.scale).toEqual(new Float64Array(ASSETS * SESSIONS));
  });
  it('of volatility leave what is expected of a jump diffusion where it was', () => {
    const plan = planOf('MERTON');
    const law = { ...plan.market, jumpRate: 0.2, jumpMean: -0.01, loading: Float64Array.of(1, 1, 1, 2) } as MarketLaw;
    const placed = placeStress(
      { shocks: [shock({ kind: 'VOLATILITY', value: 0 })], replay: null },
      symbols,
      SESSIONS,
      snapshot,
    );
    const certain = { ...plan, market: law, overlay: overlayAt(placed, law, SESSIONS, 1) };
    const [first, , , last] = growthOf(certain, 3);
    if (law.model !== 'MERTON') throw new Error('not the model under test');
    expect(first).toBeCloseTo(SESSIONS * (law.drift[0]! - 0.2 * 0.01), 12);
    expect(last).toBeCloseTo(SESSIONS * (law.drift[3]! - 0.2 * 0.02), 12);
  });
});

describe('a rise of correlations', () => {
  it('moves the rows of a bootstrap to ρ + κ(1 − ρ), and keeps their variance and mean gross return', () => {
    const { market } = planOf('STATIONARY_BOOTSTRAP');
    if (market.model !== 'STATIONARY_BOOTSTRAP') throw new Error('not the model under test');
    const raised = raiseCorrelations(market, 0.6);
    if (raised.model !== 'STATIONARY_BOOTSTRAP') throw new Error('not the model under test');
    const before = rowCorrelation(market.rows);
    rowCorrelation(raised.rows).forEach((rho, at) =>
      expect(rho).toBeCloseTo(before[at]! + 0.6 * (1 - before[at]!), 10),
    );
    const gross = columnMeans(market.rows.map(exp), ASSETS);
    columnMeans(raised.rows.map(exp), ASSETS).forEach((mean, i) => expect(mean).toBeCloseTo(gross[i]!, 14));
    const variance = sampleCovariance(market.rows, ASSETS);
    const after = sampleCovariance(raised.rows, ASSETS);
    for (let i = 0; i < ASSETS; i++) expect(after[5 * i]! / variance[5 * i]!).toBeCloseTo(1, 10);
  });
  it('makes one asset of all at κ = 1', () => {
    const { market } = planOf('STATIONARY_BOOTSTRAP', shock({ kind: 'CORRELATION', value: 1 }));
    if (market.model !== 'STATIONARY_BOOTSTRAP') throw new Error('not the model under test');
    rowCorrelation(market.rows).forEach((rho) => expect(rho).toBeCloseTo(1, 10));

    for (const model of ['GBM', 'STUDENT_T_COPULA'] as const) {
      const { market: law } = planOf(model, shock({ kind: 'CORRELATION', value: 1 }));
      const factor = law.model === 'STUDENT_T_COPULA' ? law.stepper.factor : law.model === 'GBM' ? law.factor : null;
      for (let i = 0; i < ASSETS; i++) for (let k = 1; k < ASSETS; k++) expect(factor![i * ASSETS + k]).toBe(0);
    }
  });
  it('keeps the variances of a diffusion', () => {
    const before = planOf('GBM').market;
    const after = planOf('GBM', shock({ kind: 'CORRELATION', value: 0.9 })).market;
    if (before.model !== 'GBM' || after.model !== 'GBM') throw new Error('not the model under test');
    for (let i = 0; i < ASSETS; i++) {
      const square = (factor: Float64Array): number =>
        factor.subarray(i * ASSETS, (i + 1) * ASSETS).reduce((sum, x) => sum + x * x, 0);
      expect(square(after.factor) / square(before.factor)).toBeCloseTo(1, 12);
    }
    expect(after.drift).toEqual(before.drift);
  });
  it('of two shocks is what the one leaves of the other', () => {
    const twice = planOf('GBM', shock({ kind: 'CORRELATION', value: 0.5 }), shock({ kind: 'CORRELATION', value: 0.4 }));
    const once = planOf('GBM', shock({ kind: 'CORRELATION', value: 0.7 })); // 1 − 0.5 · 0.6
    if (twice.market.model !== 'GBM' || once.market.model !== 'GBM') throw new Error('not the model under test');
    twice.market.factor.forEach((value, at) =>
      expect(value).toBeCloseTo((once.market as typeof twice.market & { factor: Float64Array }).factor[at]!, 14),
    );
  });
  it('of factors is one more factor that all share: ρ = 0.48 becomes 0.48 + 0.5 · 0.52, the variances 1 and 4 stay', () => {
    const market: FactorGbmMarket = {
      model: 'FACTOR_GBM',
      factorCount: 1,
      drift: new Float64Array(2),
      loadings: Float64Array.of(0.8, 1.2),
      specific: Float64Array.of(0.6, 1.6),
    };
    const raised = raiseCorrelations(market, 0.5);
    if (raised.model !== 'FACTOR_GBM') throw new Error('other model');
    const [a, b, c, d] = raised.loadings;
    expect(a! * a! + b! * b! + raised.specific[0]! ** 2).toBeCloseTo(1, 14);
    expect(c! * c! + d! * d! + raised.specific[1]! ** 2).toBeCloseTo(4, 14);
    expect((a! * c! + b! * d!) / 2).toBeCloseTo(0.74, 14);
  });
  it('does not depend on the order of the assets', () => {
    const { market } = planOf('STATIONARY_BOOTSTRAP');
    if (market.model !== 'STATIONARY_BOOTSTRAP') throw new Error('not the model under test');
    const turned = (rows: Float64Array): Float64Array =>
      rows.map((_, at) => rows[at - (at % ASSETS) + (ASSETS - 1 - (at % ASSETS))]!);
    const one = raiseCorrelations(market, 0.5);
    const other = raiseCorrelations({ ...market, rows: turned(market.rows) }, 0.5);
    if (one.model !== 'STATIONARY_BOOTSTRAP' || other.model !== 'STATIONARY_BOOTSTRAP') throw new Error('other model');
    turned(other.rows).forEach((x, at) => expect(x).toBeCloseTo(one.rows[at]!, 12));
  });
});

describe('a case that cannot be put to a run', () => {
  const refusal = (stress: StressCase): { code: string; path: string } => {
    try {
      buildPlan(inputsOf('GBM', stress), snapshot);
    } catch (error) {
      const { code, path } = error as { code: string; path: string[] };
      return { code, path: path.join('.') };
    }
    return { code: 'none', path: '' };
  };
  const ofShock = (change: Partial<StressShock>): string => {
    const { code, path } = refusal({ shocks: [shock({}), shock(change)], replay: null });
    return `${code} ${path}`;
  };
  it.each([
    [{ firstSession: 0 }, 'E_RANGE stress.shocks.1.firstSession'],
    [{ lastSession: SESSIONS + 1 }, 'E_RANGE stress.shocks.1.lastSession'],
    [{ firstSession: 5, lastSession: 4 }, 'E_BOUNDS_ORDER stress.shocks.1.lastSession'],
    [{ value: 1.5 }, 'E_RANGE stress.shocks.1.value'],
    [{ value: Number.NaN }, 'E_NOT_FINITE stress.shocks.1.value'],
    [{ kind: 'VOLATILITY' as const, value: -1 }, 'E_RANGE stress.shocks.1.value'],
    [{ kind: 'CORRELATION' as const, value: 0.5, symbols: ['100000'] }, 'E_RANGE stress.shocks.1.symbols'],
    [{ symbols: ['100000', '999999'] }, 'E_SYMBOL_UNKNOWN stress.shocks.1.symbols.1'],
    [{ symbols: ['100000', '100000'] }, 'E_DUPLICATE stress.shocks.1.symbols.1'],
  ])('says which field of a shock is at fault: %o', (change, expected) => {
    expect(ofShock(change)).toBe(expected);
  });
  it.each([
    ['2020-01-01', '2020-01-20', 'E_RANGE stress.replay.firstDate'], // the first session has no return
    ['2019-06-01', '2020-02-20', 'E_RANGE stress.replay.firstDate'],
    ['2020-02-01', '2031-01-01', 'E_RANGE stress.replay.lastDate'],
    ['2020-02-20', '2020-02-01', 'E_BOUNDS_ORDER stress.replay.lastDate'],
    ['20.2.2020', '2020-03-01', 'E_FORMAT stress.replay.firstDate'],
  ])('says which date the history lacks: %s to %s', (firstDate, lastDate, expected) => {
    const { code, path } = refusal({ shocks: [], replay: { firstDate, lastDate } });
    expect(`${code} ${path}`).toBe(expected);
  });
  it('is none at all', () => {
    expect(refusal({ shocks: [], replay: null })).toEqual({ code: 'E_REQUIRED', path: 'stress.shocks' });
  });
});

describe('the catalogue of cases', () => {
  const { holdings } = sampleInputs(ASSETS);
  it('has every case ready for a run, whatever its horizon', () => {
    for (const horizonSessions of [1, 10, 60]) {
      for (const item of stressCatalogue.filter(({ replay }) => replay === null)) {
        const stress = stressCaseFor(item, holdings, horizonSessions);
        expect(stress, item.id).not.toBeNull();
        expect(() => placeStress(stress!, symbols, horizonSessions, snapshot)).not.toThrow();
      }
    }
  });
  it('names each case once, in both languages', () => {
    expect(new Set(stressCatalogue.map(({ id }) => id)).size).toBe(stressCatalogue.length);
    for (const { title, explanation, source } of stressCatalogue)
      for (const text of [title, explanation, source]) expect(text.ko.length * text.en.length).toBeGreaterThan(0);
  });
  it('meets the holdings of a sector alone, and is not offered without them', () => {
    const finance = stressCatalogue.find(({ id }) => id === 'FINANCE_20')!;
    expect(stressCaseFor(finance, holdings, 20)!.shocks[0]!.symbols).toEqual(['100000']); // the bank
    expect(stressCaseFor(finance, [{ symbol: '100010', sector: 'MANU' }], 20)).toBeNull();
  });
  it('lets the share of a 10 % day lose 10 % of what it would be worth', () => {
    const oneDay = stressCaseFor(
      stressCatalogue.find(({ id }) => id === 'ONE_DAY_10')!,
      holdings,
      SESSIONS,
    )!;
    const hit = buildPlan(inputsOf('GBM', oneDay), snapshot);
    const [before, after] = [planOf('GBM'), hit].map((plan) => exp(growthOf(plan, 0)[0]!));
    expect(after! / before!).toBeCloseTo(0.9, 12);
  });
});
