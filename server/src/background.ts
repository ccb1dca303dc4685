import type { Platform } from './platform/platform.ts';
import { hasRole } from './platform/settings.ts';
import { startScheduler } from './scheduler.ts';
import { startWorker } from './worker.ts';

/** Starts what happens without a request, as far as it is this process's part. */
export async function startBackground(platform: Platform): Promise<void> {
  await platform.processes.begin();
  platform.shutdown.onStop('process register', () => platform.processes.end());
  if (hasRole(platform.settings, 'scheduler')) await startScheduler(platform);
  if (hasRole(platform.settings, 'worker')) await startWorker(platform);
}
