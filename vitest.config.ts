import { availableParallelism } from 'node:os';
import path from 'node:path';

import { configDefaults, defineConfig } from 'vitest/config';

/** Without it tests load graphql's .mjs copy and type-graphql the .js copy: two realms of the same classes. */
const oneGraphql = { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] };

/** One file for each processor; the runner's own choice leaves one idle, which is half of a small machine. */
const maxWorkers = availableParallelism();
/** As every program that computes figures: server/src/platform/javascript-engine.ts says why. */
const execArgv = ['--no-maglev-escape-analysis'];
/** A folder for what many files need and is costly to make: `server/test/made-once.ts`. */
const madeOnce = path.join(import.meta.dirname, 'server/test/made-once.setup.ts');
/** Whole products and browsers: one file at a time, when the rest is through. */
const alone = { fileParallelism: false, sequence: { groupOrder: 1 } } as const;

export default defineConfig({
  test: {
    projects: [
      {
        root: './shared',
        test: {
          name: 'shared',
          include: ['src/**/*.test.ts'],
          // minutes long: `npm run test:deep`
          exclude: [...configDefaults.exclude, '**/*.deep.test.ts'],
          testTimeout: 60_000,
          maxWorkers,
          execArgv,
        },
      },
      {
        root: './server',
        resolve: oneGraphql,
        test: {
          name: 'server',
          include: ['src/**/*.test.ts'],
          // no test reaches beyond this machine: an order sent by mistake would be a real one
          setupFiles: ['test/loopback-only.setup.ts'],
          globalSetup: [madeOnce],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers,
          execArgv,
        },
      },
      {
        root: './server',
        resolve: oneGraphql,
        test: {
          name: 'system',
          include: ['test/**/*.test.ts'],
          globalSetup: [madeOnce],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          execArgv,
          ...alone,
        },
      },
      {
        root: './client',
        test: { name: 'client', environment: 'jsdom', include: ['src/**/*.test.{ts,tsx}'], maxWorkers, execArgv },
      },
      {
        root: './client',
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          globalSetup: [madeOnce],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          ...alone,
        },
      },
    ],
  },
});
