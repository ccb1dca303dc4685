import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/sql';

import { DomainError } from '@convergence/shared/errors';
import type { ThreatLevel } from '@convergence/shared/units/threat-level';

import { recordAudit } from '../platform/db/audit.ts';
import type { Author } from '../platform/db/audit.ts';
import { Organisation } from '../platform/db/organisation.entity.ts';
import type { Outbox } from '../platform/db/outbox.ts';
import type { EventLog } from '../platform/event-log.ts';
import { keysetWhere, pageOf } from '../platform/graphql/page.ts';
import type { Page, PageRequest } from '../platform/graphql/page.ts';
import { newId } from '../platform/ids.ts';

import { AlertLevelChange } from './alert.entity.ts';
import { alertStream, ownerOf } from './alert.service.ts';
import type { AlertEventPayloads } from './alert.service.ts';
import { evaluateJob } from './alerts.queue.ts';
import { webAddress } from './web-address.ts';

/** The level now: the last change, or 정상 as version 0 where there was none. */
export interface CurrentLevel {
  readonly level: ThreatLevel;
  readonly version: number;
  readonly change: AlertLevelChange | null;
}

export interface LevelUpdate {
  readonly expectedVersion: number;
  readonly level: ThreatLevel;
  readonly reason: string;
  readonly sourceUrl?: string | null | undefined;
}

const LONGEST_REASON = 500;

export interface AlertLevelParts {
  readonly events: EventLog;
  readonly outbox: Outbox;
  readonly now: () => Date;
}

/** The national crisis alert level as the people of the organisation entered it. */
export class AlertLevelService {
  readonly #parts: AlertLevelParts;

  constructor(parts: AlertLevelParts) {
    this.#parts = parts;
  }

  async current(em: EntityManager): Promise<CurrentLevel> {
    const change = await em.findOne(
      AlertLevelChange,
      { organisation: ownerOf(em) },
      { orderBy: { version: 'desc' }, refresh: true },
    );
    return change ? { level: change.level, version: change.version, change } : { level: 'NORMAL', version: 0, change };
  }

  /**
   * Enters another level.
   *
   * @param update.expectedVersion - The version that the caller last read; 0 before the first change.
   * @throws DomainError E_VERSION_CONFLICT, E_STATE where the level is that already, E_REQUIRED or E_LENGTH at reason, E_FORMAT at sourceUrl.
   */
  async update(em: EntityManager, update: LevelUpdate, author: Author | null): Promise<CurrentLevel> {
    const { events, outbox, now } = this.#parts;
    const reason = update.reason.trim().normalize('NFC');
    if (reason === '') throw new DomainError('E_REQUIRED', ['reason']);
    if (reason.length > LONGEST_REASON) throw new DomainError('E_LENGTH', ['reason']);
    const sourceUrl = webAddress(update.sourceUrl, 'sourceUrl');
    const organisationId = ownerOf(em);
    try {
      await em.transactional(async (tx) => {
        const before = await this.current(tx);
        if (before.version !== update.expectedVersion) throw new DomainError('E_VERSION_CONFLICT', ['expectedVersion']);
        if (before.level === update.level) throw new DomainError('E_STATE', ['level']);
        const version = before.version + 1;
        const change = tx.create(AlertLevelChange, {
          publicId: newId('lvl'),
          organisation: tx.getReference(Organisation, organisationId, { wrapped: true }),
          version,
          level: update.level,
          previousLevel: before.level,
          reason,
          sourceUrl,
          changedAt: now(),
          changedBy: author?.name ?? null,
        });
        recordAudit(tx, organisationId, author, 'alert-level.update', change.publicId, {
          before: before.level,
          after: update.level,
          reason,
          sourceUrl,
        });
        outbox.add(tx, evaluateJob, { cause: 'LEVEL', subject: change.publicId });
        await events.append(tx, alertStream(organisationId), 'level', {
          changeId: change.publicId,
        } satisfies AlertEventPayloads['level']);
        await tx.flush();
      });
    } catch (error) {
      // the unique version is the lock: of two who save the same next version one is too late
      if (error instanceof UniqueConstraintViolationException)
        throw new DomainError('E_VERSION_CONFLICT', ['expectedVersion'], { cause: error });
      throw error;
    }
    return this.current(em);
  }

  /** Every change, newest first. */
  changes(em: EntityManager, args: PageRequest): Promise<Page<AlertLevelChange>> {
    const where = { organisation: ownerOf(em) };
    return pageOf(args, {
      list: 'alertLevelChanges',
      filter: null,
      find: (after, limit) =>
        em.find(
          AlertLevelChange,
          { $and: [where, keysetWhere('version', 'id', 'desc', after)] },
          { orderBy: { version: 'desc', id: 'desc' }, limit },
        ),
      position: (row) => ({ key: row.version, id: row.id }),
      count: () => em.count(AlertLevelChange, where),
    });
  }
}
