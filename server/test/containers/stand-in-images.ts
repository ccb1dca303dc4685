import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

import { debianTree } from '../services/debian-tree.ts';
import type { DebianTree } from '../services/debian-tree.ts';

import { operationTree, runToEnd } from './container-tools.ts';
import type { DockerEngine } from './docker-engine.ts';

const applets =
  'sh cat chmod chown cp cut date df env false grep head hostname id kill ls mkdir mv ps rm sed sleep sort tail test timeout touch tr true uname wc wget';
const twice = ['bin', 'sbin', 'lib', 'lib64'];
const leftOut = ['./usr/share/locale', './usr/share/doc', './usr/share/man', './usr/share/mysql/*test*'].map(
  (place) => `--exclude=${place}`,
);
const scripts = path.join(import.meta.dirname, 'stand-ins');
/** The image of a folder that is laid over trees of one suite, a shell included. */
async function importImage(
  engine: DockerEngine,
  name: string,
  trees: readonly DebianTree[],
  extra: string,
  changes: readonly string[],
): Promise<void> {
  for (const tree of trees) await layOver(tree, extra);
  const shell = await debianTree('bookworm', 'busybox-static');
  const usr = path.join(extra, 'usr');
  mkdirSync(path.join(usr, 'bin'), { recursive: true });
  for (const folder of ['usr/sbin', 'usr/lib', 'usr/lib64', 'etc', 'tmp', 'proc', 'sys', 'dev', 'run', 'var/lib'])
    mkdirSync(path.join(extra, folder), { recursive: true });
  chmodSync(path.join(extra, 'tmp'), 0o1777); // the mode of what is mounted there later
  const busybox = [path.join(shell.dir, 'bin/busybox'), path.join(shell.dir, 'usr/bin/busybox')].find(existsSync)!;
  cpSync(busybox, path.join(usr, 'bin/busybox'));
  for (const applet of applets.split(' '))
    if (!existsSync(path.join(usr, 'bin', applet))) symlinkSync('busybox', path.join(usr, 'bin', applet));
  cpSync(path.join(scripts, 'nc.sh'), path.join(usr, 'bin/nc'));
  chmodSync(path.join(usr, 'bin/nc'), 0o755);
  for (const folder of twice) symlinkSync(`usr/${folder}`, path.join(extra, folder));
  symlinkSync('/run', path.join(extra, 'var/run'));
  writeFileSync(
    path.join(extra, 'etc/passwd'),
    'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/false\n',
  );
  writeFileSync(path.join(extra, 'etc/group'), 'root:x:0:\nnogroup:x:65534:\n');

  await piped(
    ['tar', '-c', '--numeric-owner', '--owner=0', '--group=0', ...leftOut, '-C', extra, '.'],
    [path.join(engine.dir, 'bin/docker'), 'import', ...changes.flatMap((change) => ['--change', change]), '-', name],
    engine.env,
  );
  rmSync(extra, { recursive: true });
}

/** Packages come with both forms of the same folders; in an image there is one of each, and a link in the place of the other. */
async function layOver(tree: DebianTree, extra: string): Promise<void> {
  for (const folder of ['usr', ...twice].filter((name) => existsSync(path.join(tree.dir, name)))) {
    const target = path.join(extra, folder === 'usr' ? folder : `usr/${folder}`);
    mkdirSync(target, { recursive: true });
    const from = `${path.join(tree.dir, folder)}/.`;
    const links = await runToEnd(['cp', '-al', '--remove-destination', from, target]); // no bytes, where it is one disk
    const { code, text } =
      links.code === 0 ? links : await runToEnd(['cp', '-a', '--remove-destination', from, target]);
    if (code !== 0) throw new Error(text);
  }
}

/** The bytes that one program writes, into another. */
async function piped(
  from: readonly string[],
  into: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<void> {
  const target = spawn(into[0]!, into.slice(1), { env: { ...process.env, ...env }, stdio: ['pipe', 'ignore', 'pipe'] });
  const source = spawn(from[0]!, from.slice(1), { stdio: ['ignore', target.stdin, 'pipe'] });
  target.stdin.destroy(); // the source has it
  let said = '';
  for (const stream of [source.stderr, target.stderr]) stream.on('data', (data: Buffer) => (said += data.toString()));
  const codes = await Promise.all([once(source, 'close'), once(target, 'close')]);
  if (codes.some(([code]) => code !== 0)) throw new Error(`${into.join(' ')} failed:\n${said}`);
}

/** A layer over an image: entry point and folders with their owners. */
async function derive(engine: DockerEngine, name: string, lines: readonly string[]): Promise<void> {
  const dir = mkdtempSync(path.join(engine.dir, 'derive-'));
  writeFileSync(path.join(dir, 'Dockerfile'), `${lines.join('\n')}\n`);
  const { code, text } = await engine.docker(['build', '--network=host', '--quiet', '--tag', name, dir]);
  if (code !== 0) throw new Error(`${name} could not be made:\n${text}`);
}

function newExtra(engine: DockerEngine): string {
  return mkdtempSync(path.join(engine.dir, 'extra-'));
}

async function nodeImage(engine: DockerEngine): Promise<string> {
  const extra = newExtra(engine);
  const local = path.join(extra, 'usr/local');
  mkdirSync(path.join(local, 'bin'), { recursive: true });
  mkdirSync(path.join(local, 'lib/node_modules'), { recursive: true });
  cpSync(process.execPath, path.join(local, 'bin/node'));
  const found = process.env.npm_execpath ?? (await runToEnd(['sh', '-c', 'command -v npm'])).text.trim();
  cpSync(path.join(path.dirname(realpathSync(found)), '..'), path.join(local, 'lib/node_modules/npm'), {
    recursive: true,
    dereference: true,
  });
  symlinkSync('../lib/node_modules/npm/bin/npm-cli.js', path.join(local, 'bin/npm'));
  // certificates that this machine believes: the registry may be reached through one of its own
  const bundle = '/etc/ssl/certs/ca-certificates.crt';
  mkdirSync(path.join(extra, 'etc/ssl/certs'), { recursive: true });
  if (existsSync(bundle)) cpSync(bundle, path.join(extra, bundle));
  mkdirSync(path.join(extra, 'usr/bin'), { recursive: true });
  symlinkSync('../local/bin/node', path.join(extra, 'usr/bin/node'));
  const name = 'node:24-bookworm-slim';
  await importImage(engine, name, [await debianTree('bookworm', 'libstdc++6')], extra, [
    'ENV PATH=/usr/local/bin:/usr/bin:/bin',
    `ENV NODE_EXTRA_CA_CERTS=${bundle}`,
    'CMD ["node"]',
  ]);
  return `${name} is the packaged Node ${process.version} over Debian bookworm's libraries`;
}

async function mysqlImage(engine: DockerEngine): Promise<string> {
  const extra = newExtra(engine);
  mkdirSync(path.join(extra, 'usr/local/bin'), { recursive: true });
  cpSync(path.join(scripts, 'mysql-entrypoint.sh'), path.join(extra, 'usr/local/bin/docker-entrypoint.sh'));
  mkdirSync(path.join(extra, 'etc'), { recursive: true });
  const own = '[mysqld]\nsecure-file-priv =\nlc-messages-dir = /usr/share/mysql\n!includedir /etc/mysql/conf.d/\n';
  writeFileSync(path.join(extra, 'etc/my.cnf'), own);
  mkdirSync(path.join(extra, 'etc/mysql/conf.d'), { recursive: true });
  mkdirSync(path.join(extra, 'docker-entrypoint-initdb.d'));
  const trees = [await debianTree('sid', 'mysql-server-core'), await debianTree('sid', 'mysql-client-core')];
  await importImage(engine, 'stand-in-mysql', trees, extra, [
    'ENV PATH=/usr/sbin:/usr/bin',
    'ENV LD_LIBRARY_PATH=/usr/lib/mysql/private',
  ]);
  const name = 'mysql:8.4';
  await derive(engine, name, [
    'FROM stand-in-mysql',
    'RUN mkdir -p /var/lib/mysql /run/mysqld && chown 999:999 /var/lib/mysql /run/mysqld',
    'ENTRYPOINT ["sh", "/usr/local/bin/docker-entrypoint.sh"]',
  ]);
  return `${name} is ${await versionOf(engine, name, ['mysqld', '--version'])} (Debian sid)`;
}

async function redisImage(engine: DockerEngine): Promise<string> {
  const name = 'redis:7.4-bookworm';
  await importImage(engine, 'stand-in-redis', [await debianTree('bookworm', 'redis-server')], newExtra(engine), [
    'ENV PATH=/usr/bin',
  ]);
  await derive(engine, name, ['FROM stand-in-redis', 'RUN mkdir -p /data && chown 999:999 /data']);
  return `${name} is ${await versionOf(engine, name, ['redis-server', '--version'])} (Debian bookworm)`;
}

async function objectsImage(engine: DockerEngine): Promise<string> {
  const extra = newExtra(engine);
  mkdirSync(path.join(extra, 'usr/bin'), { recursive: true });
  cpSync(path.join(scripts, 'weed.sh'), path.join(extra, 'usr/bin/weed'));
  chmodSync(path.join(extra, 'usr/bin/weed'), 0o755);
  const name = 'chrislusf/seaweedfs:3.80';
  await importImage(engine, name, [await debianTree('trixie', 'radosgw')], extra, [
    'ENV PATH=/usr/sbin:/usr/bin',
    'USER 1000:1000',
  ]);
  return `${name} is another store, ${await versionOf(engine, name, ['radosgw', '--version'])} (Debian trixie)`;
}

/** nginx, Prometheus, Alertmanager and the exporters: one folder, several names. */
async function operationImages(engine: DockerEngine): Promise<readonly string[]> {
  await importImage(engine, 'stand-in-operation', [await operationTree()], newExtra(engine), [
    'ENV PATH=/usr/sbin:/usr/bin',
  ]);
  const described: string[] = [];
  const images: readonly (readonly [string, string, string | null])[] = [
    ['nginx:1.28-bookworm', 'nginx', null],
    ['prom/prometheus:v3.5.0', 'prometheus', '/prometheus'],
    ['prom/alertmanager:v0.28.1', 'prometheus-alertmanager', '/alertmanager'],
    ['prom/node-exporter:v1.9.1', 'prometheus-node-exporter', null],
    ['prom/mysqld-exporter:v0.17.2', 'prometheus-mysqld-exporter', null],
    ['oliver006/redis_exporter:v1.74.0-alpine', 'prometheus-redis-exporter', null],
  ];
  for (const [name, program, folder] of images) {
    const own = folder === null ? [] : [`RUN mkdir -p ${folder} && chown 65534:65534 ${folder}`];
    await derive(engine, name, ['FROM stand-in-operation', ...own, `ENTRYPOINT ["${program}"]`]);
    const flag = program === 'nginx' ? '-v' : '--version';
    described.push(`${name} is ${await versionOf(engine, name, [program, flag])} (Debian sid)`);
  }
  return described;
}

async function versionOf(engine: DockerEngine, image: string, command: readonly string[]): Promise<string> {
  const [program, ...args] = command;
  const { text } = await engine.docker(['run', '--rm', '--network=none', '--entrypoint', program!, image, ...args]);
  return text
    .trim()
    .split('\n')[0]!
    .replace(/^nginx version: |[ ,(]*\b(branch|revision|sha|malloc|build)[=: ].*$/g, '')
    .trim();
}

/**
 * Makes from Debian's packages what would otherwise come from registries, under the names that the Dockerfile and the Compose file use,
 * so that neither asks a registry. **They are not the real images**, and there is none for Grafana.
 */
export async function makeStandIns(engine: DockerEngine): Promise<readonly string[]> {
  const [node, operation, mysql, redis, objects] = [
    await nodeImage(engine),
    await operationImages(engine),
    await mysqlImage(engine),
    await redisImage(engine),
    await objectsImage(engine),
  ];
  return [node, ...operation, mysql, redis, objects];
}
