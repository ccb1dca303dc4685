import { describe, expect, it } from 'vitest';

import { minimise } from './quasi-newton.ts';

describe('minimise', () => {
  it('finds the lowest point of a bowl, x = 3 and y = −1', () => {
    const found = minimise(
      (x, gradient) => {
        gradient[0] = 2 * (x[0]! - 3);
        gradient[1] = 200 * (x[1]! + 1);
        return (x[0]! - 3) ** 2 + 100 * (x[1]! + 1) ** 2;
      },
      Float64Array.of(0, 0),
    );
    expect(found.isConverged).toBe(true);
    expect(found.x[0]).toBeCloseTo(3, 7);
    expect(found.x[1]).toBeCloseTo(-1, 7);
  });
  it("follows Rosenbrock's curved valley from (−1.2, 1) to (1, 1) in less than a hundred calls", () => {
    const found = minimise(
      (x, gradient) => {
        const [a, b] = [x[0]!, x[1]!];
        gradient[0] = -400 * a * (b - a * a) - 2 * (1 - a);
        gradient[1] = 200 * (b - a * a);
        return 100 * (b - a * a) ** 2 + (1 - a) ** 2;
      },
      Float64Array.of(-1.2, 1),
    );
    expect(found.isConverged).toBe(true);
    expect(found.calls).toBeLessThan(100);
    expect(found.x[0]).toBeCloseTo(1, 6);
    expect(found.x[1]).toBeCloseTo(1, 6);
  });
  it('keeps out of a region where the function is not defined', () => {
    // x − ln x is lowest at 1; the second step from 3, a Newton step, would land below 0.
    let left = 0;
    const found = minimise((x, gradient) => {
      gradient[0] = 1 - 1 / x[0]!;
      if (x[0]! <= 0) left += 1;
      return x[0]! > 0 ? x[0]! - Math.log(x[0]!) : Number.NaN;
    }, Float64Array.of(3));
    expect(left).toBeGreaterThan(0);
    expect(found.isConverged).toBe(true);
    expect(found.x[0]).toBeCloseTo(1, 6);
  });
  it('says so when its steps are used up, and leaves the start as it was', () => {
    const start = Float64Array.of(-1.2, 1);
    const found = minimise(
      (x, gradient) => {
        gradient[0] = -400 * x[0]! * (x[1]! - x[0]! ** 2) - 2 * (1 - x[0]!);
        gradient[1] = 200 * (x[1]! - x[0]! ** 2);
        return 100 * (x[1]! - x[0]! ** 2) ** 2 + (1 - x[0]!) ** 2;
      },
      start,
      3,
    );
    expect(found.isConverged).toBe(false);
    expect([...start]).toEqual([-1.2, 1]);
  });
});
