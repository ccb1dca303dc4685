// What every law has in common: one session's log returns become growth, value and drawdown of four paths.
import { endSmall, exp, isLarge, isLargeSquare, small } from './elementary';
import { Group, laneTable } from './group';
import { add, mul, mulAdd, sub } from './lanes';

const VALUE: usize = 0;
const PEAK: usize = 32;
const FALL: usize = 64;
const LIMITED: usize = 96;

/** An event's log jump: 16 bytes, chained by session in the order in which they are added. */
// @ts-ignore: decorator
@unmanaged
class Jump {
  /** Byte offset of asset and lane in `wanted`. */
  cell: u32;
  /** Address of the session's next jump; 0: none. */
  next: u32;
  logJump: f64;
}

/** Before the first session: growth 1, nothing held back. */
export function begin(g: Group): void {
  const bytes = laneTable(g);
  const one = f64x2.splat(1);
  for (let at = g.growth, end = at + bytes; at < end; at += 16) v128.store(at, one);
  memory.fill(g.carry, 0, bytes);
  g.isCarrying = 0;
  beginValue(g, g.start);
}

function beginValue(g: Group, start: f64): void {
  const to = g.results;
  const value = f64x2.splat(start);
  const zero = f64x2.splat(0);
  v128.store(to + VALUE, value);
  v128.store(to + VALUE, value, 16);
  v128.store(to + PEAK, value);
  v128.store(to + PEAK, value, 16);
  v128.store(to + FALL, zero);
  v128.store(to + FALL, zero, 16);
  v128.store(to + LIMITED, zero);
  v128.store(to + LIMITED, zero, 16);
}

/**
 * Whether a session's log returns go straight into growth: no jump is added to them and nothing was held back yesterday. Else they are
 * laid down in `wanted` for `endSession`. Both ways do the same to each lane.
 */
// @ts-ignore: decorator
@inline
export function isDirect(g: Group, session: i32): boolean {
  return (load<u32>(g.jumps + (<usize>session << 2)) | <u32>g.isCarrying) == 0;
}

/** Growth before a session. */
// @ts-ignore: decorator
@inline
export function growthBefore(g: Group, session: i32): usize {
  return g.isKept ? g.growth + <usize>session * laneTable(g) : g.growth;
}

/** Bytes from the growth before a session to that after it. */
// @ts-ignore: decorator
@inline
export function growthStep(g: Group): usize {
  return g.isKept ? laneTable(g) : 0;
}

/** Prices the log returns in `wanted`: jumps, price limit, growth, value, peak and fall. */
export function endSession(g: Group, session: i32): void {
  addJumps(g, session);
  const isCarrying = g.isCarrying;
  g.isCarrying = 0;
  beginSum(g);
  const before = growthBefore(g, session);
  const step = growthStep(g);
  const sum = g.results + VALUE;
  const wanted = g.wanted;
  let amount = g.amounts;
  for (let at: usize = 0, end = laneTable(g); at < end; at += 64, amount += 16) {
    if (isCarrying) takeCarry(g, at);
    const x = wanted + at;
    growPair(g, v128.load(x), v128.load(x, 16), v128.load(x, 32), v128.load(x, 48), at, before + at, step, amount, sum);
  }
  endSum(g);
}

/** Where a session's value is added up: cash first, then ascending assets, each path by itself. */
// @ts-ignore: decorator
@inline
export function sumOf(g: Group): usize {
  return g.results + VALUE;
}

// @ts-ignore: decorator
@inline
export function beginSum(g: Group): void {
  const cash = f64x2.splat(g.cash);
  v128.store(g.results + VALUE, cash);
  v128.store(g.results + VALUE, cash, 16);
}

// @ts-ignore: decorator
@inline
export function endSum(g: Group): void {
  endValue(g, v128.load(g.results + VALUE), 0);
  endValue(g, v128.load(g.results + VALUE, 16), 16);
}

function addJumps(g: Group, session: i32): void {
  let at: usize = load<u32>(g.jumps + ((<usize>session) << 2));
  while (at) {
    const jump = changetype<Jump>(at);
    const cell = g.wanted + jump.cell;
    store<f64>(cell, load<f64>(cell) + jump.logJump);
    at = jump.next;
  }
}

/**
 * Growth and value of two assets after a session: four independent chains fill the pipeline.
 *
 * @param x0 - First asset, paths 0 and 1; x1 paths 2 and 3; x2 and x3 the second asset.
 * @param cell - Byte offset of the first asset in a table by asset and lane.
 * @param growth - Address of its growth before the session; that after it lies `step` bytes further on.
 */
// @ts-ignore: decorator
@inline
export function growPair(
  g: Group, x0: v128, x1: v128, x2: v128, x3: v128, cell: usize, growth: usize, step: usize, amount: usize, sum: usize,
): void {
  let k = small(0);
  let c = small(1);
  let p0 = mulAdd(k, x0, c), p1 = mulAdd(k, x1, c), p2 = mulAdd(k, x2, c), p3 = mulAdd(k, x3, c);
  c = small(2);
  p0 = mulAdd(p0, x0, c), p1 = mulAdd(p1, x1, c), p2 = mulAdd(p2, x2, c), p3 = mulAdd(p3, x3, c);
  c = small(3);
  p0 = mulAdd(p0, x0, c), p1 = mulAdd(p1, x1, c), p2 = mulAdd(p2, x2, c), p3 = mulAdd(p3, x3, c);
  c = small(4);
  p0 = mulAdd(p0, x0, c), p1 = mulAdd(p1, x1, c), p2 = mulAdd(p2, x2, c), p3 = mulAdd(p3, x3, c);
  c = small(5);
  p0 = mulAdd(p0, x0, c), p1 = mulAdd(p1, x1, c), p2 = mulAdd(p2, x2, c), p3 = mulAdd(p3, x3, c);
  c = small(6);
  p0 = mulAdd(p0, x0, c), p1 = mulAdd(p1, x1, c), p2 = mulAdd(p2, x2, c), p3 = mulAdd(p3, x3, c);
  c = small(7);
  p0 = mulAdd(p0, x0, c), p1 = mulAdd(p1, x1, c), p2 = mulAdd(p2, x2, c), p3 = mulAdd(p3, x3, c);
  endPair(g, x0, x1, x2, x3, p0, p1, p2, p3, cell, growth, step, amount, sum);
}

/** The end of `growPair`, once the polynomials p of the small exponential are there. */
// @ts-ignore: decorator
@inline
export function endPair(
  g: Group, x0: v128, x1: v128, x2: v128, x3: v128, p0: v128, p1: v128, p2: v128, p3: v128,
  cell: usize, growth: usize, step: usize, amount: usize, sum: usize,
): void {
  const s0 = mul(x0, x0), s1 = mul(x1, x1), s2 = mul(x2, x2), s3 = mul(x3, x3);
  p0 = endSmall(x0, s0, p0), p1 = endSmall(x1, s1, p1), p2 = endSmall(x2, s2, p2), p3 = endSmall(x3, s3, p3);
  if (v128.any_true(isLargeSquare(f64x2.pmax(f64x2.pmax(s0, s1), f64x2.pmax(s2, s3))))) {
    p0 = largeMove(g, x0, p0, cell, 0);
    p1 = largeMove(g, x1, p1, cell + 16, 16);
    p2 = largeMove(g, x2, p2, cell + 32, 0);
    p3 = largeMove(g, x3, p3, cell + 48, 16);
  }
  p0 = mul(v128.load(growth), p0), p1 = mul(v128.load(growth, 16), p1);
  p2 = mul(v128.load(growth, 32), p2), p3 = mul(v128.load(growth, 48), p3);
  const to = growth + step;
  v128.store(to, p0), v128.store(to, p1, 16), v128.store(to, p2, 32), v128.store(to, p3, 48);
  const first = v128.load64_splat(amount);
  const second = v128.load64_splat(amount, 8);
  v128.store(sum, mulAdd(second, p2, mulAdd(first, p0, v128.load(sum))));
  v128.store(sum, mulAdd(second, p3, mulAdd(first, p1, v128.load(sum, 16))), 16);
}

/** Adds what was held back yesterday to the log returns of two assets, and holds back nothing until a limit is met. */
function takeCarry(g: Group, at: usize): void {
  const zero = f64x2.splat(0);
  for (let cell = at, end = at + 64; cell < end; cell += 16) {
    v128.store(g.wanted + cell, add(v128.load(g.wanted + cell), v128.load(g.carry + cell)));
    v128.store(g.carry + cell, zero);
  }
}

/** Growth of a session where some lane moves by more than 1/8: general exponential and price limit, lane by lane. */
function largeMove(g: Group, x: v128, growth: v128, cell: usize, lane: usize): v128 {
  const isUp = f64x2.gt(x, f64x2.splat(g.upper));
  const isDown = f64x2.lt(x, f64x2.splat(g.lower));
  const isLimited = v128.or(isUp, isDown);
  let result = v128.bitselect(exp(x), growth, isLarge(x));
  if (v128.any_true(isLimited)) {
    result = v128.bitselect(f64x2.splat(g.upperGrowth), result, isUp);
    result = v128.bitselect(f64x2.splat(g.lowerGrowth), result, isDown);
    const limit = v128.bitselect(f64x2.splat(g.upper), f64x2.splat(g.lower), isUp);
    v128.store(g.carry + cell, v128.and(sub(x, limit), isLimited));
    g.isCarrying = 1;
    const count = g.results + LIMITED + lane;
    v128.store(count, add(v128.load(count), v128.and(f64x2.splat(1), isLimited)));
  }
  return result;
}

/** Value, peak and largest fall of two paths; a path that was never worth anything falls by nothing. */
function endValue(g: Group, value: v128, lane: usize): void {
  const to = g.results + lane;
  const peak = f64x2.pmax(v128.load(to + PEAK), value);
  const fall = v128.and(f64x2.div(sub(peak, value), peak), f64x2.gt(peak, f64x2.splat(0)));
  v128.store(to + VALUE, value);
  v128.store(to + PEAK, peak);
  v128.store(to + FALL, f64x2.pmax(v128.load(to + FALL), fall));
}

/** Values other amounts along the kept growth of the last simulation. */
export function revalue(group: usize): void {
  const g = changetype<Group>(group);
  beginValue(g, g.start);
  const bytes = laneTable(g);
  const cash = f64x2.splat(g.cash);
  let growth = g.growth;
  for (let session = 0; session < g.sessions; session++) {
    growth += bytes;
    let valueA = cash;
    let valueB = cash;
    for (let at: usize = 0, amount = g.amounts; at < bytes; at += 32, amount += 8) {
      const held = v128.load64_splat(amount);
      valueA = mulAdd(held, v128.load(growth + at), valueA);
      valueB = mulAdd(held, v128.load(growth + at, 16), valueB);
    }
    endValue(g, valueA, 0);
    endValue(g, valueB, 16);
  }
}
