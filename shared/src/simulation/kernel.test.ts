import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { fillNormals, normalAt, streams, uniformAt } from '../random/philox.ts';
import { DAILY_PRICE_LIMIT } from '../market/price-limit.ts';
import type { Marginal, TCopulaStepper } from '../market/student-t-copula.ts';
import { chi2Table, tTable } from '../stats/path-tables.ts';
import type { IssuerJumps } from '../threat/issuer-events.ts';
import { hasSimd } from './kernel-instance.ts';
import type { JumpSource, KernelLaw, KernelPlan, PathKernel, SessionScaleSource } from './kernel-plan.ts';
import { krxPriceLimit, noPriceLimit } from './kernel-plan.ts';
import { TwinKernel } from './kernel-twin.ts';
import { WasmKernel } from './kernel-wasm.ts';
import type { MarketOverlay } from './market-law.ts';

const models = ['GBM', 'FILTERED_HISTORICAL', 'STATIONARY_BOOTSTRAP', 'STUDENT_T_COPULA', 'GIVEN'] as const;
type Model = (typeof models)[number];

/** `count` normals of their own place, times `scale`. */
function normals(seed: number, place: number, count: number, scale: number): Float64Array {
  const out = new Float64Array(count);
  for (let at = 0; at < count; at++) out[at] = scale * normalAt(seed, place, at, streams.posteriorDraw, 0);
  return out;
}

function uniforms(seed: number, place: number, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, at) => uniformAt(seed, place, at, streams.posteriorDraw, 0));
}

interface Sketch {
  readonly model: Model;
  readonly seed: number;
  readonly assets: number;
  readonly sessions: number;
  readonly rowCount: number;
  /** Of a session: at 0.01 nothing meets the price limit, at 0.3 much does. */
  readonly volatility: number;
  readonly hasLimit: boolean;
  readonly jumpsPerPath: number;
  readonly overlay: 'NONE' | 'SCALE' | 'SHIFT' | 'BOTH';
  readonly factors: 'NONE' | 'ONE' | 'MIXED';
  readonly cashKrw: number;
  readonly empty: boolean;
}

/** Tables of two degrees of freedom: to fill them takes longer than to simulate. */
const tables = [2.5, 7].map((nu) => ({ nu, mixing: chi2Table(nu), distribution: tTable(nu) }));

/** A copula of past returns of different lengths; beside them, of some assets, a formula. */
function copulaOf({ seed, assets, rowCount, volatility }: Sketch): TCopulaStepper {
  const marginals = Array.from({ length: assets }, (_, i): Marginal => {
    if (seed % 3 === 0 && i % 4 === 1) return { type: 'normal', mean: 0.001, sd: volatility };
    if (seed % 3 === 0 && i % 4 === 2) return { type: 'studentT', mean: 0, sd: volatility, nu: 4 };
    return { type: 'empirical', sorted: normals(seed, 20 + i, 2 + ((rowCount + i) % 37), volatility).sort() };
  });
  const factor = normals(seed, 3, assets * assets, 1 / Math.sqrt(assets));
  return { size: assets, factor, marginals, ...tables[seed % 2]! };
}

function lawOf(sketch: Sketch): KernelLaw {
  const { model, seed, assets, sessions, rowCount, volatility } = sketch;
  const drift = normals(seed, 1, assets, 0.001);
  const restartProbability = 0.2;
  const rows = normals(seed, 2, rowCount * assets, 1);
  if (model === 'GBM')
    return { model, drift, factor: normals(seed, 3, assets * assets, volatility / Math.sqrt(assets)) };
  if (model === 'STATIONARY_BOOTSTRAP')
    return { model, rowCount, restartProbability, rows: rows.map((z) => volatility * z) };
  if (model === 'STUDENT_T_COPULA') return { model, stepper: copulaOf(sketch) };
  if (model === 'GIVEN') {
    return {
      model,
      source: (path, out) => {
        fillNormals(seed, path, 0, streams.posteriorDraw, sessions * assets, out);
        for (let at = 0; at < out.length; at++) out[at] = volatility * out[at]!;
      },
    };
  }
  const variance = volatility * volatility;
  return {
    model,
    rowCount,
    restartProbability,
    residuals: rows,
    drift,
    omega: uniforms(seed, 4, assets).map((u) => 0.1 * u * variance),
    alpha: uniforms(seed, 5, assets).map((u) => 0.1 * u),
    beta: uniforms(seed, 6, assets).map((u) => 0.85 + 0.05 * u),
    firstVariance: uniforms(seed, 7, assets).map((u) => 2 * u * variance),
  };
}

/** Jumps of up to two thirds, several in one cell now and then. */
function jumpsOf({ seed, assets, sessions, jumpsPerPath }: Sketch): JumpSource | null {
  if (jumpsPerPath === 0) return null;
  return (path: number, out: IssuerJumps) => {
    out.count = jumpsPerPath;
    if (out.session.length < jumpsPerPath) {
      out.session = new Uint16Array(jumpsPerPath);
      out.holding = new Uint16Array(jumpsPerPath);
      out.logJump = new Float64Array(jumpsPerPath);
    }
    for (let j = 0; j < jumpsPerPath; j++) {
      out.session[j] = Math.floor(sessions * uniformAt(seed, path, j, streams.jumpCount, 0));
      out.holding[j] = Math.floor(assets * uniformAt(seed, path, j, streams.jumpCount, 1));
      out.logJump[j] = 1.3 * (uniformAt(seed, path, j, streams.jumpCount, 2) - 0.5);
    }
  };
}

function overlayOf({ seed, assets, sessions, overlay }: Sketch): MarketOverlay | null {
  if (overlay === 'NONE') return null;
  const cells = sessions * assets;
  return {
    scale: overlay === 'SHIFT' ? null : uniforms(seed, 8, cells).map((u) => 3 * u),
    shift: overlay === 'SCALE' ? null : normals(seed, 9, cells, 0.05),
  };
}

/** Half of the sessions as they are, the others up to three times as large, also nothing at all. */
function factorsOf({ seed, factors }: Sketch): SessionScaleSource | null {
  if (factors === 'NONE') return null;
  return (path, out) => {
    for (let session = 0; session < out.length; session++) {
      const u = factors === 'ONE' ? 1 : uniformAt(seed, path, session, streams.threatRegime, 0);
      out[session] = u > 0.5 ? 1 : u < 0.1 ? 0 : 6 * u;
    }
  };
}

function planOf(sketch: Sketch): KernelPlan {
  const { seed, assets, sessions } = sketch;
  return {
    law: lawOf(sketch),
    seed,
    sessions,
    // every third asset is not held, one is sold short
    amounts: uniforms(seed, 10, assets).map((u, i) =>
      sketch.empty || i % 3 === 1 ? 0 : 1e9 * (i === 5 ? -u / 10 : u),
    ),
    cashKrw: sketch.cashKrw,
    jumps: jumpsOf(sketch),
    overlay: overlayOf(sketch),
    sessionScale: factorsOf(sketch),
    expectedReturn: normals(seed, 1, assets, 0.001),
    limit: sketch.hasLimit ? krxPriceLimit : noPriceLimit,
  };
}

const calm: Sketch = {
  model: 'GBM',
  seed: 20_261_123,
  assets: 20,
  sessions: 30,
  rowCount: 50,
  volatility: 0.02,
  hasLimit: true,
  jumpsPerPath: 0,
  overlay: 'NONE',
  factors: 'NONE',
  cashKrw: 1e6,
  empty: false,
};

const sketches = fc.record<Sketch>({
  model: fc.constantFrom(...models),
  seed: fc.maxSafeNat(),
  assets: fc.integer({ min: 1, max: 13 }),
  sessions: fc.integer({ min: 1, max: 24 }),
  rowCount: fc.integer({ min: 1, max: 40 }),
  volatility: fc.constantFrom(0.01, 0.05, 0.3),
  hasLimit: fc.boolean(),
  jumpsPerPath: fc.constantFrom(0, 1, 40),
  overlay: fc.constantFrom('NONE', 'SCALE', 'SHIFT', 'BOTH'),
  factors: fc.constantFrom('NONE', 'ONE', 'MIXED'),
  cashKrw: fc.constantFrom(0, 1, 123_456_789),
  empty: fc.boolean(),
});
const paths = fc.array(
  fc.oneof(
    fc.integer({ min: 0, max: 9 }),
    fc.integer({ min: 2 ** 31 - 6, max: 2 ** 31 + 6 }),
    fc.integer({ min: 2 ** 32 - 6, max: 2 ** 32 + 6 }),
    fc.maxSafeNat(),
  ),
  { minLength: 1, maxLength: 12 },
);

/** Everything that a kernel says of a path, as bits. */
function bitsOf(kernel: PathKernel, assets: number): BigUint64Array {
  const all = new Float64Array(3 + assets);
  kernel.copyGrowth(all.subarray(3));
  all.set([kernel.endValue, kernel.maximumDrawdown, kernel.limitedCells]);
  return new BigUint64Array(all.buffer);
}

/** Growth after every session, as bits. */
function sessionBitsOf(kernel: PathKernel, { sessions, amounts }: KernelPlan): BigUint64Array {
  const all = new Float64Array(sessions * amounts.length);
  kernel.copySessionGrowth(all);
  return new BigUint64Array(all.buffer);
}

describe.runIf(hasSimd)('the WebAssembly kernel', () => {
  it('gives the bits of its twin for any law, size, seed, path, order of paths, jumps, stress, regime and price limit', () => {
    fc.assert(
      fc.property(sketches, paths, fc.nat(3), (sketch, list, rarely) => {
        const plan = planOf(sketch);
        const [wasm, twin] = [new WasmKernel(plan), new TwinKernel(plan)];
        const others = plan.amounts.map((_, i) => 1e6 * (i + 1));
        for (const [at, path] of list.entries()) {
          wasm.simulate(path);
          twin.simulate(path);
          expect(bitsOf(wasm, sketch.assets)).toEqual(bitsOf(twin, sketch.assets));
          if (at % 4 === rarely) {
            expect(sessionBitsOf(wasm, plan)).toEqual(sessionBitsOf(twin, plan));
            expect(bitsOf(wasm, sketch.assets)).toEqual(bitsOf(twin, sketch.assets));
          }
          if (at % 3 === rarely) continue;
          wasm.revalue(others, 7);
          twin.revalue(others, 7);
          expect(bitsOf(wasm, sketch.assets)).toEqual(bitsOf(twin, sketch.assets));
        }
      }),
      { numRuns: 400, seed: 1 },
    );
  });
  it.each(models)('meets every branch of the arithmetic on long and wide paths: %s', (model) => {
    for (const assets of [20, 101]) {
      const sketch: Sketch = { ...calm, model, assets, sessions: 252, volatility: 0.08, jumpsPerPath: 30 };
      const plan = planOf(sketch);
      const [wasm, twin] = [new WasmKernel(plan), new TwinKernel(plan)];
      let limited = 0;
      for (let path = 0; path < 8; path++) {
        wasm.simulate(path);
        twin.simulate(path);
        expect(bitsOf(wasm, assets)).toEqual(bitsOf(twin, assets));
        limited += wasm.limitedCells;
      }
      expect(limited).toBeGreaterThan(8);
    }
  });
  it('serves ascending paths, single paths and other owners of its memory with the same bits', () => {
    const plans = models.flatMap((model) => [
      planOf({ ...calm, model, factors: 'MIXED' }),
      planOf({ ...calm, model, assets: 3 }),
    ]);
    const others = plans.map(({ amounts }) => amounts.map((_, i) => 1e6 * (i + 1)));
    const valuesOn = (kernel: PathKernel, at: number, path: number): number[] => {
      kernel.simulate(path);
      const own = kernel.endValue;
      kernel.revalue(others[at]!, 5);
      const sessions = new Float64Array(calm.sessions * others[at]!.length);
      kernel.copySessionGrowth(sessions);
      return [own, kernel.endValue, kernel.maximumDrawdown, ...sessions];
    };
    const alone = plans.map((plan, at) => {
      const kernel = new WasmKernel(plan);
      return [5, 6, 7, 8, 9].map((path) => valuesOn(kernel, at, path));
    });
    // eight kernels take turns in four memories, from the last path to the first
    const kernels = plans.map((plan) => new WasmKernel(plan));
    const seen = plans.map((): number[][] => []);
    for (const path of [9, 8, 7, 6, 5])
      for (const [at, kernel] of kernels.entries()) seen[at]!.unshift(valuesOn(kernel, at, path));
    expect(seen).toEqual(alone);
  });
  it('remembers revaluations without mixing them up: more portfolios than it keeps, in any order', () => {
    const plan = planOf({ ...calm, sessions: 5 });
    const [wasm, twin] = [new WasmKernel(plan), new TwinKernel(plan)];
    const portfolios = Array.from({ length: 300 }, (_, k) => plan.amounts.map((amount, i) => amount + k * (i + 1)));
    for (const path of [0, 1, 2]) {
      wasm.simulate(path);
      twin.simulate(path);
      for (let k = 0; k < portfolios.length; k++) {
        const at = (k * 7) % portfolios.length;
        wasm.revalue(portfolios[at]!, at);
        twin.revalue(portfolios[at]!, at);
        expect([wasm.endValue, wasm.maximumDrawdown]).toEqual([twin.endValue, twin.maximumDrawdown]);
      }
    }
  });
  it('refuses more assets than its lists can number', () => {
    const amounts = new Float64Array(16_385);
    const law = { model: 'GIVEN', source: () => undefined } as const;
    expect(() => new WasmKernel({ ...planOf(calm), law, amounts, expectedReturn: amounts })).toThrow(
      expect.objectContaining({ code: 'E_RANGE' }),
    );
  });
});

const kernels = [...(hasSimd ? [['WebAssembly', WasmKernel] as const] : []), ['twin', TwinKernel] as const];
describe.each(kernels)('a kernel (%s)', (_, Kernel) => {
  /** One asset, one session a number. */
  function along(logReturns: readonly number[], change: Partial<KernelPlan> = {}): PathKernel {
    const kernel = new Kernel({
      ...planOf({ ...calm, assets: 1, sessions: logReturns.length }),
      law: { model: 'GIVEN', source: (_path, out) => out.set(logReturns) },
      amounts: Float64Array.of(100),
      cashKrw: 0,
      ...change,
    });
    kernel.simulate(0);
    return kernel;
  }

  it('stops a fall of 50 % at the limit and lets the rest trade on the next session', () => {
    const kernel = along([Math.log(0.5), 0]);
    expect(kernel.endValue).toBeCloseTo(50, 12); // 100 → 70 → 70 · (0.5 / 0.7)
    expect(kernel.limitedCells).toBe(1);
    expect(kernel.maximumDrawdown).toBeCloseTo(0.5, 14);
    const late = along([Math.log(0.5)]);
    expect(late.endValue).toBe(100 * (1 - DAILY_PRICE_LIMIT));
  });
  it('follows the log returns as they are where there is no limit', () => {
    const kernel = along([Math.log(0.5), Math.log(3)], { limit: noPriceLimit });
    expect(kernel.endValue).toBeCloseTo(150, 11);
    expect(kernel.limitedCells).toBe(0);
  });
  it('measures the deepest fall from any earlier peak, the start included', () => {
    const kernel = along([Math.log(0.9), Math.log(1.2), Math.log(0.8), Math.log(1.1)]);
    expect(kernel.maximumDrawdown).toBeCloseTo(0.2, 12); // 108 → 86.4; the first fall is 10 %
  });
  it('scales the unexpected part of a return and shifts it', () => {
    const overlay = { scale: Float64Array.of(2, 1), shift: Float64Array.of(0, 0.01) };
    const kernel = along([0.03, 0.02], { overlay, expectedReturn: Float64Array.of(0.01) });
    // 0.01 + 2 · 0.02, then 0.01 + 0.01 + 0.01
    expect(kernel.endValue).toBeCloseTo(100 * Math.exp(0.05 + 0.03), 11);
  });
  it('lets jumps move a price but not the variance of the following sessions', () => {
    const law: KernelLaw = {
      model: 'FILTERED_HISTORICAL',
      rowCount: 1,
      restartProbability: 1,
      residuals: Float64Array.of(1),
      drift: Float64Array.of(0),
      omega: Float64Array.of(0),
      alpha: Float64Array.of(0.5),
      beta: Float64Array.of(0.5),
      firstVariance: Float64Array.of(1e-4),
    };
    const jump: JumpSource = (_path, out) => {
      out.count = 1;
      [out.session[0], out.holding[0], out.logJump[0]] = [0, 0, -0.1];
    };
    // h stays 1e-4 when only e = 0.01 feeds it: two sessions of 1 % each, and the jump
    const kernel = along([0, 0], { law, jumps: jump, limit: noPriceLimit });
    expect(kernel.endValue).toBeCloseTo(100 * Math.exp(0.02 - 0.1), 11);
  });
  it('has what is added move the next variance, and what is multiplied not: it would feed on itself', () => {
    const law: KernelLaw = {
      model: 'FILTERED_HISTORICAL',
      rowCount: 1,
      restartProbability: 1,
      residuals: Float64Array.of(1),
      drift: Float64Array.of(0),
      omega: Float64Array.of(0),
      alpha: Float64Array.of(1),
      beta: Float64Array.of(0),
      firstVariance: Float64Array.of(1e-4),
    };
    const endUnder = (scale: Float64Array | null, shift: Float64Array | null) =>
      along([0, 0], { law, overlay: { scale, shift } }).endValue;
    // √h is 0.01, and with alpha = 1 the next √h is the size of what is felt
    expect(endUnder(Float64Array.of(3, 1), null)).toBeCloseTo(100 * Math.exp(0.03 + 0.01), 11);
    expect(endUnder(null, Float64Array.of(0.02, 0))).toBeCloseTo(100 * Math.exp(0.03 + 0.03), 11);
    // a replayed session stands in the place of the draw
    expect(endUnder(Float64Array.of(0, 1), Float64Array.of(0.05, 0))).toBeCloseTo(100 * Math.exp(0.05 + 0.05), 11);
  });
  it('scales with the factor of a session what is unexpected in it, on top of the overlay, and neither drift nor shift', () => {
    const sessionScale: SessionScaleSource = (_path, out) => out.set([3, 1, 0]);
    const expectedReturn = Float64Array.of(0.01);
    const logReturns = [0.02, 0.03, 0.02];
    // 0.01 + 3 · 0.01, then 0.03 as it is, then 0.01 alone
    expect(along(logReturns, { sessionScale, expectedReturn }).endValue).toBeCloseTo(100 * Math.exp(0.08), 11);
    const overlay = { scale: Float64Array.of(2, 1, 2), shift: Float64Array.of(0.005, 0, 0.005) };
    // 0.01 + 3 · 2 · 0.01 + 0.005, then 0.03, then 0.01 + 0.005
    const stressed = along(logReturns, { sessionScale, expectedReturn, overlay });
    expect(stressed.endValue).toBeCloseTo(100 * Math.exp(0.075 + 0.03 + 0.015), 11);
  });
  it.each(models)('takes factors of 1 for none, bit for bit: %s', (model) => {
    for (const overlay of ['NONE', 'BOTH'] as const) {
      const sketch: Sketch = { ...calm, model, overlay, assets: 7, jumpsPerPath: 5, volatility: 0.08 };
      const [none, one, mixed] = (['NONE', 'ONE', 'MIXED'] as const).map(
        (factors) => new Kernel(planOf({ ...sketch, factors })),
      );
      let changed = 0;
      for (let path = 0; path < 6; path++) {
        for (const kernel of [none!, one!, mixed!]) kernel.simulate(path);
        expect(bitsOf(one!, 7)).toEqual(bitsOf(none!, 7));
        if (mixed!.endValue !== none!.endValue) changed++;
      }
      expect(changed).toBe(6);
    }
  });
  it('lets a regime scale its own sessions only: the variance goes on as it would have without', () => {
    const law: KernelLaw = {
      model: 'FILTERED_HISTORICAL',
      rowCount: 1,
      restartProbability: 1,
      residuals: Float64Array.of(1),
      drift: Float64Array.of(0),
      omega: Float64Array.of(0),
      alpha: Float64Array.of(0.9),
      beta: Float64Array.of(0.1),
      firstVariance: Float64Array.of(1e-4),
    };
    // e = √h = 0.01 on each session, α + β = 1: without a regime the variance stands still, so the last session is 1 % again
    const sessionScale: SessionScaleSource = (_path, out) => out.set([2, 0.5, 1]);
    const kernel = along([0, 0, 0], { law, sessionScale, limit: noPriceLimit });
    expect(kernel.endValue).toBeCloseTo(100 * Math.exp(0.02 + 0.005 + 0.01), 11);
  });
  it('tells the growth of each asset after each session, with the bits that the value was made of', () => {
    const plan = planOf({ ...calm, assets: 2, sessions: 3 });
    const logReturns = [0.01, -0.02, 0.03, 0.04, -0.05, 0.06];
    const kernel = new Kernel({ ...plan, law: { model: 'GIVEN', source: (_path, out) => out.set(logReturns) } });
    kernel.simulate(4);
    const growth = new Float64Array(6);
    kernel.copySessionGrowth(growth);
    [0.01, -0.02, 0.04, 0.02, -0.01, 0.08].forEach((sum, cell) => expect(growth[cell]).toBeCloseTo(Math.exp(sum), 14));
    const last = new Float64Array(2);
    kernel.copyGrowth(last);
    expect(growth.slice(4)).toEqual(last);
    expect(kernel.endValue).toBe(plan.amounts[1]! * last[1]! + (plan.amounts[0]! * last[0]! + plan.cashKrw));
  });
  it('draws the normals of stream 0 at the addresses that Q6.1 gives them', () => {
    const plan = planOf({ ...calm, assets: 3, sessions: 1, cashKrw: 0 });
    const identity = Float64Array.of(0.01, 0, 0, 0, 0.01, 0, 0, 0, 0.01);
    const kernel = new Kernel({ ...plan, law: { model: 'GBM', drift: new Float64Array(3), factor: identity } });
    kernel.simulate(2 ** 32 + 3);
    const growth = new Float64Array(3);
    kernel.copyGrowth(growth);
    growth.forEach((value, i) => {
      const z = normalAt(plan.seed, 2 ** 32 + 3, 0, streams.marketNormal, i);
      expect(value).toBeCloseTo(Math.exp(0.01 * z), 14);
    });
  });
  it('values other amounts along a path as a run of these amounts would', () => {
    const plan = planOf({ ...calm, jumpsPerPath: 10 });
    const amounts = plan.amounts.map((_, i) => 1e6 * (20 - i));
    const [first, second] = [new Kernel(plan), new Kernel({ ...plan, amounts, cashKrw: 77 })];
    for (const path of [0, 1, 2, 3, 4]) {
      first.simulate(path);
      first.revalue(amounts, 77);
      second.simulate(path);
      expect([first.endValue, first.maximumDrawdown]).toEqual([second.endValue, second.maximumDrawdown]);
    }
  });
  it('never falls where nothing is held', () => {
    const kernel = along([0.1, -0.2], { amounts: Float64Array.of(0) });
    expect([kernel.endValue, kernel.maximumDrawdown]).toEqual([0, 0]);
  });
});
