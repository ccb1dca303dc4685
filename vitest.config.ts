import { defineConfig } from 'vitest/config';

/** Without it tests load graphql's .mjs copy and type-graphql the .js copy: two realms of the same classes. */
const oneGraphql = { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] };

export default defineConfig({
  test: {
    projects: [
      { root: './shared', test: { name: 'shared', include: ['src/**/*.test.ts'], testTimeout: 60_000 } },
      {
        root: './server',
        resolve: oneGraphql,
        test: {
          name: 'server',
          include: ['src/**/*.test.ts'],
          // no test reaches beyond this machine: an order sent by mistake would be a real one
          setupFiles: ['test/loopback-only.setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        root: './server',
        resolve: oneGraphql,
        test: { name: 'system', include: ['test/**/*.test.ts'], testTimeout: 180_000, hookTimeout: 180_000, fileParallelism: false },
      },
      { root: './client', test: { name: 'client', environment: 'jsdom', include: ['src/**/*.test.{ts,tsx}'] } },
      {
        root: './client',
        test: { name: 'e2e', include: ['e2e/**/*.test.ts'], testTimeout: 240_000, hookTimeout: 240_000, fileParallelism: false },
      },
    ],
  },
});
