import '../platform/javascript-engine.ts';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { DomainError } from '@convergence/shared/errors';

import { entities } from '../entities.ts';
import { composeRuns } from '../features.ts';
import { KisConnections } from '../market/kis/kis-connections.ts';
import { openDatabase } from '../platform/db/database.ts';
import { Outbox } from '../platform/db/outbox.ts';
import { scopedEm, systemEm } from '../platform/db/scope.ts';
import { newId } from '../platform/ids.ts';
import { createLog } from '../platform/log.ts';
import { openObjects } from '../platform/platform.ts';
import { secretsOf } from '../platform/secrets.ts';
import { readSettings } from '../platform/settings.ts';
import { TableEventLog } from '../platform/table-event-log.ts';
import { Scenario } from '../scenario/scenario.entity.ts';
import { RiskAssessment } from '../risk/risk.entity.ts';
import type { SimulationRun } from './simulation.entity.ts';

const usage = 'npm run run -- --scenario ID [--data DIR]';
const POLL_MS = 500;
/** A run that nobody takes up for so long waits for a server. */
const PATIENCE_BEFORE_HINT_MS = 5_000;

/** A mistake of whoever typed the command; told without a stack. */
class UsageError extends Error {}

/**
 * Runs a scenario and prints its result document, then the SHA-256 of the document, alone on the last line.
 *
 * The command is a second process: it leaves the run for the running server, or the next start, and waits for it.
 *
 * @param print - Standard output: the document and its hash.
 * @param tell - Standard error: progress, and what is wrong.
 * @returns The exit code: 0; 1 where the run did not succeed; 2 where what was typed cannot be done.
 */
export async function runScenarioCommand(
  argv: readonly string[],
  print: (line: string) => void,
  tell: (line: string) => void,
): Promise<number> {
  try {
    const { scenarioId, settingsArguments } = readRequest(argv);
    const settings = readSettings(settingsArguments);
    const { database } = settings;
    if (database.kind === 'sqlite' && !existsSync(database.file)) {
      throw new UsageError(`There is no database in ${settings.dataDir}; start the server once, or give --data DIR.`);
    }
    const orm = await openDatabase(settings, entities);
    const events = new TableEventLog(orm);
    try {
      // No queue: it belongs to the server's process.
      const { runs, quotations } = composeRuns({
        settings,
        events,
        outbox: new Outbox(),
        objects: await openObjects(settings.objects, secretsOf(settings).signing),
        log: createLog('silent'),
        openConnections: () => new KisConnections(settings.dataDir), // for the market's clock, which asks for no token
      });
      await quotations()
        .clock.now()
        .catch(() =>
          tell(
            `The market's clock at ${settings.kis.baseUrl} does not answer; stored prices up to the last session are taken.`,
          ),
        ); // told, and no reason to stop
      const scenario = await systemEm(orm).findOne(Scenario, { publicId: scenarioId });
      if (!scenario) throw new UsageError(`There is no scenario "${scenarioId}".`);
      const em = (): ReturnType<typeof scopedEm> => scopedEm(orm, scenario.organisation.id);
      const started = await runs.start(em(), scenarioId, newId('key'), {
        id: 'command:run',
        name: null,
        requestId: null,
      });
      tell(`${started.publicId}: ${started.pathCount.toLocaleString('en')} paths in ${started.chunkCount} chunks`);
      const run = await ended(async () => {
        const current = await runs.require(em(), started.publicId, 'id');
        return { run: current, done: (await runs.doneCounts(em(), [current.id])).get(current.id) ?? 0 };
      }, tell);
      if (run.status !== 'SUCCEEDED') {
        tell(`The run ended as ${run.status}${run.failure ? ` (${run.failure})` : ''}.`);
        return 1;
      }
      const { document } = await em().findOneOrFail(RiskAssessment, { run: run.id });
      print(document);
      print(run.resultSha256!);
      return 0;
    } finally {
      await events.close();
      await orm.close();
    }
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof DomainError)) throw error;
    tell(error.message);
    return 2;
  }
}

function readRequest(argv: readonly string[]): {
  readonly scenarioId: string;
  readonly settingsArguments: readonly string[];
} {
  const text = { type: 'string' } as const;
  let values;
  try {
    ({ values } = parseArgs({ args: [...argv], options: { scenario: text, data: text } }));
  } catch (cause) {
    throw new UsageError(`${cause instanceof Error ? cause.message : String(cause)}\n${usage}`, { cause });
  }
  if (values.scenario === undefined) throw new UsageError(`--scenario is missing.\n${usage}`);
  return { scenarioId: values.scenario, settingsArguments: values.data === undefined ? [] : ['--data', values.data] };
}

async function ended(
  look: () => Promise<{ readonly run: SimulationRun; readonly done: number }>,
  tell: (line: string) => void,
): Promise<SimulationRun> {
  const startedAt = Date.now();
  let told = '';
  for (let isHinted = false; ; await sleep(POLL_MS)) {
    const { run, done } = await look();
    if (!run.isOpen()) return run;
    const line = `${run.status.toLowerCase()} ${done}/${run.chunkCount}`;
    if (line !== told) tell(line);
    told = line;
    if (!isHinted && run.status === 'QUEUED' && Date.now() - startedAt > PATIENCE_BEFORE_HINT_MS) {
      tell('No server has taken it up yet; it waits for the one that runs on this data folder, or for its next start.');
      isHinted = true;
    }
  }
}

if (import.meta.main) {
  process.exitCode = await runScenarioCommand(process.argv.slice(2), console.log, console.error);
}
