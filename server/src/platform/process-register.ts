import { hostname } from 'node:os';

import { engineVersion } from '@convergence/shared/simulation/engine-version';

import type { Orm } from './db/database.ts';
import { RunningProcess } from './db/process.entity.ts';
import { systemEm } from './db/scope.ts';
import { newId } from './ids.ts';
import type { Logger } from './log.ts';
import type { Role } from './settings.ts';

export const BEAT_MS = 5_000;
/** Without a beat for so long a process counts as gone. */
export const SILENT_MS = 20_000;
/** Rows of processes that were killed are kept for whoever asks what became of them. */
const KEPT_MS = 24 * 60 * 60 * 1000;

/** The processes of an installation: each writes its own row every five seconds. */
export class ProcessRegister {
  /** Of this process, new at each start. */
  readonly id = newId('prc');
  readonly #orm: Orm;
  readonly #role: Role;
  readonly #log: Logger;
  #timer: NodeJS.Timeout | undefined;
  #beating: Promise<void> | undefined;

  constructor(orm: Orm, role: Role, log: Logger) {
    this.#orm = orm;
    this.#role = role;
    this.#log = log;
  }

  /** Writes the row and keeps it fresh. */
  async begin(now: Date = new Date()): Promise<void> {
    const em = systemEm(this.#orm);
    await em.nativeDelete(RunningProcess, { beatAt: { $lt: new Date(now.getTime() - KEPT_MS) } });
    await em.insert(RunningProcess, {
      publicId: this.id,
      role: this.#role,
      hostName: hostname(),
      pid: process.pid,
      engineVersion,
      startedAt: now,
      beatAt: now,
    });
    this.#timer = setInterval(() => {
      this.#beating ??= this.#beat()
        .catch((error: unknown) => this.#log.warn({ err: error }, 'This process could not say that it is alive.'))
        .finally(() => (this.#beating = undefined));
    }, BEAT_MS);
  }

  /** Takes the row away. */
  async end(): Promise<void> {
    clearInterval(this.#timer);
    await this.#beating;
    await systemEm(this.#orm).nativeDelete(RunningProcess, { publicId: this.id });
  }

  /** Those that gave a sign of life within `SILENT_MS`, oldest first. One query of an index. */
  alive(now: Date = new Date()): Promise<readonly RunningProcess[]> {
    const since = new Date(now.getTime() - SILENT_MS);
    return systemEm(this.#orm).find(RunningProcess, { beatAt: { $gte: since } }, { orderBy: { id: 'asc' } });
  }

  async #beat(): Promise<void> {
    await systemEm(this.#orm).nativeUpdate(RunningProcess, { publicId: this.id }, { beatAt: new Date() });
  }
}
