import type { FilterQuery } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/sql';

import { DomainError } from '@convergence/shared/errors';
import { cveIdOf } from '@convergence/shared/threat/cve';

import { recordAudit } from '../platform/db/audit.ts';
import type { Author } from '../platform/db/audit.ts';
import { Organisation } from '../platform/db/organisation.entity.ts';
import type { Outbox } from '../platform/db/outbox.ts';
import { organisationOf } from '../platform/db/scope.ts';
import { keysetWhere, pageOf } from '../platform/graphql/page.ts';
import type { Page, PageRequest } from '../platform/graphql/page.ts';
import { hashInput, once } from '../platform/idempotency.ts';
import { isId, newId } from '../platform/ids.ts';
import type { Logger } from '../platform/log.ts';

import type { FeedService } from './feed.service.ts';
import { ExposedVulnerability } from './intelligence.entity.ts';
import { exposureChangedJob } from './intelligence.queue.ts';

export interface ExposureParts {
  readonly feeds: Pick<FeedService, 'intelligence' | 'ageDays'>;
  readonly outbox: Outbox;
  readonly log: Logger;
  readonly now: () => Date;
}

/** How many ids one call may add, and how many an organisation may have in all. */
export const MOST_ADDED = 1000;
const MOST_KEPT = 20_000;
const LONGEST_NOTE = 200;

export interface AddedExposures {
  /** New in the list. */
  readonly addedCount: number;
  /** Were marked as patched, and are open again. */
  readonly reopenedCount: number;
  /** Were open already; they stay as they are. */
  readonly knownCount: number;
}

/** What the open vulnerabilities of one organisation come to. */
export interface ExposureFacts {
  /** Ids that KEV has, those of ransomware first. */
  readonly kevMatches: readonly string[];
  readonly isRansomwareUse: boolean;
  /** Highest EPSS among them, and whose it is; 0 and null where none has one. */
  readonly highestEpss: number;
  readonly highestEpssCveId: string | null;
  /** Names what was looked at. */
  readonly fact: string;
}

/** Vulnerabilities that the systems of the organisation have to which the entity manager is bound. */
export class ExposureService {
  readonly #parts: ExposureParts;

  constructor(parts: ExposureParts) {
    this.#parts = parts;
  }

  /**
   * Adds ids to the list, each once; those that were marked as patched are open again. A repeat of the key answers with the first.
   *
   * @throws AggregateError of DomainErrors E_FORMAT at `cveIds.<index>`; DomainError E_REQUIRED, E_LENGTH, E_LIMIT, E_IDEMPOTENCY_KEY_REUSED.
   */
  async add(
    em: EntityManager,
    given: { readonly cveIds: readonly string[]; readonly assetNote: string | null },
    key: string,
    author: Author | null,
  ): Promise<AddedExposures> {
    const cveIds = checkedIds(given.cveIds);
    const assetNote = checkedNote(given.assetNote);
    const organisationId = ownerOf(em);
    const hash = hashInput('exposedVulnerabilitiesAdd', { cveIds, assetNote });
    return once(em, organisationId, key, hash, async (tx) => {
      const now = this.#parts.now();
      const organisation = await tx.findOneOrFail(Organisation, { id: organisationId });
      const known = await tx.find(ExposedVulnerability, { cveId: { $in: cveIds } });
      const knownIds = new Set(known.map(({ cveId }) => cveId));
      const fresh = cveIds.filter((id) => !knownIds.has(id));
      if (fresh.length > 0 && (await tx.count(ExposedVulnerability)) + fresh.length > MOST_KEPT)
        throw new DomainError('E_LIMIT', ['cveIds']);
      for (const cveId of fresh) {
        const who = { addedAt: now, addedBy: author?.name ?? null, changedAt: now };
        const owner = tx.getReference(Organisation, organisationId, { wrapped: true });
        tx.create(ExposedVulnerability, { publicId: newId('vul'), organisation: owner, cveId, assetNote, ...who });
      }
      const patched = known.filter(({ patchedAt }) => Boolean(patchedAt));
      for (const row of patched) {
        Object.assign(row, { patchedAt: null, patchedBy: null, changedAt: now });
        if (assetNote !== null) row.assetNote = assetNote;
      }
      const counts = {
        addedCount: fresh.length,
        reopenedCount: patched.length,
        knownCount: known.length - patched.length,
      };
      recordAudit(tx, organisationId, author, 'exposed-vulnerability.add', organisation.publicId, {
        cveIds,
        ...counts,
      });
      if (fresh.length + patched.length > 0) this.#tell(tx, organisation.publicId);
      await tx.flush();
      return counts;
    });
  }

  /** Marks one as patched, or takes that back; again changes nothing. @throws DomainError E_NOT_FOUND. */
  async mark(em: EntityManager, id: string, isPatched: boolean, author: Author | null): Promise<ExposedVulnerability> {
    await em.transactional(async (tx) => {
      const row = await this.require(tx, id, 'id');
      if (Boolean(row.patchedAt) === isPatched) return;
      const now = this.#parts.now();
      Object.assign(row, {
        patchedAt: isPatched ? now : null,
        patchedBy: isPatched ? (author?.name ?? null) : null,
        changedAt: now,
      });
      const action = isPatched ? 'exposed-vulnerability.patch' : 'exposed-vulnerability.reopen';
      recordAudit(tx, row.organisation.id, author, action, id, { cveId: row.cveId });
      const { publicId } = await tx.findOneOrFail(Organisation, { id: row.organisation.id });
      this.#tell(tx, publicId);
      await tx.flush();
    });
    return this.require(em, id, 'id');
  }

  async find(em: EntityManager, id: string): Promise<ExposedVulnerability | null> {
    return isId('vul', id) ? em.findOne(ExposedVulnerability, { publicId: id }, { refresh: true }) : null;
  }

  /** @throws DomainError E_NOT_FOUND at the field. */
  async require(em: EntityManager, id: string, field: string): Promise<ExposedVulnerability> {
    const row = await this.find(em, id);
    if (row === null) throw new DomainError('E_NOT_FOUND', [field]);
    return row;
  }

  /** Newest first. */
  list(em: EntityManager, args: PageRequest, isPatched: boolean | null): Promise<Page<ExposedVulnerability>> {
    const where: FilterQuery<ExposedVulnerability> =
      isPatched === null ? {} : { patchedAt: isPatched ? { $ne: null } : null };
    return pageOf(args, {
      list: 'exposedVulnerabilities',
      filter: { isPatched },
      find: (after, limit) =>
        em.find(
          ExposedVulnerability,
          { $and: [where, keysetWhere('addedAt', 'id', 'desc', after)] },
          { orderBy: { addedAt: 'desc', id: 'desc' }, limit },
        ),
      position: (row) => ({ key: row.addedAt, id: row.id }),
      count: () => em.count(ExposedVulnerability, where),
    });
  }

  /** Null where the feeds cannot be read now: that says nothing of the vulnerabilities, and no alert may be calmed by it. */
  async facts(em: EntityManager): Promise<ExposureFacts | null> {
    const open = await em.find(
      ExposedVulnerability,
      { patchedAt: null },
      { fields: ['cveId', 'changedAt'], disableIdentityMap: true },
    );
    const [newest] = await em.find(
      ExposedVulnerability,
      {},
      { fields: ['changedAt'], orderBy: { changedAt: 'desc' }, limit: 1, disableIdentityMap: true },
    );
    if (!newest) return emptyFacts; // most organisations never wrote one: nothing is read for them
    try {
      const { kev, epss, version } = await this.#parts.feeds.intelligence();
      const matches = open.flatMap(({ cveId }) => kev(cveId) ?? []);
      const scored = open
        .map(({ cveId }) => ({ cveId, score: epss(cveId)?.score ?? 0 }))
        .toSorted((a, b) => b.score - a.score);
      const ordered = matches.toSorted((a, b) => Number(b.isRansomwareUse) - Number(a.isRansomwareUse));
      return {
        kevMatches: ordered.map(({ cveId }) => cveId),
        isRansomwareUse: matches.some(({ isRansomwareUse }) => isRansomwareUse),
        highestEpss: scored[0]?.score ?? 0,
        highestEpssCveId: scored[0] && scored[0].score > 0 ? scored[0].cveId : null,
        fact: `${version} ${newest.changedAt.getTime()} ${open.length}`,
      };
    } catch (error) {
      this.#parts.log.error({ err: error }, 'Threat feeds cannot be read; rules R05 and R06 are not looked at.');
      return null;
    }
  }

  /** See `FeedService.ageDays`. */
  feedAgeDays(): Promise<number | null> {
    return this.#parts.feeds.ageDays();
  }

  #tell(tx: EntityManager, organisationId: string): void {
    this.#parts.outbox.add(tx, exposureChangedJob, { organisationId });
  }
}

const emptyFacts: ExposureFacts = {
  kevMatches: [],
  isRansomwareUse: false,
  highestEpss: 0,
  highestEpssCveId: null,
  fact: 'none',
};

/** As catalogues write them, each once, in the order given. */
function checkedIds(given: readonly string[]): readonly string[] {
  if (given.length === 0) throw new DomainError('E_REQUIRED', ['cveIds']);
  if (given.length > MOST_ADDED) throw new DomainError('E_LENGTH', ['cveIds']);
  const ids = given.map(cveIdOf);
  const wrong = ids.flatMap((id, index) =>
    id === null ? [new DomainError('E_FORMAT', ['cveIds', String(index)])] : [],
  );
  if (wrong.length > 0) throw new AggregateError(wrong);
  return [...new Set(ids.filter((id) => id !== null))];
}

function checkedNote(given: string | null): string | null {
  const note = given?.trim().normalize('NFC') ?? '';
  if (note.length > LONGEST_NOTE) throw new DomainError('E_LENGTH', ['assetNote']);
  return note === '' ? null : note;
}

/** Internal id of the one organisation that the entity manager is bound to. */
function ownerOf(em: EntityManager): number {
  const id = organisationOf(em);
  if (id === null)
    throw new Error('Vulnerabilities belong to one organisation: bind the entity manager with scopedEm.');
  return id;
}
