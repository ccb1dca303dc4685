import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { Redis } from 'ioredis';

import { ApiTokenService } from '../../src/auth/api-token.service.ts';
import { createAuth } from '../../src/auth/auth.ts';
import { Member } from '../../src/auth/member.entity.ts';
import { permissionsOfRole } from '../../src/auth/permissions.ts';
import type { Role } from '../../src/auth/permissions.ts';
import { entities } from '../../src/entities.ts';
import { connectDatabase } from '../../src/platform/db/database.ts';
import type { Orm } from '../../src/platform/db/database.ts';
import { systemEm } from '../../src/platform/db/scope.ts';
import { MemoryLimiter } from '../../src/platform/memory-limiter.ts';
import { freePort, isAlive, runCommand, startProgram } from '../processes.ts';
import type { RunningProgram } from '../processes.ts';
import { freshDatabase } from '../services/mysql-database.ts';
import { startMysql } from '../services/mysql-service.ts';
import { startRedis } from '../services/redis-service.ts';
import { serverEnvironment } from '../services/server-environment.ts';
import { startS3 } from '../services/s3-service.ts';
import type { RunningService } from '../services/service-process.ts';

import { FaultProxy } from './fault-proxy.ts';
import { HopelessError, soon } from './patience.ts';

/** Answers are read field by field, as a client without types would. */
export type Data = ReturnType<typeof JSON.parse>;

export const serviceNames = ['mysql', 'redis', 's3'] as const;
export type ServiceName = (typeof serviceNames)[number];
export const programNames = ['api', 'worker-1', 'worker-2', 'scheduler'] as const;
export type ProgramName = (typeof programNames)[number] | 'scheduler-2';

/** A service that can be killed, frozen and started again; its processes reach it over a way of ours. */
export class ServiceUnderFault {
  readonly proxy: FaultProxy;
  readonly #start: (port: number) => Promise<RunningService>;
  #running: RunningService;

  private constructor(proxy: FaultProxy, start: (port: number) => Promise<RunningService>, running: RunningService) {
    this.proxy = proxy;
    this.#start = start;
    this.#running = running;
  }

  static async start(start: (port: number) => Promise<RunningService>): Promise<ServiceUnderFault> {
    const port = await freePort();
    const running = await start(port);
    return new ServiceUnderFault(await FaultProxy.listen(await freePort(), port), start, running);
  }

  /** Straight to it. */
  get url(): string {
    return this.#running.url;
  }

  get version(): string {
    return this.#running.version;
  }

  /** @returns The same address by way of the proxy. */
  throughProxy(url: string): string {
    const through = new URL(url);
    through.port = String(this.proxy.port);
    return through.href;
  }

  signal(signal: NodeJS.Signals): void {
    process.kill(this.#running.pid!, signal);
  }

  /** kill -9; resolves when the process is gone. */
  async kill(): Promise<void> {
    const pid = this.#running.pid!;
    process.kill(pid, 'SIGKILL');
    await soon('a killed service to be gone', () => Promise.resolve(isAlive(pid) ? null : true));
  }

  /** Resolves when it answers again, on the data that it had. */
  async startAgain(): Promise<void> {
    this.#running = await this.#start(Number(new URL(this.url).port));
  }

  async close(): Promise<void> {
    await this.proxy.close();
    await this.#running.stop();
  }
}

/** A program of ours that can be killed, frozen and started again on the same port and folder. */
export class ProgramUnderFault {
  readonly name: ProgramName;
  readonly address: string;
  readonly #env: Readonly<Record<string, string>>;
  readonly #args: readonly string[];
  readonly #dir: string;
  #running: RunningProgram | null = null;

  constructor(name: ProgramName, port: number, dir: string, env: Readonly<Record<string, string>>) {
    this.name = name;
    this.address = `http://127.0.0.1:${port}`;
    const role = name.replace(/-\d$/, '');
    this.#dir = path.join(dir, name);
    mkdirSync(this.#dir, { recursive: true });
    this.#args = ['--role', role, '--port', String(port), '--data', this.#dir];
    this.#env = { ...env, CLOCK_JUMP_FILE: path.join(this.#dir, 'clock-jump') };
  }

  get isRunning(): boolean {
    return this.#running !== null;
  }

  start(): void {
    this.#running = startProgram('server/dist/main.js', this.#args, this.#env);
  }

  signal(signal: NodeJS.Signals): void {
    process.kill(this.#running!.pid, signal);
  }

  /** Sets its wall clock once; the preloaded module hears it. */
  jumpClock(byMs: number): void {
    writeFileSync(path.join(this.#dir, 'clock-jump'), String(byMs));
    this.signal('SIGUSR2');
  }

  async kill(): Promise<void> {
    const program = this.#running!;
    this.#running = null;
    program.child.kill('SIGKILL');
    await program.ended();
  }

  /** Ends it as whoever runs it would. @returns Its exit code. */
  async stop(): Promise<number | null> {
    const program = this.#running;
    this.#running = null;
    if (!program) return null;
    program.child.kill('SIGTERM');
    return (await program.ended(45_000)).code;
  }

  /** True where the process is there and says that it can work. */
  async isReady(): Promise<boolean> {
    if (!this.#running) return false;
    try {
      const response = await fetch(`${this.address}/health/ready`, { signal: AbortSignal.timeout(5_000) });
      await response.body?.cancel();
      return response.ok;
    } catch {
      return false; // nobody listens, or nobody answers
    }
  }

  /** Whether the process that was started last is still there. */
  hasEnded(): boolean {
    return this.#running !== null && !isAlive(this.#running.pid);
  }

  said(): string {
    return this.#running?.said() ?? '';
  }
}

export interface ApiAnswer {
  readonly status: number;
  readonly data: Data;
  readonly errors: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

const people = { admin: 'ADMIN', trader: 'TRADER', approver: 'APPROVER' } as const satisfies Record<string, Role>;
export type Person = keyof typeof people;

/** A client gives up after that; ours promise an answer within ten seconds. */
const CLIENT_PATIENCE_MS = 15_000;

/**
 * A whole installation on this machine: MySQL with production's durability, Redis, an S3 store, the emulator, and each of our roles
 * as a program of its own from the built `dist` (which vitest.deep.config.ts has built).
 */
export class Installation {
  readonly dir: string;
  readonly services: Readonly<Record<ServiceName, ServiceUnderFault>>;
  readonly programs: ReadonlyMap<ProgramName, ProgramUnderFault>;
  /** Straight to the database, for looking. */
  readonly orm: Orm;
  readonly emulator: { readonly realUrl: string; readonly paperUrl: string; readonly accountFile: string };
  readonly tokens: Readonly<Record<Person, string>>;
  /** The longest that a request had to wait for its answer, ms. */
  longestAnswerMs = 0;
  readonly #ends: (() => Promise<unknown>)[];

  private constructor(
    parts: Pick<Installation, 'dir' | 'services' | 'programs' | 'orm' | 'emulator' | 'tokens'>,
    ends: (() => Promise<unknown>)[],
  ) {
    // prettier-ignore
    this.dir = parts.dir;
    this.services = parts.services;
    this.programs = parts.programs;
    this.orm = parts.orm;
    this.emulator = parts.emulator;
    this.tokens = parts.tokens;
    this.#ends = ends;
  }

  static async open(): Promise<Installation> {
    const ends: (() => Promise<unknown>)[] = [];
    try {
      return await openInstallation(ends, (parts) => new Installation(parts, ends));
    } catch (error) {
      for (const end of ends.toReversed()) await end().catch(() => undefined); // the first failure is the one to tell
      throw error;
    }
  }

  program(name: ProgramName): ProgramUnderFault {
    return this.programs.get(name)!;
  }

  /** Resolves when all programs that run say that they can work. @throws Error with its last words where one has ended. */
  async ready(patienceMs = 180_000): Promise<void> {
    const look = (program: ProgramUnderFault) => async (): Promise<true | null> => {
      if (program.hasEnded()) throw new HopelessError(`${program.name} has ended:\n${program.said().slice(-2_000)}`);
      return (await program.isReady()) ? true : null;
    };
    for (const program of this.programs.values())
      if (program.isRunning) await soon(`${program.name} to be ready`, look(program), patienceMs);
  }

  /** Asks the API once. @throws Error where the connection is refused or cut, or no answer comes in time. */
  async ask(person: Person, query: string, variables: object = {}): Promise<ApiAnswer> {
    const startedAt = performance.now();
    try {
      const response = await fetch(`${this.program('api').address}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${this.tokens[person]}`,
          'accept-language': 'en',
        },
        body: JSON.stringify({ query, variables }),
        signal: AbortSignal.timeout(CLIENT_PATIENCE_MS),
      });
      const { data, errors } = (await response.json()) as { data?: Data; errors?: ApiAnswer['errors'] };
      return { status: response.status, data, errors: errors ?? [] };
    } finally {
      this.longestAnswerMs = Math.max(this.longestAnswerMs, performance.now() - startedAt);
    }
  }

  /** Asks until there is an answer, as a careful client does: what may pass is repeated with the same key. */
  async persist(person: Person, query: string, variables: object = {}, patienceMs = 90_000): Promise<Data> {
    return soon(
      `an answer to ${query.slice(0, 60)}`,
      async () => {
        const answer = await this.ask(person, query, variables);
        const [error] = answer.errors;
        if (error && !retryable.has(error.extensions.code))
          throw new HopelessError(`${error.extensions.code}: ${error.message}`);
        if (error) refusals.add(error.extensions.code);
        return error ? null : answer.data;
      },
      patienceMs,
      200,
    );
  }

  /** One number of the database. */
  async count(sql: string, parameters: readonly unknown[] = []): Promise<number> {
    const [row] = await this.rows<Record<string, number | string>>(sql, parameters);
    return Number(Object.values(row!)[0]);
  }

  async rows<Row extends object>(sql: string, parameters: readonly unknown[] = []): Promise<readonly Row[]> {
    try {
      return await this.orm.em.getConnection().execute<Row[]>(sql, [...parameters]);
    } catch (error) {
      const { errno } = error as { errno?: number };
      const isOurs = errno === 1054 || errno === 1064 || errno === 1146; // a wrong statement stays wrong
      throw isOurs ? new HopelessError(sql, { cause: error }) : error;
    }
  }

  /** Throws away everything that Redis has. */
  async emptyRedis(): Promise<void> {
    const client = new Redis(this.services.redis.url);
    try {
      await client.flushall();
    } finally {
      client.disconnect();
    }
  }

  /** Token requests that the emulator has had on both hosts. */
  async tokenRequests(): Promise<number> {
    const counts = await Promise.all(
      [this.emulator.realUrl, this.emulator.paperUrl].map(async (url) => {
        const response = await fetch(`${url}/emulator/tokens`);
        return ((await response.json()) as { requestCount: number }).requestCount;
      }),
    );
    return counts.reduce((sum, count) => sum + count, 0);
  }

  async close(): Promise<void> {
    for (const end of this.#ends.toReversed()) await end();
  }
}

/** What a client may try again. */
const retryable = new Set(['SERVICE_UNAVAILABLE', 'OPERATION_TIMEOUT', 'RATE_LIMITED']);
/** Codes with which requests were put off. */
export const refusals = new Set<string>();

async function openInstallation(
  ends: (() => Promise<unknown>)[],
  make: (parts: Pick<Installation, 'dir' | 'services' | 'programs' | 'orm' | 'emulator' | 'tokens'>) => Installation,
): Promise<Installation> {
  const dir = mkdtempSync(path.join(tmpdir(), 'convergence-chaos-'));
  ends.push(() => Promise.resolve(rmSync(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })));
  const folder = (name: string): string => {
    mkdirSync(path.join(dir, name), { recursive: true });
    return path.join(dir, name);
  };
  const mysql = await ServiceUnderFault.start((port) => startMysql(folder('mysql'), { port, isDurable: true }));
  ends.push(() => mysql.close());
  const redis = await ServiceUnderFault.start((port) => startRedis(folder('redis'), { port }));
  ends.push(() => redis.close());
  const s3 = await ServiceUnderFault.start((port) => startS3(folder('s3'), { port }));
  ends.push(() => s3.close());
  const emulator = await startEmulator(dir, ends);

  const database = await freshDatabase(mysql.url);
  const env = {
    ...serverEnvironment(mysql.throughProxy(database.url), { redis: redis.throughProxy(redis.url), s3: s3.throughProxy(s3.url) }), // prettier-ignore
    KIS_BASE_URL: emulator.realUrl,
    KIS_PAPER_BASE_URL: emulator.paperUrl,
    KIS_PAPER_CALLS_PER_SECOND: '10',
    LLM_BASE_URL: 'off',
    WORKER_THREADS: '1',
    LOG_LEVEL: 'info',
    NODE_OPTIONS: `--import ${pathToFileURL(path.join(import.meta.dirname, 'jumping-clock.mjs')).href}`,
  };
  const { code, text } = await runCommand('server/src/auth/admin-command.ts', ['--email', 'admin@operator.example', '--data', folder('command')], env); // prettier-ignore
  if (code !== 0) throw new Error(`The admin could not be made:\n${text}`);
  const orm = await connectDatabase({ kind: 'mysql', url: database.url }, entities);
  ends.push(() => orm.close());
  const tokens = await makePeople(orm, env);
  const programs = new Map<ProgramName, ProgramUnderFault>();
  for (const name of [...programNames, 'scheduler-2'] as const)
    programs.set(name, new ProgramUnderFault(name, await freePort(), dir, env));
  ends.push(async () => {
    await Promise.all([...programs.values()].map((program) => program.stop()));
  });
  const installation = make({ dir, services: { mysql, redis, s3 }, programs, orm, emulator, tokens });
  for (const name of programNames) programs.get(name)!.start(); // all at once: the database is theirs to agree on
  await installation.ready();
  return installation;
}

async function startEmulator(dir: string, ends: (() => Promise<unknown>)[]): Promise<Installation['emulator']> {
  const accountFile = path.join(dir, 'paper-account.json');
  const program = startProgram('server/src/emulator/main.ts', ['--port', '0', '--llm-port', '0', '--rate', 'off', '--as-of', '2019-08-30', '--liquidity', '0', '--state', accountFile]); // prettier-ignore
  ends.push(async () => {
    program.child.kill('SIGTERM');
    await program.ended(20_000);
  });
  const [, ready] = await program.saying(/^ready (\{.*\})$/m);
  const { realUrl, paperUrl } = JSON.parse(ready!) as { realUrl: string; paperUrl: string };
  return { realUrl, paperUrl, accountFile };
}

/** Numbers of the new orders that the broker has booked. */
export function bookedOrders({
  emulator,
}: Installation): readonly { readonly number: string; readonly quantity: number; readonly symbol: string }[] {
  // prettier-ignore
  let text: string;
  try {
    text = readFileSync(emulator.accountFile, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []; // written with the first order
    throw error;
  }
  const { orders } = JSON.parse(text) as {
    orders: { number: string; kind: string; quantity: number; symbol: string }[];
  };
  return orders.filter(({ kind }) => kind === 'new');
}

/** A trader and an approver beside the admin, and a token for each. */
async function makePeople(
  orm: Orm,
  env: { readonly COOKIE_SECRET: string; readonly TOKEN_PEPPER: string },
): Promise<Record<Person, string>> {
  const limiter = new MemoryLimiter();
  const auth = createAuth({ orm, limiter, secret: env.COOKIE_SECRET, pepper: env.TOKEN_PEPPER, publicUrl: 'http://127.0.0.1', allowedOrigins: () => [] }); // prettier-ignore
  const admin = await systemEm(orm).findOneOrFail(Member, { email: 'admin@operator.example' });
  const made: [Person, string][] = [];
  for (const [name, role] of Object.entries(people) as [Person, Role][]) {
    const email = `${name}@operator.example`;
    if (name !== 'admin')
      await auth.people.create({ email, displayName: name, password: randomUUID(), organisationId: admin.organisation.id, role, language: 'KO' }); // prettier-ignore
    const token = await new ApiTokenService(orm, env.TOKEN_PEPPER).create({ email, scopes: permissionsOfRole[role], name: 'chaos', days: 1, actor: 'command:token' }); // prettier-ignore
    made.push([name, token]);
  }
  await limiter.close();
  return Object.fromEntries(made) as Record<Person, string>;
}
