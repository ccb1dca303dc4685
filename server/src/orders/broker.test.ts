import { expect, it } from 'vitest';

import { ExchangeTradingClock } from './broker.ts';

const dayAt = (time: string) => new ExchangeTradingClock(() => Date.parse(time)).day();

it.each<[string, string, string, boolean]>([
  ['before the open', '2026-11-23T08:59:59+09:00', '2026-11-23', false],
  ['at the open', '2026-11-23T09:00:00+09:00', '2026-11-23', true],
  ['in the last minute', '2026-11-23T15:29:59+09:00', '2026-11-23', true],
  ['at the close: the next session', '2026-11-23T15:30:00+09:00', '2026-11-24', false],
  ['on a Saturday', '2026-11-21T11:00:00+09:00', '2026-11-23', false],
  ['on Christmas Day', '2026-12-25T11:00:00+09:00', '2026-12-28', false],
  ['while it is still the day before in London', '2026-11-22T23:30:00Z', '2026-11-23', false],
])('knows the day of trading %s', async (_when, time, tradeDate, isOpen) => {
  expect(await dayAt(time)).toEqual({ tradeDate, isOpen });
});
