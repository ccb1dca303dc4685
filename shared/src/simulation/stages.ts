import { BATCHES } from './path-columns.ts';
import type { AccuracyTarget } from './run-inputs.ts';
import type { Estimate } from './run-result.ts';

/**
 * Chunks after which a run with an accuracy goal looks whether it has reached it: 16, 32, 64, … and all (quant-spec Q6.7). A run
 * without a goal has one stage, all chunks.
 *
 * @param chunkCount - The most that the run may use.
 */
export function stagesOf(accuracy: AccuracyTarget | null, chunkCount: number): number[] {
  const stages: number[] = [];
  if (accuracy !== null) for (let count = BATCHES; count < chunkCount; count *= 2) stages.push(count);
  return [...stages, chunkCount];
}

/** Half the width of an interval over its value; null where that says nothing. */
export function relativeHalfWidth({ value, low, high }: Estimate): number | null {
  return value > 0 && low !== null && high !== null ? (high - low) / (2 * value) : null;
}

/** The stage at which a goal is probably reached, when errors fall with the square root of the paths. */
export function expectedStage(
  accuracy: AccuracyTarget | null,
  chunkCount: number,
  doneChunks: number,
  halfWidth: number | null,
): number {
  if (accuracy === null) return chunkCount;
  const ratio = halfWidth === null ? Infinity : halfWidth / accuracy.relativeHalfWidth;
  return stagesOf(accuracy, chunkCount).find((stage) => stage >= doneChunks * ratio * ratio) ?? chunkCount;
}
