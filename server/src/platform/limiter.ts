/** A bucket of points that refills steadily. */
export interface BucketRule {
  readonly capacity: number;
  readonly refillPerSecond: number;
}

export interface BucketState {
  readonly isAllowed: boolean;
  /** Points left after this call. */
  readonly remaining: number;
  /** Until the points asked for would be there, or the bucket is full where that comes first; 0 where allowed. */
  readonly retryAfterMs: number;
  readonly resetAt: Date;
}

/** Port: shared limits and a shared cache with expiry. */
export interface Limiter {
  /** Takes points, or none at all where too few are left. 0 points only looks; negative points give back. */
  take(key: string, points: number, rule: BucketRule): Promise<BucketState>;
  cacheGet(key: string): Promise<string | null>;
  cacheSet(key: string, value: string, ttlMs: number): Promise<void>;
  cacheDelete(key: string): Promise<void>;
  /** Runs `work` for one caller of the key at a time, over all processes that share the adapter. */
  exclusive<T>(key: string, work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
