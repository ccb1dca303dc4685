/** Bands of the risk score, lowest first: the index is the engine's band. */
export const riskBands = ['NORMAL', 'ATTENTION', 'CAUTION', 'ALERT', 'SEVERE'] as const;
export type RiskBand = (typeof riskBands)[number];
