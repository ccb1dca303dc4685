import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

import { ArchiveError } from './archive-format.ts';
import { TableRows } from './table-rows.ts';
import type { LogPosition } from './table-rows.ts';

export interface Replay {
  /** MySQL's `mysqlbinlog`. */
  readonly program: string;
  /** Database that the changes are made in; without `folder` the logs are read from its server. */
  readonly databaseUrl: string;
  /** Name that the database had when they were written. */
  readonly from: string;
  readonly log: LogPosition;
  /** Changes of this moment and later are left out; whole seconds, as binary logs count. */
  readonly until: Date;
  /** Copies of the binary logs; null: the server still has them. */
  readonly folder: string | null;
}

/** The last words of a program that failed. */
const LAST_WORDS = 2000;

/**
 * Makes the changes that were made after an archive, up to a moment.
 *
 * @returns Number of statements.
 * @throws ArchiveError where the program is missing, a log is no longer there, or a change cannot be made. The database is then half changed.
 */
export async function replayLog({ program, databaseUrl, from, log, until, folder }: Replay): Promise<number> {
  const url = new URL(databaseUrl);
  const name = url.pathname.slice(1);
  const scratch = await mkdtemp(path.join(tmpdir(), 'convergence-replay-'));
  const rows = await TableRows.open({ kind: 'mysql', url: databaseUrl });
  try {
    const options = path.join(scratch, 'options.cnf');
    await writeFile(options, optionsFor(url), { mode: 0o600 }); // a command line can be read by others
    const files = folder === null ? [log.file] : await filesFrom(folder, log.file);
    const args = [
      `--defaults-file=${options}`,
      ...(folder === null ? ['--read-from-remote-server', '--to-last-log'] : []),
      '--skip-gtids', // the server would take changes that it has seen before for done
      ...(from === name ? [] : [`--rewrite-db=${from}->${name}`]),
      `--database=${name}`,
      `--start-position=${log.position}`,
      `--stop-datetime=${until.toISOString().slice(0, 19).replace('T', ' ')}`,
      ...files,
    ];
    return await feed(program, args, rows);
  } finally {
    await rows.close();
    await rm(scratch, { recursive: true });
  }
}

function optionsFor(url: URL): string {
  const value = (text: string): string => `"${decodeURIComponent(text).replaceAll(/["\\]/g, String.raw`\$&`)}"`;
  return `[client]\nhost=${value(url.hostname)}\nport=${url.port || '3306'}\nuser=${value(url.username)}\npassword=${value(url.password)}\n`;
}

async function filesFrom(folder: string, first: string): Promise<readonly string[]> {
  const stem = first.replace(/\.\d+$/, '.');
  const names = (await readdir(folder)).filter((name) => name.startsWith(stem) && /\.\d+$/.test(name)).toSorted();
  if (!names.includes(first)) throw new ArchiveError(`${folder} has no ${first}, at which the archive ends.`);
  return names.filter((name) => name >= first).map((name) => path.join(folder, name));
}

async function feed(program: string, args: readonly string[], rows: TableRows): Promise<number> {
  const [command, ...before] = program.split(' '); // a loader may stand before it
  const child = spawn(command!, [...before, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'] ?? '', TZ: 'UTC' }, // the end is given in its time zone
  });
  let said = '';
  child.stderr.on('data', (words: Buffer) => (said = (said + words.toString()).slice(-LAST_WORDS)));
  const ended = once(child, 'close').catch((error: Error) => [error.message] as const);
  let count = 0;
  try {
    for await (const statement of statementsOf(createInterface({ input: child.stdout, crlfDelay: Infinity }))) {
      try {
        await rows.execute(statement);
      } catch (cause) {
        const why = (cause as Error).message;
        throw new ArchiveError(`A change of the binary log cannot be made (${why}): ${statement.slice(0, 200)}`, {
          cause,
        });
      }
      count += 1;
    }
  } finally {
    child.kill();
  }
  const [code] = await ended;
  if (code !== 0) throw new ArchiveError(`${command} failed (${String(code)}): ${said.trim() || 'it said nothing'}`);
  return count;
}

/** Tells the client which letters it reads, and nothing to the server; ours reads UTF-8. */
const toClient = /^\/\*!\\C \w+ \*\/$/;

/** Statements of a script, as MySQL's own client tells them apart. */
export async function* statementsOf(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let end = ';';
  let text: string[] = [];
  for await (const line of lines) {
    if (text.length === 0) {
      const change = /^DELIMITER (\S+)$/.exec(line);
      if (change) end = change[1]!;
      if (change || line === '' || line.startsWith('#') || line.startsWith('-- ')) continue;
    }
    if (!line.endsWith(end)) {
      text.push(line);
      continue;
    }
    text.push(line.slice(0, -end.length));
    const statement = text.join('\n').trim();
    text = [];
    if (statement !== '' && !toClient.test(statement)) yield statement;
  }
}
