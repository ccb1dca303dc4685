import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';

import type { Orm } from '../platform/db/database.ts';
import { Outbox } from '../platform/db/outbox.ts';
import { OutboxEntry } from '../platform/db/outbox.entity.ts';
import { systemEm } from '../platform/db/scope.ts';
import { openTestDatabase } from '../platform/db/test-database.ts';
import { FolderObjectStore } from '../platform/folder-object-store.ts';
import type { ObjectStore } from '../platform/object-store.ts';
import type { FeedSettings } from '../platform/settings.ts';

import { FeedService } from './feed.service.ts';
import type { FeedOutcome, FeedState } from './feed.service.ts';
import { FeedSnapshot, ThreatFeed } from './intelligence.entity.ts';
import { exposureChangedJob } from './intelligence.queue.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const silent = pino({ level: 'silent' });

let orm: Orm;
let folder: string;
let objects: FolderObjectStore;
let server: Server;
let now: Date;
/** What is served, by path. */
let served: Record<string, { body: string; etag?: string; status?: number }>;
let asked: string[];
let feeds: FeedService;

function catalogue(day: string, count: number): string {
  const vulnerabilities = Array.from({ length: count }, (_, index) => ({
    cveID: `CVE-2026-${10_000 + index}`,
    vendorProject: 'Vendor',
    product: 'Product',
    vulnerabilityName: `Flaw ${index}`,
    dateAdded: day,
    knownRansomwareCampaignUse: index === 0 ? 'Known' : 'Unknown',
  }));
  return JSON.stringify({ catalogVersion: day, dateReleased: `${day}T00:00:00Z`, count, vulnerabilities });
}
function scores(day: string, count: number): string {
  const rows = Array.from({ length: count }, (_, index) => `CVE-2026-${10_000 + index},0.${index + 1},0.5`);
  return [`#model_version:v1,score_date:${day}T00:00:00Z`, 'cve,epss,percentile', ...rows, ''].join('\n');
}

beforeEach(async () => {
  orm = await openTestDatabase();
  folder = mkdtempSync(path.join(tmpdir(), 'convergence-feeds-'));
  objects = new FolderObjectStore(folder, 'a key');
  now = new Date('2026-11-20T06:30:00+09:00');
  asked = [];
  served = {
    '/kev': { body: catalogue('2026-11-19', 4), etag: '"kev-1"' },
    '/epss': { body: scores('2026-11-19', 4), etag: '"epss-1"' },
  };
  server = createServer(({ url = '', headers }, response) => {
    const { body, etag, status = 200 } = served[url]!;
    const isKnown = etag !== undefined && headers['if-none-match'] === etag;
    asked.push(`${url} ${isKnown ? 304 : status}`);
    response.writeHead(isKnown ? 304 : status, etag === undefined ? {} : { etag }).end(isKnown ? '' : body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  feeds = serviceOn();
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await orm.close();
  rmSync(folder, { recursive: true });
});

const address = (at: string): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}${at}`;
function serviceOn(change: Partial<FeedSettings> = {}, store: ObjectStore = objects): FeedService {
  const settings = {
    KEV: { url: address('/kev'), isSimulated: false },
    EPSS: { url: address('/epss'), isSimulated: false },
    ...change,
  };
  return new FeedService({
    orm,
    objects: store,
    outbox: new Outbox(),
    log: silent,
    settings,
    allowsLoopback: true,
    now: () => now,
  });
}
const refresh = (service = feeds): Promise<readonly FeedOutcome[]> => service.refresh(new AbortController().signal);
const kevOf = async (service = feeds): Promise<FeedState> => (await service.states())[0]!;
const told = (): Promise<number> => systemEm(orm).count(OutboxEntry, { job: exposureChangedJob.name });
const results = (outcomes: readonly FeedOutcome[]): string[] => outcomes.map(({ feed, result }) => `${feed} ${result}`);

it('fetches both feeds, keeps their bytes under their hash, and answers by id', async () => {
  expect(results(await refresh())).toEqual(['KEV STORED', 'EPSS STORED']);
  const { snapshot } = await kevOf();
  expect(snapshot).toMatchObject({ version: '2026-11-19', entryCount: 4, isSimulated: false, fetchedAt: now });
  const bytes = await objects.get('raw', `feeds/kev/${snapshot!.sha256}`);
  expect(Buffer.from(bytes!).toString()).toBe(served['/kev']!.body);
  const known = await feeds.intelligence();
  expect(known.kev('CVE-2026-10000')).toMatchObject({ isRansomwareUse: true, addedDate: '2026-11-19' });
  expect(known.kev('CVE-2026-10004')).toBeNull();
  expect(known.epss('CVE-2026-10003')).toEqual({ score: 0.4, percentile: 0.5 });
  expect(await told()).toBe(2);
});

it('asks whether the snapshot is still the newest: an unchanged feed costs no transfer, and nobody is told', async () => {
  await refresh();
  now = new Date(now.getTime() + DAY_MS);
  expect(results(await refresh())).toEqual(['KEV UNCHANGED', 'EPSS UNCHANGED']);
  expect(asked).toEqual(['/kev 200', '/epss 200', '/kev 304', '/epss 304']);
  expect((await kevOf()).row!.checkedAt).toEqual(now);
  expect(await told()).toBe(2);
});

it('changes nothing when the same bytes come twice from a server that names no versions', async () => {
  delete served['/kev']!.etag;
  await refresh();
  const before = await kevOf();
  expect(results(await refresh())[0]).toBe('KEV UNCHANGED');
  expect((await kevOf()).snapshot!.id).toBe(before.snapshot!.id);
  expect(await systemEm(orm).count(FeedSnapshot, { feed: 'KEV' })).toBe(1);
});

it('takes the next snapshot, and answers from it at once', async () => {
  await refresh();
  await feeds.intelligence();
  served['/kev'] = { body: catalogue('2026-11-20', 6), etag: '"kev-2"' };
  expect(results(await refresh())).toEqual(['KEV STORED', 'EPSS UNCHANGED']);
  expect((await feeds.intelligence()).kev('CVE-2026-10005')).not.toBeNull();
  expect(await told()).toBe(3);
});

it.each([
  ['is no JSON', { body: '<html>' }, 'KEV: the file is no JSON.'],
  ['lost more than half', { body: catalogue('2026-11-20', 1) }, 'KEV: it shrank from 4 entries to 1.'],
  ['is older than the one in use', { body: catalogue('2026-11-18', 4) }, '2026-11-18 is older than 2026-11-19'],
  ['is refused by the server', { body: '', status: 503 }, 'It answered 503.'],
])('keeps the last good snapshot where the new one %s, and says why', async (_what, answer, reason) => {
  await refresh();
  const before = await kevOf();
  served['/kev'] = answer;
  const [kev, epss] = await refresh();
  expect(kev).toMatchObject({ result: 'FAILED', mayPass: answer.body === '' });
  expect(epss).toMatchObject({ result: 'UNCHANGED' });
  const after = await kevOf();
  expect(after.row!.lastError).toContain(reason);
  expect(after.snapshot!.sha256).toBe(before.snapshot!.sha256);
  expect((await feeds.intelligence()).kev('CVE-2026-10003')).not.toBeNull();

  served['/kev'] = { body: catalogue('2026-11-21', 4) };
  expect(results(await refresh())[0]).toBe('KEV STORED');
  expect((await kevOf()).row!.lastError ?? null).toBeNull();
});

it('takes half of the entries and no less: 2 of 4', async () => {
  await refresh();
  served['/kev'] = { body: catalogue('2026-11-20', 2) };
  expect(results(await refresh())[0]).toBe('KEV STORED');
});

it.each([
  ['before the bytes are stored', 'put'],
  ['after the bytes are stored, before the rows', 'put after'],
] as const)(
  'leaves the old snapshot whole when it is cut off %s, and gets the new one with the next try',
  async (_when, at) => {
    await refresh();
    served['/kev'] = { body: catalogue('2026-11-20', 5), etag: '"kev-2"' };
    const dying: ObjectStore = Object.create(objects, {
      put: {
        value: async (...given: Parameters<ObjectStore['put']>) => {
          if (at === 'put after') await objects.put(...given);
          throw new Error('killed');
        },
      },
      stat: { value: objects.stat.bind(objects) },
      get: { value: objects.get.bind(objects) },
    });
    const [cut] = await refresh(serviceOn({}, dying));
    expect(cut).toMatchObject({ result: 'FAILED', reason: 'killed', mayPass: true });
    expect((await kevOf()).snapshot!.version).toBe('2026-11-19');
    expect((await serviceOn().intelligence()).kev('CVE-2026-10004')).toBeNull();
    expect(results(await refresh())[0]).toBe('KEV STORED');
    expect((await serviceOn().intelligence()).kev('CVE-2026-10004')).not.toBeNull();
  },
);

it('leaves the old snapshot in use when it is cut off between the new row and the word that it counts', async () => {
  await refresh();
  await systemEm(orm).insert(FeedSnapshot, {
    feed: 'KEV',
    version: '2026-11-20',
    publishedAt: now,
    fetchedAt: now,
    sha256: 'f'.repeat(64),
    sizeBytes: 1,
    entryCount: 1,
    isSimulated: false,
  });
  expect((await kevOf()).snapshot!.version).toBe('2026-11-19');
  expect((await serviceOn().intelligence()).kev('CVE-2026-10003')).not.toBeNull();
});

it('fetches anew what is gone from the object store, whatever the server says of versions', async () => {
  await refresh();
  const { snapshot } = await kevOf();
  await objects.remove('raw', `feeds/kev/${snapshot!.sha256}`);
  const fresh = serviceOn();
  await expect(fresh.intelligence()).rejects.toThrow('bytes of the KEV snapshot');
  await refresh(fresh);
  expect(asked.slice(2)).toEqual(['/kev 200', '/epss 304']);
  expect((await fresh.intelligence()).kev('CVE-2026-10000')).not.toBeNull();
});

it('counts the age of KEV from the last look and that of EPSS from the day of its scores; a feed that is off has none', async () => {
  expect(await feeds.ageDays()).toBeNull();
  await refresh();
  // 06:30 in Seoul on the 20th is 21:30 in UTC on the 19th, whose scores are dated midnight
  expect((await feeds.states()).map(({ ageMs }) => ageMs)).toEqual([0, 21.5 * HOUR_MS]);
  now = new Date(now.getTime() + 7 * DAY_MS);
  await refresh();
  expect((await feeds.states()).map(({ ageMs }) => ageMs)).toEqual([0, 21.5 * HOUR_MS + 7 * DAY_MS]);
  const without = serviceOn({ EPSS: null });
  expect((await without.states())[1]).toMatchObject({ isOff: true, snapshot: null, ageMs: null });
  expect(await without.ageDays()).toBe(0);
  expect((await without.intelligence()).epss('CVE-2026-10000')).toBeNull();
});

it('counts the age from the first try on where nothing ever came', async () => {
  served['/kev'] = { body: '', status: 500 };
  const alone = serviceOn({ EPSS: null });
  await refresh(alone);
  now = new Date(now.getTime() + 8 * DAY_MS);
  await refresh(alone);
  expect(await alone.ageDays()).toBe(8);
});

it('gives no weight to what was made up once the source is a real one, and does not compare the two', async () => {
  served['/made-up'] = { body: catalogue('2026-11-30', 40) };
  const demo = serviceOn({ KEV: { url: address('/made-up'), isSimulated: true } });
  await refresh(demo);
  expect((await kevOf(demo)).snapshot).toMatchObject({ isSimulated: true, entryCount: 40 });
  expect((await kevOf(feeds)).snapshot).toBeNull();
  expect(results(await refresh())[0]).toBe('KEV STORED');
  expect((await kevOf()).snapshot).toMatchObject({ isSimulated: false, entryCount: 4 });
});

it('forgets snapshots after 30 days, bytes and row, but never the one in use', async () => {
  await refresh();
  const first = (await kevOf()).snapshot!;
  served['/kev'] = { body: catalogue('2026-11-20', 5) };
  await refresh();
  now = new Date(now.getTime() + 31 * DAY_MS);
  await refresh();
  expect(await systemEm(orm).find(FeedSnapshot, { feed: 'KEV' })).toMatchObject([{ version: '2026-11-20' }]);
  expect(await objects.get('raw', `feeds/kev/${first.sha256}`)).toBeNull();
  expect(await systemEm(orm).count(ThreatFeed)).toBe(2);
});
