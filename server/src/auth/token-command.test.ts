import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { createTestOrganisation, openTestDatabase } from '../platform/db/test-database.ts';
import { systemEm } from '../platform/db/scope.ts';
import { newId } from '../platform/ids.ts';
import { readSecrets } from '../platform/secrets.ts';
import { ApiTokenService } from './api-token.service.ts';
import { isApiToken, newApiToken } from './api-token.ts';
import { Member } from './member.entity.ts';
import { runTokenCommand } from './token-command.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'convergence-token-'));
const file = path.join(folder, 'convergence.sqlite');

beforeAll(async () => {
  const orm = await openTestDatabase(file);
  const em = systemEm(orm);
  em.create(Member, {
    publicId: newId('mbr'),
    organisation: await createTestOrganisation(orm),
    authUserId: 'account-1',
    email: 'ana@example.com',
    displayName: '아나',
    role: 'ANALYST',
    language: 'KO',
    createdAt: new Date(),
  });
  await em.flush();
  await orm.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

async function run(...argv: string[]): Promise<{ code: number; out: string[]; err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runTokenCommand(
    [...argv, '--data', folder],
    (line) => out.push(line),
    (line) => err.push(line),
  );
  return { code, out, err: err.join('\n') };
}

it('prints a token alone on the last line, and that token opens the door', async () => {
  const { code, out } = await run(
    '--user',
    'Ana@Example.com',
    '--scope',
    'SCENARIO_READ,SIMULATION_RUN',
    '--days',
    '7',
  );
  expect(code).toBe(0);
  const token = out.at(-1)!;
  expect(token).toMatch(/^cvg_[0-9A-Za-z]{38}$/);

  const orm = await openTestDatabase(file);
  const tokens = new ApiTokenService(orm, readSecrets(folder).pepper);
  const inDays = (days: number): Date => new Date(Date.now() + days * 86_400_000);
  expect((await tokens.find(token, inDays(6.9)))?.scopes).toEqual(['SCENARIO_READ', 'SIMULATION_RUN']);
  expect(await tokens.find(token, inDays(7.1))).toBeNull();
  expect(await tokens.find(newApiToken(), new Date())).toBeNull();
  const stored = await orm.em.getConnection().execute('select * from api_token');
  expect(JSON.stringify(stored)).not.toContain(token);
  await orm.close();
});

it.each([
  [['--scope', 'SCENARIO_READ'], '--user is missing'],
  [['--user', 'ana@example.com'], '--scope is missing; choose from MARKET_READ'],
  [['--user', 'ana@example.com', '--scope', 'scenario_read'], '"scenario_read" is no scope; choose from MARKET_READ'],
  [
    ['--user', 'bob@example.com', '--scope', 'SCENARIO_READ'],
    'There is no user "bob@example.com"; known: ana@example.com.',
  ],
  [
    ['--user', 'ana@example.com', '--scope', 'OPERATOR_WRITE'],
    'ana@example.com is ANALYST and cannot grant OPERATOR_WRITE',
  ],
  [['--user', 'ana@example.com', '--scope', 'SCENARIO_READ', '--days', '0'], '--days is a whole number from 1 to 3650'],
  [['--user', 'ana@example.com', '--scopes', 'SCENARIO_READ'], "Unknown option '--scopes'"],
])('answers %j with the way out, and makes no token', async (argv, reason) => {
  const { code, out, err } = await run(...argv);
  expect([code, out]).toEqual([2, []]);
  expect(err).toContain(reason);
});

it('says that the server has to be started first where there is no database', async () => {
  const err: string[] = [];
  const argv = ['--user', 'a@b.c', '--scope', 'SCENARIO_READ', '--data', path.join(folder, 'nowhere')];
  expect(
    await runTokenCommand(
      argv,
      () => undefined,
      (line) => err.push(line),
    ),
  ).toBe(2);
  expect(err.join()).toContain('start the server once');
});

it('tells a mistyped token from a real one by its last six characters', () => {
  const token = newApiToken();
  expect(isApiToken(token)).toBe(true);
  const wrong = token.slice(0, 10) + (token[10] === 'a' ? 'b' : 'a') + token.slice(11);
  expect(isApiToken(wrong)).toBe(false);
});
