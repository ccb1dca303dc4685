import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { openDatabase } from '../src/platform/db/database.ts';
import type { DatabaseSettings } from '../src/platform/settings.ts';
import { entities } from '../src/entities.ts';
import { freshDatabase } from '../test/services/mysql-database.ts';
import { startMysql } from '../test/services/mysql-service.ts';

/** Prints what the next migration has to do: the difference between the migrations so far and the entities, for each engine. */
async function draft(title: string, database: DatabaseSettings): Promise<void> {
  const orm = await openDatabase({ database }, entities);
  try {
    const sql = await orm.schema.getUpdateSchemaSQL({ wrap: false });
    console.log(`-- ${title}`);
    console.log(sql.trim() === '' ? 'Nothing to do: migrations and entities agree.' : sql.replaceAll('`', '"'));
  } finally {
    await orm.close();
  }
}

await draft('sqlite', { kind: 'sqlite', file: ':memory:' });
const dir = mkdtempSync(path.join(tmpdir(), 'convergence-draft-'));
const given = process.env.TEST_DATABASE_URL;
const server = given ? null : await startMysql(dir);
try {
  const fresh = await freshDatabase(given ?? server!.url);
  await draft('mysql', { kind: 'mysql', url: fresh.url });
  await fresh.drop();
} finally {
  await server?.stop();
  rmSync(dir, { recursive: true, force: true });
}
