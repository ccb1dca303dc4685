import type { Platform } from './platform/platform.ts';
import { hasRole } from './platform/settings.ts';
import { startScheduler } from './scheduler.ts';
import { startWorker } from './worker.ts';

/** Starts what happens without a request, as far as it is this process's part. */
export async function startBackground(platform: Platform): Promise<void> {
  const { settings, processes, dispatcher, shutdown } = platform;
  await processes.begin();
  shutdown.onStop('process register', () => processes.end());
  dispatcher.open();
  shutdown.onStop('outbox', () => dispatcher.close());
  if (hasRole(settings, 'scheduler')) await startScheduler(platform);
  if (hasRole(settings, 'worker')) await startWorker(platform);
  shutdown.onStop('word of the end', () => processes.stopping()); // first of all
}
