import { chmodSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { runDoctor } from '../../checks/doctor.ts';
import { freshDatabase } from '../../test/services/mysql-database.ts';
import type { FreshDatabase } from '../../test/services/mysql-database.ts';
import { serverEnvironment } from '../../test/services/server-environment.ts';
import { serviceUrls } from '../../test/services/service-url.ts';
import { openDatabase } from '../platform/db/database.ts';
import { platformEntities } from '../platform/db/platform-entities.ts';

import { runBackupCommand } from './backup-command.ts';
import { embeddedSettings, fillInstallation, scratchFolder } from './test-installation.ts';

const folder = scratchFolder();
const data = path.join(folder.dir, 'data');
/** Stands for whoever is outside. */
const outside = createServer((_request, response) => response.end());
let environment: Record<string, string>;

beforeAll(async () => {
  await fillInstallation(embeddedSettings(folder.dir));
  await new Promise<void>((resolve) => void outside.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(outside.address() as AddressInfo).port}`;
  environment = { BACKUP_DIR: path.join(folder.dir, 'archives'), KIS_BASE_URL: url, LLM_BASE_URL: 'off' };
});
afterAll(() => {
  outside.close();
  folder.remove();
});

interface Looked {
  readonly faults: number;
  readonly code: number;
  readonly marks: (name: string) => readonly string[];
}

async function doctor(variables: Record<string, string> = {}): Promise<Looked> {
  const lines: string[] = [];
  const print = (line: string): void => void lines.push(line);
  const code = await runDoctor(['--data', data, '--json'], print, { ...environment, ...variables });
  const { faults, findings } = JSON.parse(lines.join('\n')) as {
    readonly faults: number;
    readonly findings: readonly { readonly name: string; readonly mark: string; readonly text: string }[];
  };
  return {
    faults,
    code,
    marks: (name) => findings.filter((each) => each.name === name).map(({ mark, text }) => `${mark} ${text}`),
  };
}

it('finds no fault in an embedded installation, and says that it was never backed up', async () => {
  const { faults, code, marks } = await doctor();
  expect([faults, code]).toEqual([0, 0]);
  expect(marks('backup').join('\n')).toContain('! no archive yet: npm run backup');
  expect(marks('objects')).toEqual(['✓ put and get', '✓ remove']);
  expect(marks('outside')[0]).toMatch(/^✓ KIS: 127\.0\.0\.1:\d+ answers/);
});
it('says how old the newest archive is, and that it can be opened', async () => {
  const io = { print: () => undefined, fail: () => undefined, signal: new AbortController().signal };
  await runBackupCommand(['--data', data], { ...io, ask: () => Promise.resolve(null) }, environment);
  expect((await doctor()).marks('backup').join('\n')).toMatch(
    /✓ \d{8}T\d{6}Z-[0-9a-f]{6} is 0\.0 h old and can be opened/,
  );
  const locked = await doctor({ BACKUP_KEY: 'a key of a test, at least forty-three letters long' });
  expect(locked.marks('backup')).toEqual(['✗ The archive is not encrypted: unset BACKUP_KEY to read it.']);
});
it('warns of secrets that others can read, and of who is not reached', async () => {
  const file = path.join(folder.dir, 'key');
  writeFileSync(file, 'a key of a test, at least forty-three letters long');
  chmodSync(file, 0o644);
  const { marks, code } = await doctor({ BACKUP_KEY_FILE: file, KIS_BASE_URL: 'http://127.0.0.1:1' });
  expect(marks('secrets')).toContain(`! BACKUP_KEY_FILE 0644: others can read it; chmod 600 ${file}`);
  expect(marks('outside')[0]).toContain('! KIS: 127.0.0.1:1 cannot be reached');
  expect(code).toBe(1); // the archive cannot be opened with that key
});
it('says what is wrong with the settings', async () => {
  const { marks, code } = await doctor({ DATABASE_URL: 'mysql://a:b@127.0.0.1/c' });
  expect(code).toBe(1);
  expect(marks('settings')[0]).toContain('✗ E_SETTINGS at REDIS_URL: is missing');
});

const services = await serviceUrls();
describe.skipIf(!services)('on real services: the doctor', () => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase(services!.mysql);
  });
  afterAll(() => database.drop());

  it('looks at MySQL, Redis, the store, clocks and roles', async () => {
    const server = serverEnvironment(database.url, services!);
    const before = await doctor(server);
    expect(before.marks('database')[1]).toMatch(/^! 0 migrations: \d+ are applied at the next start \(0018-mysql\)$/);
    const orm = await openDatabase({ database: { kind: 'mysql', url: database.url } }, platformEntities);
    await orm.close();
    const { marks, faults } = await doctor(server);
    expect(faults).toBe(0);
    const text = marks('database').join('\n');
    expect(text).toMatch(/^✓ M\w+ [\d.]+/);
    expect(text).toMatch(/✓ \d+ migrations/);
    expect(text).toContain('! binary log off: no restore to a point in time; set log_bin');
    expect(text).toContain('✓ its clock differs by 0.0 s');
    expect(marks('redis').join('\n')).toMatch(
      /✓ Redis 7.*\n✓ maxmemory-policy noeviction\n✓ append-only file on\n✓ its clock/,
    );
    expect(marks('objects').join('\n')).toMatch(/✓ put and get\n✓ http:\S+ as browsers reach it answers 200\n/);
    expect(marks('processes')).toEqual(['! no program of this installation runs now']);
  });
});
