// Correlated geometric Brownian motion: four paths, session after session.
import { Group, laneTable } from "./group";
import { add, mulAdd } from "./lanes";
import { isTail, loadPair, storeCentral, storeTails } from "./normal";
import { hasOverlay, isScaled, stressed } from "./overlay";
import {
  centred, highWords, key0, key1, lowWords, multiplier0, multiplier1, productHigh, productLow, storeKeys, upperHigh, upperLow, xor3,
} from "./philox";
import { begin, beginSum, endSession, endSum, growPair, growthBefore, growthStep, isDirect, sumOf } from "./session";

/** Stream 0 is that of market normals, so the last word of the counter is dim >> 1. */
export function gbm(group: usize): void {
  const g = changetype<Group>(group);
  storeKeys(g.seedLow, g.seedHigh, g.keys);
  hoistDims(g);
  begin(g);
  for (let session = 0; session < g.sessions; session++) {
    drawNormals(g, session);
    if (hasOverlay(g) || isScaled(g, session)) stressedReturns(g, session);
    else if (isDirect(g, session)) {
      growSession(g, session);
      continue;
    } else returns(g);
    endSession(g, session);
  }
}

/** Rounds 1 and 2 of the words that depend on path and dim but not on the session: 32 bytes for two dims. */
function hoistDims(g: Group): void {
  const path = v128.load(g.paths);
  const low = productLow(path, multiplier0());
  const high = productHigh(path, multiplier0());
  const first = v128.xor(highWords(low, high), key1(g.keys, 0));
  for (let dim = 0; dim < g.assets; dim += 2) {
    const word = v128.xor(first, i32x4.splat(dim >> 1));
    const a = productLow(word, multiplier1());
    const b = productHigh(word, multiplier1());
    const to = g.hoisted + (<usize>dim << 4);
    v128.store(to, highWords(a, b));
    v128.store(to, lowWords(a, b), 16);
  }
}

// Positions of the lanes that are set in a mask of four, as packed 16-bit offsets: makes a list without a branch.
const LANE_LISTS: usize = memory.data<u64>([
  0, 0, 1, 0x10000, 2, 0x20000, 0x20001, 0x200010000, 3, 0x30000, 0x30001, 0x300010000, 0x30002, 0x300020000, 0x300020001,
  0x3000200010000,
]);

/** Appends the numbers of the lanes in the tail to the list; writes 8 bytes, counts those that are meant. */
// @ts-ignore: decorator
@inline
function appendTails(list: usize, first: u64, q0: v128, q1: v128): usize {
  const mask = i32x4.bitmask(v128.shuffle<i32>(isTail(q0), isTail(q1), 0, 2, 4, 6));
  store<u64>(list, load<u64>(LANE_LISTS + (<usize>mask << 3)) + first * 0x0001000100010001);
  return list + (<usize>popcnt(mask) << 1);
}

/** Normals of one session for all assets and paths, by asset and lane. */
function drawNormals(g: Group, session: i32): void {
  const keys = g.keys;
  const m0 = multiplier0();
  const m1 = multiplier1();
  // What depends on path and session but not on the dim: the first word of round 1, then the other half of rounds 2 and 3.
  const path = v128.load(g.paths);
  let a = productLow(path, m0);
  let b = productHigh(path, m0);
  const pathLow = lowWords(a, b);
  const sessions = i32x4.splat(session);
  a = productLow(sessions, m1);
  b = productHigh(sessions, m1);
  const step0 = xor3(highWords(a, b), v128.load(g.paths, 16), key0(keys, 0));
  const step1 = v128.xor(lowWords(a, b), key0(keys, 1));
  a = productLow(step0, m0);
  b = productHigh(step0, m0);
  const round2 = xor3(highWords(a, b), pathLow, key1(keys, 1));
  const step3 = v128.xor(lowWords(a, b), key1(keys, 2));
  a = productLow(round2, m1);
  b = productHigh(round2, m1);
  const third0 = v128.xor(highWords(a, b), key0(keys, 2));
  const third1 = lowWords(a, b);

  let list = g.tails;
  const hoistedTable = g.hoisted;
  const centredTable = g.centred;
  const normalTable = g.normals;
  const end = g.assets;
  for (let dim = 0; dim < end; dim += 2) {
    const hoisted = hoistedTable + (<usize>dim << 4);
    let c0 = v128.xor(v128.load(hoisted), step1);
    a = productLow(c0, m0), b = productHigh(c0, m0);
    c0 = v128.xor(third0, v128.load(hoisted, 16));
    let c1 = third1;
    let c2 = v128.xor(highWords(a, b), step3);
    let c3 = lowWords(a, b);
    // rounds 4 to 9
    let c = productLow(c2, m1), d = productHigh(c2, m1);
    a = productLow(c0, m0), b = productHigh(c0, m0);
    c0 = xor3(highWords(c, d), c1, key0(keys, 3)), c1 = lowWords(c, d), c2 = xor3(highWords(a, b), c3, key1(keys, 3)), c3 = lowWords(a, b);
    c = productLow(c2, m1), d = productHigh(c2, m1), a = productLow(c0, m0), b = productHigh(c0, m0);
    c0 = xor3(highWords(c, d), c1, key0(keys, 4)), c1 = lowWords(c, d), c2 = xor3(highWords(a, b), c3, key1(keys, 4)), c3 = lowWords(a, b);
    c = productLow(c2, m1), d = productHigh(c2, m1), a = productLow(c0, m0), b = productHigh(c0, m0);
    c0 = xor3(highWords(c, d), c1, key0(keys, 5)), c1 = lowWords(c, d), c2 = xor3(highWords(a, b), c3, key1(keys, 5)), c3 = lowWords(a, b);
    c = productLow(c2, m1), d = productHigh(c2, m1), a = productLow(c0, m0), b = productHigh(c0, m0);
    c0 = xor3(highWords(c, d), c1, key0(keys, 6)), c1 = lowWords(c, d), c2 = xor3(highWords(a, b), c3, key1(keys, 6)), c3 = lowWords(a, b);
    c = productLow(c2, m1), d = productHigh(c2, m1), a = productLow(c0, m0), b = productHigh(c0, m0);
    c0 = xor3(highWords(c, d), c1, key0(keys, 7)), c1 = lowWords(c, d), c2 = xor3(highWords(a, b), c3, key1(keys, 7)), c3 = lowWords(a, b);
    c = productLow(c2, m1), d = productHigh(c2, m1), a = productLow(c0, m0), b = productHigh(c0, m0);
    c0 = xor3(highWords(c, d), c1, key0(keys, 8)), c1 = lowWords(c, d), c2 = xor3(highWords(a, b), c3, key1(keys, 8)), c3 = lowWords(a, b);
    // Round 10 makes (c0, c1) = (high of c2 m1 ^ .., low of c2 m1): the products already hold the word pairs side by side, the
    // low word in the lower half where the pair wants its second word; hence the same shuffles serve both.
    const end0 = v128.xor(c1, key0(keys, 9));
    const end2 = v128.xor(c3, key1(keys, 9));
    const q0 = centred(v128.xor(productLow(c2, m1), upperLow(end0)));
    const q1 = centred(v128.xor(productHigh(c2, m1), upperHigh(end0)));
    const q2 = centred(v128.xor(productLow(c0, m0), upperLow(end2)));
    const q3 = centred(v128.xor(productHigh(c0, m0), upperHigh(end2)));
    const cell = <usize>dim << 5;
    const to = centredTable + cell;
    v128.store(to, q0), v128.store(to, q1, 16), v128.store(to, q2, 32), v128.store(to, q3, 48);
    list = appendTails(list, <u64>dim << 2, q0, q1);
    list = appendTails(list, (<u64>dim << 2) + 4, q2, q3);
    storeCentral(q0, q1, q2, q3, normalTable + cell);
  }
  fillTails(g, list);
}

/** The 15 % of draws in the tail, collected so that every vector is full; the same bits whoever a lane shares its vector with. */
function fillTails(g: Group, end: usize): void {
  const list = g.tails;
  const centredTable = g.centred;
  const normalTable = g.normals;
  // a last group that is not full is filled up with the first of the list, which comes out as before
  const first = <u64>load<u16>(list) * 0x0001000100010001;
  store<u64>(end, first), store<u64>(end, first, 8);
  for (let at = list; at < end; at += 16) {
    storeTails(
      loadPair(centredTable, at), loadPair(centredTable, at + 4), loadPair(centredTable, at + 8), loadPair(centredTable, at + 12),
      normalTable, at,
    );
  }
}

/** drift + L z into `wanted`. */
function returns(g: Group): void {
  for (let asset = 0, end = g.assets; asset < end; asset += 4) block(g, asset, ADD_DRIFT, 0, 0, 0);
}

/** drift + factor·scale·(L z) + shift into `wanted`. */
function stressedReturns(g: Group, session: i32): void {
  const end = g.assets;
  const row = <usize>session * <usize>end;
  const factor = <usize>session << 5;
  for (let asset = 0; asset < end; asset++) {
    if ((asset & 3) == 0) block(g, asset, STORE, 0, 0, 0);
    const cell = g.wanted + (<usize>asset << 5);
    const mean = v128.load64_splat(g.drift + (<usize>asset << 3));
    const stress = (row + <usize>asset) << 3;
    v128.store(cell, add(mean, stressed(g, v128.load(cell), stress, factor)));
    v128.store(cell, add(mean, stressed(g, v128.load(cell, 16), stress, factor + 16)), 16);
  }
}

/** drift + L z straight into growth. */
function growSession(g: Group, session: i32): void {
  const before = growthBefore(g, session);
  const step = growthStep(g);
  const sum = sumOf(g);
  beginSum(g);
  for (let asset = 0, end = g.assets; asset < end; asset += 4) block(g, asset, GROW, before, step, sum);
  endSum(g);
}

// What becomes of L z; known where `block` is inlined, so each use has only its own part.
const STORE: i32 = 0;
const ADD_DRIFT: i32 = 1;
const GROW: i32 = 2;

/**
 * L z of four assets, in ascending order of the factors: 4 rows x 4 paths are summed up in registers, of the last columns only the
 * triangle. Then what `use` says.
 */
// @ts-ignore: decorator
@inline
function block(g: Group, asset: i32, use: i32, before: usize, step: usize, sum: usize): void {
  let a0 = f64x2.splat(0), a1 = a0, a2 = a0, a3 = a0, b0 = a0, b1 = a0, b2 = a0, b3 = a0;
  let factor = g.factor + (<usize>(asset * g.assets) << 3);
  let normal = g.normals;
  for (const end = normal + (<usize>asset << 5); normal < end; normal += 32, factor += 32) {
    const za = v128.load(normal);
    const zb = v128.load(normal, 16);
    const l0 = v128.load64_splat(factor);
    const l1 = v128.load64_splat(factor, 8);
    const l2 = v128.load64_splat(factor, 16);
    const l3 = v128.load64_splat(factor, 24);
    a0 = mulAdd(l0, za, a0), b0 = mulAdd(l0, zb, b0), a1 = mulAdd(l1, za, a1), b1 = mulAdd(l1, zb, b1);
    a2 = mulAdd(l2, za, a2), b2 = mulAdd(l2, zb, b2), a3 = mulAdd(l3, za, a3), b3 = mulAdd(l3, zb, b3);
  }
  let za = v128.load(normal);
  let zb = v128.load(normal, 16);
  let l = v128.load64_splat(factor);
  a0 = mulAdd(l, za, a0), b0 = mulAdd(l, zb, b0);
  l = v128.load64_splat(factor, 8), a1 = mulAdd(l, za, a1), b1 = mulAdd(l, zb, b1);
  l = v128.load64_splat(factor, 16), a2 = mulAdd(l, za, a2), b2 = mulAdd(l, zb, b2);
  l = v128.load64_splat(factor, 24), a3 = mulAdd(l, za, a3), b3 = mulAdd(l, zb, b3);
  za = v128.load(normal, 32), zb = v128.load(normal, 48);
  l = v128.load64_splat(factor, 40), a1 = mulAdd(l, za, a1), b1 = mulAdd(l, zb, b1);
  l = v128.load64_splat(factor, 48), a2 = mulAdd(l, za, a2), b2 = mulAdd(l, zb, b2);
  l = v128.load64_splat(factor, 56), a3 = mulAdd(l, za, a3), b3 = mulAdd(l, zb, b3);
  za = v128.load(normal, 64), zb = v128.load(normal, 80);
  l = v128.load64_splat(factor, 80), a2 = mulAdd(l, za, a2), b2 = mulAdd(l, zb, b2);
  l = v128.load64_splat(factor, 88), a3 = mulAdd(l, za, a3), b3 = mulAdd(l, zb, b3);
  l = v128.load64_splat(factor, 120), a3 = mulAdd(l, v128.load(normal, 96), a3), b3 = mulAdd(l, v128.load(normal, 112), b3);
  const cell = <usize>asset << 5;
  if (use != STORE) {
    const drift = g.drift + (<usize>asset << 3);
    const d0 = v128.load64_splat(drift), d1 = v128.load64_splat(drift, 8);
    const d2 = v128.load64_splat(drift, 16), d3 = v128.load64_splat(drift, 24);
    a0 = add(d0, a0), b0 = add(d0, b0), a1 = add(d1, a1), b1 = add(d1, b1);
    a2 = add(d2, a2), b2 = add(d2, b2), a3 = add(d3, a3), b3 = add(d3, b3);
  }
  if (use == GROW) {
    const amount = g.amounts + (<usize>asset << 3);
    growPair(g, a0, b0, a1, b1, cell, before + cell, step, amount, sum);
    growPair(g, a2, b2, a3, b3, cell + 64, before + cell + 64, step, amount + 16, sum);
  } else {
    const to = g.wanted + cell;
    v128.store(to, a0), v128.store(to, b0, 16), v128.store(to, a1, 32), v128.store(to, b1, 48);
    v128.store(to, a2, 64), v128.store(to, b2, 80), v128.store(to, a3, 96), v128.store(to, b3, 112);
  }
}
