import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import type { Settings } from '../../src/platform/settings.ts';

/**
 * The settings with the kind of database that this test run is about: as they are, or with TEST_ENGINE=mysql (`npm run test:mysql`) a
 * database of its own for each folder of data. A second opening of a folder, and a program that a test starts on it, finds the same one.
 */
export async function onTestEngine<S extends Pick<Settings, 'database' | 'dataDir'>>(settings: S): Promise<S> {
  if (process.env.TEST_ENGINE !== 'mysql') return settings;
  const note = path.join(settings.dataDir, 'test-database-url');
  if (!existsSync(note)) {
    mkdirSync(settings.dataDir, { recursive: true });
    writeFileSync(note, await newDatabase());
  }
  return { ...settings, database: { kind: 'mysql', url: readFileSync(note, 'utf8') } };
}

async function newDatabase(): Promise<string> {
  const { serviceUrl } = await import('./service-url.ts'); // it needs the runner
  const { freshDatabase } = await import('./mysql-database.ts');
  const server = await serviceUrl('mysql');
  if (server === null) throw new Error('TEST_ENGINE=mysql, and there is no MySQL.');
  return (await freshDatabase(server)).url; // it goes with the server, when the run is over
}
