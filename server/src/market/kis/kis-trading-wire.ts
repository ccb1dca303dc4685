import { z } from 'zod';

import { wireDate, wireNumber, wireNumberRequired, wireText } from './kis-wire.ts';

/** Won and shares: whole, and small enough to be exact. */
const wireWhole = wireNumberRequired.refine((value) => Number.isSafeInteger(value), 'not a whole number in range');
/** The same where the field may be missing or blank, which the vendor means as none. */
const wireCount = wireNumber
  .optional()
  .transform((value) => value ?? 0)
  .refine((value) => Number.isSafeInteger(value), 'not a whole number in range');

const sideByCode = { '01': 'sell', '02': 'buy' } as const;
const wireSide = z.enum(['01', '02']).transform((code) => sideByCode[code]);

/** Answer of every order. Keys are upper case on the wire, unlike those of inquiries. */
export const orderAnswerSchema = z.object({
  output: z
    .object({ KRX_FWDG_ORD_ORGNO: wireText, ODNO: wireText.pipe(z.string().min(1)), ORD_TMD: wireText })
    .transform((row) => ({
      /** Wanted again to amend or cancel. */
      branch: row.KRX_FWDG_ORD_ORGNO,
      /** Ten digits. */
      orderNumber: row.ODNO,
      /** `HHMMSS`, Korean time. */
      acceptedTime: row.ORD_TMD,
    })),
});
/** What the broker calls an order that it took. It says nothing about a fill. */
export type KisAcceptance = z.output<typeof orderAnswerSchema>['output'];

const executionRowSchema = z
  .object({
    ord_dt: wireDate,
    ord_gno_brno: wireText,
    odno: wireText,
    orgn_odno: wireText.default(''),
    sll_buy_dvsn_cd: wireSide,
    pdno: wireText,
    ord_dvsn_cd: wireText,
    ord_qty: wireWhole,
    ord_unpr: wireWhole,
    ord_tmd: wireText,
    tot_ccld_qty: wireWhole,
    tot_ccld_amt: wireWhole,
    rmn_qty: wireWhole,
    rjct_qty: wireCount,
    // the official table has the first name, the wire the second
    cnc_cfrm_qty: wireCount,
    cncl_cfrm_qty: wireCount,
    cncl_yn: wireText.default(''),
  })
  .transform((row) => ({
    orderDate: row.ord_dt,
    /** `HHMMSS`, Korean time. */
    orderTime: row.ord_tmd,
    branch: row.ord_gno_brno,
    orderNumber: row.odno,
    /** The order that this row amends or cancels; null for a new order. */
    originalNumber: /^0*$/.test(row.orgn_odno) ? null : row.orgn_odno,
    isCancellation: row.cncl_yn === 'Y',
    side: row.sll_buy_dvsn_cd,
    symbol: row.pdno,
    /** 00 limit, 01 market. */
    division: row.ord_dvsn_cd,
    quantity: row.ord_qty,
    /** 0 for a market order. */
    priceKrw: row.ord_unpr,
    filledQuantity: row.tot_ccld_qty,
    filledAmountKrw: row.tot_ccld_amt,
    openQuantity: row.rmn_qty,
    /** Taken away by a later cancellation or amendment. */
    withdrawnQuantity: Math.max(row.cncl_cfrm_qty, row.cnc_cfrm_qty),
    rejectedQuantity: row.rjct_qty,
  }));
/** One order of the day's list with what became of it. */
export type KisOrderRow = z.output<typeof executionRowSchema>;

/** Keys of the next page, blank padded on the wire. */
const pageKeys = { ctx_area_fk100: wireText.default(''), ctx_area_nk100: wireText.default('') };

export const executionsAnswerSchema = z.object({ ...pageKeys, output1: z.array(executionRowSchema).default([]) });

const holdingRowSchema = z
  .object({
    pdno: wireText,
    prdt_name: wireText.default(''),
    hldg_qty: wireWhole,
    ord_psbl_qty: wireWhole,
    pchs_avg_pric: wireNumberRequired,
    pchs_amt: wireWhole,
    prpr: wireWhole,
    evlu_amt: wireWhole,
    evlu_pfls_amt: wireWhole,
  })
  .transform((row) => ({
    symbol: row.pdno,
    name: row.prdt_name,
    /** 0 for what was sold today: the row stays until it is settled. */
    quantity: row.hldg_qty,
    sellableQuantity: row.ord_psbl_qty,
    averagePriceKrw: row.pchs_avg_pric,
    purchaseKrw: row.pchs_amt,
    lastPriceKrw: row.prpr,
    valueKrw: row.evlu_amt,
    profitKrw: row.evlu_pfls_amt,
  }));
/** One position of the account. */
export type KisHolding = z.output<typeof holdingRowSchema>;

const accountTotalsSchema = z
  .object({
    dnca_tot_amt: wireWhole,
    nxdy_excc_amt: wireWhole,
    prvs_rcdl_excc_amt: wireWhole,
    thdt_buy_amt: wireWhole,
    thdt_sll_amt: wireWhole,
    thdt_tlex_amt: wireWhole,
    scts_evlu_amt: wireWhole,
    tot_evlu_amt: wireWhole,
  })
  .transform((row) => ({
    /** Cash that is there today, before anything of today is settled. */
    depositKrw: row.dnca_tot_amt,
    depositNextDayKrw: row.nxdy_excc_amt,
    /** Cash when all of today is settled (D+2). */
    depositSettledKrw: row.prvs_rcdl_excc_amt,
    boughtTodayKrw: row.thdt_buy_amt,
    soldTodayKrw: row.thdt_sll_amt,
    /** Fees and taxes of today. */
    costsTodayKrw: row.thdt_tlex_amt,
    securitiesKrw: row.scts_evlu_amt,
    /** Securities and settled cash. */
    totalKrw: row.tot_evlu_amt,
  }));
/** Sums of the account, KRW; they are not buying power. */
export type KisAccountTotals = z.output<typeof accountTotalsSchema>;

export const balanceAnswerSchema = z.object({
  ...pageKeys,
  output1: z.array(holdingRowSchema).default([]),
  output2: z.array(accountTotalsSchema).min(1),
});

export const buyingPowerAnswerSchema = z.object({
  output: z
    .object({
      ord_psbl_cash: wireWhole,
      psbl_qty_calc_unpr: wireWhole,
      nrcvb_buy_amt: wireWhole,
      nrcvb_buy_qty: wireWhole,
    })
    .transform((row) => ({
      cashKrw: row.ord_psbl_cash,
      /** Price by which the quantity was found: a market order is counted at the upper limit. */
      countedPriceKrw: row.psbl_qty_calc_unpr,
      /** Without buying on credit. */
      amountKrw: row.nrcvb_buy_amt,
      quantity: row.nrcvb_buy_qty,
    })),
});
/** What the account can buy now. */
export type KisBuyingPower = z.output<typeof buyingPowerAnswerSchema>['output'];
