import { describe, expect, it } from 'vitest';

import { annualLossExpectancy } from './ale.ts';
import { appetiteLimit, checkAppetite } from './appetite.ts';
import { capacityScore } from './capacity-score.ts';
import { assertCatalogues, catalogues, controlCatalogue, threatCatalogue } from './catalogue.ts';
import type { Catalogues } from './catalogue.ts';
import { combineReductions, controlFactors, missingRequirements, overconfidentThreats } from './controls.ts';
import { constantLevel, meanMultiplier, oneLevelHigher } from './frequency.ts';
import { updateFrequency } from './frequency-update.ts';
import { gordonLoeb } from './gordon-loeb.ts';
import { miscalibratedClasses } from './impact.ts';
import { incidentPriority } from './incident-priority.ts';
import { inputFindings } from './input-check.ts';
import { intelligenceMultipliers } from './intelligence.ts';
import { jumpDiffusionMoments, jumpLaw, peerSecondLogMoment, secondLogMoment } from './jump-law.ts';
import { tailContributions } from './loss-sample.ts';
import { programmeValue, securityReturn } from './roi.ts';
import {
  cededPerEvent,
  lognormalFromInterval,
  lognormalFromMean,
  lognormalMean,
  lognormalQuantile,
  pertQuantile,
  pertShape,
  tailedMean,
  tailedQuantile,
} from './severity.ts';

const typical = controlCatalogue.typicalPosture.controls;
const calm = { levelPlan: constantLevel(0), calibration: 'prudent' } as const;

describe('the catalogues', () => {
  it('are whole, and refuse a control that acts on an unknown threat', () => {
    expect(() => assertCatalogues(catalogues)).not.toThrow();
    const [first, ...rest] = controlCatalogue.controls;
    const broken: Catalogues = {
      ...catalogues,
      controls: {
        ...controlCatalogue,
        controls: [{ ...first!, frequencyEffect: { T99: { low: 0, mode: 0, high: 0 } } }, ...rest],
      },
    };
    expect(() => assertCatalogues(broken)).toThrow(
      expect.objectContaining({ code: 'E_NOT_FOUND', path: ['controls', 'C01', 'T99'] }),
    );
  });

  it('have about five announced events a year in a market of 2,500 issuers, most of them makers', () => {
    expect(threatCatalogue.sectors.find((sector) => sector.code === 'MANU')!.issuerFrequency.value * 2500).toBeCloseTo(
      2.5,
      12,
    );
  });
});

describe('controls in force', () => {
  it('count only the best of a group without independence, and multiply with it', () => {
    expect(combineReductions([0.2, 0.5], 0)).toBe(0.5);
    expect(combineReductions([0.2, 0.5], 1)).toBe(0.4);
    expect(combineReductions([0.2, 0.5], 0.5)).toBe(0.5 * 0.9);
  });

  it('refuse a reduction of 1', () => {
    expect(() => combineReductions([1], 1)).toThrow(expect.objectContaining({ code: 'E_EFFECT_RANGE' }));
  });

  it('do not depend on the order in which they are named', () => {
    expect(controlFactors(typical.toReversed())).toEqual(controlFactors(typical));
  });

  it('are not trusted below 2 %', () => {
    expect(overconfidentThreats(controlFactors(typical))).toEqual([]);
    expect(overconfidentThreats(new Map([['T01', { F: 0.019, M: 1 }]]))).toEqual(['T01']);
  });

  it('lack something when threat intelligence stands alone', () => {
    expect(missingRequirements(['C16'])).toEqual(['C16']);
    expect(missingRequirements(['C16', 'C15'])).toEqual([]);
  });
});

describe('annual loss expectancy', () => {
  it('gives back what was observed under the typical posture at 정상', () => {
    for (const threat of annualLossExpectancy(calm, typical).perThreat) {
      const catalogued = threatCatalogue.threats.find((item) => item.id === threat.threatId)!;
      expect(threat.frequency).toBeCloseTo(catalogued.observedFrequency.value * catalogued.defaultExposure, 12);
      expect((threat.baseMean * threat.M) / catalogued.observedSeverity.mean).toBeCloseTo(1, 12);
    }
  });

  it('is 5.6 times larger for intrusions when calibrated prudently, and the same for outages', () => {
    const prudent = annualLossExpectancy(calm, []).perThreat;
    const reported = annualLossExpectancy({ ...calm, calibration: 'reported' }, []).perThreat;
    expect(prudent[0]!.aleKrw / reported[0]!.aleKrw).toBeCloseTo(1 / 0.17819, 9);
    expect(prudent[9]!.aleKrw).toBe(reported[9]!.aleKrw);
  });

  it('weights levels by days: 265 days at 1 and 100 days at 2.5 give 1.41 for CRIME', () => {
    const plan = [
      { level: 0, days: 265 },
      { level: 3, days: 100 },
    ];
    expect(meanMultiplier('CRIME', plan)).toBeCloseTo((265 + 250) / 365, 14);
    expect(oneLevelHigher(plan).map((segment) => segment.level)).toEqual([1, 4]);
  });
});

describe('severity', () => {
  it('finds the ends of the interval it was stated by', () => {
    const law = lognormalFromInterval(5e7, 2e9);
    expect(lognormalQuantile(law, 0.05) / 5e7).toBeCloseTo(1, 12);
    expect(lognormalQuantile(law, 0.95) / 2e9).toBeCloseTo(1, 12);
  });

  it('cedes everything to a policy without retention or limit', () => {
    const law = lognormalFromMean(1e9, 1.5);
    expect(cededPerEvent(law, 0, 1e18) / lognormalMean(law)).toBeCloseTo(1, 9);
  });

  it('puts the tail mean at infinity from xi = 1 on', () => {
    const law = { mu: 21, sigma: 1.6, threshold: 2e10, xi: 1, beta: 1e10 };
    expect(() => tailedMean(law)).toThrow(expect.objectContaining({ code: 'E_TAIL_MEAN_INFINITE' }));
    expect(tailedQuantile(law, 0.999)).toBeGreaterThan(2e10);
  });

  it('takes a PERT mean of 2 for 1, 1.5 and 5, and the median of a symmetric one in the middle', () => {
    expect(pertShape({ min: 1, mode: 1.5, max: 5 }).mean).toBe(2);
    expect(pertQuantile({ min: 0, mode: 1, max: 2 }, 0.5)).toBeCloseTo(1, 12);
    expect(() => pertShape({ min: 1, mode: 5, max: 4 })).toThrow(expect.objectContaining({ code: 'E_PERT_ORDER' }));
  });
});

/** Expected net benefit of spending z against a loss of a million that has probability 0.65. */
function benefit(z: number): number {
  return (0.65 - 0.65 / (1e-5 * z + 1)) * 1e6 - z;
}

describe('what spending brings', () => {
  it('is 200 % when 50,000 buy a reduction of 150,000', () => {
    expect(securityReturn(200, 50, 50)).toEqual({ rosi: 2, reason: null, enbisKrw: 100, benefitCostRatio: 3 });
    expect(() => securityReturn(1, 1, -1)).toThrow(expect.objectContaining({ code: 'E_COST_NEGATIVE' }));
  });

  it('never pays back when running costs eat the reduction', () => {
    const { npvKrw, paybackYears } = programmeValue({
      upfrontKrw: 100,
      annualRunCostKrw: 60,
      annualLossReductionKrw: 50,
      years: 2,
      discountRate: 0,
    });
    expect(npvKrw).toBe(-120);
    expect(paybackYears).toBeNull();
  });

  it('is best where the last won saves one won', () => {
    const breach = { kind: 'I', v: 0.65, alpha: 1e-5, beta: 1 } as const;
    const { spendingKrw, enbisKrw } = gordonLoeb(breach, 1e6);
    expect(benefit(spendingKrw)).toBeCloseTo(enbisKrw, 4);
    expect(benefit(spendingKrw + 1000)).toBeLessThan(enbisKrw);
    expect(benefit(spendingKrw - 1000)).toBeLessThan(enbisKrw);
  });
});

describe('risk appetite', () => {
  const points = [
    { lossKrw: 100, maxProbability: 0.1 },
    { lossKrw: 10_000, maxProbability: 0.001 },
  ];
  it('is log-linear between points: 1 % at 1,000', () => {
    expect(appetiteLimit(points, 1000)).toBeCloseTo(0.01, 14);
    expect(appetiteLimit(points, 99)).toBe(1);
    expect(appetiteLimit(points, 1e9)).toBe(0.001);
  });
  it('is breached above 1 only', () => {
    expect(checkAppetite(points, () => 0.001)).toMatchObject({ worstRatio: 1, isBreached: false });
    expect(checkAppetite(points, () => 0.002)).toMatchObject({ worstRatio: 2, isBreached: true });
  });
  it('refuses points out of order', () => {
    expect(() => checkAppetite(points.toReversed(), () => 0)).toThrow(
      expect.objectContaining({ code: 'E_APPETITE_ORDER' }),
    );
  });
});

it('splits CVaR among components so that they add up, boundary included', () => {
  const rows = [
    [1, 0],
    [0, 2],
    [3, 1],
    [0, 4],
    [5, 5],
  ];
  const { contributions, conditionalValueAtRisk } = tailContributions(rows, 0.7); // tail of 1.5 scenarios: 10 and half of a 4
  expect(conditionalValueAtRisk).toBeCloseTo((10 + 0.5 * 4) / 1.5, 12);
  expect(contributions[0]! + contributions[1]!).toBeCloseTo(conditionalValueAtRisk, 12);
  expect(contributions[0]).toBeCloseTo((5 + 0.25 * 3) / 1.5, 12);
});

it('scores 50 at capacity and 75 at twice, and puts edges into the higher band', () => {
  expect(capacityScore(1e9, 1e9)).toEqual({ score: 50, band: 'ELEVATED' });
  expect(capacityScore(2e9, 1e9)).toEqual({ score: 75, band: 'HIGH' });
  expect(capacityScore(-1, 1)).toEqual({ score: 0, band: 'LOW' });
  expect(capacityScore(1e30, 1)).toEqual({ score: 100, band: 'CRITICAL' });
});

it('calls an incident P1 by loss, by records or by outage', () => {
  const small = { estimatedLossKrw: 0, personalRecords: 0, outageMinutes: 0 };
  expect(incidentPriority(small, 1e9)).toBe('P4');
  expect(incidentPriority({ ...small, personalRecords: 1 }, 1e9)).toBe('P3');
  expect(incidentPriority({ ...small, estimatedLossKrw: 1e7 }, 1e9)).toBe('P2');
  expect(incidentPriority({ ...small, outageMinutes: 180 }, 1e9)).toBe('P1');
});

it('moves a frequency towards own history, and doubts the catalogue when history is far off', () => {
  const usual = updateFrequency(1, 20, 1, 1);
  expect(usual.posteriorMean).toBe(1);
  expect(usual.driftP).toBeGreaterThan(0.3);
  const far = updateFrequency(1, 20, 8, 1);
  expect(far.posteriorMean).toBeCloseTo(28 / 21, 12);
  expect(far.driftP).toBeLessThan(0.01);
});

it('keeps intelligence multipliers between a half and three', () => {
  const worst = intelligenceMultipliers({
    kevMatchAgesDays: [0, 0, 0, 0, 0, 0],
    epssOutsideKev: [1],
    newBreachedAccounts: 400,
    staff: 400,
    incidentTrend: 9,
  });
  expect(worst['T11']).toBe(3);
  expect(worst['T09']).toBe(1);
  expect(Math.min(...Object.values(worst))).toBeGreaterThanOrEqual(0.5);
});

it('leaves mean growth alone when all jumps are inside the drift already', () => {
  const law = jumpLaw(-0.05, 0.04);
  const moments = jumpDiffusionMoments(0.08, 0.3, 2, [{ rate: 0.5, rateInsideDrift: 0.5, law }]);
  expect(moments.expectedGrossReturn).toBeCloseTo(Math.exp(0.16), 12);
  expect(peerSecondLogMoment(law, 1)).toBeCloseTo(secondLogMoment(law), 14);
});

it('warns of ransomware jumps, which the event data contradict', () => {
  expect(miscalibratedClasses()).toEqual(['RANSOM']);
});

describe('input findings', () => {
  it('come in the order of the specification', () => {
    expect(inputFindings({ frequency: -1, sigma: 0, exposure: 11 })).toEqual([
      'E_RATE_NEGATIVE',
      'E_SIGMA_NONPOSITIVE',
      'E_EXPOSURE_RANGE',
    ]);
  });
  it.each([
    [{ segments: [{ level: 0, days: 364 }] }, 'E_SEGMENTS_SUM'],
    [{ controls: ['C01', 'C01'] }, 'E_DUPLICATE'],
    [{ controls: ['C16'] }, 'E_REQUIREMENT'],
    [{ returns: [[0.1, -1.1]] }, 'E_RETURN_BELOW_MINUS_ONE'],
    [{ losses: [] }, 'E_EMPTY_SCENARIOS'],
    [{ cvar: 1, capacity: 0 }, 'E_CAPACITY_NONPOSITIVE'],
    [{ currency: 'USD' }, 'E_CURRENCY'],
    [{ factor: 0.019 }, 'W_OVERCONFIDENT'],
    [{ events: 5, z: 3.9 }, 'W_CALIBRATION'],
    [
      {
        appetite: [
          { loss: 10, maxProbability: 0.1 },
          { loss: 5, maxProbability: 0.05 },
        ],
      },
      'E_APPETITE_ORDER',
    ],
  ])('name what is wrong with %o', (input, code) => {
    expect(inputFindings(input)).toEqual([code]);
  });
  it('are none for a plain good input', () => {
    expect(inputFindings({ frequency: 0.1, mean: 1e9, sigma: 1.6, currency: 'KRW', level: 2 })).toEqual([]);
  });
});
