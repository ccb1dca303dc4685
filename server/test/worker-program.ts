import '../src/platform/javascript-engine.ts';
import { openTestPlatform } from '../src/simulation/test-platform.ts';
import { startBackground } from '../src/background.ts';

/** A process that works on the runs of a data folder until it is ended, for tests that kill it. */
const [dir, workerThreads] = process.argv.slice(2);
if (dir === undefined) throw new Error('Which data folder?');
const platform = await openTestPlatform(dir, Number(workerThreads ?? 2));
platform.shutdown.listen();
await startBackground(platform);
