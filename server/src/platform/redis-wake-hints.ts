import type { Redis } from 'ioredis';

import type { WakeHints } from './event-log.ts';
import type { Logger } from './log.ts';
import { connectRedis, endRedis, redisPrefix } from './redis-connection.ts';

/** Tells all processes of one Redis that a stream has news. What is lost on the way costs a reader the poll interval. */
export class RedisWakeHints implements WakeHints {
  readonly #publisher: Redis;
  readonly #subscriber: Redis;
  readonly #channel: string;
  readonly #log: Logger;

  constructor(url: string, log: Logger, prefix: string = redisPrefix) {
    this.#channel = `${prefix}:events`;
    this.#log = log;
    this.#publisher = connectRedis(url, log, { enableOfflineQueue: false, maxRetriesPerRequest: 0 });
    this.#subscriber = connectRedis(url, log); // subscribes again by itself when the server comes back
  }

  send(stream: string): void {
    if (this.#publisher.status !== 'ready') return; // an old hint helps nobody
    this.#publisher
      .publish(this.#channel, stream)
      .catch((error: unknown) =>
        this.#log.debug({ err: error, stream }, 'A hint was lost; readers look by themselves.'),
      );
  }

  async listen(onHint: (stream: string) => void): Promise<void> {
    this.#subscriber.on('message', (_channel: string, stream: string) => onHint(stream));
    await this.#subscriber.subscribe(this.#channel);
  }

  async close(): Promise<void> {
    await Promise.all([endRedis(this.#publisher), endRedis(this.#subscriber)]);
  }
}
