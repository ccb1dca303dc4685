import { BaseMySqlPlatform } from '@mikro-orm/sql';
import type { EntityManager } from '@mikro-orm/sql';

import type { Orm } from './database.ts';

/** What a database is spoken to in. MariaDB counts as MySQL. */
export type DatabaseEngine = 'sqlite' | 'mysql';

/** Where SQL has to differ. */
export function engineOf(of: Orm | EntityManager): DatabaseEngine {
  const em = 'em' in of ? of.em : of;
  return em.getPlatform() instanceof BaseMySqlPlatform ? 'mysql' : 'sqlite';
}
