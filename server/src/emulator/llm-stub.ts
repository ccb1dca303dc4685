import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

import { writeClaims } from './llm-writer.ts';
import type { AskedFact, WriterLanguage } from './llm-writer.ts';

/** Ways in which a model, or the service before it, fails. */
export const llmFaultKinds = [
  /** The answer comes late. */
  'slow',
  /** It stops in the middle, as one that became too long. */
  'cut',
  /** It is no JSON. */
  'malformed',
  /** One figure of it is wrong. */
  'wrong-number',
  /** It makes up somebody's telephone number and address. */
  'leak',
  /** Too many calls; with retry-after. */
  'rate',
  /** The service is broken. */
  'error',
  /** The connection is cut. */
  'drop',
] as const;
export type LlmFaultKind = (typeof llmFaultKinds)[number];

export interface LlmFault {
  readonly kind: LlmFaultKind;
  /** For `slow`. */
  readonly ms?: number;
  /** For `rate`, seconds. */
  readonly retryAfter?: number;
}

export interface LlmStub {
  /** What LLM_BASE_URL has to be. */
  readonly url: string;
  /** Bodies of the calls, oldest first. */
  readonly received: readonly string[];
  /** Each for one call, first come first served. */
  addFaults(...faults: readonly LlmFault[]): void;
  /** Fails every call this way; null: none any more. */
  failAlways(fault: LlmFault | null): void;
  close(): Promise<void>;
}

const LARGEST_BODY_BYTES = 4 * 1024 * 1024;
const DEFAULT_SLOW_MS = 60_000;
/** Bodies that are kept for whoever looks. */
const MOST_KEPT = 200;
/** How a person may write a fault for one call. */
const FAULT_HEADER = 'x-stub-fault';

/**
 * Serves `/v1/chat/completions` as an OpenAI-compatible service does, with a text made from the facts of the question. It is
 * no model, and its text says so.
 *
 * @param port - 0 takes a free one.
 */
export async function startLlmStub(port: number, host = '127.0.0.1'): Promise<LlmStub> {
  const waiting: LlmFault[] = [];
  const received: string[] = [];
  let always: LlmFault | null = null;
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readBody(request);
    if (request.method === 'POST' && request.url === '/emulator/faults') {
      const given = parseFaults(body);
      if (!given) return reply(response, 400, { error: `{ always?: fault | null, next?: fault[] }` });
      if (given.always !== undefined) always = given.always;
      waiting.push(...given.next);
      return reply(response, 200, { waiting: waiting.length, always });
    }
    if (request.method !== 'POST' || request.url !== '/v1/chat/completions')
      return reply(response, 404, { error: { message: 'not found', type: 'invalid_request_error' } });
    received.push(body);
    if (received.length > MOST_KEPT) received.shift();
    const named = llmFaultKinds.find((kind) => kind === request.headers[FAULT_HEADER]);
    await answer(response, body, waiting.shift() ?? always ?? (named ? { kind: named } : null));
  };
  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      process.stderr.write(`llm stub: ${error instanceof Error ? error.stack : String(error)}\n`);
      response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}/v1`,
    received,
    addFaults: (...faults) => void waiting.push(...faults),
    failAlways: (fault) => void (always = fault),
    close: () =>
      new Promise<void>((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

async function answer(response: ServerResponse, body: string, fault: LlmFault | null): Promise<void> {
  switch (fault?.kind) {
    case 'drop':
      response.socket?.destroy();
      return;
    case 'rate':
      return reply(
        response,
        429,
        { error: { message: 'Rate limit reached', type: 'rate_limit_error' } },
        { 'retry-after': String(fault.retryAfter ?? 1) },
      );
    case 'error':
      return reply(response, 500, { error: { message: 'The server had an error', type: 'server_error' } });
    case 'slow':
      await delay(fault.ms ?? DEFAULT_SLOW_MS, undefined, { ref: false });
      break;
    default:
  }
  const { model, messages } = JSON.parse(body) as {
    readonly model: string;
    readonly messages: readonly { readonly role: string; readonly content: string }[];
  };
  const text = textFor(messages, fault?.kind);
  const [promptTokens, completionTokens] = [tokensOf(body), tokensOf(text)];
  reply(response, 200, {
    id: 'chatcmpl-simulated',
    object: 'chat.completion',
    created: Math.floor(Date.now() / 1000),
    model,
    choices: [
      {
        index: 0,
        finish_reason: fault?.kind === 'cut' ? 'length' : 'stop',
        message: { role: 'assistant', content: text },
      },
    ],
    usage: {
      prompt_tokens: promptTokens,
      completion_tokens: completionTokens,
      total_tokens: promptTokens + completionTokens,
    },
  });
}

function textFor(
  messages: readonly { readonly role: string; readonly content: string }[],
  fault?: LlmFaultKind,
): string {
  const question = messages.find(({ role }) => role === 'user');
  const { facts, language } = JSON.parse(question?.content ?? '{}') as {
    readonly facts?: readonly AskedFact[];
    readonly language?: WriterLanguage;
  };
  const claims = writeClaims(facts ?? [], language ?? 'ko');
  const text = JSON.stringify({ claims });
  if (fault === 'cut') return text.slice(0, Math.floor(text.length / 2));
  if (fault === 'malformed') return `Here is the explanation you asked for:\n${text}`;
  if (fault === 'leak') return JSON.stringify({ claims: [...claims, leak] });
  if (fault === 'wrong-number') return JSON.stringify({ claims: withWrongFigure(claims) });
  return text;
}

/** Made up, as a model might. */
const leak = {
  section: 'basis',
  text: '문의는 김철수 과장, 010-9876-5432, chulsoo.kim@example.co.kr, 계좌 87654321-01로 하십시오.',
  factIds: ['data.kind'],
};

/** The first digit of the last figure of a sentence goes up by one, in the first sentence that has one. */
function withWrongFigure(claims: readonly { readonly text: string }[]): readonly object[] {
  const at = claims.findIndex(({ text }) => /\d/.test(text));
  return claims.map((claim, index) =>
    index === at ? { ...claim, text: claim.text.replace(/\d/, (digit) => String((Number(digit) + 1) % 10)) } : claim,
  );
}

/** About what such models count: a token for two or three bytes of Korean, four of English. */
function tokensOf(text: string): number {
  return Math.ceil(Buffer.byteLength(text, 'utf8') / 3.5);
}

function reply(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): void {
  if (response.destroyed) return; // who asked has given up
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

async function readBody(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > LARGEST_BODY_BYTES) throw new Error('A question to the stub is too long.');
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

interface GivenFaults {
  readonly always?: LlmFault | null;
  readonly next: readonly LlmFault[];
}

function parseFaults(body: string): GivenFaults | null {
  let given: unknown;
  try {
    given = JSON.parse(body);
  } catch {
    return null;
  }
  const { always, next = [] } = (given ?? {}) as { readonly always?: unknown; readonly next?: unknown };
  if (!Array.isArray(next) || !next.every(isFault)) return null;
  if (always !== undefined && always !== null && !isFault(always)) return null;
  return { next, ...(always === undefined ? {} : { always }) };
}

function isFault(value: unknown): value is LlmFault {
  return llmFaultKinds.some((kind) => kind === (value as { readonly kind?: unknown } | null)?.kind);
}
