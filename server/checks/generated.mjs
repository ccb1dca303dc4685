import { readFileSync } from 'node:fs';
import path from 'node:path';

import { hashOf, root, run } from '../steps.mjs';

/** What is generated and committed, by the npm script that makes it, in the order in which one needs the other. */
const generated = [
  { script: 'kernel', places: ['shared/src/simulation/kernel-bytes.generated.ts'] },
  { script: 'schema', places: ['shared/schema.graphql'] },
  { script: 'codegen', places: ['client/src/gql'] },
];

/** Makes everything again and fails where something else comes out than what is committed. */
const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const stale = [];
for (const { script, places } of generated) {
  if (scripts[script] === undefined) continue;
  const before = hashOf(places);
  await run('npm', ['run', '--silent', script]);
  if (hashOf(places) !== before) stale.push(`${places.join(', ')}: run "npm run ${script}" and commit`);
}
for (const line of stale) console.error(line);
process.exitCode = stale.length > 0 ? 1 : 0;
