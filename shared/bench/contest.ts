import type { KernelPlan, PathKernel } from '../src/simulation/kernel-plan.ts';
import { measure, median } from './bench.ts';
import type { Measured } from './bench.ts';
import type { NumpyAnswer } from './numpy.ts';

/** What our side computes: the columns of the paths from 0 on. */
export interface Columns {
  readonly ends: Float64Array;
  readonly drawdowns: Float64Array;
}

export function columnsOf(paths: number): Columns {
  return { ends: new Float64Array(paths), drawdowns: new Float64Array(paths) };
}

/** Simulates the paths from 0 on. */
export function simulate(kernel: PathKernel, { ends, drawdowns }: Columns): Promise<Measured> {
  return measure(() => {
    for (let path = 0; path < ends.length; path++) {
      kernel.simulate(path);
      ends[path] = kernel.endValue;
      drawdowns[path] = kernel.maximumDrawdown;
    }
  });
}

/** Billionths of a second for one asset on one session, the median of the rounds. */
export function nanoseconds(rounds: readonly Measured[], paths: number, { sessions, amounts }: KernelPlan): number {
  return (median(rounds.map(({ elapsed }) => elapsed)) * 1e9) / (paths * sessions * amounts.length);
}

const meanOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * Both sides must simulate the same law: their means of end value and drawdown agree within five standard errors.
 *
 * @throws Error when they do not.
 */
export function assertSameLaw({ ends, drawdowns }: Columns, numpy: NumpyAnswer, paths: number): void {
  const mean = meanOf(ends);
  const sd = Math.sqrt(meanOf(ends.map((value) => (value - mean) ** 2)));
  const error = 5 * sd * Math.sqrt(1 / ends.length + 1 / paths);
  const drawdown = meanOf(drawdowns);
  if (!(Math.abs(mean - numpy.mean) < error && Math.abs(drawdown - numpy.drawdown) < error))
    throw new Error(`other laws: mean ${mean} against ${numpy.mean}, drawdown ${drawdown} against ${numpy.drawdown}`);
}
