import { execFileSync } from 'node:child_process';
import { globSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { defineConfig } from 'vitest/config';
import type { Reporter } from 'vitest/node';

let isPart = false;

/** Leaves date, commit and counts of the last deep run where people look for evidence; not of a part of it. */
const evidence: Reporter = {
  onInit(vitest) {
    isPart = vitest.config.testNamePattern !== undefined;
  },
  onTestRunEnd(modules) {
    const all = globSync('{shared,server}/**/*.deep.test.ts', {
      cwd: import.meta.dirname,
      exclude: ['**/node_modules/**'],
    });
    if (isPart || modules.length < all.length) return;
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: string): number => tests.filter((test) => test.result().state === state).length;
    const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      cwd: import.meta.dirname,
      encoding: 'utf8',
    });
    const files = modules.map((module) => `- \`${path.relative(import.meta.dirname, module.moduleId)}\``).toSorted();
    const lines = [
      '# Last run of `npm run test:deep`',
      '',
      `Date: ${new Date().toISOString().slice(0, 10)}. Commit: ${commit.trim()} and what was not committed then.`,
      `${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped.`,
      '',
      ...files,
      '',
    ];
    writeFileSync(path.join(import.meta.dirname, 'mdfiles/evidence/deep-tests.md'), lines.join('\n'));
  },
};

/** Tests of minutes: everything named `*.deep.test.ts`. */
export default defineConfig({
  test: {
    include: ['{shared,server}/**/*.deep.test.ts'],
    globalSetup: ['server/test/built.setup.mjs', 'server/test/services/services.setup.ts'], // whole products are killed in some; services start when asked for
    testTimeout: 3_600_000,
    hookTimeout: 600_000,
    // as every program that computes figures: server/src/platform/javascript-engine.ts says why
    execArgv: ['--no-maglev-escape-analysis'],
    reporters: ['default', evidence],
  },
});
