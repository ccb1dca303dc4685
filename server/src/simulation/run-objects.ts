/** Where the objects of runs are in the bucket `runs`. */
export function chunkKey(runId: string, chunk: number): string {
  return `${runId}/${String(chunk).padStart(7, '0')}`;
}

export function resultKey(runId: string): string {
  return `${runId}/result.json`;
}

/** Runs over the same prices share one snapshot. */
export function snapshotKey(sha256: string): string {
  return `snapshots/${sha256}.json`;
}
