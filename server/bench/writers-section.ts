import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { z } from 'zod';

import type { BenchRow, BenchSection } from '../../shared/bench/bench.ts';
import { entities } from '../src/entities.ts';
import { openDatabase } from '../src/platform/db/database.ts';
import type { Orm } from '../src/platform/db/database.ts';
import { Outbox } from '../src/platform/db/outbox.ts';
import { systemEm } from '../src/platform/db/scope.ts';
import { defineJob } from '../src/platform/queue.ts';
import { freshDatabase } from '../test/services/mysql-database.ts';
import { startMysql } from '../test/services/mysql-service.ts';

const COUNTS = [1, 4, 16] as const;
const MEASURED_MS = 4_000;

const job = defineJob('bench.write', z.object({ n: z.number() }));

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;

/** Writers that do nothing but write, one transaction after the other. @returns What each transaction took from asking to its commit, ms. */
async function write(databases: readonly Orm[]): Promise<number[]> {
  const took: number[] = [];
  const outbox = new Outbox();
  const until = performance.now() + MEASURED_MS;
  await Promise.all(
    databases.map(async (orm) => {
      while (performance.now() < until) {
        const begin = performance.now();
        await systemEm(orm).transactional(async (em) => {
          await em.getConnection().execute('select count(*) from organisation', [], 'all', em.getTransactionContext());
          outbox.add(em, job, { n: took.length });
        });
        took.push(performance.now() - begin);
      }
    }),
  );
  return took;
}

/** What the line of all writers costs: connections of many processes on one durable server, each with a small transaction after the other. */
export const writersSection: BenchSection = {
  id: 'writers',
  run: async () => {
    const dir = await mkdtemp(path.join(tmpdir(), 'convergence-writers-'));
    const server = await startMysql(path.join(dir, 'mysql'), { isDurable: true });
    try {
      const { url } = await freshDatabase(server.url);
      const all: Orm[] = [];
      for (let n = 0; n < COUNTS.at(-1)!; n++)
        all.push(await openDatabase({ database: { kind: 'mysql', url } }, entities));
      await write(all.slice(0, 1)); // warm
      const rows: BenchRow[] = [];
      for (const count of COUNTS) {
        const took = (await write(all.slice(0, count))).toSorted((a, b) => a - b);
        const who = `${count} at once`;
        rows.push(
          { what: `transactions, ${who}`, value: took.length / (MEASURED_MS / 1000), unit: '/s' },
          { what: `from asking to commit, ${who}, half of them within`, value: at(took, 0.5), unit: 'ms' },
          { what: `from asking to commit, ${who}, 99 of 100 within`, value: at(took, 0.99), unit: 'ms' },
        );
      }
      await Promise.all(all.map((orm) => orm.close()));
      return {
        title: `Writers in one line: ${server.version}, durable, with binary log`,
        rows,
        facts: { MEASURED_MS },
      };
    } finally {
      await server.stop();
      await rm(dir, { recursive: true, force: true });
    }
  },
};
