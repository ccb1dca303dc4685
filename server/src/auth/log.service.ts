import type { EntityManager, FilterQuery } from '@mikro-orm/sql';

import { DomainError } from '@convergence/shared/errors';

import { AuditEntry } from '../platform/db/audit.entity.ts';
import { recordAudit } from '../platform/db/audit.ts';
import type { Author } from '../platform/db/audit.ts';
import { organisationOf } from '../platform/db/scope.ts';
import { keysetWhere, pageOf } from '../platform/graphql/page.ts';
import type { Page, PageRequest } from '../platform/graphql/page.ts';
import { newId } from '../platform/ids.ts';
import type { ObjectStore } from '../platform/object-store.ts';
import { AccessEntry } from './access-entry.entity.ts';
import type { AccessKind } from './access-entry.entity.ts';
import { ApiToken } from './api-token.entity.ts';
import { Member } from './member.entity.ts';

/** An export can be fetched for so long. */
const LINK_S = 300;
/** Lines in one export; whoever needs more narrows the time. */
export const MOST_EXPORTED = 50_000;
const BATCH = 100;
const FOLDER = 'logs/';
/** An export that nobody can fetch any more is removed after this. */
const EXPORT_KEPT_MS = 60 * 60 * 1000;

export interface LogPeriod {
  /** From this moment on. */
  readonly from?: Date | null;
  /** Before this moment. */
  readonly until?: Date | null;
}

export interface AuditFilter extends LogPeriod {
  readonly actorId?: string | null;
  /** How the action begins, e.g. `person.`. */
  readonly actionStartsWith?: string | null;
  readonly subjectId?: string | null;
}

export interface AccessFilter extends LogPeriod {
  readonly personId?: string | null;
  readonly kindIn?: readonly AccessKind[] | null;
}

export interface LogExport {
  readonly url: string;
  readonly expiresAt: Date;
  readonly rowCount: number;
  /** Whether older lines were left out. */
  readonly isCut: boolean;
}

/** What was done and who came in. It can be read and taken along; nothing here writes but the line that tells of an export. */
export class LogService {
  readonly #objects: ObjectStore;

  constructor(objects: ObjectStore) {
    this.#objects = objects;
  }

  /** Newest first. @throws DomainError E_LENGTH */
  audit(em: EntityManager, args: PageRequest, filter: AuditFilter): Promise<Page<AuditEntry>> {
    const where = auditWhere(filter);
    return pageOf(args, {
      list: 'audit',
      filter,
      find: (after, limit) =>
        em.find(
          AuditEntry,
          { $and: [where, keysetWhere('occurredAt', 'id', 'desc', after)] },
          { orderBy: { occurredAt: 'desc', id: 'desc' }, limit },
        ),
      position: (row) => ({ key: row.occurredAt, id: row.id }),
      count: () => em.count(AuditEntry, where),
    });
  }

  /** Newest first. */
  access(em: EntityManager, args: PageRequest, filter: AccessFilter): Promise<Page<AccessEntry>> {
    const where = accessWhere(filter);
    return pageOf(args, {
      list: 'access',
      filter,
      find: (after, limit) =>
        em.find(
          AccessEntry,
          { $and: [where, keysetWhere('occurredAt', 'id', 'desc', after)] },
          { orderBy: { occurredAt: 'desc', id: 'desc' }, limit },
        ),
      position: (row) => ({ key: row.occurredAt, id: row.id }),
      count: () => em.count(AccessEntry, where),
    });
  }

  /** Names of people and tokens by public id, also of people who were removed. Ids of nobody are missing. */
  async namesOf(em: EntityManager, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const members = await em.find(Member, { publicId: { $in: ids.filter((id) => id.startsWith('mbr_')) } });
    const tokens = await em.find(ApiToken, { publicId: { $in: ids.filter((id) => id.startsWith('tok_')) } });
    return new Map([
      ...members.map((one) => [one.publicId, one.displayName] as const),
      ...tokens.map((one) => [one.publicId, one.name] as const),
    ]);
  }

  /** The lines of the audit log that fit, newest first, as CSV. The export is itself a line of the audit log. */
  exportAudit(em: EntityManager, filter: AuditFilter, author: Author): Promise<LogExport> {
    return this.#export(em, 'audit', filter, author, auditHeading, async (names, args) => {
      const page = await this.audit(em, args, filter);
      const rows = page.edges.map(({ node }) => node);
      await names(rows.map(({ actor }) => actor));
      return { page, cells: (name) => rows.map((row) => auditCells(row, name(row.actor))) };
    });
  }

  /** As `exportAudit`, of the access log. */
  exportAccess(em: EntityManager, filter: AccessFilter, author: Author): Promise<LogExport> {
    return this.#export(em, 'access', filter, author, accessHeading, async (names, args) => {
      const page = await this.access(em, args, filter);
      const rows = page.edges.map(({ node }) => node);
      await names(rows.map(({ personId }) => personId));
      return { page, cells: (name) => rows.map((row) => accessCells(row, name(row.personId))) };
    });
  }

  /** Removes exports whose links are over. @returns How many. */
  async removeOldExports(now: Date): Promise<number> {
    let count = 0;
    for await (const { key, modifiedAt } of this.#objects.list('reports', FOLDER)) {
      if (now.getTime() - modifiedAt.getTime() < EXPORT_KEPT_MS) continue;
      await this.#objects.remove('reports', key);
      count += 1;
    }
    return count;
  }

  async #export(
    em: EntityManager,
    log: 'audit' | 'access',
    filter: object,
    author: Author,
    heading: readonly string[],
    read: (
      learn: (ids: readonly string[]) => Promise<void>,
      args: PageRequest,
    ) => Promise<{
      readonly page: Page<unknown>;
      readonly cells: (name: (id: string) => string) => readonly (readonly string[])[];
    }>,
  ): Promise<LogExport> {
    const known = new Map<string, string>();
    const learn = async (ids: readonly string[]): Promise<void> => {
      const missing = [...new Set(ids)].filter((id) => !known.has(id));
      for (const [id, name] of await this.namesOf(em, missing)) known.set(id, name);
    };
    const lines = [csvLine(heading)];
    let after: string | null = null;
    for (;;) {
      const { page, cells } = await read(learn, { first: BATCH, after });
      lines.push(...cells((id) => known.get(id) ?? '').map(csvLine));
      after = page.pageInfo.hasNextPage && lines.length <= MOST_EXPORTED ? page.pageInfo.endCursor : null;
      if (after === null) {
        const isCut = page.pageInfo.hasNextPage;
        return this.#keep(em, log, filter, author, lines, isCut);
      }
    }
  }

  async #keep(
    em: EntityManager,
    log: 'audit' | 'access',
    filter: object,
    author: Author,
    lines: readonly string[],
    isCut: boolean,
  ): Promise<LogExport> {
    const id = newId('lgx');
    const key = `${FOLDER}${log}-${id}.csv`;
    const rowCount = lines.length - 1;
    const organisationId = organisationOf(em);
    if (organisationId === null)
      throw new Error('A log is of one organisation: bind the entity manager with scopedEm.');
    // The byte order mark makes spreadsheets read Korean as UTF-8.
    await this.#objects.put('reports', key, Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`));
    await em.transactional(async (tx) => {
      recordAudit(tx, organisationId, author, `log.export-${log}`, id, { rowCount, filter });
    });
    const expiresAt = new Date(Date.now() + LINK_S * 1000);
    return { url: await this.#objects.signedUrl('reports', key, LINK_S), expiresAt, rowCount, isCut };
  }
}

const auditHeading = ['time', 'actor', 'actor name', 'action', 'subject', 'address', 'request', 'details'] as const;
const accessHeading = ['time', 'person', 'person name', 'kind', 'method', 'token', 'address', 'agent'] as const;

function auditCells(row: AuditEntry, name: string): readonly string[] {
  const { occurredAt, actor, action, subject, origin, requestId, details } = row;
  const time = occurredAt.toISOString();
  return [time, actor, name, action, subject ?? '', origin ?? '', requestId ?? '', JSON.stringify(details ?? null)];
}

function accessCells(row: AccessEntry, name: string): readonly string[] {
  const { occurredAt, personId, kind, method, tokenId, address, agent } = row;
  return [occurredAt.toISOString(), personId, name, kind, method ?? '', tokenId ?? '', address ?? '', agent ?? ''];
}

/** Quoted; what a spreadsheet would take for a formula gets an apostrophe before it, since agents are texts of strangers. */
export function csvLine(cells: readonly string[]): string {
  return cells
    .map((cell) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell))
    .map((cell) => `"${cell.replaceAll('"', '""')}"`)
    .join(',');
}

function periodWhere({ from, until }: LogPeriod): { readonly occurredAt?: { $gte?: Date; $lt?: Date } } {
  if (from == null && until == null) return {};
  return {
    occurredAt: { ...(from == null ? {} : { $gte: from }), ...(until == null ? {} : { $lt: until }) },
  };
}

function auditWhere(filter: AuditFilter): FilterQuery<AuditEntry> {
  const { actorId, actionStartsWith, subjectId } = filter;
  for (const [name, text] of Object.entries({ actorId, actionStartsWith, subjectId })) {
    if ((text ?? '').length > 100) throw new DomainError('E_LENGTH', ['filter', name]);
  }
  const start = (actionStartsWith ?? '').trim().replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
  return {
    ...periodWhere(filter),
    ...(actorId == null || actorId === '' ? {} : { actor: actorId }),
    ...(start === '' ? {} : { action: { $like: `${start}%` } }),
    ...(subjectId == null || subjectId === '' ? {} : { subject: subjectId }),
  };
}

function accessWhere(filter: AccessFilter): FilterQuery<AccessEntry> {
  const { personId, kindIn } = filter;
  return {
    ...periodWhere(filter),
    ...(personId == null || personId === '' ? {} : { personId }),
    ...(kindIn == null ? {} : { kind: { $in: [...kindIn] } }),
  };
}
