import '../platform/javascript-engine.ts';
import path from 'node:path';

import { readEnvironment, readSettings } from '../platform/settings.ts';
import type { Settings } from '../platform/settings.ts';

import { openPlace } from './archive-place.ts';
import { chosenArchive } from './backup-command.ts';
import { archiveIds } from './archive-reader.ts';
import type { ArchivePlace } from './archive-lines.ts';
import { momentOfArchive } from './archive-place.ts';
import { exitCodeOf, optionsOf, terminal, UsageError } from './command-line.ts';
import type { Terminal } from './command-line.ts';
import { restoreArchive } from './restore.ts';
import { restoreDrill } from './take-backup.ts';

const usage = `npm run restore -- [--archive ID|latest] [--to MOMENT] [--binlogs FOLDER] [--replace [--yes]] [--data DIR] [--in FOLDER]
  Restores into the empty, stopped installation of the settings. Trading is stopped in it and nobody is signed in.
  --archive    default: the newest, or with --to the newest before that moment
  --to         MySQL only: then the changes of the binary log are made up to here, e.g. 2026-11-23T12:34:56+09:00
               needs MYSQLBINLOG, and an account that may replay (REPLICATION_APPLIER and REPLICATION SLAVE)
  --binlogs    copies of the binary logs, where the server of DATABASE_URL no longer has them
  --replace    removes what stands in the target; asks for its name, --yes does not
  --drill      only tries: restores the rows into a scratch database below the data folder
  --in FOLDER  where archives lie, instead of BACKUP_DIR or BACKUP_S3_*`;

/** @returns The exit code: 0, or 2 where what was asked for cannot be done. */
export function runRestoreCommand(
  argv: readonly string[],
  io: Terminal,
  environment: Readonly<Record<string, string | undefined>> = readEnvironment(),
): Promise<number> {
  return exitCodeOf(async () => {
    const text = { type: 'string' } as const;
    const yes = { type: 'boolean' } as const;
    const known = {
      archive: text,
      to: text,
      binlogs: text,
      data: text,
      in: text,
      replace: yes,
      yes,
      drill: yes,
      help: yes,
    };
    const values = optionsOf(argv, known, usage);
    if (values.help) {
      io.print(usage);
      return 0;
    }
    const until = values.to === undefined ? null : momentFrom(values.to);
    const settings = readSettings(values.data === undefined ? [] : ['--data', values.data], environment);
    const place = await openPlace(settings.backup, values.in ?? null);
    const manifest = await chosenArchive(place, values.archive ?? (await newestBefore(place, until)));
    io.print(`Archive ${manifest.id} of ${manifest.createdAt}, ${manifest.database.version}.`);
    if (values.drill) {
      await restoreDrill(place, manifest, path.join(settings.dataDir, 'backup'), io.signal);
      io.print('It can be restored: every table was compared with the archive in a scratch database.');
      return 0;
    }
    if (values.replace && !values.yes) await confirm(settings, io);
    const done = await restoreArchive(place, manifest, settings, {
      isReplacing: values.replace ?? false,
      until,
      logFolder: values.binlogs ?? null,
      signal: io.signal,
      tell: io.print,
    });
    io.print(`Restored as of ${done.asOf.toISOString()}: ${done.rows} rows of the archive, ${done.objects} objects.`);
    if (done.replayed > 0) io.print(`${done.replayed} statements of the binary log were made again.`);
    for (const name of done.applied) io.print(`Migration ${name} was applied.`);
    io.print(
      `Trading is stopped in ${done.organisations} organisations: compare with the broker before it is resumed.`,
    );
    io.print('Everybody has to sign in again. API tokens that were revoked since are valid again: look through them.');
    return 0;
  }, io);
}

function momentFrom(text: string): Date {
  const moment = new Date(text);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)$/.test(text) || Number.isNaN(moment.getTime()))
    throw new UsageError(`--to ${text} is no moment with its time zone, such as 2026-11-23T12:34:56+09:00.`);
  return moment;
}

async function newestBefore(place: ArchivePlace, until: Date | null): Promise<string> {
  const ids = await archiveIds(place);
  return ids.findLast((id) => until === null || momentOfArchive(id).getTime() < until.getTime()) ?? 'latest';
}

/** Removing rows is asked for by the name of what holds them. */
async function confirm({ database }: Settings, { ask }: Terminal): Promise<void> {
  const name = database.kind === 'mysql' ? new URL(database.url).pathname.slice(1) : database.file;
  const typed = await ask(`Everything in ${name} will be removed. Type this name to go on: `);
  if (typed === null) throw new UsageError('Nobody is there to be asked: say --yes too.');
  if (typed !== name) throw new UsageError('That is not its name: nothing was changed.');
}

if (import.meta.main) process.exitCode = await runRestoreCommand(process.argv.slice(2), terminal());
