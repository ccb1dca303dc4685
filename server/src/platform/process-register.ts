import { hostname } from 'node:os';

import { raw } from '@mikro-orm/core';

import { engineVersion } from '@convergence/shared/simulation/engine-version';

import type { Orm } from './db/database.ts';
import { engineOf } from './db/engine.ts';
import { nowSql } from './db/moment.ts';
import { Lease, RunningProcess } from './db/process.entity.ts';
import { systemEm } from './db/scope.ts';
import { newId } from './ids.ts';
import type { Logger } from './log.ts';
import type { Role } from './settings.ts';

export const BEAT_MS = 5_000;
/** Without a beat for so long a process counts as gone. */
export const SILENT_MS = 15_000;
/** Rows of processes that were killed are shown for so long to whoever asks what became of them. */
const KEPT_MS = 24 * 60 * 60 * 1000;

/** What a process says of itself at each beat. */
export interface ProcessWork {
  readonly threadCount: number;
  readonly activeJobs: Readonly<Record<string, number>>;
}

/** A process as its row says. */
export interface KnownProcess {
  readonly row: RunningProcess;
  /** WORKING gave a sign of life within `SILENT_MS`; STOPPING was asked to end; SILENT was killed, frozen or cut off. */
  readonly state: 'WORKING' | 'STOPPING' | 'SILENT';
}

export interface ProcessRegisterParts {
  readonly orm: Orm;
  readonly role: Role;
  readonly log: Logger;
  /** No other process can work on this installation: what earlier ones left is theirs no more. */
  readonly isAlone: boolean;
  /** Asked at each beat. */
  readonly work: () => ProcessWork;
}

/**
 * The processes of an installation: each writes its own row every five seconds, by the database's clock, since those of several
 * machines differ.
 */
export class ProcessRegister {
  /** Of this process, new at each start. */
  readonly id = newId('prc');
  readonly #parts: ProcessRegisterParts;
  #timer: NodeJS.Timeout | undefined;
  #beating: Promise<void> | undefined;
  #isStopping = false;

  constructor(parts: ProcessRegisterParts) {
    this.#parts = parts;
  }

  /** Writes the row and keeps it fresh. */
  async begin(): Promise<void> {
    const { orm, role, isAlone, work, log } = this.#parts;
    const em = systemEm(orm);
    if (isAlone) {
      await em.nativeDelete(RunningProcess, {});
      await em.nativeDelete(Lease, {});
    } else await em.nativeDelete(RunningProcess, { beatAt: { $lt: this.#now(-KEPT_MS) } });
    await em.insert(RunningProcess, {
      publicId: this.id,
      role,
      hostName: hostname(),
      pid: process.pid,
      engineVersion,
      startedAt: this.#now(),
      beatAt: this.#now(),
      isStopping: false,
      ...work(),
    });
    this.#timer = setInterval(() => {
      this.#beating ??= this.#beat()
        .catch((error: unknown) => log.warn({ err: error }, 'This process could not say that it is alive.'))
        .finally(() => (this.#beating = undefined));
    }, BEAT_MS);
  }

  /** Says that the process ends soon and takes nothing new. */
  async stopping(): Promise<void> {
    this.#isStopping = true;
    await this.#beating;
    await this.#beat();
  }

  /** Takes the row away. */
  async end(): Promise<void> {
    clearInterval(this.#timer);
    await this.#beating;
    await systemEm(this.#parts.orm).nativeDelete(RunningProcess, { publicId: this.id });
  }

  /** Those that gave a sign of life within `SILENT_MS` and go on, oldest first. One query of an index. */
  alive(): Promise<readonly RunningProcess[]> {
    const where = { beatAt: { $gte: this.#now(-SILENT_MS) }, isStopping: false };
    return systemEm(this.#parts.orm).find(RunningProcess, where, { orderBy: { id: 'asc' } });
  }

  /** Those of the last day that did not end well, too, oldest first. Two queries. */
  async all(): Promise<readonly KnownProcess[]> {
    const em = systemEm(this.#parts.orm);
    const beating = { beatAt: { $gte: this.#now(-SILENT_MS) } };
    const rows = await em.find(RunningProcess, {}, { orderBy: { id: 'asc' } });
    const alive = new Set((await em.fork().find(RunningProcess, beating, { fields: ['id'] })).map(({ id }) => id));
    return rows.map((row) => ({
      row,
      state: !alive.has(row.id) ? 'SILENT' : row.isStopping ? 'STOPPING' : 'WORKING',
    }));
  }

  async #beat(): Promise<void> {
    const { orm, work } = this.#parts;
    const said = { beatAt: this.#now(), isStopping: this.#isStopping, ...work() };
    await systemEm(orm).nativeUpdate(RunningProcess, { publicId: this.id }, said);
  }

  /** The database's now, as a value in a query. */
  #now(plusMs = 0): Date {
    return raw<Date>(nowSql(engineOf(this.#parts.orm), plusMs));
  }
}
