import { emulatorAccount } from './credentials.ts';
import type { EmulatedMarket } from './market.ts';
import type { PaperAccount, PaperOrder, PaperRefusal } from './paper-account.ts';

type Fields = Readonly<Record<string, string>>;

/** An answer of trading: its body, and the `tr_cont` header where the call pages. */
export interface TradingAnswer {
  readonly body: object;
  readonly trCont?: string;
}

/** One call of trading as the paper host serves it. */
export interface TradingCall {
  readonly method: 'GET' | 'POST';
  /** New and older tr_ids; the answer may depend on which one was sent. */
  readonly trIds: readonly string[];
  /** Keys that are checked, in this order, each with the values that it takes. */
  readonly checks: Readonly<Record<string, RegExp>>;
  readonly answer: (request: TradingRequest) => TradingAnswer;
}

export interface TradingRequest {
  readonly account: PaperAccount;
  readonly market: EmulatedMarket;
  readonly trId: string;
  /** `N` asks for the next page. */
  readonly trCont: string;
  readonly given: Fields;
}

export const BALANCE_PAGE_ROWS = 20;
export const EXECUTIONS_PAGE_ROWS = 15;
const BRANCH = '00950';
const trading = '/uapi/domestic-stock/v1/trading';
const date = /^\d{8}$/;
const symbol = /^[0-9A-Z]{6,7}$/;
const count = /^\d{1,10}$/;
const price = /^\d{1,15}$/;

/** The calls of trading that the paper host has, by path. Parameters in the order in which they are checked. */
export const tradingCalls: Readonly<Record<string, TradingCall>> = {
  [`${trading}/order-cash`]: {
    method: 'POST',
    trIds: ['VTTC0011U', 'VTTC0012U', 'VTTC0801U', 'VTTC0802U'],
    checks: {
      PDNO: symbol,
      ORD_DVSN: /^0[01]$/,
      ORD_QTY: /^0*[1-9]\d{0,9}$/,
      ORD_UNPR: price,
      EXCG_ID_DVSN_CD: /^(KRX)?$/,
    },
    answer: placed,
  },
  [`${trading}/order-rvsecncl`]: {
    method: 'POST',
    trIds: ['VTTC0013U', 'VTTC0803U'],
    checks: {
      KRX_FWDG_ORD_ORGNO: /^\d{5}$/,
      ORGN_ODNO: /^\d{1,10}$/,
      ORD_DVSN: /^0[01]$/,
      RVSE_CNCL_DVSN_CD: /^0[12]$/,
      ORD_QTY: count,
      ORD_UNPR: price,
      QTY_ALL_ORD_YN: /^[YN]$/,
      EXCG_ID_DVSN_CD: /^(KRX)?$/,
    },
    answer: changed,
  },
  [`${trading}/inquire-daily-ccld`]: {
    method: 'GET',
    trIds: ['VTTC0081R', 'VTSC9215R', 'VTTC8001R', 'VTSC9115R'],
    checks: {
      INQR_STRT_DT: date,
      INQR_END_DT: date,
      SLL_BUY_DVSN_CD: /^0[0-2]$/,
      CCLD_DVSN: /^0[0-2]$/,
      INQR_DVSN: /^0[01]$/,
      INQR_DVSN_3: /^0[0-7]$/,
      EXCG_ID_DVSN_CD: /^(KRX)?$/,
    },
    answer: executions,
  },
  [`${trading}/inquire-balance`]: {
    method: 'GET',
    trIds: ['VTTC8434R'],
    // 02 is refused since February 2026
    checks: { AFHR_FLPR_YN: /^[NYX]$/, INQR_DVSN: /^01$/, UNPR_DVSN: /^01$/, PRCS_DVSN: /^0[01]$/ },
    answer: balance,
  },
  [`${trading}/inquire-psbl-order`]: {
    method: 'GET',
    trIds: ['VTTC8908R'],
    checks: { PDNO: /^([0-9A-Z]{6,7})?$/, ORD_UNPR: /^\d{0,15}$/, ORD_DVSN: /^0[01]$/, CMA_EVLU_AMT_ICLD_YN: /^[YN]$/, OVRS_ICLD_YN: /^[YN]$/ }, // prettier-ignore
    answer: buyingPower,
  },
};

const refusalTexts: Readonly<Record<PaperRefusal, string>> = {
  '40100000': '모의투자 영업일이 아닙니다.',
  '40070000': '모의투자 매매할 수 없는 종목입니다.',
  '40030000': '모의투자 호가단위가 맞지 않습니다.',
  '40240000': '모의투자 잔고내역이 없습니다.',
  '40250000': '모의투자 주문가능금액을 초과하였습니다.',
  '40310000': '모의투자 주문가능수량을 초과하였습니다.',
  '40330000': '모의투자 정정/취소할 수량이 없습니다.',
  '40999999': '모의투자 상하한가를 벗어난 가격입니다.',
};

/** The refusal of a parameter, or null: the account first, then the call's own keys. */
export function parameterRefusal(
  call: TradingCall,
  given: Fields,
): { readonly code: string; readonly name: string } | null {
  if (`${given['CANO']}-${given['ACNT_PRDT_CD']}` !== emulatorAccount) return { code: 'OPSQ2000', name: 'ACNO' };
  const bad = Object.entries(call.checks).find(([key, values]) => !values.test(given[key] ?? ''));
  return bad ? { code: 'OPSQ2001', name: bad[0] } : null;
}

function placed({ account, trId, given }: TradingRequest): TradingAnswer {
  const side = trId === 'VTTC0012U' || trId === 'VTTC0802U' ? 'buy' : 'sell';
  const result = account.place(side, given['PDNO']!, Number(given['ORD_QTY']), limitOf(given));
  return orderAnswer(
    result,
    side === 'buy'
      ? ['40600000', '모의투자 매수주문이 완료 되었습니다.']
      : ['40590000', '모의투자 매도주문이 완료 되었습니다.'],
  );
}

function changed({ account, given }: TradingRequest): TradingAnswer {
  const quantity = given['QTY_ALL_ORD_YN'] === 'Y' ? null : Number(given['ORD_QTY']);
  if (quantity === 0) return refused('40330000');
  const number = given['ORGN_ODNO']!.padStart(10, '0');
  return given['RVSE_CNCL_DVSN_CD'] === '01'
    ? orderAnswer(account.change(number, { kind: 'amend', limitKrw: limitOf(given) }, quantity), ['40620000', '모의투자 정정주문이 완료 되었습니다.']) // prettier-ignore
    : orderAnswer(account.change(number, { kind: 'cancel' }, quantity), ['40630000', '모의투자 취소주문이 완료 되었습니다.']); // prettier-ignore
}

/** Null is a market order; a limit of 0 is below the limits of every day. */
function limitOf(given: Fields): number | null {
  return given['ORD_DVSN'] === '01' ? null : Number(given['ORD_UNPR']);
}

function orderAnswer(result: PaperOrder | PaperRefusal, [code, text]: readonly [string, string]): TradingAnswer {
  if (typeof result === 'string') return refused(result);
  const output = { KRX_FWDG_ORD_ORGNO: BRANCH, ODNO: result.number, ORD_TMD: result.time };
  return { body: { rt_cd: '0', msg_cd: code, msg1: padded(text), output } };
}

function refused(code: PaperRefusal): TradingAnswer {
  return { body: { rt_cd: '1', msg_cd: code, msg1: padded(refusalTexts[code]) } };
}

function executions({ account, market, trCont, given }: TradingRequest): TradingAnswer {
  const isAsked = (order: PaperOrder): boolean =>
    wireDate(order.date) >= given['INQR_STRT_DT']! &&
    wireDate(order.date) <= given['INQR_END_DT']! &&
    (given['SLL_BUY_DVSN_CD'] === '00' || given['SLL_BUY_DVSN_CD'] === sideCode(order)) &&
    (!given['PDNO'] || given['PDNO'] === order.symbol) &&
    (!given['ODNO'] || given['ODNO'].padStart(10, '0') === order.number) &&
    (given['CCLD_DVSN'] !== '01' || order.filledQuantity > 0) &&
    (given['CCLD_DVSN'] !== '02' || order.openQuantity > 0);
  const oldestFirst = account.orders.filter(isAsked);
  const all = given['INQR_DVSN'] === '01' ? oldestFirst : oldestFirst.toReversed();
  const query = ['CANO', 'ACNT_PRDT_CD', 'INQR_STRT_DT', 'INQR_END_DT', 'SLL_BUY_DVSN_CD', 'PDNO', 'ODNO', 'CCLD_DVSN', 'INQR_DVSN']; // prettier-ignore
  const page = onePage(all, EXECUTIONS_PAGE_ROWS, (order) => order.number, query, trCont, given);
  if (!page) return changedWhilePaging;
  const sum = (part: (order: PaperOrder) => number): string =>
    String(oldestFirst.reduce((total, order) => total + part(order), 0));
  const bought = oldestFirst.filter((order) => order.side === 'buy' && order.filledQuantity > 0);
  const boughtShares = bought.reduce((total, order) => total + order.filledQuantity, 0);
  const boughtKrw = bought.reduce((total, order) => total + order.filledAmountKrw, 0);
  return {
    trCont: page.trCont,
    body: {
      ...page.keys,
      output1: page.rows.map((order) => executionRow(order, market)),
      output2: {
        tot_ord_qty: sum((order) => order.quantity),
        tot_ccld_qty: sum((order) => order.filledQuantity),
        tot_ccld_amt: sum((order) => order.filledAmountKrw),
        prsm_tlex_smtl: String(account.day.costsKrw),
        pchs_avg_pric: (boughtShares === 0 ? 0 : boughtKrw / boughtShares).toFixed(4),
      },
      ...inquired,
    },
  };
}

function executionRow(order: PaperOrder, market: EmulatedMarket): Fields {
  const { side, kind, limitKrw, filledQuantity, filledAmountKrw } = order;
  const sideName = side === 'buy' ? '매수' : '매도';
  return {
    ord_dt: wireDate(order.date),
    ord_gno_brno: BRANCH,
    odno: order.number,
    orgn_odno: order.originalNumber ?? '',
    ord_dvsn_name: limitKrw === null ? '시장가' : '지정가',
    sll_buy_dvsn_cd: sideCode(order),
    sll_buy_dvsn_cd_name: { new: `현금${sideName}`, amend: `${sideName}정정*`, cancel: `${sideName}취소*` }[kind],
    pdno: order.symbol,
    prdt_name: nameOf(market, order.symbol),
    ord_qty: String(order.quantity),
    ord_unpr: String(limitKrw ?? 0),
    ord_tmd: order.time,
    tot_ccld_qty: String(filledQuantity),
    avg_prvs: String(filledQuantity === 0 ? 0 : filledAmountKrw / filledQuantity),
    cncl_yn: kind === 'cancel' ? 'Y' : 'N',
    tot_ccld_amt: String(filledAmountKrw),
    loan_dt: '',
    ordr_empno: 'OpenAPI',
    ord_dvsn_cd: limitKrw === null ? '01' : '00',
    cncl_cfrm_qty: String(order.withdrawnQuantity),
    rmn_qty: String(order.openQuantity),
    rjct_qty: '0',
    ccld_cndt_name: '없음',
    inqr_ip_addr: '',
    cpbc_ordp_ord_rcit_dvsn_cd: '',
    cpbc_ordp_infm_mthd_dvsn_cd: '',
    infm_tmd: filledQuantity === 0 ? '' : order.time,
    ctac_tlno: '',
    prdt_type_cd: '300',
    excg_dvsn_cd: '02',
    cpbc_ordp_mtrl_dvsn_cd: '',
    ord_orgno: '00000',
    rsvn_ord_end_dt: '',
    excg_id_dvsn_Cd: 'KRX',
    excg_id_dvsn_cd: 'KRX',
    stpm_cndt_pric: '0',
    stpm_efct_occr_dtmd: '',
  };
}

function balance({ account, market, trCont, given }: TradingRequest): TradingAnswer {
  const all = [...account.holdings.values()].toSorted((a, b) => (a.symbol < b.symbol ? -1 : 1));
  const query = ['CANO', 'ACNT_PRDT_CD', 'INQR_DVSN', 'PRCS_DVSN'];
  const page = onePage(all, BALANCE_PAGE_ROWS, (holding) => holding.symbol, query, trCont, given);
  if (!page) return changedWhilePaging;
  const lastClose = (code: string): number => market.candles(code).at(-1)!.close;
  const purchase = all.reduce((total, holding) => total + holding.purchaseKrw, 0);
  const value = all.reduce((total, holding) => total + holding.quantity * lastClose(holding.symbol), 0);
  const { boughtKrw, soldKrw, costsKrw } = account.day;
  const total = value + account.settledCashKrw;
  const output1 = page.rows.map((holding) => {
    const { quantity, purchaseKrw } = holding;
    const candles = market.candles(holding.symbol);
    const close = candles.at(-1)!.close;
    const before = (candles.at(-2) ?? candles.at(-1)!).close;
    const profit = quantity * close - purchaseKrw;
    return {
      pdno: holding.symbol,
      prdt_name: nameOf(market, holding.symbol),
      trad_dvsn_name: '현금',
      bfdy_buy_qty: '0',
      bfdy_sll_qty: '0',
      thdt_buyqty: String(holding.boughtToday),
      thdt_sll_qty: String(holding.soldToday),
      hldg_qty: String(quantity),
      ord_psbl_qty: String(account.sellable(holding.symbol)),
      pchs_avg_pric: (quantity === 0 ? 0 : purchaseKrw / quantity).toFixed(4),
      pchs_amt: String(purchaseKrw),
      prpr: String(close),
      evlu_amt: String(quantity * close),
      evlu_pfls_amt: String(profit),
      evlu_pfls_rt: (purchaseKrw === 0 ? 0 : (profit / purchaseKrw) * 100).toFixed(2),
      evlu_erng_rt: '0.00000000',
      loan_dt: '',
      loan_amt: '0',
      stln_slng_chgs: '0',
      expd_dt: '',
      fltt_rt: ((close / before - 1) * 100).toFixed(8),
      bfdy_cprs_icdc: String(close - before),
      item_mgna_rt_name: '',
      grta_rt_name: '',
      sbst_pric: '0',
      stck_loan_unpr: '0.0000',
    };
  });
  const output2 = {
    dnca_tot_amt: String(account.openingCashKrw),
    nxdy_excc_amt: String(account.openingCashKrw),
    prvs_rcdl_excc_amt: String(account.settledCashKrw),
    cma_evlu_amt: '0',
    bfdy_buy_amt: '0',
    thdt_buy_amt: String(boughtKrw),
    nxdy_auto_rdpt_amt: '0',
    bfdy_sll_amt: '0',
    thdt_sll_amt: String(soldKrw),
    d2_auto_rdpt_amt: '0',
    bfdy_tlex_amt: '0',
    thdt_tlex_amt: String(costsKrw),
    tot_loan_amt: '0',
    scts_evlu_amt: String(value),
    tot_evlu_amt: String(total),
    nass_amt: String(total),
    fncg_gld_auto_rdpt_yn: '',
    pchs_amt_smtl_amt: String(purchase),
    evlu_amt_smtl_amt: String(value),
    evlu_pfls_smtl_amt: String(value - purchase),
    tot_stln_slng_chgs: '0',
    bfdy_tot_asst_evlu_amt: String(account.openingCashKrw),
    asst_icdc_amt: String(total - account.openingCashKrw),
    asst_icdc_erng_rt: '0.00000000',
  };
  return { trCont: page.trCont, body: { ...page.keys, output1, output2: [output2], ...inquired } };
}

function buyingPower({ account, given }: TradingRequest): TradingAnswer {
  const limitKrw = given['ORD_DVSN'] === '00' && Number(given['ORD_UNPR']) > 0 ? Number(given['ORD_UNPR']) : null;
  const counted = given['PDNO'] ? account.countedPrice(given['PDNO'], limitKrw) : null;
  const amount = String(Math.max(0, account.freeCashKrw));
  const quantity = String(counted === null ? 0 : account.buyable(counted));
  const output = {
    ord_psbl_cash: amount,
    ord_psbl_sbst: '0',
    ruse_psbl_amt: String(account.day.soldKrw),
    fund_rpch_chgs: '0',
    psbl_qty_calc_unpr: String(counted ?? 0),
    nrcvb_buy_amt: amount,
    nrcvb_buy_qty: quantity,
    max_buy_amt: amount, // no credit on paper
    max_buy_qty: quantity,
    cma_evlu_amt: '0',
    ovrs_re_use_amt_wcrc: '0',
    ord_psbl_frcr_amt_wcrc: '0',
  };
  return { body: { output, ...inquired } };
}

const inquired = { rt_cd: '0', msg_cd: '20310000', msg1: padded('모의투자 조회가 완료되었습니다.') };
const changedWhilePaging: TradingAnswer = {
  body: { rt_cd: '1', msg_cd: 'SYDB0050', msg1: padded('조회이후에 자료가 변경되었습니다.(다시 조회하세요)') },
};

/**
 * One page with its keys: the query as it was asked, and the last row that was sent. Null where a next page is asked for with
 * another query, or behind a row that is no longer there.
 */
function onePage<Row>(
  all: readonly Row[],
  size: number,
  keyOf: (row: Row) => string,
  queryKeys: readonly string[],
  trCont: string,
  given: Fields,
): { readonly rows: readonly Row[]; readonly trCont: string; readonly keys: Fields } | null {
  const forward = `${queryKeys.map((key) => given[key] ?? '').join('^')}^`;
  const isNext = trCont === 'N';
  const behind = given['CTX_AREA_NK100'] ?? '';
  const at = isNext ? all.findIndex((row) => keyOf(row) === behind) : -1;
  if (isNext && (given['CTX_AREA_FK100'] !== forward || at < 0)) return null;
  const rows = all.slice(at + 1, at + 1 + size);
  const hasMore = at + 1 + size < all.length;
  return {
    rows,
    trCont: hasMore ? (isNext ? 'M' : 'F') : isNext ? 'E' : 'D',
    keys: {
      ctx_area_fk100: forward.padEnd(100),
      ctx_area_nk100: (hasMore ? keyOf(rows.at(-1)!) : '').padEnd(100),
    },
  };
}

function sideCode(order: PaperOrder): string {
  return order.side === 'sell' ? '01' : '02';
}

function nameOf(market: EmulatedMarket, code: string): string {
  return market.instruments.find((instrument) => instrument.symbol === code)?.nameKo ?? code;
}

function wireDate(day: string): string {
  return day.replaceAll('-', '');
}

/** Texts of trading answers fill 80 characters. */
function padded(text: string): string {
  return text.padEnd(80);
}
