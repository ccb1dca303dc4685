/** Year, and four digits or more without a leading zero beyond them. */
const spelling = /^CVE-(\d{4})-(\d{4}|[1-9]\d{4,9})$/;
const NUMBERS_A_YEAR = 10_000_000_000;

/** The id as catalogues write it, from what a person typed; null where it is none. */
export function cveIdOf(text: string): string | null {
  const id = text.trim().toUpperCase();
  return spelling.test(id) ? id : null;
}

/** A whole number below 2^53 for each id, so that hundreds of thousands of them take little room; null where it is none. */
export function cveNumber(id: string): number | null {
  const found = spelling.exec(id);
  return found ? Number(found[1]) * NUMBERS_A_YEAR + Number(found[2]) : null;
}
