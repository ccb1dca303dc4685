import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { root } from '../processes.ts';

import { faults } from './fault.ts';
import { Installation } from './installation.ts';
import { soon } from './patience.ts';
import { chaosTable } from './table.ts';
import type { ChaosRow } from './table.ts';
import { tryFault } from './trial.ts';
import { IngestionWork, makeReference, OrderWork, RunWork, storedPrices } from './work.ts';
import type { RunReference, StoredPrices, Work, WorkName } from './work.ts';

/** Only the few that CI runs for a change that touches what they concern. */
const isQuick = process.env.CHAOS === 'quick';
const trials = faults.flatMap((fault) =>
  (isQuick ? (fault.quick ?? []) : fault.when).map((when) => ({ name: fault.name, when, fault })),
);

let installation: Installation;
let reference: RunReference;
let prices: StoredPrices;
let tokenRequests: number | undefined;
const rows: ChaosRow[] = [];

beforeAll(async () => {
  installation = await Installation.open();
  const first = await soon('the first ingestion', async () => {
    const told = await installation.count("select count(*) from ingested_range where code = 'ALL'");
    return told === 1 ? await storedPrices(installation) : null;
  });
  prices = first;
  reference = await makeReference(installation);
}, 900_000);
afterAll(async () => {
  if (installation === undefined) return;
  const longestAnswerS = installation.longestAnswerMs / 1000;
  const versions = Object.values(installation.services).map(({ version }) => version);
  await installation.close();
  if (rows.length < trials.length || tokenRequests === undefined) return; // a part, or a trial that failed, is no evidence
  const text = chaosTable(rows, { longestAnswerS, versions, tokenRequests });
  console.log(text);
  if (!isQuick)
    writeFileSync(path.join(root, `mdfiles/evidence/chaos-${new Date().toISOString().slice(0, 10)}.md`), text);
}, 120_000);

function workFor(when: WorkName): Work {
  if (when === 'run') return new RunWork(installation, reference);
  return when === 'ingestion' ? new IngestionWork(installation, prices) : new OrderWork(installation);
}

/** What the programs said of a trial that failed, where somebody wants to read it. */
function keepWords(name: string): void {
  const dir = process.env.CHAOS_LOGS;
  if (dir === undefined) return;
  mkdirSync(dir, { recursive: true });
  for (const program of installation.programs.values())
    writeFileSync(path.join(dir, `${name.replaceAll(/\W+/g, '-')}.${program.name}.log`), program.said());
}

it.each(trials)(
  '$name, in the middle of $when: nothing lost, nothing doubled',
  async ({ name, when, fault }) => {
    const outcome = await tryFault(installation, fault, workFor(when)).catch((error: unknown) => {
      keepWords(`${name} ${when}`);
      throw error;
    });
    console.log(`${name} | ${when} | ${outcome.lost} | ${outcome.doubled} | ${outcome.recoveryS.toFixed(1)} s`);
    expect(outcome).toMatchObject({ lost: 0, doubled: 0, ended: [] });
    expect(outcome.recoveryS).toBeLessThan(30);
    rows.push({ name, when, outcome });
  },
  900_000,
);

/** One for quotations and one for orders. */
const KEYS = 2;
it('asked the vendor for one token a key, whatever was killed: the others are those of the shared cache', async () => {
  const asked = await installation.tokenRequests();
  expect(asked).toBeGreaterThan(0);
  expect(asked).toBeLessThanOrEqual(KEYS);
  tokenRequests = asked;
});
