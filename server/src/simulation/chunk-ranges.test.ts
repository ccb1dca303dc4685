import { expect, it } from 'vitest';

import { chunksPerJob, missingRanges } from './chunk-ranges.ts';

it('cuts ten chunks into jobs of four', () => {
  expect(missingRanges(10, new Set(), 4)).toEqual([
    { first: 0, count: 4 },
    { first: 4, count: 4 },
    { first: 8, count: 2 },
  ]);
});

it('queues only what is missing', () => {
  expect(missingRanges(10, new Set([0, 1, 5, 9]), 4)).toEqual([
    { first: 2, count: 3 },
    { first: 6, count: 3 },
  ]);
  expect(missingRanges(2, new Set([0, 1]), 4)).toEqual([]);
});

it('never makes more than 256 jobs of a run', () => {
  const chunks = Math.ceil(10_000_000 / 1024);
  expect(missingRanges(chunks, new Set(), chunksPerJob(chunks, 50, 252)).length).toBeLessThanOrEqual(256);
});

it('gives a heavy run one chunk a job, so that a cancelled one is free soon', () => {
  expect(chunksPerJob(98, 50, 252)).toBe(1);
  expect(chunksPerJob(98, 10, 20)).toBeGreaterThan(5);
});
