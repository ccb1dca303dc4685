import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { Problem, root, runTool } from '../../steps.mjs';

/**
 * `npm run test:chaos`: every fault of `chaos.deep.test.ts`; behind `--`
 *
 * - `--quick` tries the few that CI runs (kill -9 of a worker, a restart of MySQL, an emptied Redis, each in the middle of a run),
 * - `--if-touched` does nothing where no file that faults concern has changed since the last landing.
 *
 * Ends with the line `N passed, N failed`.
 */
const asked = new Set(process.argv.slice(2));

/** What faults concern, and what tries them. */
const concerned = [
  'server/src/platform/',
  'server/src/simulation/',
  'server/src/orders/',
  'server/src/market/',
  'server/src/risk/risk.job.ts',
  'server/src/main.ts',
  'server/src/background.ts',
  'server/src/worker.ts',
  'server/src/scheduler.ts',
  'server/src/pipeline.ts',
  'server/src/api.ts',
  'server/test/chaos/',
  'server/test/services/',
  'package-lock.json',
];

function git(...args) {
  return execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}

/** The commit that landed last: where this branch left the main one, or the one before this. Null where git does not know. */
function lastLanding() {
  const head = attempt(() => git('rev-parse', 'HEAD'));
  for (const branch of ['origin/main', 'main', 'origin/master', 'master']) {
    const base = attempt(() => git('merge-base', 'HEAD', branch));
    if (base !== null && base !== head) return base;
  }
  return attempt(() => git('rev-parse', 'HEAD~1'));
}

function attempt(work) {
  try {
    return work();
  } catch {
    return null; // not in a repository, or without that branch; the next one is asked
  }
}

/** Files that differ from the last landing, uncommitted ones included; null where nobody can say. */
function changedFiles() {
  const base = lastLanding();
  if (base === null) return null;
  const changed = `${git('diff', '--name-only', base)}\n${git('ls-files', '--others', '--exclude-standard')}`;
  return changed.split('\n').filter((file) => file !== '');
}

function isTouched() {
  const files = changedFiles();
  if (files === null) return true; // nobody can say, so it is tried
  const touched = files.find((file) => concerned.some((place) => file.startsWith(place)) && !file.endsWith('.md'));
  console.log(
    touched === undefined
      ? 'No file that faults concern has changed since the last landing; nothing is tried.'
      : `Faults are tried, since ${touched} has changed.`,
  );
  return touched !== undefined;
}

async function tryFaults() {
  const dir = mkdtempSync(path.join(tmpdir(), 'convergence-chaos-report-'));
  const report = path.join(dir, 'report.json');
  try {
    await runTool(
      'vitest/vitest.mjs',
      [
        'run',
        '--config=vitest.deep.config.ts',
        'server/test/chaos',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
      ],
      { shows: true, env: { TZ: 'Asia/Seoul', ...(asked.has('--quick') ? { CHAOS: 'quick' } : {}) } },
    ).catch((error) => {
      if (!(error instanceof Problem)) throw error; // a test that failed is counted below
    });
    const { numPassedTests: passed, numFailedTests: failed, success } = JSON.parse(readFileSync(report, 'utf8'));
    return { passed, failed: failed === 0 && !success ? 1 : failed };
  } finally {
    rmSync(dir, { recursive: true });
  }
}

let outcome = { passed: 0, failed: 0 };
if (!asked.has('--if-touched') || isTouched())
  outcome = await tryFaults().catch((error) => {
    console.error(error);
    return { passed: 0, failed: 1 };
  });
console.log(`\n${outcome.passed} passed, ${outcome.failed} failed`);
process.exitCode = outcome.failed === 0 ? 0 : 1;
