import { describe, expect, it } from 'vitest';

import { log } from '../random/elementary.ts';
import { streams, uniformAt } from '../random/philox.ts';
import { momentsOf, sampleDeviation } from '../stats/moments.ts';
import type { SessionScaleSource } from './kernel-plan.ts';
import { MarketPath } from './market-path.ts';
import type { MarketSidePlan } from './market-path.ts';
import type { MertonMarket } from './market-law.ts';
import { buildPlan } from './plan.ts';
import { marketModels } from './run-inputs.ts';
import type { MarketModelName, RunInputs } from './run-inputs.ts';
import { sampleInputs, sampleSnapshot } from './sample-run.ts';

const ASSETS = 3;
const SESSIONS = 8;
const snapshot = sampleSnapshot(ASSETS, 253);

function planOf(marketModel: MarketModelName, change: Partial<RunInputs> = {}): MarketSidePlan {
  return buildPlan(sampleInputs(ASSETS, { marketModel, horizonSessions: SESSIONS, ...change }), snapshot);
}

const volatile: Partial<RunInputs> = {
  stress: {
    shocks: [{ kind: 'VOLATILITY', symbols: [], firstSession: 2, lastSession: 5, value: 4 }],
    replay: null,
  },
};
const plans: readonly (readonly [string, MarketSidePlan])[] = [
  ...marketModels.map((model) => [model, planOf(model)] as const),
  ...marketModels.map((model) => [`${model}, stressed`, planOf(model, volatile)] as const),
  ...marketModels.map(
    (model) => [`${model}, with drawn parameters`, planOf(model, { parameterUncertainty: 'POSTERIOR' })] as const,
  ),
  ...(['GBM', 'STUDENT_T_COPULA'] as const).map(
    (model) => [`${model}, quasi-random`, { ...planOf(model), isQuasiRandom: true }] as const,
  ),
];

const halfOfSessions =
  (seed: number): SessionScaleSource =>
  (path, out) => {
    for (let session = 0; session < out.length; session++)
      out[session] = uniformAt(seed, path, session, streams.threatRegime, 0) < 0.5 ? 1.5 : 1;
  };
const ones: SessionScaleSource = (_path, out) => out.fill(1);

/** Alone, in one group, at the end of a block of parameters and in the next. */
const paths = [6, 4, 5, 6, 7, 255, 256];

describe.each(plans)('the paths of %s', (_, plan) => {
  it('tell their growth after each session, of which the last is that of the horizon, with the bits of the twin', () => {
    const sessionScale = halfOfSessions(plan.seed);
    const market = new MarketPath({ ...plan, sessionScale });
    const twin = new MarketPath({ ...plan, sessionScale, kernel: 'TWIN' });
    for (const path of paths) {
      market.simulate(path);
      twin.simulate(path);
      const value = market.endValue;
      expect(market.sessionGrowth).toEqual(twin.sessionGrowth);
      expect(market.sessionGrowth.slice(-ASSETS)).toEqual(market.growth);
      expect(market.sessionGrowth).toHaveLength(SESSIONS * ASSETS);
      expect(market.endValue).toBe(value);
    }
  });
  it('take factors of 1 for none, bit for bit, and others not', () => {
    const valuesUnder = (sessionScale: SessionScaleSource | null): number[] => {
      const market = new MarketPath({ ...plan, sessionScale });
      return paths.flatMap((path) => {
        market.simulate(path);
        return [market.endValue, market.maximumDrawdown, ...market.growth];
      });
    };
    const plain = valuesUnder(null);
    expect(valuesUnder(ones)).toEqual(plain);
    expect(valuesUnder(halfOfSessions(plan.seed))).not.toEqual(plain);
  });
});

describe('a regime that doubles volatility on the jump diffusion', () => {
  const law: MertonMarket = {
    model: 'MERTON',
    drift: Float64Array.of(0.001),
    factor: Float64Array.of(0.004),
    jumpRate: 0.5,
    jumpMean: -0.01,
    jumpSd: 0.01,
    loading: Float64Array.of(0.8),
  };
  const plan = { seed: 11, horizonSessions: 1, amounts: Float64Array.of(1), cashKrw: 0, market: law, issuers: null };
  const draw = (change: Partial<MarketSidePlan>): Float64Array => {
    const market = new MarketPath({ ...plan, ...change });
    return Float64Array.from({ length: 20_000 }, (_, path) => {
      market.simulate(path);
      return log(market.growth[0]!);
    });
  };
  it.each([
    ['alone', null],
    ['beside a stress case', { scale: Float64Array.of(0.5), shift: Float64Array.of(0) }],
  ])('doubles what is unexpected, jumps included, path by path: %s', (_, overlay) => {
    const calm = draw({ overlay });
    const wild = draw({ overlay, sessionScale: (_path, out) => out.fill(2) });
    const jumps = 0.5 * -0.01 * 0.8 * (overlay ? 0.5 : 1);
    const expected = 0.001 + jumps;
    calm.forEach((x, path) => expect(wild[path]).toBeCloseTo(expected + 2 * (x - expected), 13));
    const moments = momentsOf(calm);
    expect(Math.abs(moments.mean - expected)).toBeLessThan(4 * (sampleDeviation(moments) / Math.sqrt(20_000)));
  });
});
