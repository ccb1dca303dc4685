import {
  benchEvidence,
  coverageEvidence,
  goldenEvidence,
  optimiserEvidence,
  readEvidence,
  varBacktestEvidence,
  walkEvidence,
} from './evidence.ts';
import type { Evidence } from './evidence.ts';
import type {
  BenchEvidence,
  CoverageEvidence,
  GoldenEvidence,
  VarBacktestEvidence,
  WalkEvidence,
} from './evidence-shapes.ts';

export interface AllEvidence {
  readonly golden: Evidence<GoldenEvidence>;
  readonly coverage: Evidence<CoverageEvidence>;
  readonly bench: Evidence<BenchEvidence>;
  readonly optimisers: Evidence<BenchEvidence>;
  readonly walk: Evidence<WalkEvidence>;
  readonly varBacktests: Evidence<VarBacktestEvidence>;
}

/** What the tests and benches of the project left behind, as it is on the disk now. */
export class VerificationService {
  readonly #dir: string;

  /** @param dir - Folder of the evidence; it comes with the source, so a clone has what was committed. */
  constructor(dir: string) {
    this.#dir = dir;
  }

  async evidence(): Promise<AllEvidence> {
    const [golden, coverage, bench, optimisers, walk, varBacktests] = await Promise.all([
      readEvidence(this.#dir, goldenEvidence),
      readEvidence(this.#dir, coverageEvidence),
      readEvidence(this.#dir, benchEvidence),
      readEvidence(this.#dir, optimiserEvidence),
      readEvidence(this.#dir, walkEvidence),
      readEvidence(this.#dir, varBacktestEvidence),
    ]);
    return { golden, coverage, bench, optimisers, walk, varBacktests };
  }
}
