import { expect, it } from 'vitest';

import { backoffMs, dropped, isCursorLost, isStale, SeenCursors } from './stream-model.ts';

it('takes an event once, however often it is delivered', () => {
  const seen = new SeenCursors();
  expect(['a', 'b', 'a', 'b', 'c'].map((cursor) => seen.add(cursor))).toEqual([true, true, false, false, true]);
});
it('forgets cursors of long ago instead of growing with the run', () => {
  const seen = new SeenCursors();
  for (let event = 0; event < 600; event++) seen.add(`e${event}`);
  expect([seen.add('e599'), seen.add('e0')]).toEqual([false, true]);
});
it('calls the picture old ten seconds after the line broke, counted from the first failure', () => {
  const first = dropped({ kind: 'live' }, 1_000);
  const again = dropped(first, 9_000);
  expect([isStale(again, 10_999), isStale(again, 11_000), isStale({ kind: 'live' }, 99_000)]).toEqual([
    false,
    true,
    false,
  ]);
});
it('waits 0.25 to 0.5 s before the first attempt and never more than 8 s', () => {
  expect([backoffMs(0, 0), backoffMs(0, 1), backoffMs(20, 1)]).toEqual([250, 500, 8_000]);
});
it('asks for the run again only when the cursor is lost', () => {
  expect([
    isCursorLost(['CURSOR_EXPIRED']),
    isCursorLost(['INVALID_CURSOR']),
    isCursorLost(['SLOW_CONSUMER', undefined]),
  ]).toEqual([true, true, false]);
});
