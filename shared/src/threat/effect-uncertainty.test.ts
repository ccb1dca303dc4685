import { expect, it } from 'vitest';

import { annualLossExpectancy } from './ale.ts';
import { controlCatalogue } from './catalogue.ts';
import { effectUncertainty } from './effect-uncertainty.ts';
import { evidenceShare } from './evidence.ts';
import { constantLevel } from './frequency.ts';

const calm = { levelPlan: constantLevel(0), calibration: 'prudent' } as const;
const typical = controlCatalogue.typicalPosture.controls;

it('puts the expected loss of the modes inside the range of the draws', () => {
  const { aleKrw, cvarKrw } = effectUncertainty(calm, typical, [], 7, { draws: 60 });
  const { totalAleKrw } = annualLossExpectancy(calm, typical);
  expect(aleKrw.p05).toBeLessThan(totalAleKrw);
  expect(aleKrw.p95).toBeGreaterThan(totalAleKrw);
  expect(cvarKrw.p50).toBeGreaterThan(aleKrw.p50);
});

it('tells how likely added controls pay, and repeats itself for the same seed', () => {
  const first = effectUncertainty(calm, [], ['C01', 'C17'], 7, { draws: 40 });
  // 380 million a year save 1.3 billion by the modes, yet a frequency that is assumed may be anything from a tenth up.
  expect(first.positiveRosiProbability).toBeGreaterThan(0.4);
  expect(first.positiveRosiProbability).toBeLessThan(1);
  expect(first.rosi!.p05).toBeLessThan(first.rosi!.p95);
  expect(effectUncertainty(calm, [], ['C01', 'C17'], 7, { draws: 40 })).toEqual(first);
});

it('has no return for controls that are not bought', () => {
  expect(effectUncertainty(calm, typical, [], 7, { draws: 20 })).toMatchObject({
    rosi: null,
    positiveRosiProbability: null,
  });
});

it('finds 48 % of the expected loss founded on sources, 3 % half and 49 % assumed', () => {
  const share = evidenceShare(annualLossExpectancy(calm, typical).perThreat);
  expect([share.bothFounded, share.oneFounded, share.bothAssumed].map((part) => Math.round(100 * part))).toEqual([
    48, 3, 49,
  ]);
});
