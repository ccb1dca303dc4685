import type { SamplingMethod } from './run-inputs.ts';

/** How the paths of a run were drawn and how near its goal it came. */
export interface SamplingReport {
  readonly method: Exclude<SamplingMethod, 'AUTO'>;
  /** `PILOT`: chosen from a pilot, whose variances stand in `pilots`; `REQUEST`: asked for. */
  readonly chosenBy: 'PILOT' | 'REQUEST';
  /** Variance of one path's part in CVaR 99 % against plain sampling, below 1 is better; ascending by method. Empty without a pilot. */
  readonly pilots: readonly {
    readonly method: Exclude<SamplingMethod, 'AUTO'>;
    readonly varianceRatio: number;
  }[];
  /** Asked for: half the width of the interval of the joint CVaR 99 % over its value; null without a goal. */
  readonly targetRelativeHalfWidth: number | null;
  /** The same as reached; null where CVaR is not positive. */
  readonly relativeHalfWidth: number | null;
  /** False: the most paths allowed were used up first. True without a goal. */
  readonly isTargetReached: boolean;
  readonly pathCount: number;
  /** (ΣW)²/ΣW² over the paths beyond VaR 99 %: as many plain paths in the tail would be as good for its probability. */
  readonly effectiveTailPaths: number;
  /** Paths that plain sampling would have needed for `relativeHalfWidth`; null where it cannot be told. */
  readonly plainPathsNeeded: number | null;
}
