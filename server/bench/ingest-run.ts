import '../src/platform/javascript-engine.ts';
import { entities } from '../src/entities.ts';
import { connectDatabase } from '../src/platform/db/database.ts';
import type { DatabaseSettings } from '../src/platform/settings.ts';

import { importInto } from './import-into.ts';

/** One import in a process of its own; prints its peak of memory, megabytes. */
const [settings, csv] = process.argv.slice(2) as [string, string];
const database = JSON.parse(settings) as DatabaseSettings;
const orm = await connectDatabase(database, entities);
await importInto(database, orm, csv);
await orm.close();
// Of the whole process with its threads; the system counts in units of 1,024 bytes.
console.log((process.resourceUsage().maxRSS * 1024) / 1e6);
