import { createHash } from 'node:crypto';
import http from 'node:http';
import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import https from 'node:https';
import { buffer } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';

import { Client } from 'minio';

import { DomainError } from '@convergence/shared/errors';

import { isOutage, OutageError } from './outage.ts';
import type { Bucket, ObjectStat, ObjectStore } from './object-store.ts';
import { checkKey } from './object-store.ts';
import type { S3Settings } from './settings.ts';
import { SettingsError } from './settings.ts';

const missing = new Set(['NoSuchKey', 'NotFound']);

/** Codes with which a store says that the request is wrong, and will be wrong again. */
const blames = new Set(['InvalidBucketName', 'InvalidArgument', 'EntityTooLarge', 'MethodNotAllowed']);
/**
 * Codes with which it refuses whoever asks. The work itself is not at fault: it can be done elsewhere, or here once the keys or the
 * clock are put right (a signature carries its time, and is worth a quarter of an hour).
 */
const refusals = new Set([
  'AccessDenied',
  'ExpiredToken',
  'InvalidAccessKeyId',
  'RequestTimeTooSkewed',
  'SignatureDoesNotMatch',
]);

const whoIsRefused = 'Check S3_ACCESS_KEY, S3_SECRET_KEY, what they may do, and the clock of this machine.';

/** Metadata that says what the bytes must be: not every store replaces an object in one step, and lines break. */
const checksum = 'sha256';
const readAttempts = 6;
const readAgainMs = 25;
/** A store that says nothing for so long is away. */
const silentMs = 10_000;

/**
 * Objects in any S3-compatible store: one bucket there, a folder of it for each of ours. Addresses are signed by the store's rules
 * and lead to the store itself, so browsers must reach its public endpoint.
 */
export class S3ObjectStore implements ObjectStore {
  readonly #client: Client;
  /** Signs for the address that browsers use; the host is part of what is signed. */
  readonly #signer: Client;
  readonly #name: string;

  constructor(settings: S3Settings) {
    this.#client = clientFor(settings.endpoint, settings);
    this.#signer = clientFor(settings.publicEndpoint, settings);
    this.#name = settings.bucket;
  }

  /**
   * Makes the bucket where it is missing.
   *
   * @throws SettingsError where nobody answers, or the keys are refused.
   */
  static async open(settings: S3Settings): Promise<S3ObjectStore> {
    const store = new S3ObjectStore(settings);
    try {
      if (!(await store.#client.bucketExists(settings.bucket)))
        await store.#client.makeBucket(settings.bucket, settings.region);
    } catch (error) {
      const { code } = error as { code?: string };
      if (code === 'BucketAlreadyOwnedByYou') return store; // another process was first
      const why = error instanceof Error ? error.message || code : String(error);
      throw new SettingsError(
        'S3_ENDPOINT',
        `bucket ${settings.bucket} cannot be used there (${why}); start the store, or correct address, keys and bucket.`,
      );
    }
    return store;
  }

  async put(bucket: Bucket, key: string, bytes: Uint8Array): Promise<void> {
    const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const meta = { [checksum]: sha256Of(body) };
    await asked(() => this.#client.putObject(this.#name, pathOf(bucket, key), body, body.length, meta));
  }

  async get(bucket: Bucket, key: string): Promise<Uint8Array | null> {
    for (let attempt = 1; ; attempt++) {
      const read = await this.#read(pathOf(bucket, key));
      if (read === null || read.isWhole) return read && read.bytes;
      if (attempt === readAttempts)
        throw new Error(`${bucket}/${key} is damaged: its bytes are not those that were put.`);
      await setTimeout(readAgainMs * attempt); // it was being replaced
    }
  }

  #read(place: string): Promise<{ readonly bytes: Uint8Array; readonly isWhole: boolean } | null> {
    return unlessMissing(async () => {
      const stream = await this.#client.getObject(this.#name, place);
      const expected = (stream as IncomingMessage).headers[`x-amz-meta-${checksum}`];
      const bytes = new Uint8Array(await buffer(stream));
      return { bytes, isWhole: expected === undefined || expected === sha256Of(bytes) };
    });
  }

  stat(bucket: Bucket, key: string): Promise<ObjectStat | null> {
    return unlessMissing(async () => {
      const { size, lastModified } = await this.#client.statObject(this.#name, pathOf(bucket, key));
      return { key, sizeBytes: size, modifiedAt: lastModified };
    });
  }

  async *list(bucket: Bucket, prefix: string): AsyncIterable<ObjectStat> {
    const items = this.#client.listObjectsV2(this.#name, `${bucket}/${prefix}`, true)[Symbol.asyncIterator]();
    for (;;) {
      const { done, value } = await asked(() => items.next());
      if (done) return;
      const { name, size, lastModified } = value as { name: string; size: number; lastModified: Date };
      yield { key: name.slice(bucket.length + 1), sizeBytes: size, modifiedAt: lastModified };
    }
  }

  async remove(bucket: Bucket, key: string): Promise<void> {
    await asked(() => this.#client.removeObject(this.#name, pathOf(bucket, key)));
  }

  /** An address of the store; what it opens is a download, never shown as a page. */
  signedUrl(bucket: Bucket, key: string, ttlSeconds: number): Promise<string> {
    const file = key.split('/').at(-1);
    const headers = {
      'response-content-disposition': `attachment; filename="${file}"`,
      'response-cache-control': 'private, no-store',
    };
    const lasts = Math.max(1, Math.floor(ttlSeconds));
    const from = new Date(Date.now() + Math.min(0, ttlSeconds - 1) * 1000); // a signature lasts a second at least
    return this.#signer.presignedGetObject(this.#name, pathOf(bucket, key), lasts, headers, from);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

function clientFor(endpoint: string, { accessKey, secretKey, region }: S3Settings): Client {
  const { protocol, hostname, port } = new URL(endpoint);
  const useSSL = protocol === 'https:';
  return new Client({
    endPoint: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (useSSL ? 443 : 80) : Number(port),
    useSSL,
    accessKey,
    secretKey,
    region, // else each address would ask the store for it first
    pathStyle: true,
    transport: impatient(useSSL ? https : http),
  });
}

/** The client itself waits for as long as a connection stands. */
function impatient(transport: Pick<typeof http, 'request'>): Pick<typeof http, 'request'> {
  const request = (options: RequestOptions, onAnswer: (answer: IncomingMessage) => void): ClientRequest => {
    const sent = transport.request(options, onAnswer);
    sent.setTimeout(silentMs, () =>
      sent.destroy(new OutageError('object store', `nothing was said for ${silentMs} ms`)),
    );
    return sent;
  };
  return { request: request as typeof http.request };
}

/** An answer that blames the request is an error of ours; whatever else goes wrong is the store's, and may pass. */
async function asked<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code } = error as { code?: string };
    if (error instanceof DomainError || isOutage(error) || missing.has(code ?? '') || blames.has(code ?? ''))
      throw error;
    const why = error instanceof Error ? error.message || (code ?? '') : String(error);
    const isRefused = refusals.has(code ?? '');
    throw new OutageError('object store', isRefused ? `${why} (${code}). ${whoIsRefused}` : why, { cause: error });
  }
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function pathOf(bucket: Bucket, key: string): string {
  checkKey(key);
  return `${bucket}/${key}`;
}

async function unlessMissing<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await asked(work);
  } catch (error) {
    if (missing.has((error as { code?: string }).code ?? '')) return null;
    throw error;
  }
}
