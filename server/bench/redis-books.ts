import { Redis } from 'ioredis';

/** What Redis holds at a moment. */
export interface RedisHoldings {
  readonly keyCount: number;
  /** All keys and values together, bytes as Redis counts them. */
  readonly totalBytes: number;
  readonly largestBytes: number;
  readonly largestKey: string;
}

const nothing: RedisHoldings = { keyCount: 0, totalBytes: 0, largestBytes: 0, largestKey: '' };

/** Reads the books of a Redis that the bench has to itself. */
export class RedisBooks {
  readonly #client: Redis;
  #most: RedisHoldings = nothing;
  #largest: RedisHoldings = nothing;

  constructor(url: string) {
    this.#client = new Redis(url);
  }

  /** An empty Redis, as a new installation finds it. */
  async clear(): Promise<void> {
    await this.#client.flushall();
    this.#most = nothing;
    this.#largest = nothing;
  }

  /** Bytes that went over its sockets, in and out, since it started; what the bench itself asks is among them. */
  async traffic(): Promise<number> {
    const info = await this.#client.info('stats');
    const figure = (name: string): number => Number(new RegExp(`${name}:(\\d+)`).exec(info)?.[1]);
    return figure('total_net_input_bytes') + figure('total_net_output_bytes');
  }

  /** Looks at every key and remembers the most that was ever there. */
  async look(): Promise<void> {
    const keys: string[] = [];
    for await (const found of this.#client.scanStream({ count: 1000 })) keys.push(...(found as string[]));
    const pipeline = this.#client.pipeline();
    for (const key of keys) pipeline.call('MEMORY', 'USAGE', key, 'SAMPLES', '0');
    const answers = (await pipeline.exec()) ?? [];
    const sizes = answers.map(([, size]) => Number(size ?? 0)); // a key that is gone meanwhile has none
    const largestBytes = Math.max(0, ...sizes);
    const now = {
      keyCount: keys.length,
      totalBytes: sizes.reduce((sum, size) => sum + size, 0),
      largestBytes,
      largestKey: keys[sizes.indexOf(largestBytes)] ?? '',
    };
    if (now.totalBytes > this.#most.totalBytes) this.#most = now;
    if (now.largestBytes > this.#largest.largestBytes) this.#largest = now;
  }

  /** The most that was seen together, and the largest single value. */
  get most(): RedisHoldings {
    const { largestBytes, largestKey } = this.#largest;
    return { ...this.#most, largestBytes, largestKey };
  }

  close(): void {
    this.#client.disconnect();
  }
}
