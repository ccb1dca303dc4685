import { Redis } from 'ioredis';

import { debianTree } from './debian-tree.ts';
import { endProcess, freePort, startProcess } from './service-process.ts';
import type { RunningService } from './service-process.ts';

/** A connection that fails at once where nobody answers, and says nothing of it. */
function ask(url: string): Redis {
  const client = new Redis(url, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 });
  client.on('error', () => undefined); // the command that was waiting has it
  return client;
}

/** What the server says of itself. */
export async function redisVersion(url: string): Promise<string> {
  const client = ask(url);
  try {
    await client.connect();
    const info = await client.info('server');
    return `Redis ${/redis_version:(\S+)/.exec(info)?.[1] ?? 'of unknown version'}`;
  } finally {
    client.disconnect();
  }
}

/**
 * Redis 7 of Debian bookworm.
 *
 * @param dir - Where it keeps its data; starting again with the same folder and port is a restart.
 */
export async function startRedis(dir: string, { port }: { readonly port?: number } = {}): Promise<RunningService> {
  const tree = await debianTree('bookworm', 'redis-server');
  const at = port ?? (await freePort());
  const url = `redis://127.0.0.1:${at}`;
  const settings = {
    bind: '127.0.0.1',
    port: String(at),
    dir,
    save: '',
    appendonly: 'yes',
    'maxmemory-policy': 'noeviction',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
  const { child, answer } = await startProcess([...tree.command('usr/bin/redis-server'), ...flags], () =>
    redisVersion(url),
  );
  return { url, version: `${answer} (Debian bookworm)`, pid: child.pid ?? null, stop: () => endProcess(child) };
}
