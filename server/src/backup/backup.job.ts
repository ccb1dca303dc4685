import type { Logger } from '../platform/log.ts';
import type { Queue } from '../platform/queue.ts';

import { backupJob } from './backup.queue.ts';
import type { BackupService } from './backup.service.ts';

/** Takes backups by the clock, where a place for them was given; the page of operations says so where none was. */
export function handleBackupJobs(queue: Queue, backups: BackupService, log: Logger): void {
  queue.handle(backupJob, async ({ kind }, signal) => {
    if (backups.settings.place === null) {
      log.debug('No place for archives is given (BACKUP_DIR or BACKUP_S3_*): nothing is backed up.');
      return;
    }
    const run = await backups.run(kind, { signal, tell: (line) => log.info(`Backup: ${line}.`) });
    const { archive, rowCount, objectCount, writtenBytes } = run;
    log.info({ archive, rowCount, objectCount, writtenBytes }, 'A backup was taken and read back.');
  });
}
