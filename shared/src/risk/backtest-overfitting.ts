import { DomainError } from '../errors.ts';
import { log } from '../random/elementary.ts';

/** Whether the best of several configurations in one half of the time is any good in the other (Bailey et al. 2017). */
export interface BacktestOverfitting {
  /** Part of the splits in which the winner of one half is not above the median in the other: 0.5 is what chance gives. */
  readonly probability: number;
  /** Mean over the splits of ln(ω/(1 − ω)), ω the relative rank of the winner in the other half; above 0: better than the median. */
  readonly meanLogit: number;
  /** Part of the splits in which the winner has a Sharpe ratio below 0 in the other half. */
  readonly lossProbability: number;
  readonly configurationCount: number;
  readonly blockCount: number;
  readonly splitCount: number;
}

export const DEFAULT_BLOCKS = 16;
const MOST_BLOCKS = 20;
/** A block needs so many periods to have a spread worth the name. */
const LEAST_BLOCK_PERIODS = 5;

/** Sums of one configuration over a half; a Sharpe ratio needs no more. */
interface HalfSums {
  readonly sum: Float64Array;
  readonly square: Float64Array;
}

/**
 * Probability of backtest overfitting by combinatorially symmetric cross-validation: the time is cut into blocks, every half of
 * the blocks is once the sample that a winner is chosen on by its Sharpe ratio, and the rest judges it.
 *
 * @param returns - One series a configuration tried, at least 2, all over the same periods in order of time.
 * @param blocks - Even, 4 to 20; 16 gives 12,870 splits.
 * @throws DomainError E_RANGE, E_LENGTH, E_NOT_FINITE, E_HISTORY_TOO_SHORT below 5 periods a block, E_SIGMA_NONPOSITIVE for a
 * configuration that does not vary.
 *
 * Cost: splits × configurations × blocks. Source: quant-spec Q12.5; Bailey, Borwein, López de Prado and Zhu 2017. Equal ratios
 * share their ranks.
 */
export function backtestOverfitting(
  returns: readonly ArrayLike<number>[],
  blocks: number = DEFAULT_BLOCKS,
): BacktestOverfitting {
  const periods = requireSeries(returns, blocks);
  const totals = returns.map((series) => blockSums(series, periods, blocks));
  const logits: number[] = [];
  let losses = 0;
  let notAbove = 0;
  for (const chosen of halves(blocks)) {
    const inside = totals.map((sums) => sharpeOver(sums, chosen, true, periods, blocks));
    const outside = totals.map((sums) => sharpeOver(sums, chosen, false, periods, blocks));
    const winner = inside.indexOf(Math.max(...inside));
    const rank = rankOf(outside, winner);
    const share = rank / (returns.length + 1);
    const logit = log(share / (1 - share));
    logits.push(logit);
    if (logit <= 0) notAbove += 1;
    if (outside[winner]! < 0) losses += 1;
  }
  return {
    probability: notAbove / logits.length,
    meanLogit: logits.reduce((sum, value) => sum + value, 0) / logits.length,
    lossProbability: losses / logits.length,
    configurationCount: returns.length,
    blockCount: blocks,
    splitCount: logits.length,
  };
}

function requireSeries(returns: readonly ArrayLike<number>[], blocks: number): number {
  if (returns.length < 2) throw new DomainError('E_RANGE', ['returns']);
  if (!(Number.isSafeInteger(blocks) && blocks % 2 === 0 && blocks >= 4 && blocks <= MOST_BLOCKS))
    throw new DomainError('E_RANGE', ['blocks']);
  const periods = returns[0]!.length;
  if (periods < LEAST_BLOCK_PERIODS * blocks) throw new DomainError('E_HISTORY_TOO_SHORT', ['returns']);
  for (const [k, series] of returns.entries()) {
    if (series.length !== periods) throw new DomainError('E_LENGTH', ['returns', String(k)]);
    let isMoving = false;
    for (let t = 0; t < periods; t++) {
      if (!Number.isFinite(series[t])) throw new DomainError('E_NOT_FINITE', ['returns', String(k), String(t)]);
      isMoving ||= series[t] !== series[0];
    }
    if (!isMoving) throw new DomainError('E_SIGMA_NONPOSITIVE', ['returns', String(k)]);
  }
  return periods;
}

/** First period of a block; blocks differ in length by one period at most. */
function blockStart(block: number, periods: number, blocks: number): number {
  return Math.floor((block * periods) / blocks);
}

function blockSums(series: ArrayLike<number>, periods: number, blocks: number): HalfSums {
  const sum = new Float64Array(blocks);
  const square = new Float64Array(blocks);
  for (let block = 0; block < blocks; block++) {
    const end = blockStart(block + 1, periods, blocks);
    for (let t = blockStart(block, periods, blocks); t < end; t++) {
      sum[block] = sum[block]! + series[t]!;
      square[block] = square[block]! + series[t]! * series[t]!;
    }
  }
  return { sum, square };
}

/** Every choice of half of the blocks as bits of a number, ascending. */
function halves(blocks: number): number[] {
  const found: number[] = [];
  for (let mask = 0; mask < 2 ** blocks; mask++) {
    let bits = 0;
    for (let left = mask; left > 0; left &= left - 1) bits += 1;
    if (bits === blocks / 2) found.push(mask);
  }
  return found;
}

function sharpeOver(
  { sum, square }: HalfSums,
  chosen: number,
  isInside: boolean,
  periods: number,
  blocks: number,
): number {
  let total = 0;
  let squares = 0;
  let count = 0;
  for (let block = 0; block < blocks; block++) {
    if (((chosen >> block) & 1) === (isInside ? 0 : 1)) continue;
    total += sum[block]!;
    squares += square[block]!;
    count += blockStart(block + 1, periods, blocks) - blockStart(block, periods, blocks);
  }
  const mean = total / count;
  const variance = squares / count - mean * mean;
  return variance > 0 ? mean / Math.sqrt(variance) : 0;
}

/** From 1, the lowest; those that are equal share the mean of their ranks. */
function rankOf(values: readonly number[], at: number): number {
  let below = 0;
  let equal = 0;
  for (const value of values) {
    if (value < values[at]!) below += 1;
    else if (value === values[at]!) equal += 1;
  }
  return below + (equal + 1) / 2;
}
