import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, mkdtemp, readFile, readdir, rm, rmdir, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';

import { debianTree } from '../services/debian-tree.ts';

import { engineTree, runToEnd } from './container-tools.ts';
import type { Ended } from './container-tools.ts';

const startsWithinMs = 30_000;

/** A Docker engine of a test run, with a socket, a data folder and a network of its own. */
export interface DockerEngine {
  /** Its folder; gone after `stop`. */
  readonly dir: string;
  readonly version: string;
  /** Runs `docker …`. */
  docker(
    args: readonly string[],
    options?: { readonly timeoutMs?: number; readonly env?: Readonly<Record<string, string>> },
  ): Promise<Ended>;
  /** What a program needs in its environment to speak to this engine. */
  readonly env: Readonly<Record<string, string>>;
  /** Ends the engine and removes all that it has left on this machine. */
  stop(): Promise<void>;
}

/**
 * Starts an engine from Debian's packages, unpacked and not installed. The firewall and the forwarding of this machine stay as they are:
 * containers reach each other and have no way out, and ports can be published on loopback.
 *
 * @throws Error where the user is not root, the packages are not to be had, or the engine does not answer.
 */
export async function startEngine(): Promise<DockerEngine> {
  if (process.getuid?.() !== 0) throw new Error('A Docker engine is started by root only.');
  const [tree, runc, firewall] = [
    await engineTree(),
    await debianTree('bookworm', 'runc'), // sid's wants a newer C library
    await debianTree('bookworm', 'iptables'),
  ];
  const dir = await mkdtemp(path.join(tmpdir(), 'cv-engine-')); // short: the path of a socket has 108 characters at most
  const bin = path.join(dir, 'bin');
  const plugins = path.join(dir, 'client/cli-plugins');
  await mkdir(bin);
  await mkdir(plugins, { recursive: true });
  const programs = ['usr/bin/docker', 'usr/bin/containerd', 'usr/bin/containerd-shim-runc-v2', 'usr/sbin/dockerd'];
  for (const program of programs) await symlink(path.join(tree.dir, program), path.join(bin, path.basename(program)));
  await symlink(path.join(runc.dir, 'usr/sbin/runc'), path.join(bin, 'runc'));
  // for the network of each container, where its name server is led to the engine's; not for this machine's
  const [loader, ...flags] = firewall.command('usr/sbin/xtables-nft-multi');
  for (const name of ['iptables', 'ip6tables']) {
    const rules = path.join(
      firewall.dir,
      'usr/lib',
      `${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu/xtables`,
    );
    const lines = ['#!/bin/sh', `export XTABLES_LIBDIR=${rules}`, `exec ${loader} ${flags.join(' ')} ${name} "$@"`, ''];
    await writeFile(path.join(bin, name), lines.join('\n'), { mode: 0o755 });
  }
  for (const plugin of ['docker-compose', 'docker-buildx'])
    await copyFile(path.join(tree.dir, 'usr/libexec/docker/cli-plugins', plugin), path.join(plugins, plugin));

  const socket = `unix://${path.join(dir, 's')}`;
  const env = {
    PATH: `${bin}:${process.env.PATH}`,
    DOCKER_HOST: socket,
    DOCKER_CONFIG: path.join(dir, 'client'),
    BUILDX_NO_DEFAULT_ATTESTATIONS: '1',
  };
  const child = spawn(
    path.join(bin, 'dockerd'),
    [
      '--data-root',
      path.join(dir, 'data'),
      '--exec-root',
      path.join(dir, 'exec'),
      '--pidfile',
      path.join(dir, 'pid'),
      '--host',
      socket,
      '--bridge',
      'none',
      '--init-path',
      path.join(tree.dir, 'usr/bin/tini-static'),
      '--userland-proxy-path',
      path.join(tree.dir, 'usr/sbin/docker-proxy'),
      '--iptables=false',
      '--ip6tables=false',
      '--ip-forward=false',
      '--ip-masq=false',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, ...env } },
  );
  let said = '';
  child.stderr.on('data', (data: Buffer) => (said = (said + data.toString()).slice(-8000)));
  const ended = once(child, 'exit');
  const docker: DockerEngine['docker'] = (args, options = {}) =>
    runToEnd([path.join(bin, 'docker'), ...args], { ...options, env: { ...env, ...options.env } });

  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      const cut = new AbortController();
      void setTimeout(30_000, undefined, { signal: cut.signal }).then(
        () => child.kill('SIGKILL'),
        () => undefined, // it has ended in time
      );
      await ended;
      cut.abort();
    }
    await unmountBelow(dir);
    await rm(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    await removeEmptyGroups();
  };

  const giveUpAt = Date.now() + startsWithinMs;
  for (;;) {
    const { code, text } = await docker(['version', '--format', '{{.Server.Version}}'], { timeoutMs: 5_000 });
    if (code === 0) return { dir, version: text.trim(), docker, env, stop };
    if (child.exitCode !== null || Date.now() > giveUpAt) {
      await stop();
      throw new Error(`The Docker engine does not answer:\n${said}`);
    }
    await setTimeout(100);
  }
}

/** What containers had mounted and an engine that ended badly has left. */
async function unmountBelow(dir: string): Promise<void> {
  const mounts = (await readFile('/proc/self/mounts', 'utf8')).split('\n').map((line) => line.split(' ')[1] ?? '');
  for (const mount of mounts.filter((place) => place.startsWith(`${dir}/`)).toReversed())
    await runToEnd(['umount', '--lazy', mount]);
}

/** The kernel's folders for groups of processes that containers had; those in use cannot be removed. */
async function removeEmptyGroups(): Promise<void> {
  for (const controller of await readdir('/sys/fs/cgroup').catch(() => []))
    await rmdir(path.join('/sys/fs/cgroup', controller, 'docker')).catch(() => undefined); // not there, or another engine's
}
