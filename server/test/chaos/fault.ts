import type { Passage } from './fault-proxy.ts';
import type { Installation, ProgramName, ServiceName } from './installation.ts';
import { programNames } from './installation.ts';
import { soon } from './patience.ts';
import type { WorkName } from './work.ts';

/** Something that goes wrong while work is under way. */
export interface Fault {
  readonly name: string;
  readonly when: readonly WorkName[];
  /** Is among the few that are tried wherever a change touches what they concern. */
  readonly quick?: readonly WorkName[];
  /** Processes that must say that they are not ready before it is over. */
  readonly red: readonly ProgramName[];
  /** The work must go on, or be done, while the fault stands. */
  readonly isBorne?: boolean;
  strike(installation: Installation): Promise<void>;
  /** Ends the fault; resolves when what was gone is back. Recovery is counted from here. */
  restore(installation: Installation): Promise<void>;
  /** After the work is done: what the next trial must not find. */
  clear?(installation: Installation): Promise<void>;
}

const all = ['run', 'ingestion', 'orders'] as const;
const noop = (): Promise<void> => Promise.resolve();

function killOfPrograms(name: string, programs: readonly ProgramName[], more: Partial<Fault> = {}): Fault {
  return {
    name,
    when: all,
    red: programs,
    async strike(installation) {
      await Promise.all(programs.map((program) => installation.program(program).kill()));
    },
    restore(installation) {
      for (const program of programs) installation.program(program).start();
      return Promise.resolve();
    },
    ...more,
  };
}

/** Roles that cannot work without the service. */
const needs: Readonly<Record<ServiceName, readonly ProgramName[]>> = {
  mysql: programNames,
  redis: programNames,
  s3: programNames,
};

function killOfService(service: ServiceName, more: Partial<Fault> = {}): Fault {
  return {
    name: `kill -9 of ${titles[service]}`,
    when: all,
    red: needs[service],
    strike: (installation) => installation.services[service].kill(),
    restore: (installation) => installation.services[service].startAgain(),
    ...more,
  };
}

function passageTo(service: ServiceName, name: string, passage: Passage, more: Partial<Fault> = {}): Fault {
  return {
    name: `${titles[service]} ${name}`,
    when: ['run'],
    red: needs[service],
    strike: (installation) => installation.services[service].proxy.set(passage),
    restore: (installation) => installation.services[service].proxy.set({ kind: 'open' }),
    ...more,
  };
}

const titles: Readonly<Record<ServiceName, string>> = { mysql: 'MySQL', redis: 'Redis', s3: 'the S3 store' };
const services = Object.keys(titles) as ServiceName[];
const SLOW_MS = 100;
const HOUR_MS = 3_600_000;

/** The wall clock is set wrong, and later right. The store refuses what is signed an hour off, so the process is not ready meanwhile. */
function clockJump(program: ProgramName, hours: number): Fault {
  return {
    name: `clock of ${program} jumps by ${hours > 0 ? '+' : '−'}${Math.abs(hours)} h`,
    when: all,
    red: [program],
    isBorne: true,
    strike: (installation) => Promise.resolve(installation.program(program).jumpClock(hours * HOUR_MS)),
    restore: (installation) => Promise.resolve(installation.program(program).jumpClock(0)),
  };
}

/** It is frozen until another has done its work, and wakes with all that it believed then. */
function hang(program: ProgramName): Fault {
  return {
    name: `${program} hangs, and wakes when the other has gone on`,
    when: all,
    red: [program],
    isBorne: true,
    strike: (installation) => Promise.resolve(installation.program(program).signal('SIGSTOP')),
    restore: (installation) => Promise.resolve(installation.program(program).signal('SIGCONT')),
  };
}

/** Every fault, and in the middle of what it comes. */
export const faults: readonly Fault[] = [
  killOfPrograms('kill -9 of api', ['api']),
  killOfPrograms('kill -9 of one worker', ['worker-1'], { isBorne: true, quick: ['run'] }),
  killOfPrograms('kill -9 of both workers', ['worker-1', 'worker-2']),
  killOfPrograms('kill -9 of scheduler', ['scheduler']),
  killOfService('mysql', { quick: ['run'] }),
  killOfService('redis'),
  killOfService('s3'),
  ...services.map((service) =>
    passageTo(service, `answers ${2 * SLOW_MS} ms later`, { kind: 'slow', delayMs: SLOW_MS }, { red: [], isBorne: true }),
  ), // prettier-ignore
  ...services.map((service) => passageTo(service, 'refuses connections', { kind: 'refused' })),
  ...services.map((service) => passageTo(service, 'takes connections and says nothing', { kind: 'silent' })),
  passageTo('s3', 'has no room (507)', { kind: 'full' }, {
    red: [],
    async strike(installation) {
      const { proxy } = installation.services.s3;
      const before = proxy.putsRefused;
      await proxy.set({ kind: 'full' });
      await soon('something to be refused for want of room', () => Promise.resolve(proxy.putsRefused >= before + 3 ? true : null)); // prettier-ignore
    },
  }), // prettier-ignore
  clockJump('scheduler', 1),
  clockJump('worker-1', 1), // what is put off by this one's clock lies an hour ahead
  clockJump('worker-1', -1),
  {
    name: 'a second scheduler',
    when: all,
    red: [],
    isBorne: true,
    async strike(installation) {
      installation.program('scheduler-2').start();
      await installation.ready();
    },
    restore: noop,
    async clear(installation) {
      await installation.program('scheduler-2').stop();
    },
  },
  hang('worker-1'),
  hang('worker-2'), // one of the two has the lease, or the job, that the work hangs on
  {
    name: 'Redis emptied',
    when: all,
    quick: ['run'],
    red: [],
    strike: (installation) => installation.emptyRedis(),
    restore: noop,
  },
];
