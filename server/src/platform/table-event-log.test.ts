import { afterAll, beforeAll, expect, it, vi } from 'vitest';

import type { Orm } from './db/database.ts';
import { openTestDatabase } from './db/test-database.ts';
import { eventLogContract } from './event-log.contract.ts';
import { TableEventLog } from './table-event-log.ts';

eventLogContract('the table', async () => {
  const database = await openTestDatabase();
  const here = new TableEventLog(database, { pollMs: 60_000 }); // so that only the wake-up can tell it
  const there = new TableEventLog(database, { pollMs: 20 });
  vi.spyOn(there, 'wake').mockImplementation(() => undefined);
  return {
    orm: database,
    here,
    there,
    close: async () => {
      await here.close();
      await there.close();
      await database.close();
    },
  };
});

const hour = 60 * 60 * 1000;
let orm: Orm;
beforeAll(async () => {
  orm = await openTestDatabase();
});
afterAll(() => orm.close());

it('keeps the last events of a stream however old, and young ones however many', async () => {
  const log = new TableEventLog(orm, { keptMs: 24 * hour, keptCount: 3 });
  const cursors: string[] = [];
  for (let n = 1; n <= 5; n++) {
    await orm.em.fork().transactional(async (em) => {
      cursors.push(await log.append(em, 'run:x', 'tick', { n }));
    });
  }
  expect(await log.prune(new Date(Date.now() + 23 * hour))).toBe(0);
  expect(await log.prune(new Date(Date.now() + 25 * hour))).toBe(2);
  expect(await log.prune(new Date(Date.now() + 25 * hour))).toBe(0);
  expect((await log.read('run:x', null, 10)).map(({ payload }) => payload)).toEqual([{ n: 3 }, { n: 4 }, { n: 5 }]);
  await expect(log.read('run:x', cursors[0]!, 10)).rejects.toMatchObject({ code: 'E_CURSOR_EXPIRED', path: ['after'] });
  expect(await log.read('run:x', cursors[1]!, 10)).toHaveLength(3); // behind the last one removed nothing is missing
  expect(await log.latestCursor('run:x')).toBe(cursors[4]);
});
it('tells its readers no more when it is closed', async () => {
  const log = new TableEventLog(orm);
  const events = log.follow('run:y', null, new AbortController().signal)[Symbol.asyncIterator]();
  const next = events.next();
  await log.close();
  expect(await next).toEqual({ done: true, value: undefined });
});
