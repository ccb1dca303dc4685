import { createHash } from 'node:crypto';

import { DomainError } from '@convergence/shared/errors';

import type { Orm } from '../platform/db/database.ts';
import type { Outbox } from '../platform/db/outbox.ts';
import { systemEm } from '../platform/db/scope.ts';
import type { Logger } from '../platform/log.ts';
import { outbound } from '../platform/measured.ts';
import type { ObjectStore } from '../platform/object-store.ts';
import type { Resolver } from '../platform/outbound-address.ts';
import { fetchFile } from '../platform/outbound-get.ts';
import type { Fetched } from '../platform/outbound-get.ts';
import type { FeedSettings, FeedSource } from '../platform/settings.ts';

import { FeedRefused, readEpss, readKev } from './feed-format.ts';
import type { EpssEntry, KevEntry, ReadFeed } from './feed-format.ts';
import { feedNames, feedObjectKey, FeedSnapshot, ThreatFeed } from './intelligence.entity.ts';
import type { FeedName } from './intelligence.entity.ts';
import { exposureChangedJob } from './intelligence.queue.ts';

export interface FeedParts {
  readonly orm: Orm;
  readonly objects: ObjectStore;
  readonly outbox: Outbox;
  readonly log: Logger;
  readonly settings: FeedSettings;
  /** Loopback may be called, as in profile demo. */
  readonly allowsLoopback: boolean;
  readonly now: () => Date;
  /** Of host names; tests give their own. */
  readonly resolver?: Resolver;
}

/** What became of one feed in a refresh. */
export type FeedOutcome =
  | { readonly feed: FeedName; readonly result: 'STORED' | 'UNCHANGED' }
  | { readonly feed: FeedName; readonly result: 'FAILED'; readonly reason: string; readonly mayPass: boolean };

/** A feed as it stands, for people. */
export interface FeedState {
  readonly feed: FeedName;
  readonly isOff: boolean;
  /** Null before the first try. */
  readonly row: ThreatFeed | null;
  /** In use; null before the first, and where it is off. */
  readonly snapshot: FeedSnapshot | null;
  /** Null where it is off or was never tried. */
  readonly ageMs: number | null;
}

/** What the feeds know, at one moment. */
export interface Intelligence {
  readonly kev: (cveId: string) => KevEntry | null;
  readonly epss: (cveId: string) => EpssEntry | null;
  /** Names the snapshots: the same text, the same answers. */
  readonly version: string;
}

type Read = { readonly KEV: ReadFeed<KevEntry>; readonly EPSS: ReadFeed<EpssEntry> };

/** As they travel; what they unpack to has limits of its own. */
const mostBytes: Readonly<Record<FeedName, number>> = { KEV: 16 * 1024 * 1024, EPSS: 64 * 1024 * 1024 };
const TIMEOUT_MS = 3 * 60_000;
/** A snapshot with less than this share of the one before is taken for a broken one. */
const LEAST_SHARE = 0.5;
/** Old snapshots are kept so long, for whoever wants to know what a past alert rested on. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

const readers: { readonly [Feed in FeedName]: (bytes: Uint8Array) => Promise<Read[Feed]> } = {
  KEV: readKev,
  EPSS: readEpss,
};

/**
 * Threat feeds: fetches them, keeps the last sound snapshot, and answers from it. Entries are not rows: the snapshot's bytes are read
 * once a process, into some 20 MB, which spares a third of a million rows a day in the database, its log and every archive.
 */
export class FeedService {
  readonly #parts: FeedParts;
  readonly #read = new Map<FeedName, { readonly sha256: string; readonly content: Promise<unknown> }>();

  constructor(parts: FeedParts) {
    this.#parts = parts;
  }

  /** Fetches every feed that is not off, one after the other; one that fails holds no other, and keeps its last good snapshot. */
  async refresh(signal: AbortSignal): Promise<readonly FeedOutcome[]> {
    const outcomes: FeedOutcome[] = [];
    for (const feed of feedNames) {
      const source = this.#parts.settings[feed];
      if (source !== null) outcomes.push(await this.#refreshOne(feed, source, signal));
    }
    return outcomes;
  }

  /** Every feed with what became of it. */
  async states(): Promise<readonly FeedState[]> {
    const rows = await systemEm(this.#parts.orm).find(ThreatFeed, {}, { populate: ['snapshot'] });
    return feedNames.map((feed) => {
      const row = rows.find((one) => one.feed === feed) ?? null;
      const isOff = this.#parts.settings[feed] === null;
      const snapshot = this.#inUse(feed, row);
      return { feed, isOff, row, snapshot, ageMs: isOff || row === null ? null : this.#ageMs(feed, row, snapshot) };
    });
  }

  /** Age of the oldest feed that is not off, in days; null where none is on or was tried. */
  async ageDays(): Promise<number | null> {
    const ages = (await this.states()).flatMap(({ ageMs }) => (ageMs === null ? [] : [ageMs]));
    return ages.length === 0 ? null : Math.max(...ages) / (24 * 60 * 60 * 1000);
  }

  /** What the snapshots in use know. @throws Error where the bytes of one are gone; the next refresh fetches them anew. */
  async intelligence(): Promise<Intelligence> {
    const states = await this.states();
    const snapshotOf = (feed: FeedName): FeedSnapshot | null =>
      states.find((state) => state.feed === feed)?.snapshot ?? null;
    const [kev, epss] = await Promise.all([
      this.#content('KEV', snapshotOf('KEV')),
      this.#content('EPSS', snapshotOf('EPSS')),
    ]);
    return {
      kev: (cveId) => kev?.find(cveId) ?? null,
      epss: (cveId) => epss?.find(cveId) ?? null,
      version: feedNames.map((feed) => snapshotOf(feed)?.sha256.slice(0, 8) ?? '-').join(' '),
    };
  }

  /** KEV changes only when something is added, so its age counts from the last look; EPSS is made anew each day. */
  #ageMs(feed: FeedName, row: ThreatFeed, snapshot: FeedSnapshot | null): number {
    const since = snapshot === null ? row.firstTriedAt : feed === 'EPSS' ? snapshot.publishedAt : row.checkedAt!;
    return Math.max(0, this.#parts.now().getTime() - since.getTime());
  }

  /** What was made up counts for nothing once the source is a real one. */
  #inUse(feed: FeedName, row: ThreatFeed | null): FeedSnapshot | null {
    const source = this.#parts.settings[feed];
    const snapshot = row?.snapshot?.unwrap() ?? null;
    return source !== null && snapshot !== null && snapshot.isSimulated === source.isSimulated ? snapshot : null;
  }

  async #refreshOne(feed: FeedName, source: FeedSource, signal: AbortSignal): Promise<FeedOutcome> {
    const { log, now } = this.#parts;
    const triedAt = now();
    try {
      const known = await this.#tried(feed, source, triedAt);
      const fetched = await this.#fetch(feed, source, known, signal);
      const isNew = fetched.isUnchanged
        ? await this.#keep(feed, known!.sha256, null)
        : await this.#take(feed, source, fetched);
      await this.#removeOld(feed);
      return { feed, result: isNew ? 'STORED' : 'UNCHANGED' };
    } catch (error) {
      if (signal.aborted) throw error;
      const reason = reasonOf(error).slice(0, 300);
      log.warn({ err: error, feed }, 'A threat feed brought nothing; the last snapshot stays in use.');
      await systemEm(this.#parts.orm).nativeUpdate(ThreatFeed, { feed }, { lastError: reason });
      const mayPass = !(error instanceof FeedRefused || error instanceof DomainError);
      return { feed, result: 'FAILED', reason, mayPass };
    }
  }

  /** Writes that it is tried. @returns The snapshot in use, where it is of the same place. */
  async #tried(feed: FeedName, { url }: FeedSource, triedAt: Date): Promise<FeedSnapshot | null> {
    return systemEm(this.#parts.orm).transactional(async (em) => {
      const row = await em.findOne(ThreatFeed, { feed }, { populate: ['snapshot'] });
      if (row === null) {
        em.create(ThreatFeed, { feed, url, firstTriedAt: triedAt, triedAt });
        return null;
      }
      row.triedAt = triedAt;
      if (row.url !== url) Object.assign(row, { url, etag: null, lastModified: null, firstTriedAt: triedAt });
      return this.#inUse(feed, row);
    });
  }

  async #fetch(feed: FeedName, { url }: FeedSource, known: FeedSnapshot | null, signal: AbortSignal): Promise<Fetched> {
    const { orm, objects, allowsLoopback, resolver } = this.#parts;
    const row = await systemEm(orm).findOneOrFail(ThreatFeed, { feed });
    // bytes that are gone are fetched again
    const isThere = known !== null && (await objects.stat('raw', known.objectKey())) !== null;
    const version = isThere ? { etag: row.etag ?? null, lastModified: row.lastModified ?? null } : null;
    const rules = { allowsLoopback, onlyHost: null };
    const limits = { timeoutMs: TIMEOUT_MS, mostBytes: mostBytes[feed] };
    return outbound('feed', feed.toLowerCase(), () => fetchFile(url, version, rules, limits, signal, resolver), {
      outcomeOf: ({ isUnchanged }) => (isUnchanged ? 'unchanged' : 'ok'),
    });
  }

  /** Checks the bytes, stores them, and only then makes them the ones in use. @throws FeedRefused. */
  async #take(
    feed: FeedName,
    source: FeedSource,
    { bytes, version }: Extract<Fetched, { isUnchanged: false }>,
  ): Promise<boolean> {
    const { orm, objects, now } = this.#parts;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const content = await readers[feed](bytes);
    const state = (await this.states()).find((one) => one.feed === feed);
    const before = state?.snapshot ?? null;
    if (before !== null && before.sha256 !== sha256) refuseWorse(feed, before, content);
    await objects.put('raw', feedObjectKey(feed, sha256), bytes);
    await systemEm(orm).transactional(async (em) => {
      const { publishedAt, entryCount } = content;
      const known = await em.findOne(FeedSnapshot, { feed, sha256 });
      if (known) known.isSimulated = source.isSimulated;
      else
        em.create(FeedSnapshot, {
          feed,
          sha256,
          version: content.version,
          publishedAt,
          entryCount,
          sizeBytes: bytes.length,
          fetchedAt: now(),
          isSimulated: source.isSimulated,
        });
    });
    return this.#keep(feed, sha256, version);
  }

  /** Makes a snapshot the one in use. @returns Whether it is another than before. */
  async #keep(
    feed: FeedName,
    sha256: string,
    version: { readonly etag: string | null; readonly lastModified: string | null } | null,
  ): Promise<boolean> {
    const { orm, outbox, now } = this.#parts;
    return systemEm(orm).transactional(async (em) => {
      const snapshot = await em.findOneOrFail(FeedSnapshot, { feed, sha256 });
      const row = await em.findOneOrFail(ThreatFeed, { feed });
      const isNew = row.snapshot?.id !== snapshot.id;
      Object.assign(row, { checkedAt: now(), lastError: null, ...version });
      row.snapshot = em.getReference(FeedSnapshot, snapshot.id, { wrapped: true });
      if (isNew) outbox.add(em, exposureChangedJob, { organisationId: null });
      return isNew;
    });
  }

  /** Bytes first: what is cut off between the two is removed the next time. */
  async #removeOld(feed: FeedName): Promise<void> {
    const { orm, objects, now } = this.#parts;
    const em = systemEm(orm);
    const row = await em.findOneOrFail(ThreatFeed, { feed });
    const limit = new Date(now().getTime() - KEPT_MS);
    const old = await em.find(FeedSnapshot, { feed, fetchedAt: { $lt: limit }, id: { $ne: row.snapshot?.id ?? 0 } });
    for (const snapshot of old) {
      await objects.remove('raw', snapshot.objectKey());
      await em.nativeDelete(FeedSnapshot, { id: snapshot.id });
    }
  }

  async #content<Feed extends FeedName>(feed: Feed, snapshot: FeedSnapshot | null): Promise<Read[Feed] | null> {
    if (snapshot === null) return null;
    const { sha256 } = snapshot;
    let known = this.#read.get(feed);
    if (known?.sha256 !== sha256) {
      known = { sha256, content: this.#load(feed, snapshot) };
      this.#read.set(feed, known);
      known.content.catch(() => this.#read.delete(feed)); // told to whoever waits for it; the next one asks again
    }
    return (await known.content) as Read[Feed];
  }

  async #load(feed: FeedName, snapshot: FeedSnapshot): Promise<unknown> {
    const bytes = await this.#parts.objects.get('raw', snapshot.objectKey());
    if (bytes === null) throw new Error(`The bytes of the ${feed} snapshot ${snapshot.version} are gone.`);
    return readers[feed](bytes);
  }
}

/** @throws FeedRefused for what is likelier a fault of the feed than news. */
function refuseWorse(
  feed: FeedName,
  before: FeedSnapshot,
  { entryCount, publishedAt, version }: ReadFeed<unknown>,
): void {
  if (entryCount < LEAST_SHARE * before.entryCount)
    throw new FeedRefused(`${feed}: it shrank from ${before.entryCount} entries to ${entryCount}.`);
  if (publishedAt < before.publishedAt)
    throw new FeedRefused(`${feed}: ${version} is older than ${before.version}, which is in use.`);
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = error as NodeJS.ErrnoException;
  return code !== undefined && !error.message.includes(code) ? `${code}: ${error.message}` : error.message;
}

/** Fails the job where a feed failed, so that it is told and tried again. */
export function failuresOf(outcomes: readonly FeedOutcome[]): {
  readonly text: string;
  readonly mayPass: boolean;
} | null {
  const failed = outcomes.filter((outcome) => outcome.result === 'FAILED');
  if (failed.length === 0) return null;
  return {
    text: failed.map(({ feed, reason }) => `${feed}: ${reason}`).join(' '),
    mayPass: failed.some(({ mayPass }) => mayPass),
  };
}
