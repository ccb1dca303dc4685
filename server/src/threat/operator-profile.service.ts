import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/sql';

import { DomainError } from '@convergence/shared/errors';

import { recordAudit } from '../platform/db/audit.ts';
import type { Author } from '../platform/db/audit.ts';
import { Organisation } from '../platform/db/organisation.entity.ts';
import { organisationOf } from '../platform/db/scope.ts';
import { keysetWhere, pageOf } from '../platform/graphql/page.ts';
import type { Page, PageRequest } from '../platform/graphql/page.ts';
import { newId } from '../platform/ids.ts';

import { OperatorProfile } from './operator-profile.entity.ts';
import { operatorProfileProblems } from './operator-profile-rules.ts';
import { referenceProfile } from './operator-profile-values.ts';
import type { OperatorProfileValues } from './operator-profile-values.ts';

/** Fields left out stay; a null is a value that nothing may have. */
export type OperatorProfileChange = {
  readonly [Field in keyof OperatorProfileValues]?: OperatorProfileValues[Field] | null;
};

/** Profiles of the organisation that the entity manager is bound to. */
export class OperatorProfileService {
  /** The latest version; an organisation without one is given the reference operator as version 1. */
  async current(em: EntityManager): Promise<OperatorProfile> {
    return (await latest(em)) ?? (await this.#seed(em));
  }

  /** @throws DomainError E_NOT_FOUND where there is no such version. */
  async atVersion(em: EntityManager, version: number): Promise<OperatorProfile> {
    const profile = await em.findOne(OperatorProfile, { version, organisation: organisationIdOf(em) });
    if (profile === null) throw new DomainError('E_NOT_FOUND', ['operatorVersion']);
    return profile;
  }

  /**
   * Saves the next version.
   *
   * @param expectedVersion - The version that the caller last read.
   * @param author - Null: the system.
   * @throws DomainError E_VERSION_CONFLICT where somebody else saved meanwhile; AggregateError of DomainErrors for bad values.
   */
  async update(
    em: EntityManager,
    expectedVersion: number,
    change: OperatorProfileChange,
    author: Author | null,
  ): Promise<OperatorProfile> {
    const before = await this.current(em);
    if (before.version !== expectedVersion) throw new DomainError('E_VERSION_CONFLICT', ['expectedVersion']);
    const missing = Object.entries(change).filter(([, value]) => value === null);
    if (missing.length > 0) throw new AggregateError(missing.map(([field]) => new DomainError('E_REQUIRED', [field])));

    const given = Object.fromEntries(
      Object.entries(change).filter(([, value]) => value !== undefined),
    ) as Partial<OperatorProfileValues>;
    const merged = { ...before.values, ...given };
    const problems = operatorProfileProblems(merged);
    if (problems.length > 0) throw new AggregateError(problems);
    const values = {
      ...merged,
      name: merged.name.trim().normalize('NFC'),
      currentControlIds: merged.currentControlIds.toSorted(),
    };
    return this.#insert(em, before.version + 1, values, author);
  }

  /** Loss tolerance by version, KRW. A profile has few versions. */
  async lossTolerances(em: EntityManager): Promise<ReadonlyMap<number, number>> {
    const rows = await em.find(OperatorProfile, { organisation: organisationIdOf(em) });
    return new Map(rows.map(({ version, values }) => [version, values.lossToleranceKrw]));
  }

  /** Every version, newest first. */
  versions(em: EntityManager, args: PageRequest): Promise<Page<OperatorProfile>> {
    const where = { organisation: organisationIdOf(em) };
    return pageOf(args, {
      list: 'operatorProfileVersions',
      filter: null,
      find: (after, limit) =>
        em.find(
          OperatorProfile,
          { $and: [where, keysetWhere('version', 'id', 'desc', after)] },
          { orderBy: { version: 'desc', id: 'desc' }, limit },
        ),
      position: (row) => ({ key: row.version, id: row.id }),
      count: () => em.count(OperatorProfile, where),
    });
  }

  async #seed(em: EntityManager): Promise<OperatorProfile> {
    try {
      return await this.#insert(em, 1, referenceProfile, null);
    } catch (error) {
      // Two first readers at once: the other one's row is as good.
      const seeded = error instanceof DomainError ? await latest(em) : null;
      if (seeded === null) throw error;
      return seeded;
    }
  }

  async #insert(
    em: EntityManager,
    version: number,
    values: OperatorProfileValues,
    author: Author | null,
  ): Promise<OperatorProfile> {
    try {
      return await em.transactional(async (tx) => {
        const organisation = tx.getReference(Organisation, organisationIdOf(tx), { wrapped: true });
        const row = tx.create(OperatorProfile, {
          publicId: newId('opr'),
          organisation,
          version,
          values,
          createdBy: author?.name ?? null,
        });
        recordAudit(tx, organisationIdOf(tx), author, 'operator-profile.save', row.publicId, { version });
        await tx.flush();
        return row;
      });
    } catch (error) {
      // The unique version is the lock: of two who save the same next version one is too late.
      if (error instanceof UniqueConstraintViolationException)
        throw new DomainError('E_VERSION_CONFLICT', ['expectedVersion'], { cause: error });
      throw error;
    }
  }
}

function latest(em: EntityManager): Promise<OperatorProfile | null> {
  return em.findOne(OperatorProfile, { organisation: organisationIdOf(em) }, { orderBy: { version: 'desc' } });
}

/** A profile is always one organisation's, also in jobs: they bind their entity manager to that of their row. */
function organisationIdOf(em: EntityManager): number {
  const id = organisationOf(em);
  if (id === null) throw new Error('A profile belongs to one organisation: bind the entity manager with scopedEm.');
  return id;
}
