import { createServer } from 'node:http';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { startMariadb } from './mariadb-service.ts';
import { greetingOf, startMysql } from './mysql-service.ts';
import { redisVersion, startRedis } from './redis-service.ts';
import { startS3 } from './s3-service.ts';
import type { RunningService } from './service-process.ts';

export const serviceKinds = ['mysql', 'redis', 's3'] as const;
export type ServiceKind = (typeof serviceKinds)[number];
/** Addresses of a real MySQL, Redis and S3, with user and password. */
export type ServiceUrls = Readonly<Record<ServiceKind, string>>;

interface Source {
  /** Variable with the address of one that is there already. */
  readonly variable: string;
  readonly given: (url: URL) => Promise<string>;
  readonly start: (dir: string) => Promise<RunningService>;
}

const sources: Readonly<Record<ServiceKind, Source>> = {
  mysql: {
    variable: 'TEST_DATABASE_URL',
    given: async (url) => `database ${await greetingOf(url.hostname, Number(url.port || 3306))}`,
    start: (dir) => startMysql(dir).catch((error: unknown) => insteadOfMysql(dir, error)),
  },
  redis: { variable: 'TEST_REDIS_URL', given: (url) => redisVersion(url.href), start: startRedis },
  s3: {
    variable: 'TEST_S3_URL',
    given: async (url) => `S3 by ${(await fetch(url.origin)).headers.get('server') ?? 'a server without a name'}`,
    start: startS3,
  },
};

async function insteadOfMysql(dir: string, error: unknown): Promise<RunningService> {
  console.warn(`\n!! No MySQL to be had, so MariaDB stands in for it: ${lastLine(error)}\n`);
  return startMariadb(path.join(dir, 'mariadb'));
}

/**
 * Real MySQL, Redis and S3 for one test run. Each is started when the first test asks for it, and ends with the run; test files,
 * which are processes of their own, ask over a port of this machine.
 *
 * A service that is given by its address (TEST_DATABASE_URL, TEST_REDIS_URL, TEST_S3_URL) is used instead.
 */
export class TestServices {
  readonly #dir = mkdtempSync(path.join(tmpdir(), 'convergence-services-'));
  readonly #started = new Map<ServiceKind, Promise<RunningService>>();
  readonly #desk = createServer((request, response) => {
    const kind = serviceKinds.find((name) => request.url === `/${name}`)!;
    this.get(kind).then(
      (service) => response.end(service.url),
      (error: unknown) => response.writeHead(503).end(lastLine(error)),
    );
  });

  /** @returns Where test files ask. */
  async listen(): Promise<string> {
    this.#desk.listen(0, '127.0.0.1');
    await once(this.#desk, 'listening');
    return `http://127.0.0.1:${(this.#desk.address() as AddressInfo).port}`;
  }

  get(kind: ServiceKind): Promise<RunningService> {
    const known = this.#started.get(kind) ?? this.#start(kind);
    this.#started.set(kind, known);
    return known;
  }

  async #start(kind: ServiceKind): Promise<RunningService> {
    const { variable, given, start } = sources[kind];
    const url = process.env[variable];
    const begin = Date.now();
    try {
      const service = url
        ? { url, version: `${await given(new URL(url))} (${variable})`, pid: null, stop: () => Promise.resolve() }
        : await start(mkdtempSync(path.join(this.#dir, `${kind}-`)));
      console.log(`Test service: ${service.version}, there after ${((Date.now() - begin) / 1000).toFixed(1)} s`);
      return service;
    } catch (error) {
      console.warn(`Test service ${kind} is not to be had (give its address in ${variable}): ${lastLine(error)}`);
      throw error;
    }
  }

  async close(): Promise<void> {
    this.#desk.close();
    this.#desk.closeAllConnections();
    const services = await Promise.allSettled(this.#started.values());
    for (const service of services) if (service.status === 'fulfilled') await service.value.stop();
    rmSync(this.#dir, { recursive: true, force: true });
  }
}

function lastLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).trim().split('\n').at(-1)!;
}
