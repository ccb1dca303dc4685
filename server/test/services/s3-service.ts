import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

import { debianTree } from './debian-tree.ts';
import type { DebianTree } from './debian-tree.ts';
import { endProcess, freePort, startProcess } from './service-process.ts';
import type { RunningService } from './service-process.ts';

const runFile = promisify(execFile);
const accessKey = 'AKCONVERGENCETEST';
const secretKey = 'convergence-test-secret';

/**
 * Ceph's S3 gateway of Debian trixie, alone, on its SQLite back end: real signatures, policies and paging, up in a moment. Ranged
 * reads and copies on the server do not work on this back end; the port asks for neither.
 *
 * @param dir - Where it keeps its data; starting again with the same folder and port is a restart.
 */
export async function startS3(dir: string, { port }: { readonly port?: number } = {}): Promise<RunningService> {
  const tree = await debianTree('trixie', 'radosgw');
  const at = port ?? (await freePort());
  const configuration = path.join(dir, 'ceph.conf');
  const isNew = !existsSync(configuration);
  await writeFile(configuration, settingsFor(dir, at, tree.dir));
  if (isNew) await makeUser(tree, configuration);
  const command = tree.command('usr/bin/radosgw');
  const { stdout } = await runFile(command[0], [...command.slice(1), '--version']);
  const origin = `http://127.0.0.1:${at}`;
  const { child } = await startProcess(
    [...command, '-f', '--no-mon-config', '-c', configuration, '-n', 'client.rgw.test'],
    async () => {
      const answer = await fetch(origin);
      await answer.body?.cancel();
    },
  );
  const version = /version (\S+)/.exec(stdout)?.[1] ?? 'of unknown version';
  return {
    url: `http://${accessKey}:${secretKey}@127.0.0.1:${at}`,
    version: `S3 by Ceph radosgw ${version} (Debian trixie, dbstore)`,
    pid: child.pid ?? null,
    stop: () => endProcess(child),
  };
}

/** Its tool now and then does not end, sometimes with the user made: it is cut off and asked again. */
async function makeUser(tree: DebianTree, configuration: string): Promise<void> {
  const [program, ...flags] = tree.command('usr/bin/radosgw-admin');
  const user = ['--uid=test', '--display-name=test', `--access-key=${accessKey}`, `--secret-key=${secretKey}`];
  const create = [...flags, '-c', configuration, '--no-mon-config', 'user', 'create', ...user];
  for (let attempt = 1; ; attempt++) {
    try {
      await runFile(program, create, { timeout: 8_000, killSignal: 'SIGKILL' });
      return;
    } catch (error) {
      if (/exists/.test((error as Error).message)) return;
      if (attempt === 3) throw error;
    }
  }
}

function settingsFor(dir: string, port: number, tree: string): string {
  const triplet = process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu';
  return [
    '[global]',
    'auth_cluster_required = none',
    'auth_service_required = none',
    'auth_client_required = none',
    'mon_host = 127.0.0.1:1', // never asked
    `log_file = ${dir}/log`,
    'admin_socket =',
    `run_dir = ${dir}`,
    `plugin_dir = ${tree}/usr/lib/${triplet}/ceph`,
    'rgw_backend_store = dbstore',
    'rgw_config_store = dbstore',
    `dbstore_db_dir = ${dir}`,
    `dbstore_config_uri = file://${dir}/config.db`,
    `rgw_data = ${dir}`,
    `rgw_frontends = beast endpoint=127.0.0.1:${port} tcp_nodelay=1`,
    '',
  ].join('\n');
}
