import OpenAI, { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai';
import { zodResponseFormat } from 'openai/helpers/zod';
import type { z } from 'zod';

import { outbound } from '../platform/measured.ts';
import type { LlmSettings } from '../platform/settings.ts';

import { LlmFailure } from './llm-outcome.ts';
import type { TokenCounts } from './llm-prices.ts';

export interface LlmMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

export interface LlmRequest {
  readonly messages: readonly LlmMessage[];
  /** Shape of the answer, sent as a JSON schema. */
  readonly schema: z.ZodType;
  readonly schemaName: string;
  readonly maxCompletionTokens: number;
  readonly signal: AbortSignal;
}

export interface LlmAnswer {
  readonly text: string;
  /** The model stopped because its answer became too long. */
  readonly isCut: boolean;
  /** Null where the service does not say. */
  readonly usage: TokenCounts | null;
}

/** Asks an OpenAI-compatible service once; retries, money and checks are the caller's. */
export class LlmClient {
  readonly #openai: OpenAI;
  readonly #settings: LlmSettings;

  constructor(settings: LlmSettings) {
    this.#settings = settings;
    // What is left out here the SDK would read from variables of its own.
    this.#openai = new OpenAI({
      baseURL: settings.baseUrl,
      apiKey: settings.apiKey,
      organization: null,
      project: null,
      maxRetries: 0,
      timeout: settings.timeoutMs,
      logLevel: 'off',
    });
  }

  /** @throws LlmFailure where there is no text. */
  complete(request: LlmRequest): Promise<LlmAnswer> {
    const attributes = { 'gen_ai.request.model': this.#settings.model };
    return outbound(
      'llm',
      'complete',
      async (span) => {
        const answer = await this.#complete(request);
        span.setAttributes({
          'gen_ai.usage.input_tokens': answer.usage?.promptTokens ?? 0,
          'gen_ai.usage.output_tokens': answer.usage?.completionTokens ?? 0,
        });
        return answer;
      },
      { attributes },
    );
  }

  async #complete({ messages, schema, schemaName, maxCompletionTokens, signal }: LlmRequest): Promise<LlmAnswer> {
    try {
      const answer = await this.#openai.chat.completions.create(
        {
          model: this.#settings.model,
          messages: [...messages],
          response_format: zodResponseFormat(schema, schemaName),
          max_completion_tokens: maxCompletionTokens,
          temperature: 0,
        },
        // The SDK's own limit ends with the head of the answer; this one also covers its body.
        { signal: AbortSignal.any([signal, AbortSignal.timeout(this.#settings.timeoutMs)]) },
      );
      const choice = answer.choices?.[0];
      const usage = answer.usage
        ? { promptTokens: answer.usage.prompt_tokens, completionTokens: answer.usage.completion_tokens }
        : null;
      return { text: choice?.message?.content ?? '', isCut: choice?.finish_reason === 'length', usage };
    } catch (error) {
      throw failureOf(error);
    }
  }
}

function failureOf(error: unknown): LlmFailure {
  const cause = { cause: error };
  if (error instanceof APIUserAbortError || error instanceof APIConnectionTimeoutError)
    return new LlmFailure('TIMEOUT', null, cause);
  if (error instanceof APIConnectionError) return new LlmFailure('CONNECTION', null, cause);
  if (error instanceof APIError) {
    const { status } = error as { status?: number };
    if (status === 429) return new LlmFailure('RATE_LIMITED', retryAfterMs(error.headers), cause);
    if (status !== undefined && status >= 500)
      return new LlmFailure('SERVER_ERROR', retryAfterMs(error.headers), cause);
    return new LlmFailure('REFUSED', null, cause);
  }
  if (error instanceof DOMException && (error.name === 'TimeoutError' || error.name === 'AbortError'))
    return new LlmFailure('TIMEOUT', null, cause);
  if (error instanceof SyntaxError) return new LlmFailure('MALFORMED', null, cause); // the envelope was no JSON
  return new LlmFailure('CONNECTION', null, cause); // the body broke off
}

/** Seconds or a date, as RFC 9110 has it. */
export function retryAfterMs(headers: Headers | undefined, now = Date.now()): number | null {
  const given = headers?.get('retry-after');
  if (!given) return null;
  if (/^\d+$/.test(given)) return Number(given) * 1000;
  const at = Date.parse(given);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
