import type { GoldenOp } from '../golden-op.ts';

import { binomialCdf } from './beta.ts';
import { chi2Inverse, gammaP, poissonInverse } from './gamma.ts';
import { normalCdf } from './normal-law.ts';
import { tCdf, tInverse } from './student-t.ts';

interface Numbers {
  readonly [name: string]: readonly number[];
}

/** Applies a function of up to three numbers to the arrays of a case, element by element. */
function elementwise(
  names: readonly string[],
  answer: string,
  evaluate: (...values: [number, number, number]) => number,
): GoldenOp {
  return (input: Numbers) => ({
    [answer]: input[names[0]!]!.map((first, i) =>
      evaluate(first, input[names[1] ?? names[0]!]![i]!, input[names[2] ?? names[0]!]![i]!),
    ),
  });
}

export const specialGolden: Readonly<Record<string, GoldenOp>> = {
  'special.normalCdf': elementwise(['x'], 'p', normalCdf),
  'special.gammaP': elementwise(['a', 'x'], 'p', gammaP),
  'special.chi2Inverse': elementwise(['nu', 'u'], 'x', chi2Inverse),
  'special.tCdf': elementwise(['nu', 'x'], 'p', tCdf),
  'special.tInverse': elementwise(['nu', 'u'], 'x', tInverse),
  'special.binomialCdf': elementwise(['n', 'k', 'p'], 'p', binomialCdf),
  'special.poissonInverse': elementwise(['lambda', 'u'], 'k', poissonInverse),
};
