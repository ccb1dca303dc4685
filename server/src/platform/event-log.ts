import type { EntityManager } from '@mikro-orm/sql';

/** One event of a stream, as it was written. */
export interface LogEvent {
  /** Opaque position; pass it as `after` to go on behind it. */
  readonly cursor: string;
  readonly stream: string;
  readonly kind: string;
  readonly payload: unknown;
  readonly occurredAt: Date;
}

/** Port: ordered, durable events. The table is the truth; a wake-up is only a hint (design.md). */
export interface EventLog {
  /** Writes within the caller's transaction; readers see it after the commit. Returns the cursor. */
  append(em: EntityManager, stream: string, kind: string, payload: object): Promise<string>;
  /** Tells readers of the stream to look; call it after the commit. Lost hints only cost the poll interval. */
  wake(stream: string): void;
  /** Events behind the cursor (null: from the first kept), oldest first. Throws E_CURSOR_INVALID, E_CURSOR_EXPIRED. */
  read(stream: string, after: string | null, limit: number): Promise<LogEvent[]>;
  /** Cursor of the newest event, or the start of the stream where it has none. */
  latestCursor(stream: string): Promise<string>;
  /** Replays everything behind the cursor (null: from now on), then goes on live, without gap or repeat, until the signal aborts. */
  follow(stream: string, after: string | null, signal: AbortSignal): AsyncIterable<LogEvent>;
  close(): Promise<void>;
}

/** Port beside it: how one process tells the others that a stream has news, only to save them waiting. */
export interface WakeHints {
  send(stream: string): void;
  /** Resolves when hints arrive from now on; those of this process may come back to it. */
  listen(onHint: (stream: string) => void): Promise<void>;
  close(): Promise<void>;
}
