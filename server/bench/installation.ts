import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';

import { entities } from '../src/entities.ts';
import { featuresOf } from '../src/features.ts';
import { scopedEm } from '../src/platform/db/scope.ts';
import { createTestOrganisation } from '../src/platform/db/test-database.ts';
import { newId } from '../src/platform/ids.ts';
import { openPlatform } from '../src/platform/platform.ts';
import type { Platform } from '../src/platform/platform.ts';
import { readSettings } from '../src/platform/settings.ts';
import type { ScenarioDraft } from '../src/scenario/scenario.service.ts';
import type { SimulationRun } from '../src/simulation/simulation.entity.ts';
import { keysOfNobody, storeSampleMarket } from '../src/simulation/test-platform.ts';
import { startProgram } from '../test/processes.ts';
import type { RunningProgram } from '../test/processes.ts';
import { freshDatabase } from '../test/services/mysql-database.ts';
import type { FreshDatabase } from '../test/services/mysql-database.ts';
import { serverEnvironment } from '../test/services/server-environment.ts';
import type { ServiceUrls } from '../test/services/test-services.ts';
import { secondsSince } from './figures.ts';

export const ASSETS = 20;
export const SESSIONS = 1000;
/** A queue that is empty so often in a row has nothing left to add. */
const QUIET_LOOKS = 4;
const LOOK_MS = 200;

/** What a user asks for: twenty shares over twenty sessions, everything else as a new scenario has it. */
function draftOf(pathCount: number): ScenarioDraft {
  return {
    name: 'bench',
    description: '',
    positions: Array.from({ length: ASSETS }, (_, at) => ({
      symbol: String(100_000 + 10 * at),
      weightRatio: 1 / ASSETS,
    })),
    investmentBudgetKrw: 50_000_000_000,
    controlBudgetKrw: 2_000_000_000,
    lossToleranceKrw: null,
    horizonSessions: 20,
    threatLevel: 'CAUTION',
    calibration: 'PRUDENT',
    exposures: [],
    additionalControlIds: [],
    marketModel: 'FILTERED_HISTORICAL',
    estimationSessions: SESSIONS,
    pathCount,
    accuracyBps: null,
    sampling: 'AUTO',
    parameterUncertainty: 'NONE',
    stress: null,
    seed: '42',
    hasIssuerEvents: true,
    forcedSales: null,
    commonRegime: null,
  };
}

/** Of one process, by the kernel's books. */
export interface ProcessMemory {
  readonly role: string;
  /** The most that it ever had resident, its threads included, bytes. */
  readonly peakBytes: number;
}

export interface FinishedRun {
  readonly run: SimulationRun;
  /** From the request to the stored result. */
  readonly seconds: number;
  /** Until every chunk was stored. */
  readonly secondsOfChunks: number;
  readonly progressEvents: number;
}

/**
 * One installation of its own on the services, an empty database and bucket: a scheduler and workers with a thread each, as
 * processes; this process asks, as the API would.
 */
export class Installation {
  readonly #dir: string;
  readonly #database: FreshDatabase;
  readonly #platform: Platform;
  readonly #environment: Readonly<Record<string, string>>;
  readonly #organisationId: number;
  readonly #programs: { readonly role: string; readonly program: RunningProgram }[] = [];

  private constructor(
    dir: string,
    database: FreshDatabase,
    platform: Platform,
    environment: Readonly<Record<string, string>>,
    organisationId: number,
  ) {
    this.#dir = dir;
    this.#database = database;
    this.#platform = platform;
    this.#environment = environment;
    this.#organisationId = organisationId;
  }

  static async open(dir: string, services: ServiceUrls): Promise<Installation> {
    const folder = await mkdtemp(path.join(dir, 'installation-'));
    const database = await freshDatabase(services.mysql);
    const environment = {
      ...keysOfNobody,
      ...serverEnvironment(database.url, services),
      LLM_BASE_URL: 'off',
      WORKER_THREADS: '1',
    };
    const settings = readSettings(['--port', '0', '--data', path.join(folder, 'api')], {
      ...environment,
      LOG_LEVEL: 'error',
    });
    const platform = await openPlatform(settings, entities);
    await storeSampleMarket(platform, ASSETS, SESSIONS);
    const organisationId = await createTestOrganisation(platform.orm);
    return new Installation(folder, database, platform, environment, organisationId);
  }

  /** Starts a process of ours and waits until it is there. */
  async start(role: 'scheduler' | 'worker'): Promise<void> {
    const number = this.#programs.length + 1;
    const program = startProgram(
      'server/dist/main.js',
      ['--role', role, '--port', '0', '--data', path.join(this.#dir, String(number))],
      { ...this.#environment, LOG_LEVEL: 'info' },
    );
    this.#programs.push({ role, program });
    await program.saying(/Listening/, 180_000);
  }

  /** @param onLook - Called now and then while the run goes on. */
  async run(pathCount: number, onLook: () => Promise<void>): Promise<FinishedRun> {
    const { scenarios, runs } = featuresOf(this.#platform);
    const em = (): ReturnType<typeof scopedEm> => scopedEm(this.#platform.orm, this.#organisationId);
    const scenario = await scenarios.create(em(), draftOf(pathCount), newId('key'), null);
    const startedAt = performance.now();
    const { publicId } = await runs.start(em(), scenario.publicId, newId('key'), null);
    let secondsOfChunks: number | null = null;
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      const run = await runs.require(em(), publicId, 'id');
      if (run.status === 'MERGING') secondsOfChunks ??= secondsSince(startedAt);
      if (!run.isOpen()) {
        const seconds = secondsSince(startedAt);
        if (run.status !== 'SUCCEEDED') throw new Error(`The run ended as ${run.status}:\n${this.said()}`);
        const events = await this.#platform.events.read(`run:${publicId}`, null, 100_000);
        const progressEvents = events.filter(({ kind }) => kind === 'progress').length;
        return { run, seconds, secondsOfChunks: secondsOfChunks ?? seconds, progressEvents };
      }
      await onLook();
    }
  }

  /** Resolves when no job waits or is at hand: a run is followed by its recommendation. */
  async quiet(): Promise<void> {
    for (let looks = 0; looks < QUIET_LOOKS;) {
      const states = await this.#platform.queue.inspect();
      looks = states.every(({ waiting, active }) => waiting + active === 0) ? looks + 1 : 0;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }

  memory(): ProcessMemory[] {
    return this.#programs.map(({ role, program }) => {
      const status = readFileSync(`/proc/${program.pid}/status`, 'utf8');
      return { role, peakBytes: Number(/VmHWM:\s+(\d+) kB/.exec(status)![1]) * 1024 };
    });
  }

  said(): string {
    return this.#programs.map(({ role, program }) => `${role}:\n${program.said()}`).join('\n');
  }

  /** Ends the processes at once, whatever they follow a run up with, and removes what they stored. */
  async close(): Promise<void> {
    for (const { program } of this.#programs) program.child.kill('SIGKILL');
    await Promise.all(this.#programs.map(({ program }) => program.ended()));
    await this.#platform.shutdown.stop('the bench is over');
    await this.#database.drop();
    await rm(this.#dir, { recursive: true, force: true });
  }
}
