import { describe, expect, it } from 'vitest';

import { annualLossExpectancy } from './ale.ts';
import { annualLossLaw, annualTail, exceedance, lossComponents } from './annual-loss.ts';
import { exponentiate, transform } from './fourier.ts';
import { constantLevel } from './frequency.ts';
import { compoundPoissonLaw, latticeExceedance, latticeTail } from './lattice.ts';
import { controlCatalogue } from './catalogue.ts';
import { buildThreatPlan } from './threat-plan.ts';
import { createThreatYear, sampleThreatYear, threatLossKrw } from './threat-year.ts';

const typical = controlCatalogue.typicalPosture.controls;
const setting = { levelPlan: constantLevel(0), calibration: 'prudent', controls: typical } as const;

describe('the exact distribution of a year', () => {
  it('agrees with the simulator within its error, shared shocks included', () => {
    const plan = buildThreatPlan(setting);
    const { components, shocks } = lossComponents(plan);
    const law = annualLossLaw(components, shocks);
    const paths = 60_000;
    const year = createThreatYear();
    const losses = Float64Array.from({ length: paths }, (_, path) => {
      sampleThreatYear(plan, 41, path, year);
      return threatLossKrw(year);
    });
    for (const x of [1e8, 1e9, 5e9, 2e10]) {
      const p = exceedance(law, x);
      const seen = losses.reduce((count, loss) => count + (loss > x ? 1 : 0), 0) / paths;
      expect(Math.abs(seen - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / paths));
    }
    const without = losses.reduce((count, loss) => count + (loss === 0 ? 1 : 0), 0) / paths;
    expect(Math.abs(without - law.pZero)).toBeLessThan(4 * Math.sqrt((law.pZero * (1 - law.pZero)) / paths));
  });

  it('has the mean that the closed form gives, and tails as known for the typical posture', () => {
    const { components } = lossComponents(buildThreatPlan({ ...setting, hasCommonCause: false }));
    const law = annualLossLaw(components);
    expect(law.meanKrw / annualLossExpectancy(setting, typical).totalAleKrw).toBeCloseTo(1, 12);
    // Computed elsewhere by a transform with 2^23 points of 2 million won.
    expect(annualTail(law, 0.95).valueAtRiskKrw / 4.224e9).toBeCloseTo(1, 2);
    expect(annualTail(law, 0.99).valueAtRiskKrw / 20.334e9).toBeCloseTo(1, 2);
    expect(annualTail(law, 0.99).conditionalValueAtRiskKrw / 59.472608e9).toBeCloseTo(1, 2);
    expect(law.sdKrw / 13.203121837814087e9).toBeCloseTo(1, 9);
  });

  it('does not change when a threat is split into two halves', () => {
    const severity = { mu: 20, sigma: 1.5 };
    const options = { stepKrw: 1e7, points: 2 ** 12 };
    const whole = annualLossLaw([{ frequency: 0.4, severity }], [], options);
    const halves = annualLossLaw(
      [
        { frequency: 0.2, severity },
        { frequency: 0.2, severity },
      ],
      [],
      options,
    );
    expect(exceedance(halves, 2e9)).toBeCloseTo(exceedance(whole, 2e9), 12);
  });

  it('makes double hits of one shock more likely than chance', () => {
    const severity = { mu: 20, sigma: 0.1 }; // an event costs about 485 million
    const components = [
      { frequency: 0.1, severity },
      { frequency: 0.1, severity },
    ];
    const shock = {
      frequency: 0.2,
      hits: [
        { component: 0, probability: 0.5 },
        { component: 1, probability: 0.5 },
      ],
    };
    const options = { stepKrw: 1e7, points: 2 ** 12 };
    const alone = annualLossLaw(components, [], options);
    const shared = annualLossLaw(components, [shock], options);
    expect(shared.meanKrw).toBe(alone.meanKrw);
    // All events come from the shock: exactly one with 0.5, both with 0.25 of the shocks.
    expect(1 - shared.pZero).toBeCloseTo(1 - Math.exp(-0.2 * 0.75), 12);
    expect(exceedance(shared, 0.7e9)).toBeGreaterThan(2 * exceedance(alone, 0.7e9));
  });
});

describe('the lattice', () => {
  it('gives a discrete year by recursion: P(0) = e^−0.8', () => {
    const law = compoundPoissonLaw(0.8, [0, 0.5, 0.3, 0, 0, 0.2]);
    expect(law.probabilities[0]).toBeCloseTo(Math.exp(-0.8), 14);
    expect(latticeTail(law, 0.95).valueAtRisk).toBe(6);
    expect(latticeExceedance(law, -1)).toBeCloseTo(1, 12);
  });

  it('is what it was after a transform and its inverse', () => {
    const re = Float64Array.from({ length: 64 }, (_, at) => Math.cos(at * at));
    const data = { re: re.slice(), im: new Float64Array(64) };
    transform(data, 'forward');
    expect(data.re[0]).toBeCloseTo(
      re.reduce((sum, value) => sum + value, 0),
      12,
    );
    transform(data, 'inverse');
    data.re.forEach((value, at) => expect(value).toBeCloseTo(re[at]!, 13));
  });

  it('turns z into e^z: e^(ln 2 + iπ/3) is 1 + i√3', () => {
    const data = { re: new Float64Array([Math.LN2, 0]), im: new Float64Array([Math.PI / 3, -40]) };
    exponentiate(data);
    expect(data.re[0]).toBeCloseTo(1, 12);
    expect(data.im[0]).toBeCloseTo(Math.sqrt(3), 12);
    expect(data.re[1]).toBeCloseTo(Math.cos(40), 11);
    expect(data.im[1]).toBeCloseTo(-Math.sin(40), 11);
  });
});
