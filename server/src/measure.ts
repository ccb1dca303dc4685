import { installationFigures } from './operations/installation-figures.ts';
import { certificateEnd } from './platform/certificate.ts';
import type { Platform } from './platform/platform.ts';
import { hasRole } from './platform/settings.ts';
import { readiness } from './health-server.ts';
import { featuresOf } from './features.ts';

/** What a process tells of itself when it is asked for metrics, beside what it counts. */
export function measureProcess(platform: Platform): void {
  const { metrics, settings } = platform;
  metrics.checks(readiness(platform));
  metrics.disk(settings.dataDir);
  const { publicUrl } = settings;
  // by workers, which are those with a way out to where browsers come in
  if (publicUrl?.startsWith('https:') && hasRole(settings, 'worker'))
    metrics.certificate(() => certificateEnd(publicUrl));
  if (hasRole(settings, 'worker')) metrics.engine(featuresOf(platform).engine);
  if (hasRole(settings, 'scheduler')) measureInstallation(platform);
}

/**
 * What belongs to no process: the queue, and figures from the database. Schedulers alone tell it; where there are several each tells
 * the same, so queries take the maximum.
 */
export function measureInstallation(platform: Platform): void {
  const { metrics, settings, queue, orm, processes } = platform;
  const { scheduleKeeper, backups, feeds } = featuresOf(platform);
  const parts = { orm, processes, keeper: scheduleKeeper, llmBudgetKrw: settings.llm?.dailyBudgetKrw ?? null };
  metrics.depths(queue);
  metrics.look('installation', () => installationFigures(parts, new Date()));
  metrics.look('feeds', async () => ({
    feedAgeSeconds: (await feeds.states()).flatMap(({ feed, ageMs }) =>
      ageMs === null ? [] : [{ labels: { feed }, value: ageMs / 1000 }],
    ),
  }));
  metrics.look('backup', async () => ({ backupAgeSeconds: await backups.ageSeconds(new Date()) }));
}
