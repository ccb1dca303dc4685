import { FieldResolver, Resolver } from 'type-graphql';

import { Cost } from '../platform/graphql/directives.ts';
import { Operations } from '../operations/operations.type.ts';

import type { BackupRun } from './backup.entity.ts';
import type { BackupService } from './backup.service.ts';
import { BackupState } from './backup.type.ts';
import type { BackupRunObject } from './backup.type.ts';

function runView(run: BackupRun): BackupRunObject {
  const { kind, startedAt, finishedAt } = run;
  return {
    kind,
    startedAt,
    finishedAt,
    archive: run.archive ?? null,
    rowCount: run.rowCount ?? null,
    objectCount: run.objectCount ?? null,
    writtenBytes: run.writtenBytes ?? null,
    isEncrypted: run.isEncrypted ?? null,
    isFullyRead: run.isFullyRead ?? null,
    isDrilled: run.isDrilled ?? null,
    withoutLog: run.withoutLog ?? null,
    error: run.error ?? null,
  };
}

@Resolver(() => Operations)
export class BackupResolver {
  readonly #backups: BackupService;

  constructor(backups: BackupService) {
    this.#backups = backups;
  }

  @FieldResolver(() => BackupState, { description: 'Backups: how they are set, and what became of the last. Costs 5.' })
  @Cost(5)
  async backup(): Promise<BackupState> {
    const { place, key, keptDays, keptWeeks } = this.#backups.settings;
    const { run, good } = await this.#backups.last();
    return {
      hasPlace: place !== null,
      hasKey: key !== null,
      keptDayCount: keptDays,
      keptWeekCount: keptWeeks,
      lastRun: run && runView(run),
      lastGood: good && runView(good),
    };
  }
}
