import { expect, it } from 'vitest';

import { ReadingClock } from './market-clock.ts';
import type { MarketNow } from './market-clock.ts';

const sunday = Date.parse('2026-11-22T12:00:00+09:00');

it('serves what is stored up to the last session while the source of prices is out of reach, and says so once', async () => {
  const replay: MarketNow = { asOfDate: '2019-03-29', mode: 'replay', isSimulated: false };
  let isUp = false;
  let wall = sunday;
  let asked = 0;
  const lost: unknown[] = [];
  const source = (): Promise<MarketNow> => {
    asked += 1;
    return isUp ? Promise.resolve(replay) : Promise.reject(new Error('connect ECONNREFUSED'));
  };
  const clock = new ReadingClock(
    source,
    (error) => lost.push(error),
    () => wall,
  );

  expect(await clock.now()).toMatchObject({ asOfDate: '2026-11-20' }); // the Friday before
  await clock.now();
  expect(asked).toBe(1); // a source that hangs is waited for once in ten seconds, not at each question
  wall += 10_000;
  await clock.now();
  expect([asked, lost.length]).toEqual([2, 1]);

  isUp = true;
  wall += 10_000;
  expect(await clock.now()).toEqual(replay);
  isUp = false;
  expect(await clock.now()).toEqual(replay); // not today: a replay may stand years ago
  expect(lost).toHaveLength(2);
});
