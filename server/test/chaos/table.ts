import { execFileSync } from 'node:child_process';

import { root } from '../processes.ts';

import type { Outcome } from './trial.ts';
import type { WorkName } from './work.ts';

export interface ChaosRow {
  readonly name: string;
  readonly when: WorkName;
  readonly outcome: Outcome;
}

/** The table of a whole run, as it is kept. */
export function chaosTable(
  rows: readonly ChaosRow[],
  {
    longestAnswerS,
    versions,
    tokenRequests,
  }: { readonly longestAnswerS: number; readonly versions: readonly string[]; readonly tokenRequests: number },
): string {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
  const longestS = Math.max(...rows.map(({ outcome }) => outcome.recoveryS));
  return [
    '# Faults, and what became of what was under way',
    '',
    `Date: ${new Date().toISOString().slice(0, 10)}. Commit: ${commit} and what was not committed then. Written by \`npm run test:chaos\`.`,
    `Real processes on one machine: api, two workers, scheduler from the built \`dist\`; ${versions.join(', ')}; the KIS emulator.`,
    'Recovery: from the return of what was gone until every process is ready and the work has gone on. Lost and doubled count runs',
    '(against the hash of an undisturbed one), stored prices and orders (against what the broker has booked).',
    '',
    '| fault | in the middle of | lost | doubled | recovery s |',
    '|---|---|---|---|---|',
    ...rows.map(
      ({ name, when, outcome }) =>
        `| ${name} | ${when} | ${outcome.lost} | ${outcome.doubled} | ${outcome.recoveryS.toFixed(1)} |`,
    ),
    '',
    `Longest recovery ${longestS.toFixed(1)} s of 30 s allowed. Longest answer of the API, faults included: ${longestAnswerS.toFixed(1)} s.`,
    `Token requests to the vendor for its two keys, all processes and all their starts together: ${tokenRequests}.`,
    '',
  ].join('\n');
}
