import { DomainError } from '@convergence/shared/errors';

/** Where an object is kept; each has its own retention. */
export const buckets = ['raw', 'runs', 'reports', 'models', 'prompts'] as const;
/** And where archives are, in a store of their own: they are no part of what they hold. */
export type Bucket = (typeof buckets)[number] | 'backup';

export interface ObjectStat {
  readonly key: string;
  readonly sizeBytes: number;
  readonly modifiedAt: Date;
}

/** Port: bytes by bucket and key. Keys are ours, `a/b/c`, never a user's file name. */
export interface ObjectStore {
  /** Replaces what is there; a reader sees the old or the new bytes, never a part. */
  put(bucket: Bucket, key: string, bytes: Uint8Array): Promise<void>;
  /** Null where there is no such object. */
  get(bucket: Bucket, key: string): Promise<Uint8Array | null>;
  stat(bucket: Bucket, key: string): Promise<ObjectStat | null>;
  /** Objects whose key starts with the prefix, ascending by key. */
  list(bucket: Bucket, prefix: string): AsyncIterable<ObjectStat>;
  /** No error where nothing is there. */
  remove(bucket: Bucket, key: string): Promise<void>;
  /** Address from which the object can be fetched without credentials until it expires. */
  signedUrl(bucket: Bucket, key: string, ttlSeconds: number): Promise<string>;
  close(): Promise<void>;
}

/** Steps of letters, digits, dot, hyphen and underscore, none of them only dots; at most 500 characters. */
export function isKey(key: string): boolean {
  return key.length <= 500 && key.split('/').every((step) => /^[\w.-]{1,200}$/.test(step) && !/^\.+$/.test(step));
}

/** @throws DomainError E_FORMAT where it is no key. */
export function checkKey(key: string): void {
  if (!isKey(key)) throw new DomainError('E_FORMAT', ['key']);
}
