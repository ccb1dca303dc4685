import { Redis } from 'ioredis';
import type { RedisOptions } from 'ioredis';

import type { Logger } from './log.ts';
import { SettingsError } from './settings.ts';

/** Begins keys and channels where the settings say nothing. */
export const redisPrefix = 'convergence';

const oldest = [6, 2] as const;
const longestPauseMs = 2000;

/**
 * A connection that comes back by itself; its errors are logged once each time it is lost, and reach those who wait for a command.
 *
 * @param options - Beside the address; by default a command waits for as long as the server is away.
 */
export function connectRedis(url: string, log: Logger, options: RedisOptions = {}): Redis {
  const client = new Redis(url, {
    maxRetriesPerRequest: null,
    retryStrategy: (attempt) => Math.min(50 * attempt, longestPauseMs),
    ...options,
  });
  let isTold = false;
  client.on('error', (error: Error) => {
    if (!isTold) log.warn({ err: error }, 'Redis does not answer; it is tried again until it does.');
    isTold = true;
  });
  client.on('ready', () => {
    isTold = false;
  });
  return client;
}

/** Ends a connection without waiting for a server that is away. */
export async function endRedis(client: Redis): Promise<void> {
  if (client.status === 'ready') await client.quit();
  else client.disconnect();
}

/**
 * Makes sure that the server is one to keep jobs in.
 *
 * @throws SettingsError where nobody answers, the server is too old, or it may throw keys away to make room.
 */
export async function checkRedis(url: string): Promise<void> {
  const client = new Redis(url, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 });
  client.on('error', () => undefined); // the call below has it
  let info: string;
  try {
    await client.connect();
    info = await client.info();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new SettingsError('REDIS_URL', `no Redis answers there (${why}); start it, or correct address and password.`);
  } finally {
    client.disconnect();
  }
  const [, version = '0.0', major, minor] = /redis_version:((\d+)\.(\d+)\S*)/.exec(info) ?? [];
  if (Number(major) < oldest[0] || (Number(major) === oldest[0] && Number(minor) < oldest[1]))
    throw new SettingsError('REDIS_URL', `that is Redis ${version}; version ${oldest.join('.')} or newer is needed.`);
  const policy = /maxmemory_policy:(\S+)/.exec(info)?.[1];
  if (policy !== undefined && policy !== 'noeviction')
    throw new SettingsError(
      'REDIS_URL',
      `that Redis throws keys away when its memory is full (maxmemory-policy ${policy}), and jobs with them; set noeviction.`,
    );
}
