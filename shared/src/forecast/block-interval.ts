import { batchInterval } from '../stats/intervals.ts';
import type { IntervalEstimate } from '../stats/intervals.ts';
import { momentsOf } from '../stats/moments.ts';

/** As many batches as the simulation's intervals have (ruling 12). */
const MOST_BLOCKS = 16;
const FEWEST_BLOCKS = 4;

/**
 * Interval of the mean of a series of periods: means of up to 16 consecutive blocks, Student's t.
 *
 * Within a block periods may depend on each other; no trigonometric or other function is needed whose bits depend on the
 * machine. The estimate is the plain mean; blocks differ in length by one period at most.
 *
 * @param values - In order of time.
 * @param leastBlock - Periods that overlap: blocks are at least that long.
 * @returns Null where there are fewer than four blocks: then nothing is said.
 */
export function blockInterval(values: ArrayLike<number>, leastBlock = 1, level = 0.95): IntervalEstimate | null {
  const count = values.length;
  const blocks = Math.min(MOST_BLOCKS, Math.floor(count / leastBlock));
  if (blocks < FEWEST_BLOCKS) return null;
  const means = Float64Array.from({ length: blocks }, (_, block) => {
    const from = Math.floor((block * count) / blocks);
    const to = Math.floor(((block + 1) * count) / blocks);
    let sum = 0;
    for (let k = from; k < to; k++) sum += values[k]!;
    return sum / (to - from);
  });
  return batchInterval(means, level, momentsOf(values).mean);
}
