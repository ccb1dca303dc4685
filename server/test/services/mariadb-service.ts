import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { debianTree } from './debian-tree.ts';
import type { DebianTree } from './debian-tree.ts';
import { greetingOf, serviceAddress, serviceUserSql } from './mysql-service.ts';
import { endProcess, freePort, startProcess } from './service-process.ts';
import type { RunningService } from './service-process.ts';

const template = 'fresh-data';
const systemTables = ['mysql_system_tables.sql', 'mysql_performance_tables.sql', 'mysql_system_tables_data.sql'];

/**
 * MariaDB of Debian bookworm, for machines that are served no MySQL.
 *
 * @param dir - Where it keeps its data; starting again with the same folder and port is a restart.
 */
export async function startMariadb(dir: string, { port }: { readonly port?: number } = {}): Promise<RunningService> {
  const tree = await debianTree('bookworm', 'mariadb-server-core', makeSystemTables);
  const at = port ?? (await freePort());
  const data = path.join(dir, 'data');
  await mkdir(dir, { recursive: true });
  if (!existsSync(data)) await cp(path.join(tree.dir, template), data, { recursive: true });
  const people = path.join(dir, 'people.sql');
  await writeFile(people, serviceUserSql);
  const { child, answer } = await startProcess(
    [
      ...server(tree, data),
      '--bind-address=127.0.0.1',
      `--port=${at}`,
      `--socket=${path.join(dir, 's')}`,
      `--pid-file=${path.join(dir, 'pid')}`,
      `--init-file=${people}`,
      '--innodb-flush-log-at-trx-commit=0',
    ],
    () => greetingOf('127.0.0.1', at),
  );
  return {
    url: serviceAddress(at),
    version: `MariaDB ${answer} (Debian bookworm), IN THE PLACE OF MySQL`,
    pid: child.pid ?? null,
    stop: () => endProcess(child),
  };
}

/** What its install script would do, which wants to be installed itself. */
async function makeSystemTables(tree: DebianTree): Promise<void> {
  const data = path.join(tree.dir, template);
  await mkdir(data);
  const [program, ...flags] = server(tree, data);
  const child = spawn(program, [...flags, '--bootstrap'], { stdio: ['pipe', 'ignore', 'pipe'] });
  const ended = once(child, 'exit');
  let said = '';
  child.stderr.on('data', (text: Buffer) => (said += text.toString()));
  child.stdin.write('create database mysql;\nuse mysql;\n');
  for (const name of systemTables) child.stdin.write(await readFile(path.join(tree.dir, 'usr/share/mysql', name)));
  child.stdin.end();
  const [code] = (await ended) as [number | null];
  if (code !== 0) throw new Error(`MariaDB could not make its own tables:\n${said.slice(-2000)}`);
}

function server(tree: DebianTree, data: string): [string, ...string[]] {
  const usr = path.join(tree.dir, 'usr');
  return [
    ...tree.command('usr/sbin/mariadbd'),
    '--no-defaults',
    ...(process.getuid?.() === 0 ? ['--user=root'] : []),
    `--basedir=${usr}`,
    `--lc-messages-dir=${usr}/share/mysql`,
    `--character-sets-dir=${usr}/share/mysql/charsets`,
    `--plugin-dir=${usr}/lib/mysql/plugin`,
    `--datadir=${data}`,
  ];
}
