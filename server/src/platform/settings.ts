import { existsSync, readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parseArgs, parseEnv } from 'node:util';

import { DomainError } from '@convergence/shared/errors';

export const profiles = ['demo', 'production'] as const;
export type Profile = (typeof profiles)[number];

export const roles = ['api', 'worker', 'scheduler', 'all'] as const;
export type Role = (typeof roles)[number];

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Where quotations come from. Without keys of one's own it is the emulator on this machine. */
export interface KisSettings {
  readonly baseUrl: string;
  readonly appKey: string;
  readonly appSecret: string;
  /** Account number and product code, `12345678-01`. */
  readonly account: string;
  readonly isEmulator: boolean;
  /** Codes of issues to fetch beside those that were fetched before: the vendor publishes no list. Empty with the emulator, which has its own. */
  readonly symbols: readonly string[];
}

/** The language model that writes explanations. */
export interface LlmSettings {
  /** Of an OpenAI-compatible service, the part before `/chat/completions`. */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly model: string;
  /** The stand-in of the emulator: its texts come from no language model. */
  readonly isSimulated: boolean;
  /** What one organisation may spend in a day of Asia/Seoul, whole won. */
  readonly dailyBudgetKrw: number;
  /** Won for a thousand tokens of a question, and of an answer. */
  readonly promptKrwPer1k: number;
  readonly completionKrwPer1k: number;
  /** Longest wait for one answer. */
  readonly timeoutMs: number;
}

/** Where a feed of threat intelligence comes from. */
export interface FeedSource {
  readonly url: string;
  /** The emulator's, made up. */
  readonly isSimulated: boolean;
}

/** Feeds of threat intelligence; null: that one is off. */
export interface FeedSettings {
  /** Catalogue of known exploited vulnerabilities (CISA KEV), JSON. */
  readonly KEV: FeedSource | null;
  /** Probabilities of exploitation (FIRST EPSS), CSV. */
  readonly EPSS: FeedSource | null;
}

/** Where mail goes: files in a folder in profile demo, a server where one is named, nowhere else. */
export type MailSettings =
  | { readonly kind: 'folder'; readonly dir: string; readonly from: string }
  | { readonly kind: 'smtp'; readonly url: string; readonly from: string }
  | { readonly kind: 'none' };

/** Where orders go. There is one account for each server. */
export interface TradingSettings {
  readonly environment: 'paper' | 'real';
  readonly baseUrl: string;
  readonly appKey: string;
  readonly appSecret: string;
  /** Account number and product code, `12345678-01`. */
  readonly account: string;
  readonly isEmulator: boolean;
  /** True only with TRADING_REAL=1 and everything that belongs to it: a client for the real host cannot be built otherwise. */
  readonly allowsReal: boolean;
  /** Calls a second of the account's key; null: what the vendor publishes. */
  readonly callsPerSecond: number | null;
}

/** One file, or MySQL 8.4 and newer; MariaDB works too. */
export type DatabaseSettings =
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'mysql'; readonly url: string };

/** Any S3-compatible store. */
export interface S3Settings {
  readonly kind: 's3';
  /** Where we reach it. */
  readonly endpoint: string;
  /** Where browsers reach it; signed addresses begin with it. */
  readonly publicEndpoint: string;
  readonly region: string;
  readonly accessKey: string;
  readonly secretKey: string;
  readonly bucket: string;
}

export type QueueSettings = { readonly kind: 'embedded'; readonly dir: string } | RedisSettings;

export type ObjectSettings = { readonly kind: 'folder'; readonly dir: string } | S3Settings;

export type LimiterSettings = { readonly kind: 'memory' } | RedisSettings;

export interface RedisSettings {
  readonly kind: 'redis';
  readonly url: string;
  /** Keys and channels begin with it: two installations that share a Redis have two. */
  readonly prefix: string;
}

/** Where archives go, how long they are kept, and what point-in-time restores need. */
export interface BackupSettings {
  /** Null: no place was given, so nothing is backed up by the clock. */
  readonly place: ObjectSettings | null;
  /** Null: archives are not encrypted, and do not hold the secrets of an embedded installation. */
  readonly key: string | null;
  /** Newest archives of so many days and weeks are kept. */
  readonly keptDays: number;
  readonly keptWeeks: number;
  /** MySQL's program that reads binary logs; null: no restore to a point in time. */
  readonly mysqlbinlog: string | null;
}

/** Secrets of an installation; every machine of it has the same. */
export interface Secrets {
  /** Signs sessions. */
  readonly cookie: string;
  /** Signs addresses of objects. */
  readonly signing: string;
  /** Goes into hashes of tokens, so that a stolen table alone is worth nothing. */
  readonly pepper: string;
}

/** What the process was told, checked; nothing else reads the command line or the environment. */
export interface Settings {
  readonly profile: Profile;
  readonly role: Role;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Port of Prometheus metrics; null: none are served. */
  readonly metricsPort: number | null;
  /** Collector that traces go to by OTLP over HTTP; null: none are made. */
  readonly tracesUrl: string | null;
  /** Address that browsers use, where a gateway stands in front; null: the one we listen on. */
  readonly publicUrl: string | null;
  /** Gateways on other machines, addresses or networks, which are believed in who the client is; this machine's always are. */
  readonly trustedProxies: readonly string[];
  readonly dataDir: string;
  /** History that the emulator replays; null: a generated market. */
  readonly replayFile: string | null;
  /** Whether demo people, holdings and a first run are made. */
  readonly hasDemo: boolean;
  /** Threads that compute chunks. */
  readonly workerThreads: number;
  readonly logLevel: LogLevel;
  readonly kis: KisSettings;
  /** Null: no model; explanations are then the template's. */
  readonly llm: LlmSettings | null;
  readonly feeds: FeedSettings;
  readonly mail: MailSettings;
  /** Null: no account, so no orders. */
  readonly trading: TradingSettings | null;
  readonly database: DatabaseSettings;
  readonly queue: QueueSettings;
  readonly objects: ObjectSettings;
  readonly limiter: LimiterSettings;
  /** Null: those of the data folder, made at the first start. */
  readonly secrets: Secrets | null;
  readonly backup: BackupSettings;
}

/** An impossible or half-set combination; the message names the way out. */
export class SettingsError extends DomainError {
  constructor(name: string, text: string) {
    super('E_SETTINGS', [name]);
    this.message = `E_SETTINGS at ${name}: ${text}`;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Command line options and the variables that mean the same; the option wins. */
const options = {
  port: { variable: 'PORT', type: 'string', hint: 'port to listen on, 0 for any free one (default 4000)' },
  data: {
    variable: 'DATA_DIR',
    type: 'string',
    hint: 'folder of database, objects, queue and secrets (default ./data)',
  },
  replay: { variable: 'REPLAY_FILE', type: 'string', hint: 'history for the emulator instead of a generated market' },
  role: { variable: 'ROLE', type: 'string', hint: `${roles.join(' | ')} (default all)` },
  host: { variable: 'HOST', type: 'string', hint: 'address to listen on (default 127.0.0.1)' },
  'no-demo': { variable: 'NO_DEMO', type: 'boolean', hint: 'start without demo people and demo run' },
} as const;

/** The options with one line each, for `--help` and for the answer to an unknown one. */
export function optionsHelp(): string {
  return Object.entries(options)
    .map(
      ([name, o]) => `  --${name}${o.type === 'string' ? ' …' : ''}`.padEnd(16) + `${o.variable.padEnd(12)} ${o.hint}`,
    )
    .join('\n');
}

/** The process environment over a `.env` file in the folder; what is really set wins. */
export function readEnvironment(folder: string = process.cwd()): Environment {
  const file = path.join(folder, '.env');
  return existsSync(file) ? { ...parseEnv(readFileSync(file, 'utf8')), ...process.env } : process.env;
}

/**
 * Reads and checks every setting.
 *
 * @param argv - Arguments behind the program's name.
 * @param env - Variables; an empty one counts as not set. NODE_ENV is not read.
 * @throws SettingsError with the name of the option or variable at fault and the way out.
 */
export function readSettings(argv: readonly string[], environment: Environment = readEnvironment()): Settings {
  const env = withSecretFiles(environment);
  const given = readOptions(argv);
  const text = (name: keyof typeof options): string | undefined =>
    (given[name] as string | undefined) || env[options[name].variable] || undefined;

  const dataDir = path.resolve(text('data') ?? 'data');
  const { isServer, ...adapters } = readAdapters(env, dataDir);
  const profile = oneOf('PROFILE', env.PROFILE, profiles, isServer ? 'production' : 'demo');
  if (isServer && profile === 'demo')
    throw new SettingsError(
      'PROFILE',
      'demo is for the embedded adapters: demo people have no place on a server. Unset PROFILE, or DATABASE_URL and what belongs to it.',
    );
  const role = oneOf('role', text('role'), roles, 'all');
  if (role !== 'all' && !isServer)
    throw new SettingsError(
      'role',
      `the embedded queue lives in one process, so "${role}" alone would wait for ever; leave --role and ROLE unset, or give the settings of a server (DATABASE_URL and what belongs to it).`,
    );
  const replayFile = text('replay');
  if (replayFile !== undefined && !existsSync(replayFile)) {
    throw new SettingsError('replay', `there is no file ${replayFile}; give the path of a CSV file (.csv or .csv.gz).`);
  }

  const kis = readKis(env);

  return {
    profile,
    role,
    host: text('host') ?? '127.0.0.1',
    port: wholeNumber('port', text('port'), 0, 65_535) ?? 4000,
    metricsPort: wholeNumber('METRICS_PORT', env.METRICS_PORT, 0, 65_535),
    tracesUrl: address('OTEL_EXPORTER_OTLP_ENDPOINT', env.OTEL_EXPORTER_OTLP_ENDPOINT),
    publicUrl: publicAddress(env.PUBLIC_URL),
    trustedProxies: networks('TRUSTED_PROXIES', env.TRUSTED_PROXIES),
    dataDir,
    replayFile: replayFile === undefined ? null : path.resolve(replayFile),
    hasDemo: profile === 'demo' && !(given['no-demo'] ?? flag('NO_DEMO', env.NO_DEMO)),
    workerThreads: wholeNumber('WORKER_THREADS', env.WORKER_THREADS, 1, 256) ?? availableParallelism(),
    logLevel: oneOf('LOG_LEVEL', env.LOG_LEVEL, logLevels, 'info'),
    kis,
    llm: readLlm(env, profile === 'demo' && kis.isEmulator),
    feeds: readFeeds(env, profile, kis),
    mail: readMail(env, profile, dataDir),
    trading: readTrading(env, kis, profile),
    backup: readBackup(env),
    ...adapters,
  };
}

/** Whether the process has that part. */
export function hasRole({ role }: Pick<Settings, 'role'>, part: Exclude<Role, 'all'>): boolean {
  return role === 'all' || role === part;
}

/** What was chosen, one line a setting, secrets masked; printed at start. */
export function describeSettings(settings: Settings): string {
  const { kis } = settings;
  const lines: readonly (readonly [string, string])[] = [
    ['profile', settings.profile],
    ['role', settings.role],
    ['address', `http://${settings.host}:${settings.port}`],
    ['public address', settings.publicUrl ?? 'the same'],
    ['gateways', ['this machine', ...settings.trustedProxies].join(', ')],
    ['metrics port', settings.metricsPort === null ? 'off' : String(settings.metricsPort)],
    ['traces', settings.tracesUrl === null ? 'off' : `to ${hostOf(settings.tracesUrl)}`],
    ['data', settings.dataDir],
    ['database', describeDatabase(settings)],
    [
      'queue',
      settings.queue.kind === 'redis' ? `BullMQ on Redis, ${hostOf(settings.queue.url)}` : 'embedded BullMQ on PGlite',
    ],
    ['objects', describeObjects(settings.objects)],
    ['limits', settings.limiter.kind === 'redis' ? `in Redis, ${hostOf(settings.limiter.url)}` : 'in memory'],
    ['market', settings.replayFile ? `replay of ${settings.replayFile}` : 'as the KIS side serves it'],
    ['KIS', describeKis(kis)],
    ['language model', describeLlm(settings.llm)],
    ['threat feeds', describeFeeds(settings.feeds)],
    ['mail', describeMail(settings.mail)],
    ['orders', describeTrading(settings.trading)],
    ['backup', describeBackup(settings.backup)],
    ['demo', settings.hasDemo ? 'yes' : 'no'],
    ['worker threads', String(settings.workerThreads)],
    ['log level', settings.logLevel],
  ];
  return lines.map(([name, value]) => `${name.padEnd(16)}${value}`).join('\n');
}

function describeKis({ isEmulator, baseUrl, appKey, symbols }: KisSettings): string {
  if (isEmulator) return `emulator at ${baseUrl}`;
  return `${baseUrl}, key ${mask(appKey)}, ${symbols.length} issues named`;
}

function describeDatabase({ database, dataDir }: Settings): string {
  if (database.kind === 'sqlite') return `embedded SQLite, ${path.relative(dataDir, database.file)}`;
  return `MySQL, ${hostOf(database.url)}${new URL(database.url).pathname}`;
}

function describeObjects(objects: ObjectSettings): string {
  if (objects.kind === 'folder') return 'folder';
  const { endpoint, publicEndpoint, bucket } = objects;
  return `S3, bucket ${bucket} at ${endpoint}${publicEndpoint === endpoint ? '' : `, for browsers ${publicEndpoint}`}`;
}

/** Without user and password. */
function hostOf(url: string): string {
  return new URL(url).host;
}

function readOptions(argv: readonly string[]): Partial<Record<keyof typeof options, string | boolean>> {
  try {
    return parseArgs({ args: [...argv], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    const what = error instanceof Error ? error.message.split('. ')[0]! : String(error);
    throw new SettingsError('command line', `${what}. Known options:\n${optionsHelp()}`);
  }
}

/** Address of the emulator that `npm start` runs beside the server. */
const emulatorUrl = 'http://127.0.0.1:4010';
/** Keys that the emulator takes; they open nothing else. */
const emulatorKeys = { appKey: 'PSEMULATORAPPKEY', appSecret: 'EMULATORAPPSECRET', account: '50000000-01' } as const;

function readKis(env: Environment): KisSettings {
  const baseUrl = address('KIS_BASE_URL', env.KIS_BASE_URL);
  const own = { KIS_APP_KEY: env.KIS_APP_KEY, KIS_APP_SECRET: env.KIS_APP_SECRET, KIS_ACCOUNT: env.KIS_ACCOUNT };
  const isEmulator = Object.values(own).every((value) => !value);
  if (isEmulator) {
    if (baseUrl !== null && !isLoopback(new URL(baseUrl).hostname)) {
      throw new SettingsError(
        'KIS_APP_KEY',
        `${baseUrl} needs KIS_APP_KEY, KIS_APP_SECRET and KIS_ACCOUNT; unset KIS_BASE_URL for the emulator.`,
      );
    }
    if (env.KIS_SYMBOLS)
      throw new SettingsError('KIS_SYMBOLS', 'goes with KIS_APP_KEY and its like; the emulator has a list of its own.');
    return { baseUrl: baseUrl ?? emulatorUrl, ...emulatorKeys, isEmulator, symbols: [] };
  }
  requireAll({ KIS_BASE_URL: env.KIS_BASE_URL, ...own }, 'the emulator');
  requireAccount('KIS_ACCOUNT', own.KIS_ACCOUNT!);
  return {
    baseUrl: baseUrl!,
    appKey: own.KIS_APP_KEY!,
    appSecret: own.KIS_APP_SECRET!,
    account: own.KIS_ACCOUNT!,
    isEmulator,
    symbols: issueCodes('KIS_SYMBOLS', env.KIS_SYMBOLS),
  };
}

/** Each once, in the order given. */
function issueCodes(name: string, value: string | undefined): readonly string[] {
  const codes = (value ?? '').split(/[\s,]+/).filter((code) => code !== '');
  const wrong = codes.find((code) => !/^[0-9A-Z]{6}$/.test(code));
  if (wrong !== undefined)
    throw new SettingsError(
      name,
      `"${wrong}" is no code of an issue; give six characters each, such as 005930,000660.`,
    );
  return [...new Set(codes)];
}

/** Address of the stand-in that the emulator serves. */
const llmStubUrl = 'http://127.0.0.1:4012/v1';
/** Says of itself what it is, wherever a model is named. */
const LLM_STUB_MODEL = 'simulated-writer-1';
/** Made up, so that a demo shows how spending is counted. */
const LLM_STUB_PRICES = { promptKrwPer1k: 0.5, completionKrwPer1k: 2 } as const;
const DEFAULT_LLM_BUDGET_KRW = 10_000;
const DEFAULT_LLM_TIMEOUT_MS = 30_000;

/** @param hasEmulator - The emulator runs beside us, with its stand-in for a model. */
function readLlm(env: Environment, hasEmulator: boolean): LlmSettings | null {
  const limits = {
    dailyBudgetKrw:
      wholeNumber('LLM_DAILY_BUDGET_KRW', env.LLM_DAILY_BUDGET_KRW, 0, 1_000_000_000) ?? DEFAULT_LLM_BUDGET_KRW,
    timeoutMs: wholeNumber('LLM_TIMEOUT_MS', env.LLM_TIMEOUT_MS, 100, 600_000) ?? DEFAULT_LLM_TIMEOUT_MS,
  };
  const { LLM_BASE_URL, LLM_API_KEY, LLM_MODEL, LLM_PROMPT_KRW_PER_1K, LLM_COMPLETION_KRW_PER_1K } = env;
  if (LLM_BASE_URL === 'off') return null;
  const own = { LLM_API_KEY, LLM_MODEL, LLM_PROMPT_KRW_PER_1K, LLM_COMPLETION_KRW_PER_1K };
  const baseUrl = address('LLM_BASE_URL', LLM_BASE_URL);
  if (Object.values(own).every((value) => !value)) {
    if (baseUrl !== null && !(hasEmulator && isLoopback(new URL(baseUrl).hostname)))
      requireAll({ LLM_BASE_URL, ...own }, 'explanations without a model');
    if (!hasEmulator) return null;
    return {
      baseUrl: baseUrl ?? llmStubUrl,
      apiKey: 'of-the-stand-in',
      model: LLM_STUB_MODEL,
      isSimulated: true,
      ...LLM_STUB_PRICES,
      ...limits,
    };
  }
  requireAll({ LLM_BASE_URL, ...own }, 'explanations without a model');
  const { protocol, hostname } = new URL(baseUrl!);
  if (protocol === 'http:' && !isLoopback(hostname))
    throw new SettingsError(
      'LLM_BASE_URL',
      'is not encrypted, and the key would travel to it; give its https:// address.',
    );
  return {
    baseUrl: baseUrl!,
    apiKey: LLM_API_KEY!,
    model: LLM_MODEL!,
    isSimulated: false,
    promptKrwPer1k: price('LLM_PROMPT_KRW_PER_1K', LLM_PROMPT_KRW_PER_1K!),
    completionKrwPer1k: price('LLM_COMPLETION_KRW_PER_1K', LLM_COMPLETION_KRW_PER_1K!),
    ...limits,
  };
}

function describeLlm(llm: LlmSettings | null): string {
  if (!llm) return 'none, explanations are made from a template';
  const { baseUrl, apiKey, model, isSimulated, dailyBudgetKrw } = llm;
  const who = isSimulated
    ? `${model}, the emulator's stand-in at ${baseUrl}`
    : `${model} at ${baseUrl}, key ${mask(apiKey)}`;
  return `${who}, at most ${dailyBudgetKrw} KRW a day`;
}

/** Public addresses of the feeds, and where the emulator serves its own. */
const feedAddresses = {
  KEV: {
    variable: 'FEED_KEV_URL',
    public: 'https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json',
    emulator: '/emulator/feeds/known_exploited_vulnerabilities.json',
  },
  EPSS: {
    variable: 'FEED_EPSS_URL',
    public: 'https://epss.empiricalsecurity.com/epss_scores-current.csv.gz',
    emulator: '/emulator/feeds/epss_scores-current.csv.gz',
  },
} as const;

function readFeeds(env: Environment, profile: Profile, kis: KisSettings): FeedSettings {
  return { KEV: readFeed('KEV', env, profile, kis), EPSS: readFeed('EPSS', env, profile, kis) };
}

/** Unless it is said: the public address in production, the emulator's in a demo that has one, else none. */
function readFeed(feed: keyof FeedSettings, env: Environment, profile: Profile, kis: KisSettings): FeedSource | null {
  const { variable, public: publicAddressOf, emulator } = feedAddresses[feed];
  const given = env[variable];
  if (given === 'off') return null;
  if (!given) {
    if (profile === 'production') return { url: publicAddressOf, isSimulated: false };
    return kis.isEmulator ? { url: new URL(emulator, kis.baseUrl).href, isSimulated: true } : null;
  }
  const { protocol, hostname, href } = parseUrl(variable, given);
  const isOwnMachine = profile === 'demo' && isLoopback(hostname);
  if (protocol !== 'https:' && !(protocol === 'http:' && isOwnMachine))
    throw new SettingsError(variable, `must be an https:// address, or "off"; the public one is ${publicAddressOf}.`);
  return { url: href, isSimulated: isOwnMachine };
}

function describeFeeds(feeds: FeedSettings): string {
  const described = (['KEV', 'EPSS'] as const).map((feed) => {
    const source = feeds[feed];
    if (source === null) return `${feed} off`;
    return `${feed} from ${hostOf(source.url)}${source.isSimulated ? ' (simulated)' : ''}`;
  });
  return described.join(', ');
}

function readMail(env: Environment, profile: Profile, dataDir: string): MailSettings {
  const { MAIL_SMTP_URL, MAIL_FROM } = env;
  if (!MAIL_SMTP_URL && !MAIL_FROM) {
    return profile === 'demo'
      ? { kind: 'folder', dir: path.join(dataDir, 'mail'), from: 'Convergence <alerts@convergence.invalid>' }
      : { kind: 'none' };
  }
  requireAll({ MAIL_SMTP_URL, MAIL_FROM }, profile === 'demo' ? 'files in the data folder' : 'no mail at all');
  const url = parseUrl('MAIL_SMTP_URL', MAIL_SMTP_URL!);
  if (!['smtp:', 'smtps:'].includes(url.protocol) || url.hostname === '')
    throw new SettingsError(
      'MAIL_SMTP_URL',
      'must be smtp://user:password@host:587 or smtps://user:password@host:465.',
    );
  if (!/^(?:[^<>@\r\n]{1,60} <)?[^\s<>@,]{1,64}@[^\s<>@,]{3,189}>?$/.test(MAIL_FROM!))
    throw new SettingsError('MAIL_FROM', 'is a mail address, alone or as Name <name@example.com>.');
  return { kind: 'smtp', url: MAIL_SMTP_URL!, from: MAIL_FROM! };
}

function describeMail(mail: MailSettings): string {
  if (mail.kind === 'none') return 'none';
  if (mail.kind === 'folder') return 'files in mail';
  const { protocol, host } = new URL(mail.url); // user and password stay out
  return `${protocol}//${host}, from ${mail.from}`;
}

/** Host of the vendor's paper trading. */
const paperUrl = 'https://openapivts.koreainvestment.com:29443';
const realUrl = 'https://openapi.koreainvestment.com:9443';
const emulatorPaperKeys = { appKey: 'VTEMULATORAPPKEY', appSecret: 'EMULATORPAPERAPPSECRET' } as const;

/**
 * Orders go to the emulator where quotations come from it, to the vendor's paper trading with keys of their own, to the real account
 * with TRADING_REAL=1, or nowhere. Each half-set combination is refused: nobody trades real money by an oversight.
 */
function readTrading(env: Environment, kis: KisSettings, profile: Profile): TradingSettings | null {
  const callsPerSecond = wholeNumber('KIS_PAPER_CALLS_PER_SECOND', env.KIS_PAPER_CALLS_PER_SECOND, 1, 1000);
  const baseUrl = address('KIS_PAPER_BASE_URL', env.KIS_PAPER_BASE_URL);
  const own = {
    KIS_PAPER_APP_KEY: env.KIS_PAPER_APP_KEY,
    KIS_PAPER_APP_SECRET: env.KIS_PAPER_APP_SECRET,
    KIS_PAPER_ACCOUNT: env.KIS_PAPER_ACCOUNT,
  };
  const hasOwn = Object.values(own).some(Boolean);
  if (flag('TRADING_REAL', env.TRADING_REAL)) {
    refuseHalfReal(kis, profile, hasOwn || baseUrl !== null);
    return { ...kis, environment: 'real', allowsReal: true, callsPerSecond: null };
  }
  if (hasOwn) {
    requireAll(own, 'no orders at all, or for those of the emulator');
    requireAccount('KIS_PAPER_ACCOUNT', own.KIS_PAPER_ACCOUNT!);
    const url = baseUrl ?? paperUrl;
    if (url !== paperUrl && !isLoopback(new URL(url).hostname))
      throw new SettingsError(
        'KIS_PAPER_BASE_URL',
        `is ${paperUrl}, or an address of this machine; unset it for the first.`,
      );
    return {
      environment: 'paper',
      baseUrl: url,
      appKey: own.KIS_PAPER_APP_KEY!,
      appSecret: own.KIS_PAPER_APP_SECRET!,
      account: own.KIS_PAPER_ACCOUNT!,
      isEmulator: false,
      allowsReal: false,
      callsPerSecond,
    };
  }
  if (kis.isEmulator) {
    const url = new URL(kis.baseUrl);
    url.port = String(Number(url.port) + 1); // the emulator's two personas stand side by side
    return {
      ...emulatorPaperKeys,
      environment: 'paper',
      baseUrl: baseUrl ?? url.origin,
      account: kis.account,
      isEmulator: true,
      allowsReal: false,
      callsPerSecond,
    };
  }
  // the keys of quotations are those of paper trading
  if (kis.baseUrl === paperUrl) return { ...kis, environment: 'paper', allowsReal: false, callsPerSecond };
  return null;
}

function refuseHalfReal(kis: KisSettings, profile: Profile, hasPaper: boolean): void {
  if (profile !== 'production')
    throw new SettingsError('TRADING_REAL', 'needs PROFILE=production: demo people must not reach a real account.');
  if (kis.isEmulator || kis.baseUrl !== realUrl)
    throw new SettingsError(
      'TRADING_REAL',
      `needs KIS_BASE_URL=${realUrl} with KIS_APP_KEY, KIS_APP_SECRET and KIS_ACCOUNT; unset TRADING_REAL for paper trading.`,
    );
  if (hasPaper) throw new SettingsError('TRADING_REAL', 'and KIS_PAPER_* name two accounts; unset one of them.');
}

function describeTrading(trading: TradingSettings | null): string {
  if (trading === null) return 'off: there is no paper account (KIS_PAPER_*)';
  if (trading.environment === 'real') return 'REAL MONEY, TRADING_REAL=1';
  return trading.isEmulator ? `paper, emulator at ${trading.baseUrl}` : `paper, ${trading.baseUrl}`;
}

function requireAccount(name: string, account: string): void {
  if (!/^\d{8}-\d{2}$/.test(account))
    throw new SettingsError(name, 'is eight digits, a hyphen and the two-digit product code, e.g. 12345678-01.');
}

/** What decides between the embedded adapters and those of a server. */
interface Adapters {
  readonly isServer: boolean;
  readonly database: DatabaseSettings;
  readonly queue: QueueSettings;
  readonly objects: ObjectSettings;
  readonly limiter: LimiterSettings;
  readonly secrets: Secrets | null;
}

/** All embedded, or all of a server: what a second machine cannot reach would only look like one installation. */
function readAdapters(env: Environment, dataDir: string): Adapters {
  const { DATABASE_URL, REDIS_URL, S3_ENDPOINT, S3_ACCESS_KEY, S3_SECRET_KEY, S3_BUCKET, S3_REGION } = env;
  const { S3_PUBLIC_ENDPOINT, COOKIE_SECRET, SIGNING_SECRET, TOKEN_PEPPER } = env;
  const store = { S3_ENDPOINT, S3_ACCESS_KEY, S3_SECRET_KEY, S3_BUCKET };
  const secrets = { COOKIE_SECRET, SIGNING_SECRET, TOKEN_PEPPER };
  const given = { DATABASE_URL, REDIS_URL, ...store, ...secrets };
  if (Object.values({ ...given, S3_REGION, S3_PUBLIC_ENDPOINT }).every((value) => !value)) {
    return {
      isServer: false,
      database: { kind: 'sqlite', file: path.join(dataDir, 'convergence.sqlite') },
      queue: { kind: 'embedded', dir: path.join(dataDir, 'queue') },
      objects: { kind: 'folder', dir: path.join(dataDir, 'objects') },
      limiter: { kind: 'memory' },
      secrets: null,
    };
  }
  const database = DATABASE_URL ? databaseUrl(DATABASE_URL) : '';
  const redisAddress = REDIS_URL ? redisUrl(REDIS_URL) : '';
  if (Object.values({ ...store, S3_REGION, S3_PUBLIC_ENDPOINT }).some(Boolean))
    requireAll(store, 'the embedded folder');
  requireAll(given, 'the embedded adapters, which need none of them');
  const redis = { kind: 'redis', url: redisAddress, prefix: redisPrefix(env.REDIS_PREFIX, database) } as const;
  return {
    isServer: true,
    database: { kind: 'mysql', url: database },
    queue: redis,
    objects: {
      kind: 's3',
      endpoint: address('S3_ENDPOINT', S3_ENDPOINT)!,
      publicEndpoint: publicStore(S3_ENDPOINT!, S3_PUBLIC_ENDPOINT),
      region: S3_REGION || 'us-east-1',
      accessKey: S3_ACCESS_KEY!,
      secretKey: S3_SECRET_KEY!,
      bucket: bucketName(S3_BUCKET!),
    },
    limiter: redis,
    secrets: {
      cookie: longSecret('COOKIE_SECRET', COOKIE_SECRET!),
      signing: longSecret('SIGNING_SECRET', SIGNING_SECRET!),
      pepper: longSecret('TOKEN_PEPPER', TOKEN_PEPPER!),
    },
  };
}

const KEPT_DAYS = 7;
const KEPT_WEEKS = 5;

/** A folder (a second disk), or a bucket of any S3-compatible store, or neither. */
function readBackup(env: Environment): BackupSettings {
  const { BACKUP_DIR, BACKUP_S3_ENDPOINT, BACKUP_S3_BUCKET, BACKUP_S3_REGION } = env;
  const { BACKUP_S3_ACCESS_KEY, BACKUP_S3_SECRET_KEY, BACKUP_KEY } = env;
  const store = { BACKUP_S3_ENDPOINT, BACKUP_S3_BUCKET, BACKUP_S3_ACCESS_KEY, BACKUP_S3_SECRET_KEY };
  const isStore = Object.values({ ...store, BACKUP_S3_REGION }).some(Boolean);
  if (isStore) requireAll(store, 'a folder (BACKUP_DIR) or no backup by the clock');
  if (isStore && BACKUP_DIR)
    throw new SettingsError('BACKUP_DIR', 'and BACKUP_S3_* are two places for archives; unset one of them.');
  const endpoint = address('BACKUP_S3_ENDPOINT', BACKUP_S3_ENDPOINT);
  const place: ObjectSettings | null = isStore
    ? {
        kind: 's3',
        endpoint: endpoint!,
        publicEndpoint: endpoint!,
        region: BACKUP_S3_REGION || 'us-east-1',
        accessKey: BACKUP_S3_ACCESS_KEY!,
        secretKey: BACKUP_S3_SECRET_KEY!,
        bucket: bucketName(BACKUP_S3_BUCKET!, 'BACKUP_S3_BUCKET'),
      }
    : BACKUP_DIR
      ? { kind: 'folder', dir: path.resolve(BACKUP_DIR) }
      : null;
  return {
    place,
    key: BACKUP_KEY ? longSecret('BACKUP_KEY', BACKUP_KEY) : null,
    keptDays: wholeNumber('BACKUP_KEPT_DAYS', env.BACKUP_KEPT_DAYS, 1, 3650) ?? KEPT_DAYS,
    keptWeeks: wholeNumber('BACKUP_KEPT_WEEKS', env.BACKUP_KEPT_WEEKS, 0, 520) ?? KEPT_WEEKS,
    mysqlbinlog: env.MYSQLBINLOG || null,
  };
}

function describeBackup({ place, key, keptDays, keptWeeks }: BackupSettings): string {
  if (place === null) return 'off: no place is given (BACKUP_DIR or BACKUP_S3_*)';
  const where = place.kind === 'folder' ? place.dir : describeObjects(place);
  return `${where}, ${key === null ? 'not encrypted' : 'encrypted'}, ${keptDays} days and ${keptWeeks} weeks are kept`;
}

function databaseUrl(value: string): string {
  const url = parseUrl('DATABASE_URL', value);
  const isKnown = url.protocol === 'mysql:' || url.protocol === 'mariadb:';
  if (!isKnown || !url.hostname || !url.username || !url.password || !/^\/[\w-]{1,50}$/.test(url.pathname)) {
    throw new SettingsError(
      'DATABASE_URL',
      'needs user, password and database, mysql://user:password@host:3306/name; or unset it for the embedded database.',
    );
  }
  return value.replace(/^mariadb:/, 'mysql:');
}

/** Unless it is given, the name of the database, which no two installations share. */
function redisPrefix(given: string | undefined, database: string): string {
  if (!given) return new URL(database).pathname.slice(1);
  if (!/^[\w-]{1,60}$/.test(given))
    throw new SettingsError('REDIS_PREFIX', 'may have letters, digits, _ and -, at most 60 of them.');
  return given;
}

function redisUrl(value: string): string {
  const { protocol, hostname } = parseUrl('REDIS_URL', value);
  if (!['redis:', 'rediss:'].includes(protocol) || !hostname)
    throw new SettingsError('REDIS_URL', 'must be redis://:password@host:6379, or rediss:// where it is encrypted.');
  return value;
}

/** Browsers fetch reports from it, so it is encrypted, or on this machine. */
function publicStore(endpoint: string, given: string | undefined): string {
  const name = given ? 'S3_PUBLIC_ENDPOINT' : 'S3_ENDPOINT';
  const value = address(name, given || endpoint)!;
  if (value.startsWith('http:') && !isLoopback(new URL(value).hostname))
    throw new SettingsError(
      'S3_PUBLIC_ENDPOINT',
      'must be the https:// address at which browsers reach the object store; S3_ENDPOINT may stay an inner one.',
    );
  return value;
}

function bucketName(value: string, name = 'S3_BUCKET'): string {
  if (!/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/.test(value))
    throw new SettingsError(name, `"${value}" is no name of a bucket: 3 to 63 small letters, digits, hyphens.`);
  return value;
}

/** As long as those that we make ourselves. */
const SECRET_LENGTH = 43;

function longSecret(name: string, value: string): string {
  if (value.length < SECRET_LENGTH)
    throw new SettingsError(
      name,
      `has ${value.length} characters; it needs ${SECRET_LENGTH} random ones, the same on each machine: openssl rand -base64 48`,
    );
  return value;
}

/** These may be given as a file, whose path stands in the variable of the same name with _FILE behind it. */
export const secretVariables = [
  'DATABASE_URL',
  'REDIS_URL',
  'REDIS_PREFIX',
  'S3_ACCESS_KEY',
  'S3_SECRET_KEY',
  'COOKIE_SECRET',
  'SIGNING_SECRET',
  'TOKEN_PEPPER',
  'KIS_APP_KEY',
  'KIS_APP_SECRET',
  'KIS_PAPER_APP_KEY',
  'KIS_PAPER_APP_SECRET',
  'LLM_API_KEY',
  'MAIL_SMTP_URL',
  'BACKUP_S3_ACCESS_KEY',
  'BACKUP_S3_SECRET_KEY',
  'BACKUP_KEY',
] as const;

function withSecretFiles(env: Environment): Environment {
  const read: Record<string, string> = {};
  for (const name of secretVariables) {
    const file = env[`${name}_FILE`];
    if (!file) continue;
    if (env[name]) throw new SettingsError(`${name}_FILE`, `and ${name} are both set; unset one of them.`);
    try {
      read[name] = readFileSync(file, 'utf8').trim();
    } catch (error) {
      throw new SettingsError(`${name}_FILE`, `${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
    }
    if (read[name] === '') throw new SettingsError(`${name}_FILE`, `${file} is empty.`);
  }
  return { ...env, ...read };
}

function requireAll(variables: Environment, otherwise: string): void {
  const names = Object.keys(variables);
  const missing = names.filter((name) => !variables[name]);
  if (missing.length === 0) return;
  throw new SettingsError(
    missing[0]!,
    `is missing: ${names.join(', ')} belong together. Set ${missing.join(', ')}, or unset all of them for ${otherwise}.`,
  );
}

function oneOf<const T extends string>(name: string, value: string | undefined, known: readonly T[], preset: T): T {
  if (!value) return preset;
  const found = known.find((candidate) => candidate === value);
  if (found === undefined) throw new SettingsError(name, `"${value}" is not one of ${known.join(', ')}.`);
  return found;
}

function wholeNumber(name: string, value: string | undefined, low: number, high: number): number | null {
  if (!value) return null;
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < low || number > high) {
    throw new SettingsError(name, `"${value}" is not a whole number from ${low} to ${high}.`);
  }
  return number;
}

function price(name: string, value: string): number {
  if (!/^\d{1,6}(?:\.\d{1,6})?$/.test(value))
    throw new SettingsError(name, `"${value}" is not a price in won, such as 3.5; 0 where the model costs nothing.`);
  return Number(value);
}

function flag(name: string, value: string | undefined): boolean {
  return oneOf(name, value, ['0', '1', 'false', 'true'], '0').match(/1|true/) !== null;
}

function address(name: string, value: string | undefined): string | null {
  if (!value) return null;
  const url = parseUrl(name, value);
  if (!['http:', 'https:'].includes(url.protocol))
    throw new SettingsError(name, 'must begin with http:// or https://.');
  return value.replace(/\/+$/, '');
}

/** Passwords and sessions travel to it, so it is encrypted, or on this machine. */
function publicAddress(value: string | undefined): string | null {
  const given = address('PUBLIC_URL', value);
  if (given !== null && given.startsWith('http:') && !isLoopback(new URL(given).hostname)) {
    throw new SettingsError(
      'PUBLIC_URL',
      `${given} is not encrypted; put a TLS gateway in front of the server and give its https:// address.`,
    );
  }
  return given;
}

/** Addresses, or networks as `172.30.40.0/24`, with commas between. */
function networks(name: string, value: string | undefined): readonly string[] {
  const list = (value ?? '').split(',').flatMap((part) => part.trim() || []);
  for (const network of list) {
    const [address = '', prefix, ...rest] = network.split('/');
    const longest = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0;
    const bits = prefix === undefined ? longest : /^\d{1,3}$/.test(prefix) ? Number(prefix) : 0;
    if (rest.length > 0 || bits < 1 || bits > longest)
      throw new SettingsError(name, `"${network}" is no address, nor a network such as 172.30.40.0/24.`);
  }
  return list;
}

function parseUrl(name: string, value: string): URL {
  const url = URL.parse(value);
  if (url === null) throw new SettingsError(name, 'is not an address that can be read.'); // without the value: it may hold a password
  return url;
}

/** Whether only this machine can reach the address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

function mask(secret: string): string {
  return `${secret.slice(0, 2)}…`;
}
