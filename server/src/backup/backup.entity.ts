import { defineEntity, p } from '@mikro-orm/core';

export const backupKinds = ['DAILY', 'WEEKLY', 'MANUAL'] as const;
export type BackupKind = (typeof backupKinds)[number];

const BackupRunSchema = defineEntity({
  name: 'BackupRun',
  indexes: [{ properties: ['outcome', 'startedAt'] }],
  properties: {
    id: p.integer().primary(),
    publicId: p.string().length(30).unique(),
    kind: p.enum(backupKinds),
    /** Rows of the archive are as of this moment. */
    startedAt: p.datetime(3),
    finishedAt: p.datetime(3),
    outcome: p.enum(['SUCCEEDED', 'FAILED'] as const),
    /** Id of the archive; null where none came about. */
    archive: p.string().length(40).nullable(),
    rowCount: p.integer().nullable(),
    objectCount: p.integer().nullable(),
    /** Bytes that were new at the place: all rows, and objects that no archive held. */
    writtenBytes: p.integer().nullable(),
    isEncrypted: p.boolean().nullable(),
    /** Whether the bytes of every object were read back too; rows always are. */
    isFullyRead: p.boolean().nullable(),
    /** Whether it was restored into a scratch database. */
    isDrilled: p.boolean().nullable(),
    /** Why it cannot be taken to a point in time; null where it can, or where there is no binary log to speak of. */
    withoutLog: p.string().length(300).nullable(),
    error: p.string().length(300).nullable(),
  },
});

/** What became of a backup, one row each that ended. Belongs to the installation, not to an organisation. */
export class BackupRun extends BackupRunSchema.class {}
BackupRunSchema.setClass(BackupRun);
