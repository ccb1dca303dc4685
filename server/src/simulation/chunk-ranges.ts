/** Chunks that one job computes, in order. */
export interface ChunkRange {
  readonly first: number;
  readonly count: number;
}

const MOST_JOBS = 256;
const JOB_NS = 0.25e9;
/** Rough cost of one chunk on one thread; it only shapes the jobs and never a digit of the result. */
const CHUNK_BASE_NS = 4e6;
const CHUNK_CELL_NS = 60 * 1024;

/** Consecutive chunks that take about a quarter of a second, so that a cancelled run frees its workers soon. */
export function chunksPerJob(chunkCount: number, assetCount: number, horizonSessions: number): number {
  const chunkNs = CHUNK_BASE_NS + CHUNK_CELL_NS * assetCount * horizonSessions;
  return Math.max(1, Math.floor(JOB_NS / chunkNs), Math.ceil(chunkCount / MOST_JOBS));
}

/** Cuts the chunks that are still missing into ranges of at most `size`; a range never spans one that is stored. */
export function missingRanges(chunkCount: number, stored: ReadonlySet<number>, size: number): ChunkRange[] {
  const ranges: ChunkRange[] = [];
  for (let first = 0; first < chunkCount;) {
    let end = first;
    while (end < chunkCount && end - first < size && !stored.has(end)) end++;
    if (end > first) ranges.push({ first, count: end - first });
    first = end > first ? end : first + 1;
  }
  return ranges;
}
