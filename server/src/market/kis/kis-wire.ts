import { z } from 'zod';

/** `YYYYMMDD` of the wire as our `YYYY-MM-DD`. */
export function fromWireDate(text: string): string {
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`;
}

/** `YYYY-MM-DD` as the wire's `YYYYMMDD`. */
export function toWireDate(date: string): string {
  return date.replaceAll('-', '');
}

const numeric = /^-?\d+(\.\d+)?$/;

/** Every scalar of the wire is text, some of it padded with blanks or zeros; blank means absent. */
export const wireNumber = z.string().transform((text, context): number | null => {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const value = Number(trimmed);
  if (!numeric.test(trimmed) || !Number.isFinite(value)) {
    context.addIssue({ code: 'custom', message: `not a number: ${trimmed.slice(0, 20)}` });
    return z.NEVER;
  }
  return value;
});
export const wireNumberRequired = wireNumber.transform((value, context): number => {
  if (value !== null) return value;
  context.addIssue({ code: 'custom', message: 'blank where a number must be' });
  return z.NEVER;
});
export const wireText = z.string().transform((text) => text.trim());
export const wireDate = z
  .string()
  .regex(/^\d{8}$/)
  .transform(fromWireDate);

/** Present in every answer of `/uapi`. */
export const envelopeSchema = z.object({
  rt_cd: z.string(),
  msg_cd: z.string(),
  msg1: z.string().default(''),
});

/** Answer of `/oauth2/tokenP`; a refusal has `error_code` instead. */
export const tokenAnswerSchema = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().optional(),
  access_token_token_expired: z.string(),
});

export const oauthErrorSchema = z.object({ error_code: z.string(), error_description: z.string().default('') });

/** `code` is documented as text and is a number on the wire; both are taken. */
export const revokeAnswerSchema = z.object({ code: z.union([z.string(), z.number()]) });

/** Last price of one issue. */
export const quoteAnswerSchema = z.object({
  output: z
    .object({
      stck_shrn_iscd: wireText.optional(),
      stck_prpr: wireNumberRequired,
      stck_sdpr: wireNumber.optional(),
      stck_oprc: wireNumber,
      stck_hgpr: wireNumber,
      stck_lwpr: wireNumber,
      acml_vol: wireNumber,
      prdy_ctrt: wireNumber,
      lstn_stcn: wireNumber.optional(),
      bstp_kor_isnm: wireText.optional(),
      temp_stop_yn: wireText.optional(),
    })
    .transform((row) => ({
      priceKrw: row.stck_prpr,
      openKrw: row.stck_oprc,
      highKrw: row.stck_hgpr,
      lowKrw: row.stck_lwpr,
      volumeShares: row.acml_vol,
      /** Against the previous close, in per cent. */
      changePercent: row.prdy_ctrt,
      listedShares: row.lstn_stcn ?? null,
      industryName: row.bstp_kor_isnm ?? '',
      isHalted: row.temp_stop_yn === 'Y',
    })),
});
export type KisQuote = z.output<typeof quoteAnswerSchema>['output'];

const candleRowSchema = z
  .object({
    stck_bsop_date: wireDate,
    stck_clpr: wireNumberRequired,
    stck_oprc: wireNumberRequired,
    stck_hgpr: wireNumberRequired,
    stck_lwpr: wireNumberRequired,
    acml_vol: wireNumber,
  })
  .transform((row) => ({
    sessionDate: row.stck_bsop_date,
    openKrw: row.stck_oprc,
    highKrw: row.stck_hgpr,
    lowKrw: row.stck_lwpr,
    closeKrw: row.stck_clpr,
    volumeShares: row.acml_vol,
  }));
/** One session of one issue; prices in won, whole. */
export type KisCandle = z.output<typeof candleRowSchema>;

const indexRowSchema = z
  .object({
    stck_bsop_date: wireDate,
    bstp_nmix_prpr: wireNumberRequired,
    bstp_nmix_oprc: wireNumberRequired,
    bstp_nmix_hgpr: wireNumberRequired,
    bstp_nmix_lwpr: wireNumberRequired,
    acml_vol: wireNumber,
  })
  .transform((row) => ({
    sessionDate: row.stck_bsop_date,
    open: row.bstp_nmix_oprc,
    high: row.bstp_nmix_hgpr,
    low: row.bstp_nmix_lwpr,
    close: row.bstp_nmix_prpr,
    /** Thousands of shares. */
    volumeThousands: row.acml_vol,
  }));
/** One session of an index, in points. */
export type KisIndexCandle = z.output<typeof indexRowSchema>;

/** A period without bars comes as no rows, empty objects or rows of blanks; those are no sessions. */
const isSession = (row: unknown): boolean =>
  typeof row === 'object' && row !== null && 'stck_bsop_date' in row && String(row.stck_bsop_date).trim() !== '';
const sessionRows = z
  .array(z.unknown())
  .default([])
  .transform((rows) => rows.filter(isSession));

export const dailyChartAnswerSchema = z.object({
  output1: z.object({ stck_prpr: wireNumber.optional() }).optional(),
  output2: sessionRows.pipe(z.array(candleRowSchema)),
});
export const indexChartAnswerSchema = z.object({
  output2: sessionRows.pipe(z.array(indexRowSchema)),
});

/** Master record of one issue. */
export const stockInfoAnswerSchema = z.object({
  output: z
    .object({
      pdno: wireText,
      mket_id_cd: wireText,
      scty_grp_id_cd: wireText,
      prdt_abrv_name: wireText,
      prdt_name: wireText.default(''),
      prdt_eng_abrv_name: wireText.default(''),
      std_idst_clsf_cd_name: wireText.default(''),
      idx_bztp_mcls_cd_name: wireText.default(''),
      lstg_stqt: wireNumber.optional(),
      tr_stop_yn: wireText.default(''),
      lstg_abol_dt: wireText.default(''),
    })
    .transform((row) => ({
      /** Padded on the wire: 00000A000660 is 000660. */
      symbol: row.pdno.slice(-6),
      /** STK KOSPI, KSQ KOSDAQ, KNX KONEX. */
      marketId: row.mket_id_cd,
      /** ST stock, EF ETF and so on. */
      securityGroup: row.scty_grp_id_cd,
      nameKo: row.prdt_abrv_name || row.prdt_name,
      nameEn: row.prdt_eng_abrv_name,
      /** Medium class of the exchange's sector index. */
      industryName: row.idx_bztp_mcls_cd_name,
      /** Korean standard industry, finer than the class. */
      standardIndustryName: row.std_idst_clsf_cd_name,
      listedShares: row.lstg_stqt ?? null,
      isHalted: row.tr_stop_yn === 'Y',
      delistedOn: row.lstg_abol_dt === '' ? null : fromWireDate(row.lstg_abol_dt),
    })),
});
export type KisStockInfo = z.output<typeof stockInfoAnswerSchema>['output'];
