import './platform/javascript-engine.ts';
import './platform/worker-heap.ts';
import { startBackground } from './background.ts';
import { prepareDemo } from './demo.ts';
import { entities } from './entities.ts';
import { startHealth } from './health-server.ts';
import { measureProcess } from './measure.ts';
import { startMetrics } from './platform/http/metrics.ts';
import { openPlatform } from './platform/platform.ts';
import type { Platform } from './platform/platform.ts';
import { describeSettings, hasRole, optionsHelp, readSettings, SettingsError } from './platform/settings.ts';
import { keepPricesUpToDate } from './scheduler.ts';

/** A demo that cannot be made is told and does not end the server. */
async function prepareDemoAside(platform: Platform): Promise<void> {
  try {
    await prepareDemo(platform);
  } catch (error) {
    if (!platform.shutdown.signal.aborted)
      platform.log.error({ err: error }, 'The demo could not be prepared; it is tried again at the next start.');
  }
}

/** Starts the roles that the settings ask for, and says so to the program that started it. */
async function main(argv: readonly string[]): Promise<void> {
  if (argv.includes('--help')) {
    console.log(`Options, and the variables that mean the same:\n${optionsHelp()}`);
    return;
  }
  const settings = readSettings(argv);
  console.log(describeSettings(settings));
  const platform = await openPlatform(settings, entities);
  platform.shutdown.listen();
  try {
    await startBackground(platform);
    // loaded where it is needed: what answers requests is a third of a worker's memory before its first job
    const start = hasRole(settings, 'api') ? (await import('./api.ts')).startApi : startHealth;
    const address = await start(platform);
    if (settings.metricsPort !== null) {
      measureProcess(platform);
      const metrics = await startMetrics(settings.metricsPort, settings.host, platform.metrics);
      platform.shutdown.onStop('metrics', () => Promise.resolve(void metrics.close()));
    }
    platform.log.info({ address }, 'Listening.');
    process.send?.({ kind: 'listening', address });
    if (settings.hasDemo) await prepareDemoAside(platform);
    if (hasRole(settings, 'scheduler') && !platform.shutdown.signal.aborted) await keepPricesUpToDate(platform);
  } catch (error) {
    const { aborted: wasAskedToStop } = platform.shutdown.signal; // then what was closed under its feet is no failure
    await platform.shutdown.stop('the start failed');
    if (!wasAskedToStop) throw error;
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof SettingsError ? error.message : error);
  process.exit(1);
});
