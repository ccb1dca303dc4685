import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';

import { withService } from '../../test/services/service-suite.ts';
import { openTestDatabase } from './db/test-database.ts';
import { eventLogContract } from './event-log.contract.ts';
import { createLog } from './log.ts';
import { RedisWakeHints } from './redis-wake-hints.ts';
import { TableEventLog } from './table-event-log.ts';

const log = createLog('silent');

await withService('redis', 'the table with hints through Redis', (url) => {
  eventLogContract('the table with hints through Redis', async () => {
    const database = await openTestDatabase();
    const prefix = `test-${randomUUID()}`;
    const pollMs = 60_000; // so that only the hint can tell
    const [here, there] = [1, 2].map(
      () => new TableEventLog(database, { pollMs, hints: new RedisWakeHints(url, log, prefix) }),
    ) as [TableEventLog, TableEventLog];
    database.em.getEventManager().getSubscribers().delete(there); // another process does not see our commits
    await Promise.all([here.listen(), there.listen()]);
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
});

it('finds news without Redis, only later', async () => {
  const database = await openTestDatabase();
  const hints = new RedisWakeHints('redis://127.0.0.1:1', log);
  const events = new TableEventLog(database, { pollMs: 20, hints });
  const next = events.follow('run:z', null, AbortSignal.timeout(5000))[Symbol.asyncIterator]().next();
  await events.latestCursor('run:z'); // the follower has asked before us
  await database.em.fork().transactional((em) => events.append(em, 'run:z', 'tick', { n: 1 }));
  expect((await next).value).toMatchObject({ payload: { n: 1 } });
  await events.close();
  await database.close();
});
