import { randomBytes } from 'node:crypto';

/** Crockford's alphabet: no I, L, O, U, and in ASCII order, so that texts sort like the numbers they stand for. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const idPattern = /^([a-z]{2,4})_([0-7][0-9A-HJKMNP-TV-Z]{25})$/;

/**
 * A new global id: short type prefix, `_`, and 26 characters of 48 bits of time and 80 random bits (ULID).
 *
 * Ids of different milliseconds sort by time; within one millisecond their order is random. 80 bits cannot be guessed.
 *
 * @param prefix - Two to four lower case letters, one prefix a type.
 * @param atMs - Milliseconds since 1970; the clock unless given.
 */
export function newId(prefix: string, atMs: number = Date.now()): string {
  if (!/^[a-z]{2,4}$/.test(prefix)) throw new Error(`An id prefix is two to four lower case letters, not "${prefix}".`);
  let bits = (BigInt(atMs) << 80n) | BigInt(`0x${randomBytes(10).toString('hex')}`);
  let text = '';
  for (let i = 0; i < 26; i++) {
    text = alphabet[Number(bits & 31n)]! + text;
    bits >>= 5n;
  }
  return `${prefix}_${text}`;
}

/** The prefix of a well-formed id, or null: callers answer null for a malformed id as for a foreign one. */
export function idPrefix(id: string): string | null {
  return idPattern.exec(id)?.[1] ?? null;
}

/** Whether the text is a well-formed id of that type. */
export function isId(prefix: string, id: string): boolean {
  return idPrefix(id) === prefix;
}
