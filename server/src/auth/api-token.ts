import { createHmac, randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** Named so that a leak scanner finds it. */
const PREFIX = 'cvg_';
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const SECRET_LENGTH = 32; // 62^32: 190 bits
const CHECKSUM_LENGTH = 6; // 62^6 > 2^32
const pattern = /^cvg_([0-9A-Za-z]{32})([0-9A-Za-z]{6})$/;

function checksumOf(secret: string): string {
  let rest = crc32(secret);
  let text = '';
  for (let i = 0; i < CHECKSUM_LENGTH; i++) {
    text = alphabet[rest % alphabet.length]! + text;
    rest = Math.floor(rest / alphabet.length);
  }
  return text;
}

/** A new token: `cvg_`, 32 random characters, and six that tell a mistyped or invented one without a look into the database. */
export function newApiToken(): string {
  const secret = Array.from({ length: SECRET_LENGTH }, () => alphabet[randomInt(alphabet.length)]).join('');
  return `${PREFIX}${secret}${checksumOf(secret)}`;
}

/** Whether prefix, length and checksum are right. */
export function isApiToken(text: string): boolean {
  const parts = pattern.exec(text);
  return parts !== null && checksumOf(parts[1]!) === parts[2];
}

/** What is stored of it: 190 random bits need no slow hash. The pepper is not in the database, so nobody who writes there can make a token. */
export function hashApiToken(token: string, pepper: string): string {
  return createHmac('sha256', pepper).update(token).digest('hex');
}
