import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

import { indexChartOutputs, itemChartOutputs, quoteOutput, stockInfoOutput } from './answers.ts';
import { emulatorCredentials } from './credentials.ts';
import { FaultQueue, faultKinds } from './fault-queue.ts';
import type { Fault } from './fault-queue.ts';
import { feedPaths } from './generated-feeds.ts';
import type { EmulatedMarket } from './market.ts';
import { PaperAccount } from './paper-account.ts';
import type { Liquidity, PaperState } from './paper-account.ts';
import { RateWindow } from './rate-window.ts';
import { TokenOffice } from './token-office.ts';
import { parameterRefusal, tradingCalls } from './trading-answers.ts';
import type { TradingCall } from './trading-answers.ts';

type Environment = 'real' | 'paper';

export interface EmulatorOptions {
  readonly market: EmulatedMarket;
  /** One port for each persona; 0 takes a free one. */
  readonly ports: Readonly<Record<Environment, number>>;
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** `real`: 18 calls a second (real persona) and 1 (paper). `off`: as fast as it can. */
  readonly rate: 'real' | 'off';
  /** Milliseconds since the epoch, for tokens and rates; not the market's clock. Default the system's. */
  readonly now?: () => number;
  /** What the paper account begins with, KRW. Default 500,000,000. */
  readonly paperCashKrw?: number;
  /** Default null: every order gets all that it asks for. */
  readonly liquidity?: Liquidity | null;
  /** `real`: orders are taken from 09:00 to 15:30 in Seoul only. Default `off`: always. */
  readonly session?: 'real' | 'off';
  /** What an earlier emulator left, and where each change is kept before it is answered. Default: nothing is kept. */
  readonly paperState?: { readonly load: () => PaperState | null; readonly save: (state: PaperState) => void };
}

export interface RunningEmulator {
  readonly urls: Readonly<Record<Environment, string>>;
  /** Faults for the next calls of a persona. */
  readonly faults: Readonly<Record<Environment, FaultQueue>>;
  /** What has been asked so far. */
  readonly asked: Readonly<Record<Environment, Readonly<Asked>>>;
  close(): Promise<void>;
}

/** Calls of a persona that a client should make as few of as it can. */
interface Asked {
  /** Tokens, those that were refused included. */
  tokens: number;
  /** Calls that were refused because they were too many in a second. */
  tooMany: number;
}

/** The vendor's notice of April 2026. */
const callsPerSecond: Readonly<Record<Environment, number>> = { real: 18, paper: 1 };
const DEFAULT_PAPER_CASH_KRW = 500_000_000;
const LARGEST_BODY_BYTES = 64 * 1024;
const quotations = '/uapi/domestic-stock/v1/quotations';

/** An answer before it is written. `headers` go out exactly as they are spelled. */
interface Reply {
  readonly status: number;
  readonly body: object;
  /** Whether more pages follow; empty where the call does not page. */
  readonly trCont?: string;
}

type Query = Readonly<Record<string, string>>;

interface Call {
  readonly trId: string;
  readonly isOnPaper: boolean;
  /** Query keys that must be there, in the order in which they are checked. */
  readonly required: readonly string[];
  readonly answer: (market: EmulatedMarket, query: Query) => object;
}

const chartKeys = [
  'FID_COND_MRKT_DIV_CODE',
  'FID_INPUT_ISCD',
  'FID_INPUT_DATE_1',
  'FID_INPUT_DATE_2',
  'FID_PERIOD_DIV_CODE',
];

/** What `/uapi` serves. Parameter values that make no sense are found by `badParameter`. */
const calls: Readonly<Record<string, Call>> = {
  [`${quotations}/inquire-price`]: {
    trId: 'FHKST01010100',
    isOnPaper: true,
    required: ['FID_COND_MRKT_DIV_CODE', 'FID_INPUT_ISCD'],
    answer: (market, query) => quotation({ output: quoteOutput(market, query['FID_INPUT_ISCD']!) }),
  },
  [`${quotations}/inquire-daily-itemchartprice`]: {
    trId: 'FHKST03010100',
    isOnPaper: true,
    required: [...chartKeys, 'FID_ORG_ADJ_PRC'],
    answer: (market, query) => quotation(itemChartOutputs(market, query['FID_INPUT_ISCD']!, ...range(query))),
  },
  [`${quotations}/inquire-daily-indexchartprice`]: {
    trId: 'FHKUP03500100',
    isOnPaper: true,
    required: chartKeys,
    answer: (market, query) => quotation(indexChartOutputs(market, query['FID_INPUT_ISCD']!, ...range(query))),
  },
  [`${quotations}/search-stock-info`]: {
    trId: 'CTPF1002R',
    isOnPaper: false,
    required: ['PRDT_TYPE_CD', 'PDNO'],
    answer: (market, query) => {
      const output = stockInfoOutput(market, query['PDNO']!);
      return output
        ? { output, rt_cd: '0', msg_cd: 'KIOK0530', msg1: padded('조회되었습니다') }
        : { rt_cd: '7', msg_cd: 'APBK0656', msg1: padded('해당 종목정보가 없습니다.') };
    },
  },
};

const gatewayTexts: Readonly<Record<string, string>> = {
  EGW00102: 'AppKey는 필수입니다.',
  EGW00103: '유효하지 않은 AppKey입니다.',
  EGW00104: 'AppSecret은 필수입니다.',
  EGW00105: '유효하지 않은 AppSecret입니다.',
  EGW00115: 'grant_type 이 없습니다.',
  EGW00116: '유효하지 않은 grant_type 입니다.',
  EGW00121: '유효하지 않은 token 입니다.',
  EGW00123: '기간이 만료된 token 입니다.',
  EGW00133: '접근토큰 발급 잠시 후 다시 시도하세요(1분당 1회)',
  EGW00201: '초당 거래건수를 초과하였습니다.',
  EGW00205: 'credentials_type이 유효하지 않습니다.(Bearer)',
  EGW00206: 'API 사용 권한이 없습니다.',
  EGW00310: '유효하지 않은 TR ID 입니다.',
  EGW02004: '실전투자 TR 이 아닙니다.',
  EGW02006: '모의투자 TR 이 아닙니다.',
  EGW02007: '모의투자 AppKey가 아닙니다.',
};

const closedTexts: Readonly<Record<string, string>> = {
  '40570000': '모의투자 장시작전 입니다.',
  '40580000': '모의투자 장종료 입니다.',
};

/** Starts both personas. The promise resolves when both listen. */
export async function startEmulator(options: EmulatorOptions): Promise<RunningEmulator> {
  const now = options.now ?? Date.now;
  const host = options.host ?? '127.0.0.1';
  const offices = {
    real: new TokenOffice(emulatorCredentials.real.appSecret, now),
    paper: new TokenOffice(emulatorCredentials.paper.appSecret, now),
  };
  const faults = { real: new FaultQueue(), paper: new FaultQueue() };
  const asked = { real: { tokens: 0, tooMany: 0 }, paper: { tokens: 0, tooMany: 0 } };
  const servers: Server[] = [];
  const urls: Record<Environment, string> = { real: '', paper: '' };
  for (const environment of ['real', 'paper'] as const) {
    const window = new RateWindow(options.rate === 'real' ? callsPerSecond[environment] : Infinity, now);
    const account =
      environment === 'paper'
        ? new PaperAccount(options.market, options.paperCashKrw ?? DEFAULT_PAPER_CASH_KRW, now, {
            liquidity: options.liquidity ?? null,
            state: options.paperState?.load() ?? null,
          })
        : null;
    const save = options.paperState?.save ?? (() => undefined);
    const isOpen = (): boolean => options.session !== 'real' || sessionRefusal(now()) === null;
    const refusal = (): string | null => (options.session === 'real' ? sessionRefusal(now()) : null);
    const persona = new Persona(environment, options.market, account, offices, faults[environment], window, {
      save,
      isOpen,
      refusal,
      asked: asked[environment],
      now,
    });
    const server = createServer((request, response) => {
      persona.serve(request, response).catch((error: unknown) => {
        process.stderr.write(`emulator: ${error instanceof Error ? error.stack : String(error)}\n`);
        response.destroy();
      });
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(options.ports[environment], host, resolve);
    });
    servers.push(server);
    urls[environment] = `http://${host}:${(server.address() as AddressInfo).port}`;
  }
  return {
    urls,
    faults,
    asked,
    close: async () => {
      await Promise.all(
        servers.map(
          (server) =>
            new Promise<void>((resolve, reject) => {
              server.close((error) => (error ? reject(error) : resolve()));
              server.closeAllConnections();
            }),
        ),
      );
    },
  };
}

/** What is around an account: where it is kept, when the market takes orders, and what is counted. */
interface Surroundings {
  readonly save: (state: PaperState) => void;
  readonly isOpen: () => boolean;
  /** The code with which an order is refused now, or null. */
  readonly refusal: () => string | null;
  readonly asked: Asked;
  readonly now: () => number;
}

/** Outside of 09:00 to 15:30 in Seoul: the paper server's code. */
function sessionRefusal(now: number): '40570000' | '40580000' | null {
  const time = new Date(now + 9 * 3_600_000).toISOString().slice(11, 16);
  return time < '09:00' ? '40570000' : time < '15:30' ? null : '40580000';
}

/** One of the two hosts. */
class Persona {
  readonly #environment: Environment;
  readonly #market: EmulatedMarket;
  /** Null where the persona serves quotations only: nobody tries real trading on an emulator. */
  readonly #account: PaperAccount | null;
  readonly #offices: Readonly<Record<Environment, TokenOffice>>;
  readonly #faults: FaultQueue;
  readonly #window: RateWindow;
  readonly #around: Surroundings;

  constructor(
    environment: Environment,
    market: EmulatedMarket,
    account: PaperAccount | null,
    offices: Readonly<Record<Environment, TokenOffice>>,
    faults: FaultQueue,
    window: RateWindow,
    around: Surroundings,
  ) {
    this.#around = around;
    this.#environment = environment;
    this.#market = market;
    this.#account = account;
    this.#offices = offices;
    this.#faults = faults;
    this.#window = window;
  }

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://emulator');
    const body = request.method === 'POST' ? await readBody(request) : '';
    if (url.pathname.startsWith('/oauth2/')) {
      write(response, this.#oauth(url.pathname, body));
    } else if (url.pathname in feedPaths) {
      this.#feed(request, response, url.pathname as keyof typeof feedPaths);
    } else if (url.pathname.startsWith('/emulator/')) {
      write(response, this.#own(request.method ?? 'GET', url.pathname, body, request.socket.remoteAddress));
    } else {
      await this.#uapi(request, response, url, body);
    }
  }

  /** Made-up threat feeds of today, as their publishers serve real ones. */
  #feed(request: IncomingMessage, response: ServerResponse, path: keyof typeof feedPaths): void {
    const day = new Date(this.#around.now()).toISOString().slice(0, 10);
    const { contentType, bytes, etag } = feedPaths[path](day);
    if (request.headers['if-none-match'] === etag) return void response.writeHead(304, { ETag: etag }).end();
    response.writeHead(200, { 'Content-Type': contentType, 'Content-Length': bytes.length, ETag: etag }).end(bytes);
  }

  /** The emulator's own pages; no real host has them. */
  #own(method: string, path: string, body: string, from: string | undefined): Reply {
    const { mode, asOfDate, instruments } = this.#market;
    if (method === 'GET' && path === '/emulator/clock')
      return {
        status: 200,
        body: { mode, asOfDate, isSimulated: mode === 'generated', isOpen: this.#around.isOpen() },
      };
    if (method === 'GET' && path === '/emulator/tokens')
      return { status: 200, body: { requestCount: this.#offices[this.#environment].requestCount } };
    if (method === 'GET' && path === '/emulator/instruments') {
      const rows = instruments.map(({ symbol, nameKo, nameEn, sector }) => ({ symbol, nameKo, nameEn, sector }));
      return { status: 200, body: { isSimulated: mode === 'generated', instruments: rows } };
    }
    if (method === 'POST' && path === '/emulator/faults') {
      const faults = parseFaults(body);
      if (!faults) return { status: 400, body: { error: `an array of { kind: ${faultKinds.join(' | ')} }` } };
      this.#faults.add(...faults);
      return { status: 200, body: { added: faults.length } };
    }
    if (method === 'POST' && path === '/emulator/crash') return this.#crash(body, from);
    return { status: 404, body: { error: 'not found' } };
  }

  /** For tests and demonstrations on this machine: prices change for everybody who asks. */
  #crash(body: string, from: string | undefined): Reply {
    if (!isLoopback(from)) return { status: 403, body: { error: 'only from this machine' } };
    if (!this.#market.crash) return { status: 409, body: { error: 'only a generated market can crash' } };
    const { symbol, ratio } = parseObject(body);
    if (typeof symbol !== 'string' || typeof ratio !== 'number')
      return { status: 400, body: { error: '{ symbol: text, ratio: -0.3 to 0.3 }' } };
    try {
      return { status: 200, body: { symbol, date: this.#market.crash(symbol, ratio) } };
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return { status: 400, body: { error: error.message } };
    }
  }

  #oauth(path: string, body: string): Reply {
    const given = parseObject(body);
    const keyFault = this.#keyFault(given['appkey'], given['appsecret']);
    if (keyFault) return refuseToken(keyFault);
    const office = this.#offices[this.#environment];

    if (path === '/oauth2/tokenP') {
      if (given['grant_type'] === undefined) return refuseToken('EGW00115');
      if (given['grant_type'] !== 'client_credentials') return refuseToken('EGW00116');
      this.#around.asked.tokens += 1;
      const token = office.issue();
      if (!token) return refuseToken('EGW00133');
      return {
        status: 200,
        body: {
          access_token: token.text,
          access_token_token_expired: kstTime(token.expiresAt),
          token_type: 'Bearer',
          expires_in: 86400,
        },
      };
    }
    if (path === '/oauth2/revokeP') {
      const token = given['token'];
      if (typeof token !== 'string' || office.verify(token) !== 'valid') return refuseToken('EGW00121');
      office.revoke(token);
      return { status: 200, body: { code: 200, message: '접근토큰 폐기에 성공하였습니다' } };
    }
    return { status: 404, body: { error_description: 'not found', error_code: 'EGW00202' } };
  }

  /** Wrong or foreign keys; null where they are those of this persona. */
  #keyFault(appKey: unknown, appSecret: unknown): string | null {
    if (!appKey) return 'EGW00102';
    const other = this.#environment === 'real' ? 'paper' : 'real';
    if (appKey === emulatorCredentials[other].appKey) return this.#environment === 'real' ? 'EGW02004' : 'EGW02007';
    if (appKey !== emulatorCredentials[this.#environment].appKey) return 'EGW00103';
    if (!appSecret) return 'EGW00104';
    return appSecret === emulatorCredentials[this.#environment].appSecret ? null : 'EGW00105';
  }

  /** Checks in the order of the real gateway: path, token, key, persona, tr_id, rate, parameters, business. */
  async #uapi(request: IncomingMessage, response: ServerResponse, url: URL, text: string): Promise<void> {
    const quotationCall = calls[url.pathname];
    const tradingCall = tradingCalls[url.pathname];
    const trId = header(request, 'tr_id');
    const answer = (reply: Reply): void => write(response, reply, trId);
    const refuse = (code: string, status = 500): void =>
      answer({ status, body: { rt_cd: '1', msg_cd: code, msg1: gatewayTexts[code] ?? code } });
    const method = quotationCall ? 'GET' : tradingCall?.method;
    if (method !== request.method) return answer({ status: 404, body: { error: 'not found' } });

    const fault = this.#faults.next();
    if (fault?.kind === 'drop') return void response.socket?.destroy();
    if (fault?.kind === 'html') return writeHtml(response, fault.status);
    if (fault?.kind === 'slow') await delay(fault.ms);
    if (fault?.kind === 'rate' || fault?.kind === 'rate-200')
      return refuse('EGW00201', fault.kind === 'rate' ? 500 : 200);
    if (fault?.kind === 'code') return refuse(fault.code);
    if (fault?.kind === 'void-tokens') this.#offices[this.#environment].voidAll();

    const bearer = /^Bearer (.+)$/.exec(header(request, 'authorization'))?.[1];
    if (!bearer) return refuse('EGW00205');
    const verdicts = new Set([this.#offices.real.verify(bearer), this.#offices.paper.verify(bearer)]);
    if (!verdicts.has('valid')) return refuse(verdicts.has('EGW00123') ? 'EGW00123' : 'EGW00121');
    const keyFault = this.#keyFault(header(request, 'appkey'), header(request, 'appsecret'));
    if (keyFault) return refuse(keyFault);
    const trIds = quotationCall ? [quotationCall.trId] : tradingCall!.trIds;
    if (tradingCall && !this.#account) return refuse('EGW00206');
    if (!trIds.includes(trId)) return refuse('EGW00310');
    if (this.#environment === 'paper' && quotationCall?.isOnPaper === false) return refuse('EGW02006');
    if (!this.#window.allows()) {
      this.#around.asked.tooMany += 1;
      return refuse('EGW00201');
    }

    const reply = quotationCall
      ? this.#quotation(quotationCall, upperCased(url.searchParams), fault?.kind === 'blank-rows')
      : this.#trading(
          tradingCall!,
          trId,
          header(request, 'tr_cont'),
          method === 'GET' ? upperCased(url.searchParams) : textsOf(parseObject(text)),
        );
    if (fault?.kind === 'lost-answer') return void response.socket?.destroy();
    if (fault?.kind === 'late-answer') await delay(fault.ms);
    answer(reply);
  }

  #quotation(call: Call, query: Query, hasBlankRows: boolean): Reply {
    const bad = badParameter(call, query);
    if (bad) return badInput('OPSQ2001', bad);
    const body = call.answer(this.#market, query);
    return { status: 200, body: hasBlankRows ? { ...body, output2: [{}, { stck_bsop_date: '' }] } : body };
  }

  #trading(call: TradingCall, trId: string, trCont: string, given: Query): Reply {
    const bad = parameterRefusal(call, given);
    if (bad) return badInput(bad.code, bad.name);
    const account = this.#account!;
    const before = JSON.stringify(account.state());
    account.catchUp();
    const closed = call.method === 'POST' ? this.#around.refusal() : null;
    const answer: Omit<Reply, 'status'> = closed
      ? { body: { rt_cd: '1', msg_cd: closed, msg1: padded(closedTexts[closed]!) } }
      : call.answer({ account, market: this.#market, trId, trCont, given });
    const after = account.state();
    if (JSON.stringify(after) !== before) this.#around.save(after); // before it is answered
    return { status: 200, ...answer };
  }
}

function isLoopback(address: string | undefined): boolean {
  return address !== undefined && /^(::ffff:)?127\.|^::1$/.test(address);
}

/** A parameter that makes no sense. */
function badInput(code: string, name: string): Reply {
  return { status: 200, body: { rt_cd: '2', msg_cd: code, msg1: `ERROR : INPUT INVALID_CHECK_${name}` } };
}

/** Refusals of `/oauth2` have a shape of their own. */
function refuseToken(code: string): Reply {
  return { status: 403, body: { error_description: gatewayTexts[code] ?? code, error_code: code } };
}

function quotation(outputs: object): object {
  return { ...outputs, rt_cd: '0', msg_cd: 'MCA00000', msg1: '정상처리 되었습니다.' };
}

/** Texts of trading answers fill 80 characters. */
function padded(text: string): string {
  return text.padEnd(80);
}

function range(query: Query): [string, string] {
  return [ourDate(query['FID_INPUT_DATE_1']!), ourDate(query['FID_INPUT_DATE_2']!)];
}

function ourDate(wire: string): string {
  return `${wire.slice(0, 4)}-${wire.slice(4, 6)}-${wire.slice(6, 8)}`;
}

/** The name of the first parameter at fault as the real service writes it, or null. */
function badParameter(call: Call, query: Query): string | null {
  const allowed: Readonly<Record<string, RegExp>> = {
    FID_COND_MRKT_DIV_CODE: call.trId === 'FHKUP03500100' ? /^U$/ : /^(J|NX|UN)$/,
    FID_INPUT_ISCD: /^[0-9A-Z]{4,12}$/,
    FID_INPUT_DATE_1: /^\d{8}$/,
    FID_INPUT_DATE_2: /^\d{8}$/,
    FID_PERIOD_DIV_CODE: /^D$/,
    FID_ORG_ADJ_PRC: /^[01]$/,
    PRDT_TYPE_CD: /^300$/,
    PDNO: /^[0-9A-Z]{6,12}$/,
  };
  const bad = call.required.find((key) => !allowed[key]!.test(query[key] ?? ''));
  return bad?.replace(/^FID_(COND_)?/, '') ?? null;
}

function upperCased(parameters: URLSearchParams): Query {
  return Object.fromEntries([...parameters].map(([key, value]) => [key.toUpperCase(), value.trim()]));
}

/** Values of an order's body: texts only, a number counts as a missing value, as on the real wire. */
function textsOf(body: Readonly<Record<string, unknown>>): Query {
  const texts = Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(texts.map(([key, value]) => [key, value.trim()]));
}

/** `YYYY-MM-DD HH:MM:SS` in Korean time, which has no summer time. */
function kstTime(at: number): string {
  return new Date(at + 9 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}

function header(request: IncomingMessage, name: string): string {
  const value = request.headers[name];
  return typeof value === 'string' ? value : '';
}

/** The three vendor headers in lower case with underscore, all others in Title-Case: programs in the field depend on it. */
function write(response: ServerResponse, reply: Reply, trId?: string): void {
  const bytes = Buffer.from(JSON.stringify(reply.body));
  const headers: Record<string, string | number> = {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': bytes.length,
  };
  if (trId !== undefined)
    Object.assign(headers, { tr_id: trId, tr_cont: reply.trCont ?? '', gt_uid: randomUUID().replaceAll('-', '') });
  response.writeHead(reply.status, headers).end(bytes);
}

function writeHtml(response: ServerResponse, status: number): void {
  response
    .writeHead(status, { 'Content-Type': 'text/html' })
    .end(`<html><head><title>${status}</title></head><body>gateway</body></html>`);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > LARGEST_BODY_BYTES) throw new RangeError('request body too large');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  const value = parseJson(text);
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function isFault(item: unknown): item is Fault {
  if (typeof item !== 'object' || item === null || !('kind' in item)) return false;
  return faultKinds.includes(item.kind as Fault['kind']);
}

function parseFaults(text: string): readonly Fault[] | null {
  const value = parseJson(text);
  return Array.isArray(value) && value.every(isFault) ? value : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // answered like a body without the keys
  }
}
