import { defineEntity, p } from '@mikro-orm/core';

import { Organisation } from '../platform/db/organisation.entity.ts';

/** Known exploited vulnerabilities (CISA), and probabilities of exploitation (FIRST). */
export const feedNames = ['KEV', 'EPSS'] as const;
export type FeedName = (typeof feedNames)[number];

/** Rows of feeds are facts about the world: no organisation owns them. */
const FeedSnapshotSchema = defineEntity({
  name: 'FeedSnapshot',
  uniques: [{ properties: ['feed', 'sha256'] }],
  properties: {
    id: p.integer().primary(),
    feed: p.enum(feedNames),
    /** As the feed names it. */
    version: p.string().length(40),
    /** When the feed says that it was made. */
    publishedAt: p.datetime(3),
    fetchedAt: p.datetime(3),
    /** Of the bytes as they came, which lie in bucket raw under it. */
    sha256: p.string().length(64),
    sizeBytes: p.integer(),
    entryCount: p.integer(),
    /** The emulator's. */
    isSimulated: p.boolean(),
  },
});
/** One version of a feed, whole and sound. It never changes. */
export class FeedSnapshot extends FeedSnapshotSchema.class {
  /** Where its bytes lie. */
  objectKey(): string {
    return feedObjectKey(this.feed, this.sha256);
  }
}
FeedSnapshotSchema.setClass(FeedSnapshot);

/** Key of a snapshot's bytes in bucket raw. */
export function feedObjectKey(feed: FeedName, sha256: string): string {
  return `feeds/${feed.toLowerCase()}/${sha256}`;
}

const ThreatFeedSchema = defineEntity({
  name: 'ThreatFeed',
  properties: {
    id: p.integer().primary(),
    feed: p.enum(feedNames).unique(),
    /** Where it was fetched from last; of another place nothing that is known is of use. */
    url: p.string().length(500),
    firstTriedAt: p.datetime(3),
    triedAt: p.datetime(3),
    /** When the snapshot was last the newest; null before the first. */
    checkedAt: p.datetime(3).nullable(),
    /** What the server said of the snapshot, to ask whether it is still the newest. */
    etag: p.string().length(200).nullable(),
    lastModified: p.string().length(200).nullable(),
    /** Why the last try brought nothing; null where it did. */
    lastError: p.string().length(300).nullable(),
    /** What is in use; null before the first. */
    snapshot: () => p.manyToOne(FeedSnapshot).ref().nullable(),
  },
});
/** What became of fetching one feed. Its `snapshot` alone says what is in use: it changes in one step. */
export class ThreatFeed extends ThreatFeedSchema.class {}
ThreatFeedSchema.setClass(ThreatFeed);

const ExposedVulnerabilitySchema = defineEntity({
  name: 'ExposedVulnerability',
  uniques: [{ properties: ['organisation', 'cveId'] }],
  indexes: [{ properties: ['organisation', 'addedAt'] }],
  properties: {
    id: p.integer().primary(),
    publicId: p.string().length(30).unique(),
    organisation: () => p.manyToOne(Organisation).ref(),
    /** As catalogues write it. */
    cveId: p.string().length(20),
    /** Where it is, in the operator's words. */
    assetNote: p.string().length(200).nullable(),
    addedAt: p.datetime(3),
    addedBy: p.string().length(100).nullable(),
    /** Null while it is open. */
    patchedAt: p.datetime(3).nullable(),
    patchedBy: p.string().length(100).nullable(),
    changedAt: p.datetime(3),
  },
});
/** A vulnerability that systems of the organisation have, or had. */
export class ExposedVulnerability extends ExposedVulnerabilitySchema.class {}
ExposedVulnerabilitySchema.setClass(ExposedVulnerability);

export const intelligenceEntities = [FeedSnapshot, ThreatFeed, ExposedVulnerability] as const;
