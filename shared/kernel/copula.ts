// Student's t copula with the returns of the past as marginals: log returns of four paths, by asset and lane. The same steps as
// tCopulaStep in src/market/student-t-copula.ts on the tables of src/stats/path-tables.ts.
import { exp } from './elementary';
import { correlate, drawNormals, hoistDims } from './gbm';
import { Group, laneTable } from './group';
import { abs, add, mul, splatAt, sub } from './lanes';
import { quantile } from './normal';
import { drawPairs, pairOf, storeKeys } from './philox';
import { begin, endSession } from './session';
import { stressAroundDrift } from './rows';

/** Stream 1, dim 0: the mixing variable of a session. */
const STREAM_MIXING: u32 = 1 << 16;

// What `Group.copula` holds.
const MIXING_FROM: i32 = 0;
const MIXING_PER_UNIT: i32 = 1;
const SHARE_PER_UNIT: i32 = 2;
const LARGEST: i32 = 3;
const DEGREES: i32 = 4;
const ROOT_DEGREES: i32 = 5;
/** Last cell of the table of the mixing variable, then of that of Student's distribution function. */
const MIXING_LAST: i32 = 6;
const SHARE_LAST: i32 = 7;

const NUMBERS: usize = memory.data<f64>([-0.5, 1.0, 2.0, 3.0]);
/** √(ν/s) of the four paths. */
const MIXING: usize = memory.data(32, 16);

/**
 * Draws every session into `returns`. One cell in 500 lies beyond the table of the distribution function, and all of an asset whose
 * marginal is a formula: such a cell is left as Student's t, for the caller to finish.
 *
 * @returns How many such cells there are; their byte offsets in `returns` are listed in `beyond`.
 */
export function copula(group: usize): i32 {
  const g = changetype<Group>(group);
  storeKeys(g.seedLow, g.seedHigh, g.keys);
  hoistDims(g);
  let end = g.beyond;
  for (let session = 0; session < g.sessions; session++) {
    drawNormals(g, session);
    correlate(g);
    drawMixing(g, session);
    end = mapSession(g, <usize>session * laneTable(g), end);
  }
  return <i32>((end - g.beyond) >> 2);
}

/** Grows along the log returns in `returns`, which jumps, stress and regime change in place. */
export function prepared(group: usize): void {
  const g = changetype<Group>(group);
  begin(g);
  const wanted = g.wanted;
  for (let session = 0; session < g.sessions; session++) {
    g.wanted = g.returns + <usize>session * laneTable(g);
    stressAroundDrift(g, session);
    endSession(g, session);
  }
  g.wanted = wanted;
}

function drawMixing(g: Group, session: i32): void {
  drawPairs(g, session, STREAM_MIXING);
  const from = splatAt(g.copula, MIXING_FROM);
  const perUnit = splatAt(g.copula, MIXING_PER_UNIT);
  const last = splatAt(g.copula, MIXING_LAST);
  const root = splatAt(g.copula, ROOT_DEGREES);
  for (let lane: usize = 0; lane < 32; lane += 16) {
    const place = mul(sub(quantile(pairOf(lane)), from), perUnit);
    v128.store(MIXING + lane, mul(root, exp(mul(splatAt(NUMBERS, 0), interpolate(g.mixing, last, place)))));
  }
}

/** A cubic of each lane's cell, which meets values and slopes at the knots: 16 bytes a knot. */
// @ts-ignore: decorator
@inline
function interpolate(knots: usize, last: v128, place: v128): v128 {
  const cell = f64x2.pmin(f64x2.pmax(f64x2.floor(place), f64x2.splat(0)), last);
  const s = sub(place, cell);
  const index = i32x4.trunc_sat_f64x2_s_zero(cell);
  const a = knots + (<usize>i32x4.extract_lane(index, 0) << 4);
  const b = knots + (<usize>i32x4.extract_lane(index, 1) << 4);
  const a0 = v128.load(a), b0 = v128.load(b), a1 = v128.load(a, 16), b1 = v128.load(b, 16);
  const y = v128.shuffle<i64>(a0, b0, 0, 2);
  const d = v128.shuffle<i64>(a0, b0, 1, 3);
  const rise = sub(v128.shuffle<i64>(a1, b1, 0, 2), y);
  const e = v128.shuffle<i64>(a1, b1, 1, 3);
  const two = splatAt(NUMBERS, 2);
  const cubic = mul(s, sub(add(d, e), mul(two, rise)));
  const square = add(sub(sub(mul(splatAt(NUMBERS, 3), rise), mul(two, d)), e), cubic);
  return add(y, mul(s, add(d, mul(s, square))));
}

/**
 * Log returns of a session from the correlated normals in `wanted`.
 *
 * @param row - Byte offset of the session in `returns`.
 * @param end - Of the list of cells beyond the table.
 */
function mapSession(g: Group, row: usize, end: usize): usize {
  const wanted = g.wanted;
  const distribution = g.distribution;
  const largest = splatAt(g.copula, LARGEST);
  const degrees = splatAt(g.copula, DEGREES);
  const perUnit = splatAt(g.copula, SHARE_PER_UNIT);
  const last = splatAt(g.copula, SHARE_LAST);
  const zero = f64x2.splat(0);
  const one = splatAt(NUMBERS, 1);
  let marginal = g.marginals;
  const to = g.returns + row;
  for (let cell: usize = 0, stop = laneTable(g); cell < stop; cell += 32, marginal += 16) {
    const ranks = v128.load64_splat(marginal); // between the smallest value and the largest
    const sorted = <usize>load<u32>(marginal, 8);
    for (let lane: usize = 0; lane < 32; lane += 16) {
      const t = mul(v128.load(wanted + cell + lane), v128.load(MIXING + lane));
      const size = abs(t);
      const share = f64x2.div(size, f64x2.sqrt(add(degrees, mul(size, size))));
      const upper = interpolate(distribution, last, mul(share, perUnit));
      const u = v128.bitselect(sub(one, upper), upper, f64x2.lt(t, zero));
      const place = mul(u, ranks);
      const below = f64x2.pmax(f64x2.pmin(f64x2.floor(place), sub(ranks, one)), zero);
      const index = i32x4.trunc_sat_f64x2_s_zero(below);
      const a = v128.load(sorted + (<usize>i32x4.extract_lane(index, 0) << 3));
      const b = v128.load(sorted + (<usize>i32x4.extract_lane(index, 1) << 3));
      const low = v128.shuffle<i64>(a, b, 0, 2);
      const x = add(low, mul(sub(place, below), sub(v128.shuffle<i64>(a, b, 1, 3), low)));
      const isBeyond = sorted ? f64x2.ge(size, largest) : i64x2.splat(-1);
      v128.store(to + cell + lane, v128.bitselect(t, x, isBeyond));
      if (v128.any_true(isBeyond)) end = listBeyond(end, row + cell + lane, i64x2.bitmask(isBeyond));
    }
  }
  return end;
}

/** Appends the byte offsets of the lanes that are set. */
function listBeyond(end: usize, cell: usize, lanes: i32): usize {
  if (lanes & 1) {
    store<u32>(end, <u32>cell);
    end += 4;
  }
  if (lanes & 2) {
    store<u32>(end, <u32>(cell + 8));
    end += 4;
  }
  return end;
}
