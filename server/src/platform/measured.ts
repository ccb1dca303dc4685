import { channel } from 'node:diagnostics_channel';
import type { Channel } from 'node:diagnostics_channel';

import type { Limiter } from './limiter.ts';
import type { ObjectStore } from './object-store.ts';
import { SpanKind, traced } from './tracing.ts';
import type { Attributes, Span } from './tracing.ts';

/** Other programs that we call. */
export type CalledSystem = 'kis' | 'llm' | 'objects' | 'notification' | 'feed';

/** One call of another program, told when it is over. Every name is of a list of ours. */
export interface OutboundCall {
  readonly system: CalledSystem;
  readonly call: string;
  /** `ok`, or our name of the failure in small letters. */
  readonly outcome: string;
  readonly tookMs: number;
}

/** Kinds of limits, by what their keys begin with; the rest of a key names people. */
export const limitKinds = ['cost', 'sign-in', 'second-factor', 'other'] as const;
export type LimitKind = (typeof limitKinds)[number];

/** Something that is measured deep inside, where nobody should have to hand meters down: whoever counts listens. */
class Measured<Message> {
  readonly #channel: Channel;

  constructor(name: string) {
    this.#channel = channel(`convergence.${name}`);
  }

  publish(message: Message): void {
    this.#channel.publish(message);
  }

  /** @returns Ends the listening. */
  listen(hear: (message: Message) => void): () => void {
    const listener = (message: unknown): void => hear(message as Message);
    this.#channel.subscribe(listener);
    return () => {
      this.#channel.unsubscribe(listener);
    };
  }
}

export const measurements = {
  outboundCall: new Measured<OutboundCall>('outbound-call'),
  /** A token of the KIS service was issued: when it ends. */
  kisToken: new Measured<Date>('kis-token'),
  /** Points were refused: the kind of limit. */
  limitReached: new Measured<LimitKind>('limit-reached'),
  /** How long a transaction waited to be the one that writes, ms. */
  writerWait: new Measured<number>('writer-wait'),
  /** How long work waited for a connection of the pool, ms. */
  connectionWait: new Measured<number>('connection-wait'),
} as const;

export interface OutboundOptions<T> {
  readonly attributes?: Attributes;
  /** Name of the failure in an answer that is not thrown; `ok` unless given. */
  readonly outcomeOf?: (answer: T) => string;
}

/** Calls another program: under a span of its own, and counted. */
export async function outbound<T>(
  system: CalledSystem,
  call: string,
  work: (span: Span) => Promise<T>,
  { attributes = {}, outcomeOf = () => 'ok' }: OutboundOptions<T> = {},
): Promise<T> {
  const startedAt = performance.now();
  const tell = (outcome: string): void => {
    measurements.outboundCall.publish({ system, call, outcome, tookMs: performance.now() - startedAt });
  };
  return traced(`${system} ${call}`, { kind: SpanKind.CLIENT, attributes }, async (span) => {
    try {
      const answer = await work(span);
      const outcome = outcomeOf(answer);
      span.setAttribute('convergence.outcome', outcome);
      tell(outcome);
      return answer;
    } catch (error) {
      tell(nameOf(error));
      throw error;
    }
  });
}

/** Failures of ours carry a name of a list; of all others only that they failed is counted. */
function nameOf(error: unknown): string {
  const { failure, outcome } = Object(error) as { readonly failure?: unknown; readonly outcome?: unknown };
  const name = failure ?? outcome;
  return typeof name === 'string' && /^[A-Z_]{2,30}$/.test(name) ? name.toLowerCase() : 'error';
}

/** Counts and times what is asked of a store. Without spans: a run would have thousands, and its chunks have some. */
export function measureObjects<Store extends ObjectStore>(store: Store): Store {
  const timed = <Args extends readonly unknown[], Answer>(
    call: string,
    work: (...args: Args) => Promise<Answer>,
  ): ((...args: Args) => Promise<Answer>) => {
    return async (...args) => {
      const startedAt = performance.now();
      let outcome = 'error';
      try {
        const answer = await work(...args);
        outcome = answer === null ? 'missing' : 'ok';
        return answer;
      } finally {
        measurements.outboundCall.publish({ system: 'objects', call, outcome, tookMs: performance.now() - startedAt });
      }
    };
  };
  return Object.assign(store, {
    put: timed('put', store.put.bind(store)),
    get: timed('get', store.get.bind(store)),
    stat: timed('stat', store.stat.bind(store)),
    remove: timed('remove', store.remove.bind(store)),
  });
}

function limitKindOf(key: string): LimitKind {
  return limitKinds.find((kind) => key.startsWith(`${kind}:`)) ?? 'other';
}

/** Counts what a limiter refuses. */
export function measureLimiter(limiter: Limiter): Limiter {
  const take = limiter.take.bind(limiter);
  return Object.assign(limiter, {
    take: async (...args: Parameters<Limiter['take']>) => {
      const state = await take(...args);
      if (!state.isAllowed) measurements.limitReached.publish(limitKindOf(args[0]));
      return state;
    },
  });
}
