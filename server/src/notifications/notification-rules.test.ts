import { expect, it } from 'vitest';

import type { NotificationFact } from './notification-facts.ts';
import { matches, ruleProblems } from './notification-rules.ts';
import type { RuleConditions, RuleValues } from './notification-rules.ts';

const happened = {
  organisationId: 1,
  subjectId: 's',
  eventId: 'e',
  scenarioId: null,
  link: '/',
  isSimulated: false,
  occurredAt: new Date(0),
} as const;
const runFacts = {
  runId: 'run_1',
  scenario: '시험',
  score: 60,
  conditionalValueAtRisk95Krw: 1,
  conditionalValueAtRisk99Krw: 2,
};
const scored = (value: number): NotificationFact => ({ ...happened, kind: 'RISK_SCORE_ABOVE', value, facts: runFacts });
const moved = (value: number, isHolding = true): NotificationFact => ({
  ...happened,
  kind: 'PRICE_MOVE',
  value,
  facts: {
    symbol: '005930',
    nameKo: '가',
    nameEn: 'A',
    sessionDate: '2026-11-20',
    closeKrw: 105,
    previousCloseKrw: 100,
    changeRatio: value / 100,
    isHolding,
  },
});
const rule = (conditions: Partial<RuleConditions> & Pick<RuleConditions, 'kind'>): RuleConditions => ({
  threshold: null,
  symbol: null,
  orderStatuses: [],
  minimumSeverity: null,
  scenarioId: null,
  ...conditions,
});

it('speaks at the threshold itself and above it', () => {
  const above60 = rule({ kind: 'RISK_SCORE_ABOVE', threshold: 60 });
  expect([59.9, 60, 60.1].map((score) => matches(above60, scored(score)))).toEqual([false, true, true]);
  expect(matches(above60, scored(Number.NaN))).toBe(false);
});
it('takes a fall for a move as well as a rise', () => {
  const fivePercent = rule({ kind: 'PRICE_MOVE', threshold: 5 });
  expect([-5, -4.99, 4.99, 5].map((move) => matches(fivePercent, moved(move)))).toEqual([true, false, false, true]);
});
it('looks at one issue, or at those that are held', () => {
  expect(matches(rule({ kind: 'PRICE_MOVE', threshold: 1, symbol: '005930' }), moved(2, false))).toBe(true);
  expect(matches(rule({ kind: 'PRICE_MOVE', threshold: 1, symbol: '000660' }), moved(2))).toBe(false);
  expect(matches(rule({ kind: 'PRICE_MOVE', threshold: 1 }), moved(2, false))).toBe(false);
});
it('keeps to its scenario, its states and its severity', () => {
  const ofScenario = rule({ kind: 'RUN_FINISHED', scenarioId: 'scn_1' });
  const finished = (scenarioId: string): NotificationFact => ({
    ...happened,
    kind: 'RUN_FINISHED',
    value: null,
    facts: runFacts,
    scenarioId,
  });
  expect(matches(ofScenario, finished('scn_1'))).toBe(true);
  expect(matches(ofScenario, finished('scn_2'))).toBe(false);

  const filled: NotificationFact = {
    ...happened,
    kind: 'ORDER_STATE',
    value: null,
    facts: { orderId: 'ord_1', status: 'FILLED', symbol: null, side: null, quantity: null },
  };
  expect(matches(rule({ kind: 'ORDER_STATE', orderStatuses: ['FILLED', 'REJECTED'] }), filled)).toBe(true);
  expect(matches(rule({ kind: 'ORDER_STATE', orderStatuses: ['REJECTED'] }), filled)).toBe(false);

  const alert = (severity: string): NotificationFact => ({
    ...happened,
    kind: 'SYSTEM_ALERT',
    value: null,
    facts: { alertId: 'alt_1', event: 'RAISE', rule: 'R08', severity, titleKo: '가', titleEn: 'a' },
  });
  const fromWarn = rule({ kind: 'SYSTEM_ALERT', minimumSeverity: 'WARN' });
  expect(['INFO', 'WATCH', 'WARN', 'CRITICAL'].map((severity) => matches(fromWarn, alert(severity)))).toEqual([
    false,
    false,
    true,
    true,
  ]);
});

const sound: RuleValues = {
  name: '위험 점수 60점',
  kind: 'RISK_SCORE_ABOVE',
  scoreThreshold: 60,
  cvarThresholdKrw: null,
  moveThresholdPercent: null,
  lateThresholdHours: null,
  symbol: null,
  orderStatuses: [],
  minimumSeverity: null,
  scenarioId: null,
  channelIds: ['nch_1'],
  isEnabled: true,
  minimumMinutes: 60,
};

it('finds nothing wrong with a sound rule of each kind', () => {
  const none = { ...sound, scoreThreshold: null };
  for (const values of [
    sound,
    { ...none, kind: 'CVAR_ABOVE', cvarThresholdKrw: 1_000_000_000 },
    { ...none, kind: 'PRICE_MOVE', moveThresholdPercent: 5, symbol: '005930' },
    { ...none, kind: 'RUN_FINISHED' },
    { ...none, kind: 'DATA_LATE', lateThresholdHours: 6 },
    { ...none, kind: 'ORDER_STATE', orderStatuses: ['FILLED'] },
    { ...none, kind: 'SYSTEM_ALERT', minimumSeverity: 'WARN' },
  ] as const)
    expect(ruleProblems(values)).toEqual([]);
});
it.each<[string, Partial<RuleValues>, string, string]>([
  ['no name', { name: ' ' }, 'E_REQUIRED', 'name'],
  ['a long name', { name: 'x'.repeat(101) }, 'E_LENGTH', 'name'],
  ['no threshold', { scoreThreshold: null }, 'E_REQUIRED', 'scoreThreshold'],
  ['a score above 100', { scoreThreshold: 100.1 }, 'E_RANGE', 'scoreThreshold'],
  ['a score that is no number', { scoreThreshold: Number.NaN }, 'E_RANGE', 'scoreThreshold'],
  ['a threshold of another kind', { lateThresholdHours: 6 }, 'E_FORMAT', 'lateThresholdHours'],
  ['an issue for a score', { symbol: '005930' }, 'E_FORMAT', 'symbol'],
  ['states of orders for a score', { orderStatuses: ['FILLED'] }, 'E_FORMAT', 'orderStatuses'],
  ['a severity for a score', { minimumSeverity: 'WARN' }, 'E_FORMAT', 'minimumSeverity'],
  ['no channel', { channelIds: [] }, 'E_REQUIRED', 'channelIds'],
  ['a channel twice', { channelIds: ['nch_1', 'nch_1'] }, 'E_DUPLICATE', 'channelIds'],
  ['more than 20 channels', { channelIds: Array.from({ length: 21 }, (_, i) => `nch_${i}`) }, 'E_LENGTH', 'channelIds'],
  ['a negative pause', { minimumMinutes: -1 }, 'E_RANGE', 'minimumMinutes'],
  ['half a minute', { minimumMinutes: 0.5 }, 'E_RANGE', 'minimumMinutes'],
])('refuses %s at its field', (_what, change, code, field) => {
  expect(ruleProblems({ ...sound, ...change })).toEqual([expect.objectContaining({ code, path: [field] })]);
});
it('refuses orders without states and alerts without severity', () => {
  const none = { ...sound, scoreThreshold: null };
  expect(ruleProblems({ ...none, kind: 'ORDER_STATE' })).toEqual([
    expect.objectContaining({ code: 'E_REQUIRED', path: ['orderStatuses'] }),
  ]);
  expect(ruleProblems({ ...none, kind: 'SYSTEM_ALERT' })).toEqual([
    expect.objectContaining({ code: 'E_REQUIRED', path: ['minimumSeverity'] }),
  ]);
});
