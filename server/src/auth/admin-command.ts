import '../platform/javascript-engine.ts';
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';

import { DomainError } from '@convergence/shared/errors';

import { entities } from '../entities.ts';
import { openDatabase } from '../platform/db/database.ts';
import { Organisation } from '../platform/db/organisation.entity.ts';
import { systemEm } from '../platform/db/scope.ts';
import { newId } from '../platform/ids.ts';
import { MemoryLimiter } from '../platform/memory-limiter.ts';
import { secretsOf } from '../platform/secrets.ts';
import { readSettings } from '../platform/settings.ts';
import { createAuth } from './auth.ts';

const usage = 'npm run admin -- --email E-MAIL [--name TEXT] [--organisation TEXT] [--data DIR]';
const emailPattern = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** A mistake of whoever typed the command; told without a stack. */
class UsageError extends Error {}

function readArguments(argv: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args: [...argv], options: { email: text, name: text, organisation: text, data: text } }).values;
  } catch (cause) {
    throw new UsageError(`${cause instanceof Error ? cause.message : String(cause)}\n${usage}`, { cause });
  }
}

/**
 * Makes the first admin of an organisation, and the organisation where there is none of this name. Nobody registers himself, so
 * this is how a production server begins. The password is made at random and printed alone on the last line.
 *
 * @returns The exit code: 0, or 2 where what was typed cannot be done.
 */
export async function runAdminCommand(
  argv: readonly string[],
  print: (line: string) => void,
  fail: (line: string) => void,
): Promise<number> {
  try {
    const { email, name, organisation = '운영사', data } = readArguments(argv);
    if (email === undefined || !emailPattern.test(email)) throw new UsageError(`--email needs an address.\n${usage}`);
    const settings = readSettings(data === undefined ? [] : ['--data', data]);
    const secrets = secretsOf(settings);
    const orm = await openDatabase(settings, entities);
    const limiter = new MemoryLimiter();
    try {
      const em = systemEm(orm);
      let row = await em.findOne(Organisation, { name: organisation });
      if (row === null) {
        row = em.create(Organisation, { publicId: newId('org'), name: organisation, createdAt: new Date() });
        await em.persist(row).flush();
      }
      const { people } = createAuth({
        orm,
        limiter,
        secret: secrets.cookie,
        pepper: secrets.pepper,
        publicUrl: settings.publicUrl ?? `http://127.0.0.1:${settings.port}`,
        allowedOrigins: () => [],
      });
      const password = randomBytes(18).toString('base64url');
      const person = { email, displayName: name ?? email, password, organisationId: row.id };
      const member = await people.create({ ...person, role: 'ADMIN', language: 'KO' });
      print(`${member.email} is admin of ${row.name}; the password is shown only now:`);
      print(password);
      return 0;
    } finally {
      await limiter.close();
      await orm.close();
    }
  } catch (error) {
    if (error instanceof DomainError && error.code === 'E_DUPLICATE') fail('This address belongs to a person already.');
    else if (error instanceof UsageError || error instanceof DomainError) fail(error.message);
    else throw error;
    return 2;
  }
}

if (import.meta.main) {
  process.exitCode = await runAdminCommand(process.argv.slice(2), console.log, console.error);
}
