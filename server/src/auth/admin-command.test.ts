import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, expect, it } from 'vitest';

import { openTestDatabase } from '../platform/db/test-database.ts';
import { systemEm } from '../platform/db/scope.ts';
import { runAdminCommand } from './admin-command.ts';
import { Member } from './member.entity.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'convergence-admin-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function run(...argv: string[]): Promise<{ code: number; out: string[]; err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runAdminCommand(
    [...argv, '--data', folder],
    (line) => out.push(line),
    (line) => err.push(line),
  );
  return { code, out, err: err.join('\n') };
}

it('makes the first admin with a random password, alone on the last line, and not twice', async () => {
  const { code, out } = await run('--email', 'First@Example.com', '--organisation', '가나 증권');
  expect(code).toBe(0);
  expect(out.at(-1)).toMatch(/^[\w-]{24}$/);
  const orm = await openTestDatabase(path.join(folder, 'convergence.sqlite'));
  const member = await systemEm(orm).findOneOrFail(Member, { role: 'ADMIN' }, { populate: ['organisation'] });
  expect([member.email, member.role, member.organisation.unwrap().name]).toEqual([
    'first@example.com',
    'ADMIN',
    '가나 증권',
  ]);
  await orm.close();
  expect(await run('--email', 'first@example.com')).toMatchObject({
    code: 2,
    out: [],
    err: 'This address belongs to a person already.',
  });
});

it.each([[['--email', 'nobody']], [[]], [['--mail', 'a@b.c']]])('answers %j with how to use it', async (argv) => {
  const { code, err } = await run(...argv);
  expect(code).toBe(2);
  expect(err).toContain('npm run admin -- --email');
});
