import '../platform/javascript-engine.ts';
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { DomainError } from '@convergence/shared/errors';

import { entities } from '../entities.ts';
import { openDatabase } from '../platform/db/database.ts';
import { systemEm } from '../platform/db/scope.ts';
import { permissions } from '../platform/graphql/permission.ts';
import type { Permission } from '../platform/graphql/permission.ts';
import { secretsOf } from '../platform/secrets.ts';
import { readSettings } from '../platform/settings.ts';
import { ApiTokenService } from './api-token.service.ts';
import { Member } from './member.entity.ts';
import { permissionsOfRole, sessionPermissions } from './permissions.ts';

const usage = `npm run token -- --user E-MAIL --scope PERMISSION[,PERMISSION…] [--days N] [--name TEXT] [--data DIR]`;
const MOST_DAYS = 3650;

/** A mistake of whoever typed the command; told without a stack. */
class UsageError extends Error {}

interface TokenRequest {
  readonly email: string;
  readonly scopes: readonly Permission[];
  readonly days: number | null;
  readonly name: string;
  readonly settingsArguments: readonly string[];
}

/** What can be given to a token; signing in goes without saying, and the way in itself is for people alone. */
const grantable = permissions.filter((name) => name !== 'SIGNED_IN' && !sessionPermissions.some((one) => one === name));

function isPermission(text: string): text is Permission {
  return (grantable as readonly string[]).includes(text) || text === 'SIGNED_IN';
}

function readRequest(argv: readonly string[]): TokenRequest {
  const { values } = readArguments(argv);
  if (values.user === undefined) throw new UsageError(`--user is missing.\n${usage}`);
  const words = (values.scope ?? '').split(/[\s,]+/).filter((word) => word !== '');
  const choices = grantable.join(', ');
  if (words.length === 0) throw new UsageError(`--scope is missing; choose from ${choices}.\n${usage}`);
  const unknown = words.find((word) => !isPermission(word));
  if (unknown !== undefined) throw new UsageError(`"${unknown}" is no scope; choose from ${choices}.`);
  const days = values.days === undefined ? 90 : Number(values.days);
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS) {
    throw new UsageError(`--days is a whole number from 1 to ${MOST_DAYS}, not "${values.days}".`);
  }
  return {
    email: values.user,
    scopes: words.filter(isPermission),
    days,
    name: values.name ?? 'token command',
    settingsArguments: values.data === undefined ? [] : ['--data', values.data],
  };
}

function readArguments(argv: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args: [...argv], options: { user: text, scope: text, days: text, name: text, data: text } });
  } catch (cause) {
    throw new UsageError(`${cause instanceof Error ? cause.message : String(cause)}\n${usage}`, { cause });
  }
}

/**
 * Makes an API token and prints it alone on the last line.
 *
 * @returns The exit code: 0, or 2 where what was typed cannot be done; the reason and the choices go to `fail`.
 */
export async function runTokenCommand(
  argv: readonly string[],
  print: (line: string) => void,
  fail: (line: string) => void,
): Promise<number> {
  try {
    const request = readRequest(argv);
    const settings = readSettings(request.settingsArguments);
    const { database } = settings;
    if (database.kind === 'sqlite' && !existsSync(database.file)) {
      throw new UsageError(`There is no database in ${settings.dataDir}; start the server once, or give --data DIR.`);
    }
    const orm = await openDatabase(settings, entities);
    try {
      const members = await systemEm(orm).find(Member, { removedAt: null }, { orderBy: { email: 'asc' } });
      const member = members.find((one) => one.email === request.email.trim().toLowerCase());
      if (member === undefined) {
        const choices = members.map((one) => one.email).join(', ') || 'nobody yet; start the server once';
        throw new UsageError(`There is no user "${request.email}"; known: ${choices}.`);
      }
      const allowed = permissionsOfRole[member.role];
      const beyond = request.scopes.filter((scope) => !allowed.includes(scope));
      if (beyond.length > 0) {
        throw new UsageError(
          `${member.email} is ${member.role} and cannot grant ${beyond.join(', ')}; choose from ${allowed.join(', ')}.`,
        );
      }
      const { email, scopes, name, days } = request;
      const token = await new ApiTokenService(orm, secretsOf(settings).pepper).create({
        email,
        scopes,
        name,
        days,
        actor: 'command:token',
      });
      print(`API token of ${member.email} for ${days} days with ${scopes.join(', ')}; it is shown only now:`);
      print(token);
      return 0;
    } finally {
      await orm.close();
    }
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof DomainError)) throw error;
    fail(error.message);
    return 2;
  }
}

if (import.meta.main) {
  process.exitCode = await runTokenCommand(process.argv.slice(2), console.log, console.error);
}
