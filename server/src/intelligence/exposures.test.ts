import type { EntityManager } from '@mikro-orm/sql';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { AuditEntry } from '../platform/db/audit.entity.ts';
import type { Orm } from '../platform/db/database.ts';
import { Outbox } from '../platform/db/outbox.ts';
import { OutboxEntry } from '../platform/db/outbox.entity.ts';
import { scopedEm, systemEm } from '../platform/db/scope.ts';
import { createTestOrganisation, openTestDatabase } from '../platform/db/test-database.ts';
import { newId } from '../platform/ids.ts';

import { ExposureService } from './exposure.service.ts';
import type { AddedExposures } from './exposure.service.ts';
import { ExposedVulnerability } from './intelligence.entity.ts';
import { exposureChangedJob } from './intelligence.queue.ts';

const somebody = { id: newId('mbr'), name: '분석가', requestId: null };

let orm: Orm;
let owner: number;
let other: number;
let exposures: ExposureService;
beforeEach(async () => {
  orm = await openTestDatabase();
  owner = await createTestOrganisation(orm);
  other = await createTestOrganisation(orm, '다른 운영사');
  const nothing = { kev: () => null, epss: () => null, version: 'v1' };
  exposures = new ExposureService({
    feeds: { intelligence: () => Promise.resolve(nothing), ageDays: () => Promise.resolve(null) },
    outbox: new Outbox(),
    log: pino({ level: 'silent' }),
    now: () => new Date(),
  });
});
afterEach(() => orm.close());

const em = (id = owner): EntityManager => scopedEm(orm, id);
const add = (cveIds: readonly string[], assetNote: string | null = null, key = newId('key')): Promise<AddedExposures> =>
  exposures.add(em(), { cveIds, assetNote }, key, somebody);
const listed = async (isPatched: boolean | null = null, id = owner): Promise<string[]> =>
  (await exposures.list(em(id), {}, isPatched)).edges.map(({ node }) => node.cveId);
const told = (): Promise<number> => systemEm(orm).count(OutboxEntry, { job: exposureChangedJob.name });

describe('the list of vulnerabilities', () => {
  it('takes many ids at once, in any case and each once, with where they are and who said so', async () => {
    expect(await add([' cve-2026-0001 ', 'CVE-2026-0002', 'CVE-2026-0001'], ' 웹 서버 ')).toEqual({
      addedCount: 2,
      reopenedCount: 0,
      knownCount: 0,
    });
    expect((await listed()).toSorted()).toEqual(['CVE-2026-0001', 'CVE-2026-0002']);
    expect(await em().find(ExposedVulnerability, {})).toMatchObject([
      { assetNote: '웹 서버', addedBy: '분석가' },
      { assetNote: '웹 서버', addedBy: '분석가' },
    ]);
    expect(await em().count(AuditEntry, { action: 'exposed-vulnerability.add' })).toBe(1);
    expect(await told()).toBe(1);
  });

  it('takes a thousand and no more', async () => {
    const ids = Array.from({ length: 1001 }, (_, index) => `CVE-2026-${10_000 + index}`);
    await expect(add(ids)).rejects.toMatchObject({ code: 'E_LENGTH', path: ['cveIds'] });
    expect(await add(ids.slice(1))).toMatchObject({ addedCount: 1000 });
  });

  it('names every bad id by its place, and adds nothing', async () => {
    const failure = await add(['CVE-2026-0001', 'log4shell', 'CVE-2026-0002', '']).catch((error: unknown) => error);
    const errors = (failure as AggregateError).errors as { code: string; path: string[] }[];
    expect(errors.map(({ code, path }) => [code, ...path])).toEqual([
      ['E_FORMAT', 'cveIds', '1'],
      ['E_FORMAT', 'cveIds', '3'],
    ]);
    expect(await listed()).toEqual([]);
    await expect(add([])).rejects.toMatchObject({ code: 'E_REQUIRED' });
    await expect(add(['CVE-2026-0001'], 'x'.repeat(201))).rejects.toMatchObject({ path: ['assetNote'] });
  });

  it('does the same thing once for a key', async () => {
    const key = newId('key');
    const first = await add(['CVE-2026-0001'], null, key);
    expect(await add(['CVE-2026-0001'], null, key)).toEqual(first);
    await expect(add(['CVE-2026-0002'], null, key)).rejects.toMatchObject({ code: 'E_IDEMPOTENCY_KEY_REUSED' });
    expect([await listed(), await told()]).toEqual([['CVE-2026-0001'], 1]);
  });

  it('marks one as patched and takes that back, each once, and opens again what is added anew', async () => {
    await add(['CVE-2026-0001', 'CVE-2026-0002']);
    const { publicId } = await em().findOneOrFail(ExposedVulnerability, { cveId: 'CVE-2026-0001' });
    for (let again = 0; again < 2; again++)
      expect(await exposures.mark(em(), publicId, true, somebody)).toMatchObject({ patchedBy: '분석가' });
    expect([await listed(true), await listed(false)]).toEqual([['CVE-2026-0001'], ['CVE-2026-0002']]);
    expect(await em().count(AuditEntry, { subject: publicId })).toBe(1);
    await exposures.mark(em(), publicId, false, somebody);
    expect(await listed(true)).toEqual([]);
    await exposures.mark(em(), publicId, true, somebody);
    expect(await add(['CVE-2026-0001', 'CVE-2026-0002'])).toEqual({ addedCount: 0, reopenedCount: 1, knownCount: 1 });
    expect(await listed(true)).toEqual([]);
  });

  it('comes in pages, newest first', async () => {
    for (const n of [1, 2, 3]) {
      await add([`CVE-2026-000${n}`]);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    const first = await exposures.list(em(), { first: 2 }, null);
    expect(first.edges.map(({ node }) => node.cveId)).toEqual(['CVE-2026-0003', 'CVE-2026-0002']);
    const rest = await exposures.list(em(), { first: 2, after: first.pageInfo.endCursor }, null);
    expect(rest.edges.map(({ node }) => node.cveId)).toEqual(['CVE-2026-0001']);
    expect(await rest.totalCount()).toBe(3);
  });

  it('is of one organisation: another neither sees it nor may mark what is in it, and may have the same ids', async () => {
    await add(['CVE-2026-0001']);
    const { publicId } = await em().findOneOrFail(ExposedVulnerability, {});
    expect(await listed(null, other)).toEqual([]);
    await expect(exposures.mark(em(other), publicId, true, null)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    const same = { cveIds: ['CVE-2026-0001'], assetNote: null };
    expect(await exposures.add(em(other), same, newId('key'), null)).toMatchObject({ addedCount: 1 });
  });
});
