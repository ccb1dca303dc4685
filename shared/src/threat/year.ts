/** Rates are per year of 365 days (threat-spec 2). */
export const YEAR_DAYS = 365;
