import { Field, Float, Int, ObjectType } from 'type-graphql';

import { stringEnum } from '../platform/graphql/permission.type.ts';
import { DateTime } from '../platform/graphql/scalars.ts';

import type { BackupKind } from './backup.entity.ts';

export const BackupKindEnum: { readonly [Name in BackupKind]: Name } = stringEnum(
  'BackupKind',
  'Why a backup was taken.',
  {
    DAILY: 'By the clock, each day.',
    WEEKLY: 'By the clock on Sunday: every object is read back, and the rows are restored into a scratch database.',
    MANUAL: 'By a command.',
  },
);

@ObjectType('BackupRun', { description: 'What became of a backup.' })
export class BackupRunObject {
  @Field(() => BackupKindEnum, { description: 'Why it was taken.' })
  kind!: BackupKind;

  @Field(() => DateTime, { description: 'When it began, UTC; its rows are as of this moment.' })
  startedAt!: Date;

  @Field(() => DateTime, { description: 'When it ended, UTC.' })
  finishedAt!: Date;

  @Field(() => String, { nullable: true, description: 'Id of the archive; null where none came about.' })
  archive!: string | null;

  @Field(() => Float, { nullable: true, description: 'Rows, all of them read back; null where it failed.' })
  rowCount!: number | null;

  @Field(() => Int, { nullable: true, description: 'Objects; null where it failed.' })
  objectCount!: number | null;

  @Field(() => Float, { nullable: true, description: 'Bytes that were written; null where it failed.' })
  writtenBytes!: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is encrypted; null where it failed.' })
  isEncrypted!: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the bytes of every object were read back too; null where it failed.',
  })
  isFullyRead!: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it was restored into a scratch database; null where it failed.',
  })
  isDrilled!: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it cannot be taken to a point in time; null where it can. For administrators.',
  })
  withoutLog!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it failed; null where it succeeded. For administrators.' })
  error!: string | null;
}

@ObjectType({ description: 'Backups of the installation.' })
export class BackupState {
  @Field(() => Boolean, {
    description: 'Whether a place for archives is given; without one none are taken by the clock.',
  })
  hasPlace!: boolean;

  @Field(() => Boolean, { description: 'Whether a key is given, so that archives are encrypted.' })
  hasKey!: boolean;

  @Field(() => Int, { description: 'Days of which the newest archive is kept.' })
  keptDayCount!: number;

  @Field(() => Int, { description: 'Weeks of which the newest archive is kept.' })
  keptWeekCount!: number;

  @Field(() => BackupRunObject, { nullable: true, description: 'The last that ended; null before the first.' })
  lastRun!: BackupRunObject | null;

  @Field(() => BackupRunObject, { nullable: true, description: 'The last that succeeded; null before the first.' })
  lastGood!: BackupRunObject | null;
}
