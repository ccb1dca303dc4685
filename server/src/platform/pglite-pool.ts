import { EventEmitter } from 'node:events';

import { PGlite } from '@electric-sql/pglite';
import type { PgNotification, PgPool, PgPoolClient, PgQueryResult } from 'bullmq';

/**
 * PostgreSQL in this process, with the surface of a pool of connections that BullMQ asks for.
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
  }

  /**
   * @param dir - Folder of the database, made when it is missing; undefined keeps it in memory.
   * @param schema - Where unqualified names are looked up; made when it is missing.
   */
  static async open(dir: string | undefined, schema: string): Promise<PglitePool> {
    const db = await PGlite.create(dir);
    await db.exec(`create schema if not exists "${schema}"; set search_path = "${schema}"`);
    return new PglitePool(new Session(db));
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
  readonly db: PGlite;
  readonly #ending = new Set<Promise<void>>();
  #last: Promise<void> = Promise.resolve();

  constructor(db: PGlite) {
    this.db = db;
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
    if (isScript) {
      const last = (await this.db.exec(text)).at(-1);
      return { rows: (last?.rows ?? []) as R[], rowCount: last?.affectedRows ?? 0 };
    }
    const result = await this.db.query<R>(
      text,
      parameters?.map((value) => value ?? null),
    );
    return { rows: result.rows, rowCount: result.rows.length || result.affectedRows || 0 };
  }

  /** Lets `close` wait for it; un-listening fails where the database is closed first. */
  track(work: Promise<void>): void {
    const tracked = work.catch(() => undefined).finally(() => this.#ending.delete(tracked));
    this.#ending.add(tracked);
  }

  async close(): Promise<void> {
    await Promise.all(this.#ending);
    const release = await this.acquire();
    try {
      await this.db.close();
    } finally {
      release();
    }
  }
}

class Client extends EventEmitter {
  readonly #session: Session;
  readonly #unlisten = new Map<string, () => Promise<void>>();
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
    for (const unlisten of this.#unlisten.values()) this.#session.track(unlisten());
    this.#unlisten.clear();
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
    const tell = (payload: string): boolean => this.emit('notification', { channel, payload } satisfies PgNotification);
    this.#unlisten.set(channel, await this.#session.db.listen(channel, tell));
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
