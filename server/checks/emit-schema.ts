import { writeFileSync } from 'node:fs';
import path from 'node:path';

import { createServer, isRunnableDevEnvironment } from 'vite';

/**
 * Writes shared/schema.graphql: the whole schema with its directives, sorted. Resolver classes carry decorators, which Node's own type
 * stripping does not know, so vite loads them.
 */
const root = path.join(import.meta.dirname, '..');
const file = path.join(root, '../shared/schema.graphql');
const vite = await createServer({
  root,
  configFile: false,
  logLevel: 'error',
  server: { middlewareMode: true, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
  ssr: { noExternal: ['@convergence/shared'] },
});
try {
  const environment = vite.environments['ssr'];
  if (environment === undefined || !isRunnableDevEnvironment(environment))
    throw new Error('vite has no runner for the server');
  const { schemaText } = (await environment.runner.import('/src/schema-text.ts')) as {
    schemaText: () => Promise<string>;
  };
  writeFileSync(file, await schemaText());
  console.log(`Wrote ${path.relative(process.cwd(), file)}`);
} finally {
  await vite.close();
}
