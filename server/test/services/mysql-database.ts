import { randomBytes } from 'node:crypto';

import { MikroORM } from '@mikro-orm/mysql';

/** An empty database on a server, for one test. */
export interface FreshDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** @param url - Of the server, with a user who may make databases; the name in it begins the new one's. */
export async function freshDatabase(url: string): Promise<FreshDatabase> {
  const name = `${new URL(url).pathname.slice(1) || 'convergence_test'}_${randomBytes(6).toString('hex')}`;
  await execute(url, `create database ${name} character set utf8mb4 collate utf8mb4_bin`);
  return { url: new URL(`/${name}`, url).href, drop: () => execute(url, `drop database ${name}`) };
}

async function execute(url: string, sql: string): Promise<void> {
  const orm = await MikroORM.init({
    clientUrl: new URL('/information_schema', url).href,
    entities: [],
    discovery: { warnWhenNoEntities: false },
  });
  try {
    await orm.em.getConnection().execute(sql);
  } finally {
    await orm.close();
  }
}
