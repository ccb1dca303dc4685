import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

import { findChromium } from './chromium.mjs';
import { buildIfStale, endChildren, installMissing, Problem, root, runTool } from './steps.mjs';

/**
 * `npm test`: installs what is missing, builds, runs every test, and ends with the line `N passed, N failed`. What
 * stands behind `--` goes to the runner: `npm test -- src/risk`, `npm test -- --project shared`.
 *
 * A suite whose service or browser is not to be had is skipped and named; with REQUIRE_SERVICES=1 that is a failure.
 */

const report = path.join(root, 'node_modules/.cache/test-report.json');
/** Every file of tests and every program that it starts loads the same modules: Node keeps them compiled here. */
const compiled = path.join(root, 'node_modules/.cache/compiled');
const mustNotSkip = process.env.REQUIRE_SERVICES === '1';

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    endChildren();
    process.exit(1);
  });
}

async function main() {
  await installMissing({ withTools: true });
  const [chromium] = await Promise.all([findChromium(), buildIfStale('server'), buildIfStale('client')]);
  rmSync(report, { force: true });
  const hasPassed = await succeeds(
    runTool(
      'vitest/vitest.mjs',
      ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...process.argv.slice(2)],
      {
        shows: true,
        env: { TZ: 'Asia/Seoul', NODE_COMPILE_CACHE: compiled, ...(chromium ? { CHROMIUM_PATH: chromium } : {}) },
      },
    ),
  );
  if (!existsSync(report)) throw new Problem('The runner has left no report; what it said stands above.');
  return judge(JSON.parse(readFileSync(report, 'utf8')), hasPassed);
}

/** Counts from the runner's report; a file that could not even be loaded is a failure of its own. */
function judge({ testResults }, hasPassed) {
  const tests = testResults.flatMap((file) => file.assertionResults.map((test) => ({ ...test, file: file.name })));
  const count = (status) => tests.filter((test) => test.status === status).length;
  const skipped = tests.filter((test) => !['passed', 'failed'].includes(test.status));
  const unloadable = testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  );
  for (const file of unloadable) console.log(`Could not be run: ${path.relative(root, file.name)}`);
  nameContracts(tests);
  nameSkipped(skipped);

  const passed = count('passed');
  let failed = count('failed') + unloadable.length + (mustNotSkip ? skipped.length : 0);
  if (!hasPassed && failed === 0) failed = 1; // an error outside of any test
  return { passed, failed, skipped: mustNotSkip ? 0 : skipped.length };
}

/** How many promises of each port each adapter kept: the suites `*.contract.ts` name both, `[port] adapter keeps …`. */
function nameContracts(tests) {
  const kept = new Map();
  for (const test of tests) {
    const title = test.ancestorTitles
      ?.map((name) => /^\[(.+?)\] (.+) (?:keeps|delivers|limits)\b/.exec(name))
      .find(Boolean);
    if (!title) continue;
    const name = `${title[1].padEnd(12)}${title[2]}`;
    const counts = kept.get(name) ?? { passed: 0, all: 0 };
    kept.set(name, { passed: counts.passed + (test.status === 'passed' ? 1 : 0), all: counts.all + 1 });
  }
  if (kept.size === 0) return;
  console.log('\nContracts of the ports, promises kept:');
  for (const [name, { passed, all }] of [...kept].sort(([a], [b]) => (a < b ? -1 : 1)))
    console.log(`  ${name.padEnd(52)}${passed} of ${all}`);
}

function nameSkipped(skipped) {
  if (skipped.length === 0) return;
  console.log(mustNotSkip ? '\nSkipped, which REQUIRE_SERVICES=1 makes a failure:' : '\nSkipped:');
  const suites = skipped.map((test) => `${path.relative(root, test.file)}: ${test.ancestorTitles?.[0] || test.title}`);
  for (const suite of new Set(suites)) console.log(`  ${suite} (${suites.filter((name) => name === suite).length})`);
}

async function succeeds(work) {
  try {
    await work;
    return true;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}

const outcome = await main().catch((error) => {
  console.error(error instanceof Problem ? error.message : error);
  return { passed: 0, failed: 1, skipped: 0 };
});
const { passed, failed, skipped } = outcome;
console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
