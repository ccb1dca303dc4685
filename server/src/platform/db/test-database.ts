import path from 'node:path';

import { entities } from '../../entities.ts';
import type { Orm } from './database.ts';
import { openDatabase } from './database.ts';
import { Organisation } from './organisation.entity.ts';
import { newId } from '../ids.ts';
import type { DatabaseSettings } from '../settings.ts';

/**
 * A migrated database for one test file, in memory unless a file is given. Close it with `orm.close()`.
 *
 * With TEST_ENGINE=mysql (`npm run test:mysql`) it is a database of its own on the run's MySQL, unless a file is given.
 */
export async function openTestDatabase(file = ':memory:'): Promise<Orm> {
  if (process.env.TEST_ENGINE === 'mysql' && file === ':memory:') return openOnMysql();
  return openDatabase({ database: { kind: 'sqlite', file } }, entities);
}

/**
 * One that threads and other connections can open too, by the settings that come with it: a file in the folder, or with
 * TEST_ENGINE=mysql a database of the folder's own. Close it with `orm.close()`.
 */
export async function openSharedTestDatabase(folder: string): Promise<{ orm: Orm; database: DatabaseSettings }> {
  const { onTestEngine } = await import('../../../test/services/test-engine.ts');
  const file = path.join(folder, 'test.sqlite');
  const { database } = await onTestEngine({ database: { kind: 'sqlite', file }, dataDir: folder });
  return { orm: await openDatabase({ database }, entities), database };
}

async function openOnMysql(): Promise<Orm> {
  const { serviceUrl } = await import('../../../test/services/service-url.ts'); // it needs the runner
  const { freshDatabase } = await import('../../../test/services/mysql-database.ts');
  const server = await serviceUrl('mysql');
  if (server === null) throw new Error('TEST_ENGINE=mysql, and there is no MySQL.');
  const database = await freshDatabase(server);
  const orm = await openDatabase({ database: { kind: 'mysql', url: database.url } }, entities);
  const close = orm.close.bind(orm);
  orm.close = async (force) => {
    await close(force);
    await database.drop();
  };
  return orm;
}

/** A new organisation; its internal id. */
export async function createTestOrganisation(orm: Orm, name = '시험 운영사'): Promise<number> {
  const em = orm.em.fork();
  const organisation = em.create(Organisation, { publicId: newId('org'), name, createdAt: new Date() });
  await em.persist(organisation).flush();
  return organisation.id;
}
