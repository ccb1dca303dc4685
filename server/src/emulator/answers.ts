import { priceLimits, tickSize } from '@convergence/shared/market/krx-rules';

import type { EmulatedCandle, EmulatedInstrument, EmulatedMarket } from './market.ts';

/** Output keys of one call with their values, all text as on the wire. */
type Fields = Readonly<Record<string, string>>;

export const ITEM_PAGE_ROWS = 100;
export const INDEX_PAGE_ROWS = 50;
const HUNDRED_MILLION = 100_000_000;
const PAR_VALUE = 5_000;
const SESSIONS_OF_A_YEAR = 250;

/** Sessions as the chart calls answer them: the newest of the range first, at most a page. */
function page(candles: readonly EmulatedCandle[], from: string, to: string, rows: number): EmulatedCandle[] {
  const first = lowerBound(candles, from);
  const end = lowerBound(candles, `${to}~`); // behind every row of that day
  return candles.slice(Math.max(first, end - rows), end).toReversed();
}

/** Position of the first row on or after the date. */
function lowerBound(candles: readonly EmulatedCandle[], date: string): number {
  let low = 0;
  let high = candles.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (candles[middle]!.date < date) low = middle + 1;
    else high = middle;
  }
  return low;
}

const wireDate = (date: string): string => date.replaceAll('-', '');
const ratio = (part: number, whole: number): string => (whole === 0 ? 0 : (part / whole) * 100).toFixed(2);

/** 1 upper limit, 2 up, 3 unchanged, 4 lower limit, 5 down. */
function sign(close: number, base: number, date: string): string {
  const limits = priceLimits('KOSPI', date, base);
  if (close === base) return '3';
  if (close > base) return close >= limits.upper ? '1' : '2';
  return close <= limits.lower ? '4' : '5';
}

/** Traded value, estimated from the middle of the session's prices: the history has no ticks. */
function tradedValue(row: EmulatedCandle): number {
  return Math.round(((row.open + row.high + row.low + row.close) / 4) * (row.volume ?? 0));
}

/** What today's quote is made from; null for an unknown issue. */
interface QuoteState {
  readonly instrument: EmulatedInstrument;
  readonly today: EmulatedCandle;
  readonly before: EmulatedCandle;
  readonly year: readonly EmulatedCandle[];
}

function quoteState(market: EmulatedMarket, symbol: string): QuoteState | null {
  const candles = market.candles(symbol);
  const today = candles.at(-1);
  const instrument = market.instruments.find((candidate) => candidate.symbol === symbol);
  if (!today || !instrument) return null;
  return { instrument, today, before: candles.at(-2) ?? today, year: candles.slice(-SESSIONS_OF_A_YEAR) };
}

function unknownQuote(symbol: string): Fields {
  const zeros = [
    'stck_prpr',
    'prdy_vrss',
    'acml_vol',
    'acml_tr_pbmn',
    'stck_oprc',
    'stck_hgpr',
    'stck_lwpr',
    'stck_sdpr',
  ];
  return {
    stck_shrn_iscd: symbol,
    ...Object.fromEntries(zeros.map((key) => [key, '0'])),
    prdy_vrss_sign: '3',
    prdy_ctrt: '0.00',
    bstp_kor_isnm: '',
    temp_stop_yn: 'N',
  };
}

const whole = (value: number): string => String(Math.floor(value));

function highest(rows: readonly EmulatedCandle[]): EmulatedCandle {
  return rows.reduce((best, row) => (row.high > best.high ? row : best));
}

function lowest(rows: readonly EmulatedCandle[]): EmulatedCandle {
  return rows.reduce((best, row) => (row.low < best.low ? row : best));
}

/** `output` of inquire-price. An unknown code is answered like a known one with a price of 0, as the real service does. */
export function quoteOutput(market: EmulatedMarket, symbol: string): Fields {
  const state = quoteState(market, symbol);
  if (!state) return unknownQuote(symbol);
  const { instrument, today, before, year } = state;
  const { open, high, low, close, date } = today;
  const volume = today.volume ?? 0;
  const base = before.close;
  const limits = priceLimits('KOSPI', date, base);
  const tick = tickSize('KOSPI', date, base);
  const value = tradedValue(today);
  const pivot = (before.high + before.low + before.close) / 3;
  const thisYear = year.filter((row) => row.date.slice(0, 4) === date.slice(0, 4));
  const top = highest(year);
  const bottom = lowest(year);
  const yearTop = highest(thisYear);
  const yearBottom = lowest(thisYear);
  const against = (price: number): string => ratio(close - price, price);
  const capital = Math.round((instrument.listedShares * PAR_VALUE) / HUNDRED_MILLION);

  return {
    iscd_stat_cls_code: '55',
    marg_rate: '20.00',
    rprs_mrkt_kor_name: 'KOSPI',
    new_hgpr_lwpr_cls_code: '',
    bstp_kor_isnm: instrument.industryName,
    temp_stop_yn: 'N',
    oprc_rang_cont_yn: 'N',
    clpr_rang_cont_yn: 'N',
    crdt_able_yn: 'Y',
    grmn_rate_cls_code: '40',
    elw_pblc_yn: 'N',
    stck_prpr: String(close),
    prdy_vrss: String(close - base),
    prdy_vrss_sign: sign(close, base, date),
    prdy_ctrt: ratio(close - base, base),
    acml_tr_pbmn: String(value),
    acml_vol: String(volume),
    prdy_vrss_vol_rate: ratio(volume, before.volume ?? 0),
    stck_oprc: String(open),
    stck_hgpr: String(high),
    stck_lwpr: String(low),
    stck_mxpr: String(limits.upper),
    stck_llam: String(limits.lower),
    stck_sdpr: String(base),
    wghn_avrg_stck_prc: (volume === 0 ? close : value / volume).toFixed(2),
    hts_frgn_ehrt: '0.00',
    frgn_ntby_qty: '0',
    pgtr_ntby_qty: '0',
    pvt_scnd_dmrs_prc: whole(pivot + before.high - before.low),
    pvt_frst_dmrs_prc: whole(2 * pivot - before.low),
    pvt_pont_val: whole(pivot),
    pvt_frst_dmsp_prc: whole(2 * pivot - before.high),
    pvt_scnd_dmsp_prc: whole(pivot - before.high + before.low),
    dmrs_val: whole(2 * pivot - before.low),
    dmsp_val: whole(2 * pivot - before.high),
    cpfn: String(capital),
    rstc_wdth_prc: String(limits.upper - base),
    stck_fcam: String(PAR_VALUE).padStart(11),
    stck_sspr: whole(base * 0.7),
    aspr_unit: String(tick),
    hts_deal_qty_unit_val: '1',
    lstn_stcn: String(instrument.listedShares),
    hts_avls: whole((close * instrument.listedShares) / HUNDRED_MILLION),
    per: '0.00',
    pbr: '0.00',
    stac_month: '12',
    vol_tnrt: ratio(volume, instrument.listedShares),
    eps: '0.00',
    bps: '0.00',
    d250_hgpr: String(top.high),
    d250_hgpr_date: wireDate(top.date),
    d250_hgpr_vrss_prpr_rate: against(top.high),
    d250_lwpr: String(bottom.low),
    d250_lwpr_date: wireDate(bottom.date),
    d250_lwpr_vrss_prpr_rate: against(bottom.low),
    stck_dryy_hgpr: String(yearTop.high),
    dryy_hgpr_vrss_prpr_rate: against(yearTop.high),
    dryy_hgpr_date: wireDate(yearTop.date),
    stck_dryy_lwpr: String(yearBottom.low),
    dryy_lwpr_vrss_prpr_rate: against(yearBottom.low),
    dryy_lwpr_date: wireDate(yearBottom.date),
    w52_hgpr: String(top.high),
    w52_hgpr_vrss_prpr_ctrt: against(top.high),
    w52_hgpr_date: wireDate(top.date),
    w52_lwpr: String(bottom.low),
    w52_lwpr_vrss_prpr_ctrt: against(bottom.low),
    w52_lwpr_date: wireDate(bottom.date),
    whol_loan_rmnd_rate: '0.00',
    ssts_yn: 'Y',
    stck_shrn_iscd: instrument.symbol,
    fcam_cnnm: `${PAR_VALUE.toLocaleString('en-US')} 원`.padStart(20),
    cpfn_cnnm: `${capital.toLocaleString('en-US')} 억`,
    apprch_rate: '',
    frgn_hldn_qty: '0',
    vi_cls_code: 'N',
    ovtm_vi_cls_code: 'N',
    last_ssts_cntg_qty: '0',
    invt_caful_yn: 'N',
    mrkt_warn_cls_code: '00',
    short_over_yn: 'N',
    sltr_yn: 'N',
    mang_issu_cls_code: 'N',
  };
}

/** `output1` (today's quote, whatever the range) and `output2` (bars, newest first) of inquire-daily-itemchartprice. */
export function itemChartOutputs(
  market: EmulatedMarket,
  symbol: string,
  from: string,
  to: string,
): { readonly output1: Fields; readonly output2: readonly Fields[] } {
  const candles = market.candles(symbol);
  const quote = quoteOutput(market, symbol);
  const state = quoteState(market, symbol);
  if (!state) return { output1: { stck_shrn_iscd: symbol, stck_prpr: '0', hts_kor_isnm: '' }, output2: [] };
  const { instrument, today, before } = state;
  const pick = (key: string): string => quote[key]!;
  const output1 = {
    prdy_vrss: pick('prdy_vrss'),
    prdy_vrss_sign: pick('prdy_vrss_sign'),
    prdy_ctrt: pick('prdy_ctrt'),
    stck_prdy_clpr: String(before.close),
    acml_vol: pick('acml_vol'),
    acml_tr_pbmn: pick('acml_tr_pbmn'),
    hts_kor_isnm: instrument.nameKo,
    stck_prpr: pick('stck_prpr'),
    stck_shrn_iscd: instrument.symbol,
    prdy_vol: String(before.volume ?? 0),
    stck_mxpr: pick('stck_mxpr'),
    stck_llam: pick('stck_llam'),
    stck_oprc: pick('stck_oprc'),
    stck_hgpr: pick('stck_hgpr'),
    stck_lwpr: pick('stck_lwpr'),
    stck_prdy_oprc: String(before.open),
    stck_prdy_hgpr: String(before.high),
    stck_prdy_lwpr: String(before.low),
    askp: String(today.close + Number(pick('aspr_unit'))),
    bidp: pick('stck_prpr'),
    prdy_vrss_vol: String((today.volume ?? 0) - (before.volume ?? 0)),
    vol_tnrt: pick('vol_tnrt'),
    stck_fcam: pick('stck_fcam'),
    lstn_stcn: pick('lstn_stcn'),
    cpfn: pick('cpfn'),
    hts_avls: pick('hts_avls'),
    per: pick('per'),
    eps: pick('eps'),
    pbr: pick('pbr'),
    itewhol_loan_rmnd_ratem: pick('whol_loan_rmnd_rate'),
  };
  const output2 = page(candles, from, to, ITEM_PAGE_ROWS).map((row) => {
    const earlier = candles[lowerBound(candles, row.date) - 1] ?? row;
    return {
      stck_bsop_date: wireDate(row.date),
      stck_clpr: String(row.close),
      stck_oprc: String(row.open),
      stck_hgpr: String(row.high),
      stck_lwpr: String(row.low),
      acml_vol: row.volume === null ? '' : String(row.volume),
      acml_tr_pbmn: String(tradedValue(row)),
      flng_cls_code: '00',
      prtt_rate: '0.00',
      mod_yn: 'N',
      prdy_vrss_sign: sign(row.close, earlier.close, row.date),
      prdy_vrss: String(row.close - earlier.close),
      revl_issu_reas: '',
    };
  });
  return { output1, output2 };
}

/** One session of an index, as it stands in both outputs. */
const bars = (row: EmulatedCandle): Fields => ({
  bstp_nmix_prpr: row.close.toFixed(2),
  bstp_nmix_oprc: row.open.toFixed(2),
  bstp_nmix_hgpr: row.high.toFixed(2),
  bstp_nmix_lwpr: row.low.toFixed(2),
  acml_vol: String(Math.round((row.volume ?? 0) / 1000)),
  acml_tr_pbmn: '0',
});

/** `output1` and `output2` of inquire-daily-indexchartprice; values with two decimals, volume in thousands of shares. */
export function indexChartOutputs(
  market: EmulatedMarket,
  code: string,
  from: string,
  to: string,
): { readonly output1: Fields; readonly output2: readonly Fields[] } {
  const candles = market.indexCandles(code);
  const today = candles.at(-1);
  if (!today) return { output1: { bstp_cls_code: code, bstp_nmix_prpr: '0.00' }, output2: [] };
  const before = candles.at(-2) ?? today;
  const change = today.close - before.close;
  return {
    output1: {
      prdy_vrss_sign: change === 0 ? '3' : change > 0 ? '2' : '5',
      bstp_nmix_prdy_ctrt: ratio(change, before.close),
      prdy_nmix: before.close.toFixed(2),
      hts_kor_isnm: '종합(시뮬레이션)',
      bstp_cls_code: code,
      prdy_vol: String(Math.round((before.volume ?? 0) / 1000)),
      ...bars(today),
      futs_prdy_oprc: before.open.toFixed(2),
      futs_prdy_hgpr: before.high.toFixed(2),
      futs_prdy_lwpr: before.low.toFixed(2),
    },
    output2: page(candles, from, to, INDEX_PAGE_ROWS).map((row) => ({
      stck_bsop_date: wireDate(row.date),
      ...bars(row),
      mod_yn: 'N',
    })),
  };
}

/** Quantities and prices of the master record fill 19 characters with zeros. */
const price = (value: number): string => String(value).padStart(19, '0');

/** `output` of search-stock-info; null for an unknown issue. */
export function stockInfoOutput(market: EmulatedMarket, symbol: string): Fields | null {
  const state = quoteState(market, symbol);
  if (!state) return null;
  const { instrument, today, before } = state;
  const shares = String(instrument.listedShares).padStart(19, '0');
  return {
    pdno: `00000A${instrument.symbol}`,
    prdt_type_cd: '300',
    mket_id_cd: 'STK',
    scty_grp_id_cd: 'ST',
    excg_dvsn_cd: '02',
    setl_mmdd: '12',
    lstg_stqt: shares,
    lstg_cptl_amt: '0',
    cpta: price(instrument.listedShares * PAR_VALUE),
    papr: price(PAR_VALUE),
    issu_pric: price(PAR_VALUE),
    kospi200_item_yn: 'N',
    scts_mket_lstg_dt: wireDate(instrument.listedOn),
    scts_mket_lstg_abol_dt: '',
    kosdaq_mket_lstg_dt: '',
    kosdaq_mket_lstg_abol_dt: '',
    frbd_mket_lstg_dt: '',
    frbd_mket_lstg_abol_dt: '',
    reits_kind_cd: '',
    etf_dvsn_cd: '0',
    oilf_fund_yn: 'N',
    idx_bztp_lcls_cd: '002',
    idx_bztp_mcls_cd: '013',
    idx_bztp_scls_cd: '013',
    stck_kind_cd: '101',
    mfnd_opng_dt: '',
    mfnd_end_dt: '',
    dpsi_erlm_cncl_dt: '',
    etf_cu_qty: '0',
    prdt_name: `${instrument.nameKo}보통주`,
    prdt_name120: `${instrument.nameKo}보통주`,
    prdt_abrv_name: instrument.nameKo,
    std_pdno: `KR7${instrument.symbol}000`,
    prdt_eng_name: instrument.nameEn,
    prdt_eng_name120: instrument.nameEn,
    prdt_eng_abrv_name: instrument.nameEn,
    dpsi_aptm_erlm_yn: 'Y',
    etf_txtn_type_cd: '00',
    etf_type_cd: '',
    lstg_abol_dt: '',
    nwst_odst_dvsn_cd: '1',
    sbst_pric: price(Math.floor(before.close * 0.7)),
    thco_sbst_pric: price(Math.floor(before.close * 0.7)),
    thco_sbst_pric_chng_dt: wireDate(today.date),
    tr_stop_yn: 'N',
    admn_item_yn: 'N',
    thdt_clpr: price(today.close),
    bfdy_clpr: price(before.close),
    clpr_chng_dt: wireDate(today.date),
    std_idst_clsf_cd: '000000',
    std_idst_clsf_cd_name: instrument.standardIndustryName,
    idx_bztp_lcls_cd_name: '시가총액규모중',
    idx_bztp_mcls_cd_name: instrument.industryName,
    idx_bztp_scls_cd_name: instrument.industryName,
    ocr_no: '',
    crfd_item_yn: 'N',
    elec_scty_yn: 'Y',
    issu_istt_cd: '',
    etf_chas_erng_rt_dbnb: '',
    etf_etn_ivst_heed_item_yn: '',
    stln_int_rt_dvsn_cd: '',
    frnr_psnl_lmt_rt: '',
    lstg_rqsr_issu_istt_cd: '',
    lstg_rqsr_item_cd: '',
    trst_istt_issu_istt_cd: '',
    cptt_trad_tr_psbl_yn: 'N',
    nxt_tr_stop_yn: 'N',
  };
}
