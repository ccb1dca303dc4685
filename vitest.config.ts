import { availableParallelism } from 'node:os';
import path from 'node:path';

import { configDefaults, defineConfig } from 'vitest/config';

/** Without it tests load graphql's .mjs copy and type-graphql the .js copy: two realms of the same classes. */
const oneGraphql = { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] };

/** One file for each processor; the runner's own choice leaves one idle, which is half of a small machine. */
const maxWorkers = availableParallelism();
/** As every program that computes figures: server/src/platform/javascript-engine.ts says why. */
const execArgv = ['--no-maglev-escape-analysis'];
/** A real MySQL, Redis and S3, each started when the first test asks for it. */
const testServices = 'server/test/services/services.setup.ts';
/** Whole products and browsers: when the rest is through, and not more of them than fit into the memory of a small machine. */
const wholeProducts = {
  globalSetup: [path.join(import.meta.dirname, 'server/test/built.setup.mjs')],
  maxWorkers: Math.min(maxWorkers, 4),
  sequence: { groupOrder: 1 },
};

/** A test on a database that it has to make on a server first takes longer (`npm run test:mysql`). */
const patienceMs = process.env.TEST_ENGINE === 'mysql' ? 240_000 : 60_000;

export default defineConfig({
  test: {
    globalSetup: ['server/test/made-once.setup.ts'], // one for all projects
    projects: [
      {
        root: './shared',
        test: {
          name: 'shared',
          include: ['src/**/*.test.ts'],
          // minutes long: `npm run test:deep`
          exclude: [...configDefaults.exclude, '**/*.deep.test.ts'],
          testTimeout: 60_000,
          isolate: false, // pure functions: what one file leaves in memory is the same for the next
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
          globalSetup: [path.join(import.meta.dirname, testServices)],
          // no test reaches beyond this machine: an order sent by mistake would be a real one
          setupFiles: ['test/loopback-only.setup.ts'],
          testTimeout: patienceMs,
          hookTimeout: patienceMs,
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
          // minutes long: `npm run test:deep`
          exclude: [...configDefaults.exclude, '**/*.deep.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          execArgv,
          ...wholeProducts,
          globalSetup: [...wholeProducts.globalSetup, 'test/services/services.setup.ts'],
        },
      },
      {
        root: './client',
        // models: functions of their arguments, which need jsdom only to be loaded
        test: {
          name: 'client',
          environment: 'jsdom',
          include: ['src/**/*.test.ts'],
          isolate: false,
          maxWorkers,
          execArgv,
        },
      },
      {
        root: './client',
        test: { name: 'components', environment: 'jsdom', include: ['src/**/*.test.tsx'], maxWorkers, execArgv },
      },
      {
        root: './client',
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          ...wholeProducts,
          globalSetup: [...wholeProducts.globalSetup, path.join(import.meta.dirname, testServices)],
        },
      },
    ],
  },
});
