import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';

import { debianTree } from './debian-tree.ts';
import type { DebianTree } from './debian-tree.ts';
import { endProcess, freePort, startProcess } from './service-process.ts';
import type { RunningService } from './service-process.ts';

const runFile = promisify(execFile);
const user = 'convergence';
const password = 'of-a-test-run';

/** Makes the user of the tests; the same on MariaDB. */
export const serviceUserSql = `create user if not exists '${user}'@'%' identified by '${password}';\ngrant all on *.* to '${user}'@'%' with grant option;\n`;

export function serviceAddress(port: number): string {
  return `mysql://${user}:${password}@127.0.0.1:${port}/convergence_test`;
}

export interface MysqlOptions {
  readonly port?: number;
  /** Production's durability and binary log; a test of contracts needs neither, a test of crashes both. */
  readonly isDurable?: boolean;
  /** Last on its command line, so that they win. */
  readonly flags?: readonly string[];
}

/** A fresh data folder takes seconds to make and is always the same: it is made once, beside the program. */
const template = 'fresh-data';

/**
 * MySQL of Debian sid.
 *
 * @param dir - Where it keeps its data; starting again with the same folder and port is a restart.
 */
export async function startMysql(
  dir: string,
  { port, isDurable = false, flags: more = [] }: MysqlOptions = {},
): Promise<RunningService> {
  const tree = await debianTree('sid', 'mysql-server-core', async (unpacked) => {
    const [program, ...flags] = server(unpacked, path.join(unpacked.dir, template));
    await runFile(program, [...flags, '--initialize-insecure', '--innodb-redo-log-capacity=8M']);
  });
  const at = port ?? (await freePort());
  const data = path.join(dir, 'data');
  if (!existsSync(data)) await cp(path.join(tree.dir, template), data, { recursive: true });
  const people = path.join(dir, 'people.sql');
  await mkdir(dir, { recursive: true });
  await writeFile(people, serviceUserSql);
  const quick = [
    '--disable-log-bin',
    '--innodb-flush-log-at-trx-commit=0',
    '--sync-binlog=0',
    '--innodb-doublewrite=0',
  ];
  const { child, answer } = await startProcess(
    [
      ...server(tree, data),
      '--bind-address=127.0.0.1',
      `--port=${at}`,
      '--mysqlx=OFF',
      `--socket=${path.join(dir, 's')}`,
      `--pid-file=${path.join(dir, 'pid')}`,
      `--init-file=${people}`,
      '--performance-schema=OFF',
      '--innodb-buffer-pool-size=64M',
      '--innodb-redo-log-capacity=64M',
      '--local-infile=OFF',
      ...(isDurable ? [] : quick),
      ...more,
    ],
    () => greetingOf('127.0.0.1', at),
  );
  return {
    url: serviceAddress(at),
    version: `MySQL ${answer} (Debian sid)`,
    pid: child.pid ?? null,
    stop: () => endProcess(child),
  };
}

function server(tree: DebianTree, data: string): [string, ...string[]] {
  const usr = path.join(tree.dir, 'usr');
  return [
    ...tree.command('usr/sbin/mysqld'),
    '--no-defaults',
    ...(process.getuid?.() === 0 ? ['--user=root'] : []), // it refuses to be root unless told
    `--basedir=${usr}`,
    `--lc-messages-dir=${usr}/share/mysql`,
    '--secure-file-priv=',
    `--character-sets-dir=${usr}/share/mysql/charsets`,
    `--plugin-dir=${usr}/lib/mysql/plugin`,
    `--datadir=${data}`,
  ];
}

/** The version that MySQL and MariaDB name in the first packet, before anybody has signed in. */
export function greetingOf(host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, host);
    socket.setTimeout(5000, () => socket.destroy(new Error('no greeting')));
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('no greeting'))); // after an answer this changes nothing
    socket.once('data', (packet) => {
      const isGreeting = packet[4] === 10; // version of the protocol
      if (isGreeting) resolve(packet.toString('latin1', 5, packet.indexOf(0, 5)).replace(/^5\.5\.5-/, ''));
      else reject(new Error(`no greeting but ${packet.toString('latin1', 7)}`));
      socket.destroy();
    });
  });
}
