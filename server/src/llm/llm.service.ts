import { setTimeout as delay } from 'node:timers/promises';

import type { EntityManager } from '@mikro-orm/sql';
import type { z } from 'zod';

import { anonymise } from '@convergence/shared/explanation/anonymise';
import type { KnownNames } from '@convergence/shared/explanation/anonymise';

import { Organisation } from '../platform/db/organisation.entity.ts';
import { systemEm } from '../platform/db/scope.ts';
import type { Orm } from '../platform/db/database.ts';
import { keysetWhere, pageOf } from '../platform/graphql/page.ts';
import type { Page, PageRequest } from '../platform/graphql/page.ts';
import { newId } from '../platform/ids.ts';
import type { Logger } from '../platform/log.ts';
import type { ObjectStore } from '../platform/object-store.ts';
import type { LlmSettings } from '../platform/settings.ts';

import { CircuitBreaker } from './circuit-breaker.ts';
import { reserve, seoulDay, settle } from './llm-budget.ts';
import type { LlmAnswer, LlmMessage } from './llm-client.ts';
import { LlmClient } from './llm-client.ts';
import { ailingOutcomes, LlmFailure, retriedOutcomes } from './llm-outcome.ts';
import type { LlmOutcome } from './llm-outcome.ts';
import { costKrw, mostTokens } from './llm-prices.ts';
import { LlmUsage } from './llm-usage.entity.ts';
import type { LlmPurpose } from './llm-usage.entity.ts';

/** Longest answer that is paid for. */
const MOST_COMPLETION_TOKENS = 8000;
const MOST_RETRIES = 2;
const FIRST_RETRY_MS = 500;
/** A service that asks for more is not waited for. */
const LONGEST_RETRY_WAIT_MS = 20_000;
/** All tries of one question, in time limits of one call. */
const OVERALL_FACTOR = 3;

export interface LlmQuestion<T> {
  /** Internal id of who pays. */
  readonly organisationId: number;
  readonly purpose: LlmPurpose;
  /** Public id of what the text is for. */
  readonly subject: string;
  readonly messages: readonly LlmMessage[];
  readonly schema: z.ZodType<T>;
  /** The same without limits of lengths, which not every service understands; it is sent. */
  readonly sentSchema: z.ZodType;
  readonly schemaName: string;
  /** Questions with the same hash have the same answer. */
  readonly requestSha256: string;
  /** Asks the model even where an answer is kept. */
  readonly isFresh: boolean;
  /** What is wrong with an answer, for the model to mend; empty: it may be shown. */
  readonly judge: (answer: T) => readonly string[];
  readonly known: KnownNames;
  readonly signal: AbortSignal;
}

/** What came of a question, with everything that it took. */
export interface LlmResult<T> {
  /** Null where no answer may be shown. */
  readonly value: T | null;
  readonly outcome: LlmOutcome;
  /** Of the last call. */
  readonly usageId: string;
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly costKrw: number;
  readonly callCount: number;
}

export interface LlmParts {
  readonly orm: Orm;
  readonly objects: ObjectStore;
  readonly log: Logger;
  /** Null: no model. */
  readonly settings: LlmSettings | null;
  readonly breaker?: CircuitBreaker;
  readonly now?: () => Date;
  /** Before the first retry; doubles. */
  readonly firstRetryMs?: number;
}

/** What is kept of a call in the bucket `prompts`; free of personal data. */
interface StoredCall {
  readonly usageId: string;
  readonly purpose: LlmPurpose;
  readonly model: string;
  readonly outcome: LlmOutcome;
  readonly messages: readonly LlmMessage[];
  readonly answer: string | null;
  readonly offences: readonly string[];
}

interface Call<T> {
  readonly outcome: LlmOutcome;
  readonly usage: LlmUsage;
  readonly value: T | null;
  readonly text: string | null;
  readonly offences: readonly string[];
  readonly retryAfterMs: number | null;
}

/** Asks the language model, within budget and time, and keeps a row of every call. */
export class LlmService {
  readonly #parts: LlmParts;
  readonly #client: LlmClient | null;
  readonly #now: () => Date;
  readonly breaker: CircuitBreaker;

  constructor(parts: LlmParts) {
    this.#parts = parts;
    this.#client = parts.settings ? new LlmClient(parts.settings) : null;
    this.breaker = parts.breaker ?? new CircuitBreaker();
    this.#now = parts.now ?? (() => new Date());
  }

  get settings(): LlmSettings | null {
    return this.#parts.settings;
  }

  /**
   * Asks until there is an answer that may be shown: a kept one first; then the model, again after a failure that may pass,
   * and once more with what was wrong. It never throws for what the model or its service does.
   *
   * @throws Error where no model is set, or the database fails.
   */
  async ask<T>(question: LlmQuestion<T>): Promise<LlmResult<T>> {
    const { settings } = this.#parts;
    if (!settings || !this.#client) throw new Error('No language model is set; ask `settings` first.');
    const kept = question.isFresh ? null : await this.#kept(question, settings);
    if (kept) return resultOf([kept]);

    const overall = AbortSignal.timeout(settings.timeoutMs * OVERALL_FACTOR);
    const signal = AbortSignal.any([question.signal, overall]);
    const calls: Call<T>[] = [];
    const first = await this.#withRetries(question, settings, question.messages, signal, calls, 'OK');
    if (first.outcome === 'REJECTED' && !signal.aborted) {
      const repair: LlmMessage[] = [
        ...question.messages,
        { role: 'assistant', content: first.text ?? '' },
        { role: 'user', content: repairRequest(first.offences) },
      ];
      await this.#withRetries(question, settings, repair, signal, calls, 'REPAIRED');
    }
    return resultOf(calls);
  }

  /** Removes questions and answers that need not be kept any longer; their rows stay. @returns How many. */
  async removeOldPrompts(before: Date): Promise<number> {
    const { objects } = this.#parts;
    let count = 0;
    for await (const { key, modifiedAt } of objects.list('prompts', '')) {
      if (modifiedAt >= before) continue;
      await objects.remove('prompts', key);
      count += 1;
    }
    return count;
  }

  /** Calls, newest first. */
  usage(em: EntityManager, args: PageRequest): Promise<Page<LlmUsage>> {
    return pageOf(args, {
      list: 'llmUsage',
      filter: null,
      find: (after, limit) =>
        em.find(LlmUsage, keysetWhere('occurredAt', 'id', 'desc', after), {
          orderBy: { occurredAt: 'desc', id: 'desc' },
          limit,
        }),
      position: (row) => ({ key: row.occurredAt, id: row.id }),
      count: () => em.count(LlmUsage, {}),
    });
  }

  /** A failure that may pass is tried again, later and a few times; each try is a call with a row. */
  async #withRetries<T>(
    question: LlmQuestion<T>,
    settings: LlmSettings,
    messages: readonly LlmMessage[],
    signal: AbortSignal,
    calls: Call<T>[],
    success: 'OK' | 'REPAIRED',
  ): Promise<Call<T>> {
    for (let attempt = 0; ; attempt++) {
      const call = await this.#call(question, settings, messages, signal, success);
      calls.push(call);
      if (!retriedOutcomes.includes(call.outcome) || attempt >= MOST_RETRIES) return call;
      const waitMs = call.retryAfterMs ?? (this.#parts.firstRetryMs ?? FIRST_RETRY_MS) * 2 ** attempt;
      if (waitMs > LONGEST_RETRY_WAIT_MS || this.breaker.state === 'OPEN') return call;
      try {
        await delay(waitMs, undefined, { signal });
      } catch {
        return call; // the time of the question is over, and so is this wait
      }
    }
  }

  async #call<T>(
    question: LlmQuestion<T>,
    settings: LlmSettings,
    given: readonly LlmMessage[],
    signal: AbortSignal,
    success: 'OK' | 'REPAIRED',
  ): Promise<Call<T>> {
    const { organisationId } = question;
    const em = systemEm(this.#parts.orm);
    const startedAt = this.#now();
    const without = (outcome: LlmOutcome): Promise<Call<T>> => this.#record(question, settings, outcome, startedAt);
    const messages = given.map(({ role, content }) => ({ role, content: anonymise(content, question.known).text }));
    const mostKrw = costKrw(
      {
        promptTokens: messages.reduce((sum, { content }) => sum + mostTokens(content), 0),
        completionTokens: MOST_COMPLETION_TOKENS,
      },
      settings,
    );
    const wanted = { organisationId, day: seoulDay(startedAt), krw: mostKrw };
    const reservation = await reserve(em, wanted, settings.dailyBudgetKrw);
    if (!reservation) return without('BUDGET');
    if (!this.breaker.admits()) {
      await settle(em, reservation, 0);
      return without('CIRCUIT_OPEN');
    }

    let answer: LlmAnswer | null = null;
    let failure: LlmFailure | null = null;
    try {
      const said = await this.#client!.complete({
        messages,
        schema: question.sentSchema,
        schemaName: question.schemaName,
        maxCompletionTokens: MOST_COMPLETION_TOKENS,
        signal,
      });
      answer = { ...said, text: anonymise(said.text, question.known).text }; // a model may make up somebody's number
      this.breaker.succeeded();
    } catch (error) {
      failure = error instanceof LlmFailure ? error : new LlmFailure('CONNECTION', null, { cause: error });
      if (ailingOutcomes.includes(failure.outcome)) this.breaker.failed();
      else this.breaker.succeeded();
      this.#parts.log.warn(
        { outcome: failure.outcome, subject: question.subject },
        'The language model gave no answer.',
      );
    }
    const read = answer ? readAnswer(answer, question) : null;
    const outcome = failure?.outcome ?? (read!.outcome === 'OK' ? success : read!.outcome);
    // An answer that never came may have been written and charged all the same.
    const isCostEstimated = answer ? answer.usage === null : failure!.outcome === 'TIMEOUT';
    const tokens = answer?.usage ?? { promptTokens: 0, completionTokens: 0 };
    const spentKrw = isCostEstimated ? mostKrw : costKrw(tokens, settings);
    await settle(em, reservation, spentKrw);
    return this.#record(question, settings, outcome, startedAt, {
      messages,
      text: answer?.text ?? null,
      value: read?.value ?? null,
      offences: read?.offences ?? [],
      tokens,
      spentKrw,
      isCostEstimated,
      retryAfterMs: failure?.retryAfterMs ?? null,
    });
  }

  async #record<T>(
    { organisationId, purpose, subject, requestSha256, known }: LlmQuestion<T>,
    settings: LlmSettings,
    outcome: LlmOutcome,
    startedAt: Date,
    made?: {
      readonly messages: readonly LlmMessage[];
      readonly text: string | null;
      readonly value: T | null;
      readonly offences: readonly string[];
      readonly tokens: { readonly promptTokens: number; readonly completionTokens: number };
      readonly spentKrw: number;
      readonly isCostEstimated: boolean;
      readonly retryAfterMs: number | null;
    },
  ): Promise<Call<T>> {
    const em = systemEm(this.#parts.orm);
    const usageId = newId('llu', startedAt.getTime());
    let objectKey: string | null = null;
    if (made) {
      const organisation = await em.findOneOrFail(Organisation, { id: organisationId });
      objectKey = `${organisation.publicId}/${seoulDay(startedAt)}/${usageId}.json`;
      const { messages, text, offences } = made;
      const stored: StoredCall = {
        usageId,
        purpose,
        model: settings.model,
        outcome,
        messages,
        answer: text,
        offences: offences.map((offence) => anonymise(offence, known).text),
      };
      await this.#parts.objects.put('prompts', objectKey, Buffer.from(JSON.stringify(stored)));
    }
    const usage = em.create(LlmUsage, {
      publicId: usageId,
      organisation: organisationId,
      purpose,
      subject,
      model: settings.model,
      isSimulated: settings.isSimulated,
      outcome,
      promptTokens: made?.tokens.promptTokens ?? 0,
      completionTokens: made?.tokens.completionTokens ?? 0,
      costKrw: made?.spentKrw ?? 0,
      isCostEstimated: made?.isCostEstimated ?? false,
      latencyMs: made ? Math.max(0, Math.round(this.#now().getTime() - startedAt.getTime())) : 0,
      requestSha256,
      isCacheHit: outcome === 'CACHE_HIT',
      objectKey,
      occurredAt: startedAt,
    });
    await em.persist(usage).flush();
    return {
      outcome,
      usage,
      value: outcome === 'OK' || outcome === 'REPAIRED' ? (made?.value ?? null) : null,
      text: made?.text ?? null,
      offences: made?.offences ?? [],
      retryAfterMs: made?.retryAfterMs ?? null,
    };
  }

  /** An answer to the same question that was good, and still is. */
  async #kept<T>(question: LlmQuestion<T>, settings: LlmSettings): Promise<Call<T> | null> {
    const { organisationId, requestSha256 } = question;
    const em = systemEm(this.#parts.orm);
    const before = await em.findOne(
      LlmUsage,
      { organisation: organisationId, requestSha256, outcome: { $in: ['OK', 'REPAIRED'] } },
      { orderBy: { occurredAt: 'desc', id: 'desc' } },
    );
    if (!before?.objectKey) return null;
    const bytes = await this.#parts.objects.get('prompts', before.objectKey);
    if (!bytes) return null; // its time in the bucket is over
    const { answer } = JSON.parse(Buffer.from(bytes).toString('utf8')) as StoredCall;
    const read = readAnswer({ text: answer ?? '', isCut: false, usage: null }, question);
    if (read.outcome !== 'OK') return null;
    return { ...(await this.#record(question, settings, 'CACHE_HIT', this.#now())), value: read.value };
  }
}

interface ReadAnswer<T> {
  readonly outcome: 'OK' | 'CUT' | 'MALFORMED' | 'REJECTED';
  readonly value: T | null;
  readonly offences: readonly string[];
}

function readAnswer<T>({ text, isCut }: LlmAnswer, { schema, judge }: LlmQuestion<T>): ReadAnswer<T> {
  if (isCut) return { outcome: 'CUT', value: null, offences: [] };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { outcome: 'MALFORMED', value: null, offences: [] };
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) return { outcome: 'MALFORMED', value: null, offences: [] };
  const offences = judge(parsed.data);
  return { outcome: offences.length === 0 ? 'OK' : 'REJECTED', value: parsed.data, offences };
}

function repairRequest(offences: readonly string[]): string {
  return [
    'A checker refused your answer. Write the whole answer again with these faults mended and nothing else changed:',
    ...offences.map((offence) => `- ${offence}`),
  ].join('\n');
}

function resultOf<T>(calls: readonly Call<T>[]): LlmResult<T> {
  const last = calls.at(-1)!;
  const sum = (count: (usage: LlmUsage) => number): number =>
    calls.reduce((total, { usage }) => total + count(usage), 0);
  return {
    value: last.value,
    outcome: last.outcome,
    usageId: last.usage.publicId,
    promptTokens: sum(({ promptTokens }) => promptTokens),
    completionTokens: sum(({ completionTokens }) => completionTokens),
    costKrw: sum(({ costKrw: krw }) => krw),
    callCount: calls.filter(({ usage }) => usage.objectKey !== null).length,
  };
}
