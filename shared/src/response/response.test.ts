import { describe, expect, it } from 'vitest';

import { acknowledgeAlert, closedAlert, evaluateAlert } from './alert-state.ts';
import type { AlertEvent, AlertPolicy, AlertState } from './alert-state.ts';
import { incidentClocks } from './reporting-clocks.ts';
import type { OpenIncident } from './rules.ts';
import { firedRules, isRecommendationWithheld } from './rules.ts';
import type { ResponseContext } from './rules.ts';

const quiet: ResponseContext = {
  level: 0,
  prevLevel: 0,
  worstRatio: 0.6,
  band: 'LOW',
  prevBand: 'LOW',
  kevMatches: 0,
  kevRansomware: false,
  epssMax: 0.02,
  hibpNew: 0,
  staff: 500,
  holdings: [],
  budgetUsed: 0.8,
  coverageDrop: 0,
  driftP: 0.4,
  incident: null,
  optimismGap: 0.05,
  marketDataAgeDays: 0,
  intelAgeDays: 1,
};
const leak: OpenIncident = {
  threat: 'T02',
  priority: 'P2',
  malicious: true,
  personalData: true,
  records: 999,
  sensitive: false,
  external: false,
  outageMinutes: 0,
  subscribers: 0,
};

describe('response rules', () => {
  it('are silent when nothing happens', () => {
    expect(firedRules(quiet)).toEqual([]);
  });

  it.each<[string, Partial<ResponseContext>, string, string]>([
    ['the level rises to 경계', { level: 3, prevLevel: 1 }, 'R01', 'critical'],
    ['losses exceed twice the appetite', { worstRatio: 2 }, 'R03', 'critical'],
    ['the score enters the highest band', { band: 'CRITICAL', prevBand: 'HIGH' }, 'R04', 'critical'],
    ['a vulnerability is likely to be exploited', { epssMax: 0.5 }, 'R06', 'watch'],
    ['2 % of staff are in a new breach', { hibpNew: 10 }, 'R07', 'warn'],
    [
      'a small holding falls by five standard deviations',
      { holdings: [{ code: '017670', z: -5, weight: 0.01 }] },
      'R08',
      'watch',
    ],
    ['a control lost a tenth of its coverage', { coverageDrop: 0.1 }, 'R10', 'warn'],
    ['own history contradicts a frequency', { driftP: 0.005 }, 'R11', 'watch'],
    ['market data are two trading days old', { marketDataAgeDays: 2 }, 'R14', 'watch'],
  ])('fire when %s', (_, change, rule, severity) => {
    expect(firedRules({ ...quiet, ...change })).toEqual([expect.objectContaining({ rule, severity })]);
  });

  it('do not call the score worse while it stays below 40', () => {
    expect(firedRules({ ...quiet, band: 'MODERATE', prevBand: 'LOW' })).toEqual([]);
  });

  it('withhold a recommendation that promises a quarter more than it keeps', () => {
    expect(isRecommendationWithheld(quiet)).toBe(false);
    expect(isRecommendationWithheld({ ...quiet, optimismGap: 0.26 })).toBe(true);
  });
});

describe('reporting clocks', () => {
  it('start for 1,000 records, not for 999', () => {
    expect(incidentClocks(leak, false).map((clock) => clock.clock)).toEqual(['KISA_INCIDENT', 'PIPC_NOTICE']);
    expect(incidentClocks({ ...leak, records: 1000 }, true).map((clock) => clock.clock)).toEqual([
      'KISA_INCIDENT',
      'PIPC_NOTICE',
      'PIPC_REPORT',
      'FSS_EFARS',
    ]);
  });

  it('make a financial operator report an outage of 10 minutes that 10,000 subscribers feel', () => {
    const outage = { ...leak, threat: 'T10', malicious: false, personalData: false, outageMinutes: 10 };
    expect(incidentClocks({ ...outage, subscribers: 9_999 }, true)).toEqual([]);
    expect(incidentClocks({ ...outage, subscribers: 10_000 }, true)).toEqual([{ clock: 'FSS_EFARS', dueHours: 24 }]);
  });
});

describe('an alert', () => {
  const policy: AlertPolicy = { raiseAt: 60, severity: 'critical' };

  function run(
    values: readonly (readonly [number, number])[],
    start: AlertState = closedAlert,
  ): { events: readonly AlertEvent[][]; state: AlertState } {
    let state = start;
    const events = values.map(([minute, value]) => {
      const step = evaluateAlert(state, policy, minute, value);
      state = step.state;
      return [...step.events];
    });
    return { events, state };
  }

  it('clears only after three evaluations in a row below 54', () => {
    expect(
      run([
        [0, 60],
        [1, 53],
        [2, 54],
        [3, 53],
        [4, 53],
        [5, 53],
      ]).events,
    ).toEqual([['RAISE'], [], [], [], [], ['CLEAR']]);
  });

  it('is not escalated once somebody has acknowledged it', () => {
    const { state } = run([[0, 70]]);
    expect(run([[20, 70]], state).events).toEqual([['ESCALATE']]);
    expect(run([[20, 70]], acknowledgeAlert(state, 10)).events).toEqual([[]]);
  });
});
