import { describe, expect, it } from 'vitest';

import { residualMove } from './residual-return.ts';

/** A market that moves by 1 % up and down, and an issue that follows it twice as far, ± 1 % of its own every other pair. */
const market = Array.from({ length: 100 }, (_, day) => (day % 2 === 0 ? 0.01 : -0.01));
const own = market.map((value, day) => 2 * value + (Math.floor(day / 2) % 2 === 0 ? 0.01 : -0.01));

describe('residual return', () => {
  it('takes off what the market explains: a fall of 20 % in a market that fell by 5 % leaves 10 % at a beta of 2', () => {
    const move = residualMove([...own, -0.2], [...market, -0.05])!;
    expect(move.beta).toBeCloseTo(2, 12);
    expect(move.residualRatio).toBeCloseTo(-0.1, 12);
    // 100 residuals of ± 1 % with 98 degrees of freedom
    expect(move.z).toBeCloseTo(-0.1 / (0.01 * Math.sqrt(100 / 98)), 9);
  });

  it('is not softened by the crash itself, which is no part of the fit', () => {
    const small = residualMove([...own, -0.1], [...market, 0])!;
    const large = residualMove([...own, -0.2], [...market, 0])!;
    expect(large.z / small.z).toBeCloseTo(2, 9);
  });

  it('says nothing after fewer than 60 days, or of an issue that never moved', () => {
    expect(residualMove(own.slice(0, 60), market.slice(0, 60))).toBeNull();
    expect(residualMove(own.slice(0, 61), market.slice(0, 61))).not.toBeNull();
    const still = Array.from({ length: 100 }, () => 0);
    expect(residualMove([...still, -0.2], [...market, 0])).toBeNull();
  });
});
