import { describe, expect, it } from 'vitest';

import { brownianBridge, fillBridge } from './brownian-bridge.ts';
import { reverseBits, ScrambledSobol, SOBOL_DIMENSIONS, sobolInt } from './sobol.ts';

/** Points `from` to `from + count − 1` of a replicate, one row each. */
function points(sobol: ScrambledSobol, replicate: number, from: number, count: number): Float64Array[] {
  return Array.from({ length: count }, (_, i) => {
    const row = new Float64Array(sobol.dimensions);
    sobol.fill(replicate, from + i, row);
    return row;
  });
}

describe('scrambled Sobol points', () => {
  it('hit each of 1,024 equal intervals exactly once in every one of the 1,024 dimensions, in any block of 1,024', () => {
    const sobol = new ScrambledSobol(7, SOBOL_DIMENSIONS);
    for (const block of [0, 5]) {
      const rows = points(sobol, 3, 1024 * block, 1024);
      for (let d = 0; d < SOBOL_DIMENSIONS; d++) {
        const hit = new Set(rows.map((row) => Math.floor(row[d]! * 1024)));
        expect(hit.size).toBe(1024);
      }
    }
  });
  it('keep the net in pairs of dimensions: 256 points of the first two hit each of 16 × 16 squares once', () => {
    const rows = points(new ScrambledSobol(1, 2), 0, 0, 256);
    expect(new Set(rows.map(([x, y]) => 16 * Math.floor(x! * 16) + Math.floor(y! * 16))).size).toBe(256);
  });
  it('are the same whatever was asked for before', () => {
    const oneByOne = points(new ScrambledSobol(9, 40), 2, 0, 600);
    const jumping = new ScrambledSobol(9, 40);
    const row = new Float64Array(40);
    for (const index of [599, 3, 4, 0, 511, 512]) {
      jumping.fill(11, index, row);
      jumping.fill(2, index, row);
      expect(row).toEqual(oneByOne[index]);
    }
  });
  it('differ between replicates and seeds, and no two dimensions are scrambled alike', () => {
    const first = points(new ScrambledSobol(9, 40), 0, 0, 1)[0]!;
    expect(points(new ScrambledSobol(9, 40), 1, 0, 1)[0]).not.toEqual(first);
    expect(points(new ScrambledSobol(10, 40), 0, 0, 1)[0]).not.toEqual(first);
    expect(new Set(first).size).toBe(40);
  });
  it('integrate a smooth function of eight dimensions a hundred times better than random numbers', () => {
    // ∏ (1 + (u − ½)/2) has the mean 1 and, with random numbers, the deviation √((1 + 1/48)^8 − 1).
    const plainError = Math.sqrt((1 + 1 / 48) ** 8 - 1) / Math.sqrt(1024);
    const sobol = new ScrambledSobol(3, 8);
    const means = Array.from({ length: 16 }, (_, replicate) => {
      const values = points(sobol, replicate, 0, 1024).map((row) => row.reduce((p, u) => p * (1 + (u - 0.5) / 2), 1));
      return values.reduce((a, b) => a + b, 0) / 1024;
    });
    const error = Math.sqrt(means.reduce((sum, mean) => sum + (mean - 1) ** 2, 0) / 16);
    expect(error).toBeLessThan(plainError / 10);
    expect((plainError / error) ** 2).toBeGreaterThan(100);
  });
  it('refuse a coordinate without direction numbers and an index that is none', () => {
    expect(() => new ScrambledSobol(1, 1025)).toThrow(expect.objectContaining({ code: 'E_RANGE', path: ['dims'] }));
    expect(() => sobolInt(0, 1024)).toThrow(expect.objectContaining({ code: 'E_RANGE' }));
    expect(() => sobolInt(-1, 0)).toThrow(expect.objectContaining({ code: 'E_RANGE', path: ['index'] }));
  });
  it('travel with the notice of those who found the direction numbers', () => {
    expect(ScrambledSobol.notice.licence).toContain('Copyright (c) 2008, Frances Y. Kuo and Stephen Joe');
    expect(ScrambledSobol.notice.licence).toContain('THIS SOFTWARE IS PROVIDED');
  });
});

it('turns the bits of a word around', () => {
  expect(reverseBits(1) >>> 0).toBe(0x80000000);
  expect(reverseBits(reverseBits(0x12345678))).toBe(0x12345678);
});

describe('Brownian bridge', () => {
  it.each([1, 2, 5, 20, 63])('over %d steps has the covariance min(s, t)', (steps) => {
    const bridge = brownianBridge(steps);
    // The path of one normal alone is a column of A; A Aᵀ is the covariance.
    const columns = Array.from({ length: steps }, (_, k) => {
      const z = new Float64Array(steps);
      z[k] = 1;
      const w = new Float64Array(steps + 1);
      fillBridge(bridge, 1, z, w);
      return w;
    });
    for (let s = 0; s <= steps; s++) {
      for (let t = 0; t <= steps; t++) {
        const covariance = columns.reduce((sum, column) => sum + column[s]! * column[t]!, 0);
        expect(Math.abs(covariance - Math.min(s, t))).toBeLessThan(1e-13 * steps);
      }
    }
  });
  it('lets the first normal alone decide where a path ends', () => {
    const w = new Float64Array(9);
    fillBridge(brownianBridge(8), 1, Float64Array.of(2, 9, 9, 9, 9, 9, 9, 9), w);
    expect(w[8]).toBe(2 * Math.sqrt(8));
  });
  it('refuses a path without steps', () => {
    expect(() => brownianBridge(0)).toThrow(expect.objectContaining({ code: 'E_RANGE' }));
  });
});
