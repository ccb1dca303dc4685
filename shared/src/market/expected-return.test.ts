import { expect, it } from 'vitest';

import expectedReturns from '../../golden/expected-returns.json' with { type: 'json' };
import { runGoldenOp } from '../golden.ts';
import type { GoldenCase } from '../golden-cases.ts';
import { goldenDifferences } from '../golden-cases.ts';

const cases = (expectedReturns.cases as unknown as GoldenCase[]).filter(({ op }) => op === 'mu.bayesStein');

it.each(cases)('draws sample means together as in golden case $id', async (golden) => {
  const actual = (await runGoldenOp(golden.op, golden.input)) as Record<string, unknown>;
  expect(goldenDifferences(golden, actual)).toEqual([]);
});
