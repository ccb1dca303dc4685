// What a call works on. The caller lays it out in memory (src/simulation/kernel-memory.ts writes the same fields in the same
// order); addresses are bytes from 0. A table by asset has one float64 an asset and is padded with zeros to a multiple of 4 assets;
// a table by asset and lane has four float64 an asset, one for each path of the group.

/** Paths that are simulated side by side. */
export const LANES: i32 = 4;

// @ts-ignore: decorator
@unmanaged
export class Group {
  /** Padded to a multiple of 4. */
  assets: i32;
  sessions: i32;
  seedLow: u32;
  seedHigh: u32;
  /** Low words of the four path numbers, then the high words. */
  paths: usize;
  /** By asset: expected log return of a session. */
  drift: usize;
  /** Lower triangle in blocks of four rows, column by column: block j begins at row j times assets. */
  factor: usize;
  /** Row × asset: residuals or log returns. */
  rows: usize;
  rowCount: i32;
  /** 4 × session × asset: log returns that the caller has written, one table a path; of a t copula by session, asset and lane. */
  returns: usize;
  /** By asset: omega, alpha, beta and first variance, one table after the other. */
  garch: usize;
  /** Of a t copula: eight numbers, see copula.ts; knots (value, slope) of two tables. */
  copula: usize;
  mixing: usize;
  distribution: usize;
  /** By asset, 16 bytes: number of its sorted returns less one, and their address (uint32); 0: its marginal is a formula. */
  marginals: usize;
  /** Room for the byte offset (uint32) of every cell of `returns`. */
  beyond: usize;
  /** Session × asset, factors and additions of a stress case; 0: none. */
  scale: usize;
  shift: usize;
  /** Session × lane, factors of the unexpected part of that session, for every asset; 0: none. */
  sessionScale: usize;
  /** By session: address of the session's first jump; 0: none. */
  jumps: usize;
  /** By asset, KRW. */
  amounts: usize;
  /** By asset and lane, growth since the start; when `isKept` one table a session follows. */
  growth: usize;
  isKept: i32;
  /** Scratch, see the functions that use it. */
  hoisted: usize;
  centred: usize;
  normals: usize;
  tails: usize;
  keys: usize;
  /** By asset and lane: log returns of the session before the price limit. */
  wanted: usize;
  /** By asset and lane: log return that the price limit holds back. */
  carry: usize;
  /** Whether any cell of `carry` is not 0. */
  isCarrying: i32;
  /** By asset and lane. */
  variance: usize;
  /** Results, four float64 each: value, peak, largest fall, limited cells. */
  results: usize;
  restartProbability: f64;
  cash: f64;
  /** Log returns beyond which the price limit holds, and the growth that is left. */
  upper: f64;
  lower: f64;
  upperGrowth: f64;
  lowerGrowth: f64;
  /** Holdings and cash before the first session. */
  start: f64;
}

/** Bytes of a table by asset and lane. */
// @ts-ignore: decorator
@inline
export function laneTable(g: Group): usize {
  return <usize>g.assets << 5;
}
