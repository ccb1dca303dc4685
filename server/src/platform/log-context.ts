import { AsyncLocalStorage } from 'node:async_hooks';

/** What a line of the log belongs to. Ids only: they stand in every line that is written meanwhile. */
export interface LogIds {
  /** Of the request at the API that began it all, as answered in `x-request-id`. */
  readonly requestId?: string;
  /** Public id of the run that is worked on. */
  readonly runId?: string;
  readonly job?: string;
  readonly jobId?: string;
}

const none: LogIds = {};
const storage = new AsyncLocalStorage<LogIds>();

/** What is being done now, wherever in the code that is asked; empty outside of requests and jobs. */
export function idsNow(): LogIds {
  return storage.getStore() ?? none;
}

/** Does work, and whatever it starts, under these ids beside those that hold already. */
export function withIds<T>(ids: LogIds, work: () => T): T {
  return storage.run({ ...storage.getStore(), ...ids }, work);
}

/** Does work that belongs to nobody in particular: a timer's, although a request has woken it. */
export function withoutIds<T>(work: () => T): T {
  return storage.run(none, work);
}
