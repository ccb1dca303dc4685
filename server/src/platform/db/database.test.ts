import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { newId } from '../ids.ts';
import { AuditEntry } from './audit.entity.ts';
import { databaseContract } from './database.contract.ts';
import { openDatabase } from './database.ts';
import type { Orm } from './database.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/migrations.ts';
import { Organisation } from './organisation.entity.ts';
import { organisationOf, scopedEm, systemEm } from './scope.ts';
import { createTestOrganisation, openTestDatabase } from './test-database.ts';

databaseContract('SQLite', (extra) => openDatabase({ database: { kind: 'sqlite', file: ':memory:' } }, extra));

let orm: Orm;
let first: number;
let second: number;
const folder = mkdtempSync(path.join(tmpdir(), 'convergence-db-'));

beforeAll(async () => {
  orm = await openTestDatabase();
  first = await createTestOrganisation(orm, '가나 캐피털');
  second = await createTestOrganisation(orm, '다라 증권');
  for (const organisation of [first, second]) {
    const em = scopedEm(orm, organisation);
    em.create(AuditEntry, {
      publicId: newId('aud'),
      organisation,
      actor: 'command:test',
      action: 'test.row',
      occurredAt: new Date(),
    });
    await em.flush();
  }
});
afterAll(async () => {
  await orm.close();
  rmSync(folder, { recursive: true });
});

it('has the schema that the entities describe, made by the migrations alone', async () => {
  expect(await orm.schema.getUpdateSchemaSQL({ wrap: false })).toBe('');
});
it('applies a migration once, also when two connections are opened together', async () => {
  const file = path.join(folder, 'together.sqlite');
  const [a, b] = await Promise.all([openTestDatabase(file), openTestDatabase(file)]);
  const rows = await a.em.getConnection().execute<{ name: string }[]>('select name from schema_migration');
  expect(rows.map((row) => row.name)).toEqual(migrations.filter(({ sqlite }) => sqlite).map(({ name }) => name));
  expect(await migrate(b)).toEqual([]);
  await Promise.all([a.close(), b.close()]);
});
it('refuses a database of a newer version, and a migration that was changed', async () => {
  const file = path.join(folder, 'newer.sqlite');
  const opened = await openTestDatabase(file);
  const extra = { name: '9999-later', sqlite: 'create table later (id integer);' };
  expect(await migrate(opened, [...migrations, extra])).toEqual(['9999-later']);
  await expect(migrate(opened, [...migrations, { ...extra, sqlite: 'create table later (id text);' }])).rejects.toThrow(
    /was changed/,
  );
  await opened.close();
  await expect(openTestDatabase(file)).rejects.toThrow(/9999-later/);
});
it('keeps nothing of a migration that fails half way', async () => {
  const opened = await openDatabase({ database: { kind: 'sqlite', file: ':memory:' } }, [Organisation]);
  const broken = { name: '9999-broken', sqlite: 'create table half (id integer);\ncreate table half (id integer);' };
  await expect(migrate(opened, [...migrations, broken])).rejects.toThrow(/half/);
  await expect(opened.em.getConnection().execute('select * from half')).rejects.toThrow(/no such table/);
  await opened.close();
});
const write = (database: Orm, name: string): Promise<void> =>
  database.em.fork().transactional(async (em) => {
    await em.count(Organisation);
    em.create(Organisation, { publicId: newId('org'), name, createdAt: new Date() });
  });

it('lets two connections write in turn, though both have read before', async () => {
  const file = path.join(folder, 'writers.sqlite');
  const [a, b] = [await openTestDatabase(file), await openTestDatabase(file)];
  for (let i = 0; i < 20; i++) {
    await write(a, `a${i}`);
    await write(b, `b${i}`);
  }
  expect(await a.em.fork().count(Organisation)).toBe(40);
  await Promise.all([a.close(), b.close()]);
});

it('waits for a lock without stopping the rest of the process', async () => {
  const file = path.join(folder, 'waiting.sqlite');
  const [a, b] = [await openTestDatabase(file), await openTestDatabase(file)];
  let ticks = 0;
  const timer = setInterval(() => ticks++, 5);
  const holding = a.em.fork().transactional(() => setTimeout(200));
  await write(b, 'after');
  await holding;
  clearInterval(timer);
  expect(ticks).toBeGreaterThan(10); // 40 are due in 200 ms; a stopped event loop counts none
  await Promise.all([a.close(), b.close()]);
});

it('shows an organisation its own rows only, in every kind of query', async () => {
  const em = scopedEm(orm, first);
  expect(await em.count(AuditEntry)).toBe(1);
  const foreign = await systemEm(orm).findOneOrFail(AuditEntry, { organisation: second });
  expect(await em.findOne(AuditEntry, { publicId: foreign.publicId })).toBeNull();
  expect(await em.nativeUpdate(AuditEntry, { publicId: foreign.publicId }, { action: 'x' })).toBe(0);
  expect(await em.nativeDelete(AuditEntry, { publicId: foreign.publicId })).toBe(0);
  await em.transactional(async (tx) => expect(await tx.find(AuditEntry, {})).toHaveLength(1));
  expect(await systemEm(orm).count(AuditEntry)).toBe(2);
});
it('reads no owned row where nobody chose an organisation', async () => {
  await expect(orm.em.fork().find(AuditEntry, {})).rejects.toThrow(/belongs to an organisation/);
  expect(await orm.em.fork().count(Organisation)).toBe(2);
  expect(organisationOf(scopedEm(orm, first))).toBe(first);
  expect(organisationOf(systemEm(orm))).toBeNull();
  expect(() => organisationOf(orm.em.fork())).toThrow(/scopedEm/);
});
it('stores no row for another organisation', async () => {
  const em = scopedEm(orm, first);
  em.create(AuditEntry, {
    publicId: newId('aud'),
    organisation: second,
    actor: 'a',
    action: 'b',
    occurredAt: new Date(),
  });
  await expect(em.flush()).rejects.toThrow(/cannot be written/);
});
it('keeps a moment to the millisecond, wherever the server stands', async () => {
  const em = scopedEm(orm, first);
  const occurredAt = new Date('2026-01-02T03:04:05.678Z');
  const entry = em.create(AuditEntry, {
    publicId: newId('aud'),
    organisation: first,
    actor: 'a',
    action: 'b',
    occurredAt,
  });
  await em.flush();
  const again = await scopedEm(orm, first).findOneOrFail(AuditEntry, { publicId: entry.publicId });
  expect(again.occurredAt.toISOString()).toBe('2026-01-02T03:04:05.678Z');
});
