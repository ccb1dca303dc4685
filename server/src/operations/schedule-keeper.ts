import type { Orm } from '../platform/db/database.ts';
import { systemEm } from '../platform/db/scope.ts';
import { newId } from '../platform/ids.ts';
import type { Logger } from '../platform/log.ts';
import type { JobRun, Queue } from '../platform/queue.ts';

import type { ScheduledWork } from './schedule.ts';
import { ScheduleRun } from './schedule-run.entity.ts';

const LONGEST_ERROR = 300;
const BY_HAND = /^now\.([\w-]+)\./;

/** Id of a job that does scheduled work at once; it names the schedule, so that its run is kept under it. */
export function idOfRunByHand(schedule: string): string {
  return `now.${schedule}.${newId('key')}`;
}

/** Keeps what became of scheduled work. */
export class ScheduleKeeper {
  readonly #orm: Orm;
  readonly #log: Logger;
  readonly #known: ReadonlySet<string>;
  #writing: Promise<void> = Promise.resolve();

  constructor(orm: Orm, queue: Queue, table: readonly ScheduledWork[], log: Logger) {
    this.#orm = orm;
    this.#log = log;
    this.#known = new Set(table.map(({ id }) => id));
    queue.onRan((run) => this.#note(run));
  }

  /** Resolves when everything that was told so far is stored. */
  settled(): Promise<void> {
    return this.#writing;
  }

  /** The last run of each schedule. One query of the index a schedule. */
  async lastRuns(): Promise<ReadonlyMap<string, ScheduleRun>> {
    const em = systemEm(this.#orm);
    const last = new Map<string, ScheduleRun>();
    for (const schedule of this.#known) {
      const [run] = await em.find(ScheduleRun, { schedule }, { orderBy: { id: 'desc' }, limit: 1 });
      if (run) last.set(schedule, run);
    }
    return last;
  }

  /** Removes runs that are older. @returns How many. */
  prune(before: Date): Promise<number> {
    return systemEm(this.#orm).nativeDelete(ScheduleRun, { finishedAt: { $lt: before } });
  }

  #note(run: JobRun): void {
    const schedule = run.scheduleId ?? BY_HAND.exec(run.jobId)?.[1];
    if (schedule === undefined || !this.#known.has(schedule) || run.outcome === 'CUT_OFF') return;
    const row = {
      schedule,
      isByHand: run.scheduleId === null,
      startedAt: run.startedAt,
      finishedAt: run.endedAt,
      outcome: run.outcome === 'SUCCEEDED' ? ('SUCCEEDED' as const) : ('FAILED' as const),
      error: run.outcome === 'SUCCEEDED' ? null : messageOf(run.error).slice(0, LONGEST_ERROR),
    };
    this.#writing = this.#writing
      .then(async () => void (await systemEm(this.#orm).insert(ScheduleRun, row)))
      .catch((error: unknown) => this.#log.warn({ err: error, schedule }, 'The run of a schedule could not be kept.'));
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
