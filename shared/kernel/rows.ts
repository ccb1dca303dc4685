// Laws that draw rows of the past: the bootstrap of log returns, and filtered historical simulation with a GARCH(1,1) for each asset.
import { Group, laneTable } from "./group";
import { small } from "./elementary";
import { add, mul, mulAdd, splatAt, sub } from "./lanes";
import { uniform } from "./normal";
import { hasOverlay, isScaled, remembered, stressed } from "./overlay";
import {
  centred, highWords, key0, key1, lowWords, multiplier0, multiplier1, productHigh, productLow, storeKeys, upperHigh, upperLow, xor3,
} from "./philox";
import { begin, beginSum, endPair, endSession, endSum, growPair, growthBefore, growthStep, isDirect, sumOf } from "./session";

/** Stream 4, word pair 0 the row, pair 1 the restart (ruling 8). */
const STREAM_ROWS: u32 = 4 << 16;

/** Row numbers of the four paths; the draw of each session overwrites them. */
const ROW: usize = memory.data(16);

/** Stationary bootstrap of log returns. */
export function bootstrap(group: usize): void {
  const g = changetype<Group>(group);
  storeKeys(g.seedLow, g.seedHigh, g.keys);
  begin(g);
  for (let session = 0; session < g.sessions; session++) {
    drawRows(g, session);
    bootstrapSession(g);
    stressAroundDrift(g, session);
    endSession(g, session);
  }
}

/** Filtered historical simulation: rows of standardised residuals, scaled by each asset's own variance. */
export function filteredHistorical(group: usize): void {
  const g = changetype<Group>(group);
  storeKeys(g.seedLow, g.seedHigh, g.keys);
  begin(g);
  beginVariance(g);
  for (let session = 0; session < g.sessions; session++) {
    drawRows(g, session);
    if (hasOverlay(g) || isScaled(g, session)) for (let asset = 0; asset < g.assets; asset += 2) stressedPair(g, session, asset);
    else if (isDirect(g, session)) {
      filterAndGrow(g, session);
      continue;
    } else filteredSession(g);
    endSession(g, session);
  }
}

/** Log returns that the caller has written, one table a path. */
export function given(group: usize): void {
  const g = changetype<Group>(group);
  begin(g);
  const row = <usize>g.assets << 3;
  const table = row * <usize>g.sessions;
  for (let session = 0; session < g.sessions; session++) {
    const at = g.returns + <usize>session * row;
    for (let asset: usize = 0; asset < <usize>g.assets; asset += 2) {
      storePair(g.wanted + (asset << 5), at + (asset << 3), at + table + (asset << 3), at + 2 * table + (asset << 3), at + 3 * table + (asset << 3));
    }
    stressAroundDrift(g, session);
    endSession(g, session);
  }
}

function beginVariance(g: Group): void {
  const first = g.garch + 3 * (<usize>g.assets << 3);
  for (let asset = 0; asset < g.assets; asset++) {
    const h = splatAt(first, asset);
    const to = g.variance + (<usize>asset << 5);
    v128.store(to, h);
    v128.store(to, h, 16);
  }
}

/** Draws the session's row of each path: a new block where the second uniform says so and on the first session, else the next row. */
function drawRows(g: Group, session: i32): void {
  const m0 = multiplier0();
  const m1 = multiplier1();
  let c0 = v128.load(g.paths);
  let c1 = v128.load(g.paths, 16);
  let c2 = i32x4.splat(session);
  let c3 = i32x4.splat(STREAM_ROWS);
  for (let round = 0; round < 9; round++) {
    const a = productLow(c0, m0);
    const b = productHigh(c0, m0);
    const c = productLow(c2, m1);
    const d = productHigh(c2, m1);
    c0 = xor3(highWords(c, d), c1, key0(g.keys, round));
    c1 = lowWords(c, d);
    c2 = xor3(highWords(a, b), c3, key1(g.keys, round));
    c3 = lowWords(a, b);
  }
  const end0 = v128.xor(c1, key0(g.keys, 9));
  const end2 = v128.xor(c3, key1(g.keys, 9));
  const count = f64x2.splat(<f64>g.rowCount);
  const rowLow = mul(uniform(centred(v128.xor(productLow(c2, m1), upperLow(end0)))), count);
  const rowHigh = mul(uniform(centred(v128.xor(productHigh(c2, m1), upperHigh(end0)))), count);
  const drawn = v128.shuffle<i32>(i32x4.trunc_sat_f64x2_u_zero(rowLow), i32x4.trunc_sat_f64x2_u_zero(rowHigh), 0, 1, 4, 5);

  const probability = f64x2.splat(g.restartProbability);
  const restartLow = f64x2.lt(uniform(centred(v128.xor(productLow(c0, m0), upperLow(end2)))), probability);
  const restartHigh = f64x2.lt(uniform(centred(v128.xor(productHigh(c0, m0), upperHigh(end2)))), probability);
  let isRestart = v128.shuffle<i32>(restartLow, restartHigh, 0, 2, 4, 6);
  if (session == 0) isRestart = i32x4.splat(-1);

  const after = i32x4.add(v128.load(ROW), i32x4.splat(1));
  const next = v128.andnot(after, i32x4.eq(after, i32x4.splat(g.rowCount))); // behind the last row comes the first
  v128.store(ROW, v128.bitselect(drawn, next, isRestart));
}

/** Address of the row that a path has drawn. */
// @ts-ignore: decorator
@inline
function rowOf(g: Group, path: i32): usize {
  return g.rows + ((<usize>load<u32>(ROW + (<usize>path << 2)) * <usize>g.assets) << 3);
}

/** Two assets of four rows, turned into two assets by lane. */
// @ts-ignore: decorator
@inline
function storePair(to: usize, row0: usize, row1: usize, row2: usize, row3: usize): void {
  const a = v128.load(row0);
  const b = v128.load(row1);
  const c = v128.load(row2);
  const d = v128.load(row3);
  v128.store(to, v128.shuffle<i64>(a, b, 0, 2));
  v128.store(to, v128.shuffle<i64>(c, d, 0, 2), 16);
  v128.store(to, v128.shuffle<i64>(a, b, 1, 3), 32);
  v128.store(to, v128.shuffle<i64>(c, d, 1, 3), 48);
}

/** Log returns of the drawn rows, all assets. */
function bootstrapSession(g: Group): void {
  const row0 = rowOf(g, 0);
  const row1 = rowOf(g, 1);
  const row2 = rowOf(g, 2);
  const row3 = rowOf(g, 3);
  const wanted = g.wanted;
  for (let at: usize = 0, end = <usize>g.assets << 3; at < end; at += 16)
    storePair(wanted + (at << 2), row0 + at, row1 + at, row2 + at, row3 + at);
}

/** Two assets of the drawn rows. */
function bootstrapPair(g: Group, asset: i32): void {
  const at = <usize>asset << 3;
  storePair(g.wanted + (<usize>asset << 5), rowOf(g, 0) + at, rowOf(g, 1) + at, rowOf(g, 2) + at, rowOf(g, 3) + at);
}

/**
 * x becomes drift + (factor·(scale·(x - drift)) + shift), where drift is what the law expects of a session; without a stress case
 * x + (factor - 1)·(x - drift), which leaves x as it is where the factor is 1.
 */
function stressAroundDrift(g: Group, session: i32): void {
  if (!hasOverlay(g)) {
    if (isScaled(g, session)) scaleAroundDrift(g, session);
    return;
  }
  const factor = <usize>session << 5;
  const row = <usize>session * <usize>g.assets;
  for (let asset: usize = 0; asset < <usize>g.assets; asset++) {
    const drift = v128.load64_splat(g.drift + (asset << 3));
    const cell = (row + asset) << 3;
    const to = g.wanted + (asset << 5);
    v128.store(to, add(drift, stressed(g, sub(v128.load(to), drift), cell, factor)));
    v128.store(to, add(drift, stressed(g, sub(v128.load(to, 16), drift), cell, factor + 16)), 16);
  }
}

function scaleAroundDrift(g: Group, session: i32): void {
  const factor = g.sessionScale + (<usize>session << 5);
  const one = f64x2.splat(1);
  const a = sub(v128.load(factor), one);
  const b = sub(v128.load(factor, 16), one);
  for (let asset: usize = 0; asset < <usize>g.assets; asset++) {
    const drift = v128.load64_splat(g.drift + (asset << 3));
    const to = g.wanted + (asset << 5);
    const xa = v128.load(to);
    const xb = v128.load(to, 16);
    v128.store(to, mulAdd(a, sub(xa, drift), xa));
    v128.store(to, mulAdd(b, sub(xb, drift), xb), 16);
  }
}

/**
 * One session of all assets into `wanted`. The addresses are taken out of the group once: after a store the compiler must think
 * that the group has changed.
 */
function filteredSession(g: Group): void {
  const row0 = rowOf(g, 0);
  const row1 = rowOf(g, 1);
  const row2 = rowOf(g, 2);
  const row3 = rowOf(g, 3);
  const table = <usize>g.assets << 3;
  const garch = g.garch;
  const drift = g.drift;
  const variance = g.variance;
  const wanted = g.wanted;
  for (let at: usize = 0; at < table; at += 16) {
    const a = v128.load(row0 + at);
    const b = v128.load(row1 + at);
    const c = v128.load(row2 + at);
    const d = v128.load(row3 + at);
    const h = variance + (at << 2);
    const x = wanted + (at << 2);
    v128.store(x, filter(h, garch + at, drift + at, table, v128.shuffle<i64>(a, b, 0, 2)));
    v128.store(x, filter(h + 16, garch + at, drift + at, table, v128.shuffle<i64>(c, d, 0, 2)), 16);
    v128.store(x, filter(h + 32, garch + at + 8, drift + at + 8, table, v128.shuffle<i64>(a, b, 1, 3)), 32);
    v128.store(x, filter(h + 48, garch + at + 8, drift + at + 8, table, v128.shuffle<i64>(c, d, 1, 3)), 48);
  }
}

/**
 * The same, and growth: the square roots of two assets stand between the steps of the exponentials of the two before them, because
 * both have long waits and keep different units of the processor busy.
 */
function filterAndGrow(g: Group, session: i32): void {
  const row0 = rowOf(g, 0), row1 = rowOf(g, 1), row2 = rowOf(g, 2), row3 = rowOf(g, 3);
  const table = <usize>g.assets << 3;
  const garch = g.garch;
  const drift = g.drift;
  const variance = g.variance;
  const wanted = g.wanted;
  const amounts = g.amounts;
  const before = growthBefore(g, session);
  const step = growthStep(g);
  const sum = sumOf(g);
  beginSum(g);
  let a = v128.load(row0), b = v128.load(row1), c = v128.load(row2), d = v128.load(row3);
  v128.store(wanted, filter(variance, garch, drift, table, v128.shuffle<i64>(a, b, 0, 2)));
  v128.store(wanted, filter(variance + 16, garch, drift, table, v128.shuffle<i64>(c, d, 0, 2)), 16);
  v128.store(wanted, filter(variance + 32, garch + 8, drift + 8, table, v128.shuffle<i64>(a, b, 1, 3)), 32);
  v128.store(wanted, filter(variance + 48, garch + 8, drift + 8, table, v128.shuffle<i64>(c, d, 1, 3)), 48);
  let last: usize = 0;
  for (let at: usize = 16; at < table; last = at, at += 16) {
    const grown = wanted + (last << 2);
    const x0 = v128.load(grown), x1 = v128.load(grown, 16), x2 = v128.load(grown, 32), x3 = v128.load(grown, 48);
    a = v128.load(row0 + at), b = v128.load(row1 + at), c = v128.load(row2 + at), d = v128.load(row3 + at);
    const h = variance + (at << 2);
    const x = wanted + (at << 2);
    const k = small(0);
    let f = small(1);
    let p0 = mulAdd(k, x0, f), p1 = mulAdd(k, x1, f), p2 = mulAdd(k, x2, f), p3 = mulAdd(k, x3, f);
    v128.store(x, filter(h, garch + at, drift + at, table, v128.shuffle<i64>(a, b, 0, 2)));
    f = small(2);
    p0 = mulAdd(p0, x0, f), p1 = mulAdd(p1, x1, f), p2 = mulAdd(p2, x2, f), p3 = mulAdd(p3, x3, f);
    f = small(3);
    p0 = mulAdd(p0, x0, f), p1 = mulAdd(p1, x1, f), p2 = mulAdd(p2, x2, f), p3 = mulAdd(p3, x3, f);
    v128.store(x, filter(h + 16, garch + at, drift + at, table, v128.shuffle<i64>(c, d, 0, 2)), 16);
    f = small(4);
    p0 = mulAdd(p0, x0, f), p1 = mulAdd(p1, x1, f), p2 = mulAdd(p2, x2, f), p3 = mulAdd(p3, x3, f);
    f = small(5);
    p0 = mulAdd(p0, x0, f), p1 = mulAdd(p1, x1, f), p2 = mulAdd(p2, x2, f), p3 = mulAdd(p3, x3, f);
    v128.store(x, filter(h + 32, garch + at + 8, drift + at + 8, table, v128.shuffle<i64>(a, b, 1, 3)), 32);
    f = small(6);
    p0 = mulAdd(p0, x0, f), p1 = mulAdd(p1, x1, f), p2 = mulAdd(p2, x2, f), p3 = mulAdd(p3, x3, f);
    f = small(7);
    p0 = mulAdd(p0, x0, f), p1 = mulAdd(p1, x1, f), p2 = mulAdd(p2, x2, f), p3 = mulAdd(p3, x3, f);
    v128.store(x, filter(h + 48, garch + at + 8, drift + at + 8, table, v128.shuffle<i64>(c, d, 1, 3)), 48);
    const cell = last << 2;
    endPair(g, x0, x1, x2, x3, p0, p1, p2, p3, cell, before + cell, step, amounts + last, sum);
  }
  const cell = last << 2;
  const grown = wanted + cell;
  const x0 = v128.load(grown), x1 = v128.load(grown, 16), x2 = v128.load(grown, 32), x3 = v128.load(grown, 48);
  growPair(g, x0, x1, x2, x3, cell, before + cell, step, amounts + last, sum);
  endSum(g);
}

/** One asset of two paths by the residuals z: moves the variance at address `variance` on and gives drift + √h z. */
// @ts-ignore: decorator
@inline
function filter(variance: usize, parameters: usize, drift: usize, table: usize, z: v128): v128 {
  const h = v128.load(variance);
  const e = mul(f64x2.sqrt(h), z);
  v128.store(variance, nextVariance(parameters, table, e, h));
  return add(v128.load64_splat(drift), e);
}

/** omega + alpha e² + beta h */
// @ts-ignore: decorator
@inline
function nextVariance(parameters: usize, table: usize, e: v128, h: v128): v128 {
  const omega = v128.load64_splat(parameters);
  const alpha = v128.load64_splat(parameters + table);
  const beta = v128.load64_splat(parameters + 2 * table);
  return add(add(omega, mul(alpha, mul(e, e))), mul(beta, h));
}

/** The same under a stress case, which says what of e the next variance remembers; two assets. */
function stressedPair(g: Group, session: i32, asset: i32): void {
  bootstrapPair(g, asset);
  const table = <usize>g.assets << 3;
  for (let i = <usize>asset; i < <usize>asset + 2; i++) {
    const at = i << 3;
    const drift = v128.load64_splat(g.drift + at);
    for (let lane: usize = 0; lane < 32; lane += 16) {
      const cell = (i << 5) + lane;
      const h = v128.load(g.variance + cell);
      const e = mul(f64x2.sqrt(h), v128.load(g.wanted + cell));
      const stress = <usize>session * table + at;
      v128.store(g.variance + cell, nextVariance(g.garch + at, table, remembered(g, e, stress), h));
      v128.store(g.wanted + cell, add(drift, stressed(g, e, stress, (<usize>session << 5) + lane)));
    }
  }
}
