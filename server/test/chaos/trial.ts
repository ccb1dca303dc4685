import type { Fault } from './fault.ts';
import type { Installation } from './installation.ts';
import { soon } from './patience.ts';
import type { Audit, Work } from './work.ts';

/** What became of one fault. */
export interface Outcome extends Audit {
  /** From the return of what was gone until every process is ready and the work has gone on. */
  readonly recoveryS: number;
  /** Processes that ended by themselves. */
  readonly ended: readonly string[];
}

const PATIENCE_MS = 180_000;

/** Strikes in the middle of the work, ends the fault, waits for both to be well again, and counts. */
export async function tryFault(installation: Installation, fault: Fault, work: Work): Promise<Outcome> {
  await installation.ready();
  await work.begin();
  await fault.strike(installation);
  const atStrike = await worksSteps(work);
  const meanwhile = work.meanwhile();
  meanwhile.catch(() => undefined); // awaited below
  for (const name of fault.red)
    await soon(`${name} to be not ready`, async () => ((await installation.program(name).isReady()) ? null : true));
  if (fault.isBorne === true)
    await soon(
      'the work to go on in spite of the fault',
      async () => ((await work.isFinished()) || (await work.steps()) > (atStrike ?? 0) ? true : null),
      PATIENCE_MS,
    );

  await fault.restore(installation);
  const returnedAt = performance.now();
  const atReturn = (await worksSteps(work)) ?? 0;
  await Promise.all([
    installation.ready(PATIENCE_MS),
    soon(
      'the work to go on',
      async () => ((await work.isFinished()) || (await work.steps()) > atReturn ? true : null),
      PATIENCE_MS,
    ),
  ]);
  const recoveryS = (performance.now() - returnedAt) / 1000;

  await meanwhile;
  await soon('the work to be finished', async () => ((await work.isFinished()) ? true : null), PATIENCE_MS, 100);
  const ended = [...installation.programs.values()].filter((program) => program.hasEnded()).map(({ name }) => name);
  const audit = await work.audit();
  await fault.clear?.(installation);
  return { ...audit, recoveryS, ended };
}

/** Null while the database is away. */
async function worksSteps(work: Work): Promise<number | null> {
  try {
    return await work.steps();
  } catch {
    return null; // the look afterwards counts from nothing
  }
}
