import type { Infeasible } from '@convergence/shared/optimise/infeasibility';
import type {
  RecommendOptions,
  RecommendProgress,
  Recommendation,
} from '@convergence/shared/simulation/recommendation';
import type { ColumnRequest } from '@convergence/shared/simulation/column-feed';
import type { MarketSnapshot, RunInputs } from '@convergence/shared/simulation/run-inputs';
import type { RunningEstimate, RunResult } from '@convergence/shared/simulation/run-result';

/** What a run is computed from; a thread keeps it, and the plan built from it, under the run's id. */
export interface RunSource {
  readonly inputs: RunInputs;
  readonly snapshot: MarketSnapshot;
}

/** Options of a recommendation that can travel to a thread. */
export type RecommendRequest = Omit<RecommendOptions, 'onProgress' | 'signal'>;

export interface MergedRun {
  readonly result: RunResult;
  readonly document: string;
}

/** What a thread can be asked, and what it answers. Samples travel as the bytes of `encodeChunk`. */
export interface EngineTasks {
  /** Bytes of one chunk. */
  readonly chunk: { readonly request: { readonly chunk: number }; readonly answer: Uint8Array };
  /** Estimate of some chunks of the run, in ascending order, of those that are stored. */
  readonly estimate: {
    readonly request: { readonly samples: readonly Uint8Array[]; readonly doneChunkCount: number };
    readonly answer: RunningEstimate;
  };
  /** Measures of all chunks of a stage, whose columns it asks for, or the next stage where the accuracy goal asks for more. */
  readonly merge: {
    readonly request: { readonly chunkCount: number };
    readonly answer: MergedRun | { readonly nextChunkCount: number };
  };
  readonly recommend: { readonly request: RecommendRequest; readonly answer: Recommendation };
}
export type EngineTask = keyof EngineTasks;

export type ToThread =
  | { readonly kind: 'source'; readonly key: string; readonly source: RunSource }
  | { readonly kind: 'forget'; readonly key: string }
  | {
      /** What the task under way asked for. */
      readonly kind: 'columns';
      readonly id: number;
      readonly columns: readonly Float64Array<ArrayBuffer>[];
    }
  | {
      readonly [Task in EngineTask]: {
        readonly kind: 'task';
        readonly id: number;
        readonly key: string;
        readonly task: Task;
        readonly request: EngineTasks[Task]['request'];
      };
    }[EngineTask];

/** A failure as it crosses the thread boundary, which knows no classes of ours. */
export interface ThreadFailure {
  readonly message: string;
  readonly stack: string | undefined;
  /** What a DomainError says; null for anything else. */
  readonly domain: {
    readonly code: string;
    readonly path: readonly string[];
    /** Conditions in conflict; null where it is about something else. */
    readonly infeasible: Infeasible | null;
  } | null;
}

export type FromThread =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly failure: ThreadFailure }
  | { readonly kind: 'progress'; readonly id: number; readonly progress: RecommendProgress }
  | { readonly kind: 'needsColumns'; readonly id: number; readonly request: ColumnRequest };
