import { DomainError } from '../errors.ts';

/** Numbers below are catalogue numbers of threats and shocks, which share streams with issuers. */
const FIRST_NUMBER = 65536;
/** 36^6: every six-character code of the exchange has a number of its own below FIRST_NUMBER + this. */
const SIX_CHARACTERS = 2176782336;
/** What is left of 32 bits for other symbols. */
const OTHERS = 4294967296 - FIRST_NUMBER - SIX_CHARACTERS;

/**
 * The step under which an issuer's draws live (ruling 8). It comes from the symbol alone, so adding an asset changes no other
 * asset's draws. A code of six characters out of 0–9 and A–Z, as the exchange gives them, is read as a number to base 36, which
 * is one to one; any other symbol gets the FNV-1a hash of its characters, above those.
 *
 * @returns 65,536 to 2^32 − 1.
 */
export function issuerNumber(symbol: string): number {
  if (symbol === '') throw new DomainError('E_REQUIRED', ['symbol']);
  if (/^[0-9A-Z]{6}$/.test(symbol)) return FIRST_NUMBER + Number.parseInt(symbol, 36);
  let hash = 0x811c9dc5;
  for (let at = 0; at < symbol.length; at++) hash = Math.imul(hash ^ symbol.charCodeAt(at), 0x01000193);
  return FIRST_NUMBER + SIX_CHARACTERS + ((hash >>> 0) % OTHERS);
}
