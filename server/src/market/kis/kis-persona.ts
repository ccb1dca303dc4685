/** Real and paper trading have separate hosts, keys and accounts; quotations may come from one and orders go to the other. */
export type KisEnvironment = 'real' | 'paper';

/** The calls of this client, by the last part of their path. */
export type KisCall =
  | 'inquire-price'
  | 'inquire-daily-itemchartprice'
  | 'inquire-daily-indexchartprice'
  | 'search-stock-info';

/** Where a call lives and by which tr_id each environment knows it; null where the environment does not serve it. */
interface CallAddress {
  readonly path: string;
  readonly trId: Readonly<Record<KisEnvironment, string | null>>;
}

const quotations = '/uapi/domestic-stock/v1/quotations';

/** The only table of paths and tr_ids. Source: the vendor's catalogue of calls. */
export const kisCalls: Readonly<Record<KisCall, CallAddress>> = {
  'inquire-price': {
    path: `${quotations}/inquire-price`,
    trId: { real: 'FHKST01010100', paper: 'FHKST01010100' },
  },
  'inquire-daily-itemchartprice': {
    path: `${quotations}/inquire-daily-itemchartprice`,
    trId: { real: 'FHKST03010100', paper: 'FHKST03010100' },
  },
  'inquire-daily-indexchartprice': {
    path: `${quotations}/inquire-daily-indexchartprice`,
    trId: { real: 'FHKUP03500100', paper: 'FHKUP03500100' },
  },
  'search-stock-info': {
    path: `${quotations}/search-stock-info`,
    trId: { real: 'CTPF1002R', paper: null },
  },
};

/** Calls a second as the vendor's notice of April 2026 has them; they changed three times in four years, so they are settings. */
export interface KisRate {
  readonly callsPerSecond: number;
  /** Least time between two calls, ms. */
  readonly spacingMs: number;
}

/** The calls that touch an account. */
export type KisTradingCall =
  | 'buy'
  | 'sell'
  /** Amend or cancel. */
  | 'change'
  /** Orders and executions of the last three months. */
  | 'executions'
  /** The same, of the time before. */
  | 'oldExecutions'
  | 'balance'
  | 'buyingPower';

/** What one environment is: its host and the names by which that host knows the calls of an account. */
interface KisEnvironmentRow {
  readonly baseUrl: string;
  readonly rate: KisRate;
  readonly trading: Readonly<Record<KisTradingCall, string>>;
}

/**
 * The only table of hosts and of the tr_ids of trading, one row for each environment: a client takes both from the same row, so a
 * paper tr_id never meets the real host nor the other way round. The rates are what holds unless a setting says otherwise.
 */
export const kisEnvironments: Readonly<Record<KisEnvironment, KisEnvironmentRow>> = {
  real: {
    baseUrl: 'https://openapi.koreainvestment.com:9443',
    rate: { callsPerSecond: 18, spacingMs: 50 },
    trading: {
      buy: 'TTTC0012U',
      sell: 'TTTC0011U',
      change: 'TTTC0013U',
      executions: 'TTTC0081R',
      oldExecutions: 'CTSC9215R',
      balance: 'TTTC8434R',
      buyingPower: 'TTTC8908R',
    },
  },
  paper: {
    baseUrl: 'https://openapivts.koreainvestment.com:29443',
    rate: { callsPerSecond: 1, spacingMs: 1000 },
    trading: {
      buy: 'VTTC0012U',
      sell: 'VTTC0011U',
      change: 'VTTC0013U',
      executions: 'VTTC0081R',
      oldExecutions: 'VTSC9215R',
      balance: 'VTTC8434R',
      buyingPower: 'VTTC8908R',
    },
  },
};

const trading = '/uapi/domestic-stock/v1/trading';

/** Paths of trading, the same on both hosts. */
export const kisTradingPaths: Readonly<Record<KisTradingCall, string>> = {
  buy: `${trading}/order-cash`,
  sell: `${trading}/order-cash`,
  change: `${trading}/order-rvsecncl`,
  executions: `${trading}/inquire-daily-ccld`,
  oldExecutions: `${trading}/inquire-daily-ccld`,
  balance: `${trading}/inquire-balance`,
  buyingPower: `${trading}/inquire-psbl-order`,
};

/** One key pair on one host. */
export interface KisPersona {
  readonly environment: KisEnvironment;
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly appKey: string;
  readonly appSecret: string;
  readonly rate: KisRate;
}
