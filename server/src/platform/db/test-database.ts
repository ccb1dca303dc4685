import { entities } from '../../entities.ts';
import type { Orm } from './database.ts';
import { openDatabase } from './database.ts';
import { Organisation } from './organisation.entity.ts';
import { newId } from '../ids.ts';

/** A migrated database for one test file, in memory unless a file is given. Close it with `orm.close()`. */
export function openTestDatabase(file = ':memory:'): Promise<Orm> {
  return openDatabase({ database: { kind: 'sqlite', file } }, entities);
}

/** A new organisation; its internal id. */
export async function createTestOrganisation(orm: Orm, name = '시험 운영사'): Promise<number> {
  const em = orm.em.fork();
  const organisation = em.create(Organisation, { publicId: newId('org'), name, createdAt: new Date() });
  await em.persist(organisation).flush();
  return organisation.id;
}
