import { expect, it } from 'vitest';

import { stressCatalogue } from '@convergence/shared/simulation/stress-cases';

import {
  joinedStress,
  newShock,
  readyMade,
  recognised,
  sessionsForReplay,
  stressDraftOf,
  stressInputOf,
  stressProblems,
} from './stress-draft.ts';
import type { WireStress } from './stress-draft.ts';
import type { DraftShock, StressDraft } from './stress-draft.ts';

const fall: DraftShock = { ...newShock('LOG_RETURN', 20), size: -35.7 };
const of = (change: Partial<DraftShock>): StressDraft => ({ shocks: [{ ...fall, ...change }], replay: null });
const told = (stress: StressDraft | null): string[] =>
  stressProblems(stress, 20, ['005930']).map(({ path, text }) => `${path} ${text}`);

it('sends a fall of 35.7 % as a log return of -0.357 and reads it back as it was typed', () => {
  const sent = stressInputOf(of({}), 20);
  expect(sent.shocks).toEqual([{ kind: 'LOG_RETURN', symbols: [], firstSession: 1, lastSession: 1, value: -0.357 }]);
  expect(stressDraftOf({ shocks: [{ ...sent.shocks![0]!, symbols: [] }], replay: null })).toEqual(of({}));
});
it('raises a correlation over the whole horizon, whatever the horizon has become', () => {
  const correlation = { ...newShock('CORRELATION', 20), size: 40 };
  expect(stressInputOf({ shocks: [correlation], replay: null }, 60).shocks).toEqual([
    { kind: 'CORRELATION', symbols: [], firstSession: 1, lastSession: 60, value: 0.4 },
  ]);
});
it('finds nothing wrong with no case, a fall, and a replay', () => {
  expect(told(null)).toEqual([]);
  expect(told({ shocks: [fall], replay: { firstDate: '2020-03-02', lastDate: '2020-03-31' } })).toEqual([]);
});
it.each<[string, StressDraft, string]>([
  ['a case of nothing', { shocks: [], replay: null }, 'stress.shocks invalid.stressEmpty'],
  [
    '21 shocks',
    { shocks: Array.from({ length: 21 }, () => fall), replay: null },
    'stress.shocks invalid.tooManyShocks',
  ],
  ['a size that is not there', of({ size: '' }), 'stress.shocks.0.value invalid.number'],
  ['a volatility of 11', of({ kind: 'VOLATILITY', size: 11 }), 'stress.shocks.0.value invalid.number'],
  ['a session after the horizon', of({ lastSession: 21 }), 'stress.shocks.0.lastSession invalid.whole'],
  ['an end before the beginning', of({ firstSession: 3 }), 'stress.shocks.0.lastSession invalid.sessionOrder'],
  ['a share that is not held', of({ symbols: ['000660'] }), 'stress.shocks.0.symbols invalid.shockSymbols'],
  [
    'a replay without its end',
    { shocks: [], replay: { firstDate: '2020-03-02', lastDate: '' } },
    'stress.replay.lastDate invalid.date',
  ],
])('refuses %s', (_, stress, expected) => expect(told(stress)).toEqual([expected]));

const holdings = [
  { symbol: '005930', sector: 'MANU' },
  { symbol: '105560', sector: 'BANK' },
];
it.each(stressCatalogue.map((each) => [each.id, each] as const))(
  'offers %s, takes it as it is, and knows it again',
  (_, each) => {
    const made = readyMade(each, holdings, 20)!;
    expect(stressProblems(made, 20, ['005930', '105560'])).toEqual([]);
    expect(recognised(made, holdings, 20)?.id).toBe(each.id);
    const sent = stressInputOf(made, 20);
    const back = stressDraftOf({
      shocks: sent.shocks!.map((shock) => ({ ...shock, symbols: [...shock.symbols!] })),
      replay: sent.replay!,
    });
    expect(back).toEqual(made);
  },
);
it('calls a ready-made case somebody’s own as soon as its size is changed', () => {
  const made = readyMade(
    stressCatalogue.find(({ id }) => id === 'ONE_DAY_10')!,
    holdings,
    20,
  )!;
  const changed = { ...made, shocks: made.shocks.map((shock) => ({ ...shock, size: -12 })) };
  expect(recognised(changed, holdings, 20)).toBeNull();
});
it('has no case of banks for who holds none', () => {
  const banks = stressCatalogue.find(({ id }) => id === 'FINANCE_20')!;
  expect(readyMade(banks, [holdings[0]!], 20)).toBeNull();
});

it('asks for the sessions back to the first day of a replay and a few more', () => {
  const replay = { firstDate: '2024-11-23', lastDate: '2024-11-29' };
  expect(sessionsForReplay({ shocks: [], replay }, Date.parse('2026-11-23'))).toBe(510); // two years of 250
  expect(sessionsForReplay({ shocks: [], replay: { firstDate: '', lastDate: '' } }, Date.parse('2026-11-23'))).toBe(0);
  expect(sessionsForReplay(null, Date.parse('2026-11-23'))).toBe(0);
});

it('puts a case on top of another, free of what the server adds to its answers', () => {
  const told = (value: number): WireStress => {
    const shock = { kind: 'VOLATILITY' as const, symbols: ['A'], firstSession: 1, lastSession: 20, value };
    const replay = { __typename: 'StressReplay', firstDate: '2020-03-02', lastDate: '2020-03-31' };
    const named = { __typename: 'StressCase', shocks: [{ __typename: 'StressShock', ...shock }] };
    return { ...named, replay: value > 2 ? null : replay };
  };
  const shock = (value: number) => ({ kind: 'VOLATILITY', symbols: ['A'], firstSession: 1, lastSession: 20, value });
  const replay = { firstDate: '2020-03-02', lastDate: '2020-03-31' };
  expect(joinedStress(told(2), told(3))).toEqual({ shocks: [shock(2), shock(3)], replay });
  expect(joinedStress(null, told(3))).toEqual({ shocks: [shock(3)], replay: null });
});
