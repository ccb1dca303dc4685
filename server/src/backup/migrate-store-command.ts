import '../platform/javascript-engine.ts';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { readSecrets } from '../platform/secrets.ts';
import { readEnvironment, readSettings } from '../platform/settings.ts';
import type { Settings } from '../platform/settings.ts';

import { exitCodeOf, optionsOf, terminal, UsageError } from './command-line.ts';
import type { Terminal } from './command-line.ts';
import { moveStore } from './move-store.ts';

const usage = `npm run migrate-store -- --to server|embedded --data DIR [--dry-run] [--replace]
npm run migrate-store -- --write-secrets FOLDER --data DIR
  Copies a stopped installation: from the data folder to MySQL and S3 of the settings, or back. The source stays as it is.
  --write-secrets  writes cookie_secret, signing_secret and token_pepper of the data folder as files: a server has to have the same,
                   COOKIE_SECRET_FILE=FOLDER/cookie_secret and so on
  --dry-run        only tells what there is
  --replace        removes what stands in the target`;

const serverVariables =
  /^(?:DATABASE_URL|REDIS_URL|S3_\w+|COOKIE_SECRET|SIGNING_SECRET|TOKEN_PEPPER|PROFILE|ROLE)(?:_FILE)?$/;

/** @returns The exit code: 0, or 2 where what was asked for cannot be done. */
export function runMigrateStoreCommand(
  argv: readonly string[],
  io: Terminal,
  environment: Readonly<Record<string, string | undefined>> = readEnvironment(),
): Promise<number> {
  return exitCodeOf(async () => {
    const text = { type: 'string' } as const;
    const yes = { type: 'boolean' } as const;
    const known = { to: text, data: text, 'write-secrets': text, 'dry-run': yes, replace: yes, help: yes };
    const values = optionsOf(argv, known, usage);
    if (values.help) {
      io.print(usage);
      return 0;
    }
    if (values.data === undefined) throw new UsageError(`--data is missing.\n${usage}`);
    if (values['write-secrets'] !== undefined) return writeSecrets(values.data, values['write-secrets'], io);
    if (values.to !== 'server' && values.to !== 'embedded')
      throw new UsageError(`--to is server or embedded.\n${usage}`);

    const embedded = readSettings(['--data', values.data], withoutServer(environment));
    const server = readSettings([], environment);
    if (server.database.kind !== 'mysql')
      throw new UsageError('The settings name no server: DATABASE_URL, REDIS_URL, S3_* and the three secrets.');
    const [from, to]: readonly [Settings, Settings] = values.to === 'server' ? [embedded, server] : [server, embedded];
    const moved = await moveStore(from, to, {
      isDryRun: values['dry-run'] ?? false,
      isReplacing: values.replace ?? false,
      signal: io.signal,
      tell: io.print,
    });
    if (moved === null) io.print('Nothing was changed.');
    else io.print(`Moved: ${moved.rows} rows and ${moved.objects} objects. Start the ${values.to} installation now.`);
    return 0;
  }, io);
}

function withoutServer(environment: Readonly<Record<string, string | undefined>>) {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !serverVariables.test(name)));
}

async function writeSecrets(data: string, folder: string, { print }: Terminal): Promise<number> {
  if (!existsSync(path.join(data, 'secrets.json'))) throw new UsageError(`${data} has no secrets.json.`);
  const { cookie, signing, pepper } = readSecrets(path.resolve(data));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const [name, secret] of Object.entries({ cookie_secret: cookie, signing_secret: signing, token_pepper: pepper }))
    await writeFile(path.join(folder, name), `${secret}\n`, { mode: 0o600, flag: 'wx' });
  print(`Written to ${folder}: cookie_secret, signing_secret, token_pepper, for their owner alone.`);
  return 0;
}

if (import.meta.main) process.exitCode = await runMigrateStoreCommand(process.argv.slice(2), terminal());
