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

/** What differs between the environments unless a setting says otherwise. */
export const kisEnvironments: Readonly<Record<KisEnvironment, { readonly baseUrl: string; readonly rate: KisRate }>> = {
  real: { baseUrl: 'https://openapi.koreainvestment.com:9443', rate: { callsPerSecond: 18, spacingMs: 50 } },
  paper: { baseUrl: 'https://openapivts.koreainvestment.com:29443', rate: { callsPerSecond: 1, spacingMs: 1000 } },
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
