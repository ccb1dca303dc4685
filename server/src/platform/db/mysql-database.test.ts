import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { entities } from '../../entities.ts';
import { freshDatabase } from '../../../test/services/mysql-database.ts';
import type { FreshDatabase } from '../../../test/services/mysql-database.ts';
import { withService } from '../../../test/services/service-suite.ts';
import { newId } from '../ids.ts';
import { AuditEntry } from './audit.entity.ts';
import { databaseContract } from './database.contract.ts';
import { connectDatabase, openDatabase } from './database.ts';
import type { Orm } from './database.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/migrations.ts';
import { Organisation } from './organisation.entity.ts';
import { scopedEm, systemEm } from './scope.ts';
import { createTestOrganisation } from './test-database.ts';

it('has statements for both engines in every migration since MySQL came', () => {
  const since = migrations.slice(migrations.findIndex(({ name }) => name === '0018-mysql') + 1);
  expect(since.filter(({ sqlite, mysql }) => !sqlite || !mysql).map(({ name }) => name)).toEqual([]);
});

it('says where no MySQL answers, and what to do', async () => {
  const database = { kind: 'mysql', url: 'mysql://u:p@127.0.0.1:1/none' } as const;
  await expect(openDatabase({ database }, entities)).rejects.toMatchObject({
    code: 'E_SETTINGS',
    path: ['DATABASE_URL'],
    message: expect.stringMatching(/start MySQL/),
  });
});

await withService('mysql', 'MySQL as the database', (server) => {
  let empty: FreshDatabase;
  let orm: Orm;
  const all: FreshDatabase[] = [];
  const fresh = async (): Promise<FreshDatabase> => {
    const made = await freshDatabase(server);
    all.push(made);
    return made;
  };
  const open = ({ url }: FreshDatabase) => openDatabase({ database: { kind: 'mysql', url } }, entities);

  beforeAll(async () => {
    empty = await fresh();
  });
  afterAll(async () => {
    await orm.close();
    for (const database of all) await database.drop();
  });

  it('applies each migration once, also when two connections are opened together', async () => {
    const [a, b] = await Promise.all([open(empty), open(empty)]);
    const rows = await a.em.getConnection().execute<{ name: string }[]>('select name from schema_migration');
    const names = migrations.filter(({ mysql }) => mysql).map(({ name }) => name);
    expect(rows.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
    expect(await migrate(b)).toEqual([]);
    await b.close();
    orm = a;
  });
  it('has the schema that the entities describe, made by the migrations alone', async ({ skip }) => {
    const [row] = await orm.em.getConnection().execute<{ version: string }[]>('select version() as version');
    skip(/mariadb/i.test(row!.version), 'the driver of MySQL reads a schema of MariaDB otherwise');
    expect(await orm.schema.getUpdateSchemaSQL({ wrap: false })).toBe('');
  });
  it('goes on where a migration was cut off, and refuses one that was changed', async () => {
    const { url } = await fresh();
    const database = await connectDatabase({ kind: 'mysql', url }, []);
    const text = 'create table half (id int);\ninsert into half values (1);\ncreate table whole (id int);';
    const broken = { name: '0001-cut', mysql: `${text}\nselect no_such_column from half;` };
    await expect(migrate(database, [broken])).rejects.toThrow(/no_such_column/);
    await expect(migrate(database, [{ ...broken, mysql: text }])).rejects.toThrow(/was changed/);
    const run = (sql: string): Promise<unknown> => database.em.getConnection().execute(sql);
    await run('alter table half add no_such_column int'); // what the statement waited for
    expect(await migrate(database, [broken])).toEqual(['0001-cut']);
    expect(await run('select count(*) as n from half')).toEqual([{ n: 1 }]);

    await run('update schema_migration set done_count = 2'); // as if killed between a table and its mark
    expect(await migrate(database, [broken])).toEqual(['0001-cut']);
    expect(await run('select count(*) as n from half')).toEqual([{ n: 1 }]);
    await expect(migrate(database, [])).rejects.toThrow(/0001-cut, which this version does not know/);
    await database.close();
  });

  databaseContract('MySQL', async (extra) => {
    const { url } = await fresh();
    return connectDatabase({ kind: 'mysql', url }, extra);
  });

  it('lets processes write in turn, though all have read before', async () => {
    const other = await connectDatabase({ kind: 'mysql', url: empty.url }, entities);
    const id = await createTestOrganisation(orm, '0');
    const increase = (database: Orm): Promise<void> =>
      database.em.fork().transactional(async (em) => {
        const row = await em.findOneOrFail(Organisation, { id });
        await setTimeout(1);
        row.name = String(Number(row.name) + 1);
      });
    await Promise.all([orm, other, orm, other, orm, other].map(increase));
    expect((await orm.em.fork().findOneOrFail(Organisation, { id })).name).toBe('6');
    await other.close();
  });
  it('refuses to change or remove what was recorded', async () => {
    const organisation = await createTestOrganisation(orm);
    const em = scopedEm(orm, organisation);
    const occurredAt = new Date('2026-01-02T03:04:05.678Z');
    const publicId = newId('aud');
    em.create(AuditEntry, { publicId, organisation, actor: 'a', action: 'b', occurredAt });
    await em.flush();
    await expect(systemEm(orm).nativeUpdate(AuditEntry, { publicId }, { action: 'c' })).rejects.toThrow(
      /never changed/,
    );
    await expect(systemEm(orm).nativeDelete(AuditEntry, { publicId })).rejects.toThrow(/never removed/);
    expect((await scopedEm(orm, organisation).findOneOrFail(AuditEntry, { publicId })).occurredAt).toEqual(occurredAt);
  });
  it('keeps capital and small letters apart, and the order of what a JSON value names', async () => {
    const em = orm.em.fork();
    const organisation = await createTestOrganisation(orm);
    await createTestOrganisation(orm, 'Alpha');
    expect(await em.count(Organisation, { name: 'ALPHA' })).toBe(0);
    const details = { zebra: 1, a: { later: 1e-7, b: 0.1 + 0.2 } };
    const publicId = newId('aud');
    const scoped = scopedEm(orm, organisation);
    scoped.create(AuditEntry, { publicId, organisation, actor: 'a', action: 'b', details, occurredAt: new Date() });
    await scoped.flush();
    const again = await scopedEm(orm, organisation).findOneOrFail(AuditEntry, { publicId });
    expect(JSON.stringify(again.details)).toBe(JSON.stringify(details));
  });
});
