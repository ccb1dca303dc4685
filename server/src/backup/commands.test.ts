import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { openDatabase } from '../platform/db/database.ts';
import { lockForProcess } from '../platform/process-lock.ts';
import { readSecrets } from '../platform/secrets.ts';

import { runBackupCommand } from './backup-command.ts';
import { BackupRun } from './backup.entity.ts';
import { runMigrateStoreCommand } from './migrate-store-command.ts';
import { runRestoreCommand } from './restore-command.ts';
import { embeddedSettings, fillInstallation, scratchFolder } from './test-installation.ts';

const folder = scratchFolder();
const data = path.join(folder.dir, 'data');
const key = 'a key of a test, at least forty-three letters long';
const environment = { BACKUP_DIR: path.join(folder.dir, 'archives'), BACKUP_KEY: key };
let said: string[] = [];
let answer: string | null = null;
const io = {
  print: (line: string) => void said.push(line),
  fail: (line: string) => void said.push(line),
  signal: new AbortController().signal,
  ask: () => Promise.resolve(answer),
};
const text = (): string => said.join('\n');

beforeAll(async () => {
  await fillInstallation(embeddedSettings(folder.dir));
});
afterAll(() => folder.remove());

async function backup(...argv: string[]): Promise<number> {
  said = [];
  return runBackupCommand(['--data', data, ...argv], io, environment);
}
async function restore(to: string, ...argv: string[]): Promise<number> {
  said = [];
  return runRestoreCommand(['--data', to, ...argv], io, environment);
}

describe('npm run backup', () => {
  it('works beside a running server, and says what to keep elsewhere', async () => {
    const unlock = lockForProcess(path.join(data, 'server.lock'));
    expect(await backup('--full')).toBe(0);
    unlock();
    expect(text()).toMatch(/Archive \d{8}T\d{6}Z-[0-9a-f]{6}: \d{4} rows, 4 objects/);
    expect(text()).toContain('restored into a scratch database, every table compared');
    expect(text()).toContain('Keep BACKUP_KEY elsewhere');
    expect(text()).not.toContain(key);
  });
  it('keeps what became of it, good or bad', async () => {
    const cut = { ...io, signal: AbortSignal.abort(new Error('cut off')) };
    expect(await runBackupCommand(['--data', data], cut, environment)).toBe(2);
    const orm = await openDatabase({ database: { kind: 'sqlite', file: path.join(data, 'convergence.sqlite') } }, [
      BackupRun,
    ]);
    const rows = await orm.em.fork().find(BackupRun, {}, { orderBy: { id: 'asc' } });
    expect(rows).toMatchObject([
      { kind: 'WEEKLY', outcome: 'SUCCEEDED', isEncrypted: true, isFullyRead: true, isDrilled: true, objectCount: 4 },
      { kind: 'MANUAL', outcome: 'FAILED', error: 'cut off', archive: null },
    ]);
    await orm.close();
  });
  it('lists what is there, and reads one back', async () => {
    expect(await backup('--list')).toBe(0);
    expect(text()).toMatch(/SQLite 3\.\d+.* 4 objects {2}encrypted\n1 archive\.$/);
    expect(await backup('--verify', 'latest')).toBe(0);
    expect(text()).toMatch(/is whole: \d{4} rows, 4 objects/);
  });
  it('lets only one of two at a time write', async () => {
    const unlock = lockForProcess(path.join(data, 'backup', 'lock'));
    expect(await backup()).toBe(2);
    expect(text()).toContain('Another backup of this installation is on');
    unlock();
  });
  it('says which settings are missing', async () => {
    said = [];
    expect(await runBackupCommand(['--data', data], io, {})).toBe(2);
    expect(text()).toContain('set BACKUP_DIR or BACKUP_S3_*');
    expect(await runBackupCommand(['--data', data, '--now'], io, {})).toBe(2);
    expect(text()).toContain('npm run backup -- [--data DIR]');
  });
});

describe('npm run restore', () => {
  const target = path.join(folder.dir, 'restored');
  it('restores the newest archive and says what comes next', async () => {
    expect(await restore(target)).toBe(0);
    expect(text()).toContain('Trading is stopped in 1 organisations');
    expect(readSecrets(target)).toEqual(readSecrets(data));
    expect(statSync(path.join(target, 'secrets.json')).mode & 0o777).toBe(0o600);
  });
  it('removes what stands there only when its name was typed', async () => {
    expect(await restore(target, '--replace')).toBe(2);
    expect(text()).toContain('say --yes too');
    answer = 'something else';
    expect(await restore(target, '--replace')).toBe(2);
    expect(text()).toContain('nothing was changed');
    answer = path.join(target, 'convergence.sqlite');
    expect(await restore(target, '--replace')).toBe(0);
    answer = null;
    expect(await restore(target, '--replace', '--yes')).toBe(0);
  });
  it('refuses a folder in use, a moment without its zone, and a moment where no log is kept', async () => {
    const unlock = lockForProcess(path.join(target, 'server.lock'));
    expect(await restore(target, '--replace', '--yes')).toBe(2);
    expect(text()).toContain('is in use by process');
    unlock();
    expect(await restore(target, '--to', '2026-11-23 12:00')).toBe(2);
    expect(text()).toContain('with its time zone');
    expect(
      await restore(path.join(folder.dir, 'other'), '--archive', 'latest', '--to', '2026-11-23T12:00:00+09:00'),
    ).toBe(2);
    expect(text()).toContain('an embedded installation is restored as of an archive');
  });
  it('can only try', async () => {
    expect(await restore(data, '--drill')).toBe(0); // beside the real rows
    expect(text()).toContain('It can be restored');
  });
});

describe('npm run migrate-store', () => {
  it('writes the secrets of a data folder as files that a server can be given', async () => {
    const secrets = path.join(folder.dir, 'secrets');
    expect(await runMigrateStoreCommand(['--data', data, '--write-secrets', secrets], io, {})).toBe(0);
    expect(readFileSync(path.join(secrets, 'token_pepper'), 'utf8').trim()).toBe(readSecrets(data).pepper);
    expect(statSync(path.join(secrets, 'cookie_secret')).mode & 0o777).toBe(0o600);
  });
  it('says what is missing', async () => {
    said = [];
    expect(await runMigrateStoreCommand(['--to', 'server', '--data', data], io, {})).toBe(2);
    expect(text()).toContain('The settings name no server');
    const none = path.join(folder.dir, 'none');
    expect(await runMigrateStoreCommand(['--data', none, '--write-secrets', none], io, {})).toBe(2);
    expect(existsSync(none)).toBe(false);
  });
});
