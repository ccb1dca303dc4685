import { EventEmitter } from 'node:events';

import type { PgNotification, PgPool, PgPoolClient, PgQueryResult } from 'bullmq';

import { PgliteProcess } from './pglite-process.ts';
import type { PgliteNotification } from './pglite-process.ts';

/**
 * The embedded PostgreSQL with the surface of a pool of connections that BullMQ asks for.
 *
 * There is one connection in truth: a client that began a transaction holds it until the end of the transaction, and
 * every other query waits. PGlite does not keep a second process out of its folder; see `lockForProcess`.
 */
export class PglitePool extends EventEmitter {
  /** BullMQ reads it: nothing can be dropped between us and the database, so idle workers need not poll. */
  readonly options = { keepAlive: true };
  readonly #session: Session;

  private constructor(session: Session) {
    super();
    this.#session = session;
    this.setMaxListeners(0); // every queue and worker listens for errors
    session.process.setMaxListeners(0);
    session.process.on('error', (error) => {
      if (this.listenerCount('error') > 0) this.emit('error', error);
    });
  }

  /**
   * @param dir - Folder of the database, made when it is missing; undefined keeps it in memory.
   * @param schema - Where unqualified names are looked up; made when it is missing.
   */
  static async open(dir: string | undefined, schema: string): Promise<PglitePool> {
    const process = new PgliteProcess(dir);
    try {
      await process.script(`create schema if not exists "${schema}"; set search_path = "${schema}"`);
    } catch (error) {
      await process.kill(); // it would go on holding the folder
      throw error;
    }
    return new PglitePool(new Session(process));
  }

  query<R>(text: string, parameters?: readonly unknown[]): Promise<PgQueryResult<R>> {
    return new Client(this.#session).query<R>(text, parameters);
  }

  connect(): Promise<PgPoolClient> {
    return Promise.resolve(new Client(this.#session) as unknown as PgPoolClient);
  }

  /** Waits for what is running and closes the database. */
  end(): Promise<void> {
    return this.#session.close();
  }

  /** The same object under BullMQ's name for it: its listeners have overloads that EventEmitter does not spell out. */
  forBullmq(): PgPool {
    return this;
  }
}

/** The one connection, handed to one client at a time. */
class Session {
  readonly process: PgliteProcess;
  #last: Promise<void> = Promise.resolve();

  constructor(process: PgliteProcess) {
    this.process = process;
  }

  /** Waits for its turn; the answer ends it. */
  async acquire(): Promise<() => void> {
    const before = this.#last;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#last = promise;
    await before;
    return resolve;
  }

  async run<R>(text: string, parameters?: readonly unknown[]): Promise<PgQueryResult<R>> {
    const isScript = parameters === undefined && /;\s*\S/.test(text);
    const { rows, rowCount } = await (isScript
      ? this.process.script(text)
      : this.process.query(
          text,
          parameters?.map((value) => value ?? null),
        ));
    return { rows: rows as R[], rowCount };
  }

  async close(): Promise<void> {
    const release = await this.acquire();
    try {
      await this.process.close();
    } finally {
      release();
    }
  }
}

class Client extends EventEmitter {
  readonly #session: Session;
  readonly #channels = new Set<string>();
  readonly #tell = ({ channel, payload }: PgliteNotification): void => {
    if (this.#channels.has(channel)) this.emit('notification', { channel, payload } satisfies PgNotification);
  };
  #release: (() => void) | undefined;

  constructor(session: Session) {
    super();
    this.#session = session;
  }

  async query<R>(text: string, parameters?: readonly unknown[]): Promise<PgQueryResult<R>> {
    const command = withoutLeadingComments(text);
    const channel = /^listen\s+"?([\w:.-]+)"?/i.exec(command)?.[1];
    if (channel !== undefined) return this.#listen(channel);
    if (/^begin\b/i.test(command)) this.#release ??= await this.#session.acquire();
    if (this.#release === undefined) return this.#alone<R>(text, parameters);
    try {
      return await this.#session.run<R>(text, parameters);
    } finally {
      if (/^(commit|rollback)\b(?!\s+to)/i.test(command)) this.#handBack();
    }
  }

  release(): void {
    this.#channels.clear();
    this.#session.process.off('notification', this.#tell);
    this.#handBack();
  }

  async #alone<R>(text: string, parameters?: readonly unknown[]): Promise<PgQueryResult<R>> {
    const release = await this.#session.acquire();
    try {
      return await this.#session.run<R>(text, parameters);
    } finally {
      release();
    }
  }

  async #listen<R>(channel: string): Promise<PgQueryResult<R>> {
    if (this.#channels.size === 0) this.#session.process.on('notification', this.#tell);
    this.#channels.add(channel);
    await this.#session.process.listen(channel);
    return { rows: [], rowCount: 0 };
  }

  #handBack(): void {
    this.#release?.();
    this.#release = undefined;
  }
}

/** BullMQ's statements begin with comments, behind which `begin` and `listen` would not be seen. */
function withoutLeadingComments(sql: string): string {
  return sql.replace(/^(\s*--[^\n]*\n)+/, '').trim();
}
