import { DomainError } from '../errors.ts';
import { binomialCdf } from '../stats/beta.ts';
import { requireLevel } from '../stats/intervals.ts';
import type { IntervalEstimate } from '../stats/intervals.ts';

/**
 * Clopper and Pearson's interval of a probability: covers it with at least `level` however few events there are.
 *
 * @param hits - Events seen, 0 to `count`.
 * @param count - At least 1.
 *
 * Cost: two bisections of the binomial distribution function.
 */
export function exactBinomialInterval(hits: number, count: number, level = 0.95): IntervalEstimate {
  requireLevel(level);
  if (!(Number.isSafeInteger(count) && count >= 1)) throw new DomainError('E_EMPTY_SCENARIOS', ['count']);
  if (!(Number.isSafeInteger(hits) && hits >= 0 && hits <= count)) throw new DomainError('E_RANGE', ['hits']);
  const tail = (1 - level) / 2;
  const share = hits / count;
  return {
    estimate: share,
    standardError: Math.sqrt((share * (1 - share)) / count),
    // the lower end makes so many events or more just improbable enough, the upper end so many or fewer
    lower: hits === 0 ? 0 : bisect((p) => 1 - binomialCdf(count, hits - 1, p) < tail),
    upper: hits === count ? 1 : bisect((p) => binomialCdf(count, hits, p) > tail),
    level,
  };
}

/** Where `isBelow` turns from true to false between 0 and 1. */
function bisect(isBelow: (p: number) => boolean): number {
  let low = 0;
  let high = 1;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (isBelow(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
