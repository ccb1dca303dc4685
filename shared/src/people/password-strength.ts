/** Shortest password that is taken, in characters. */
export const LEAST_PASSWORD_LENGTH = 12;
/** Longest one; hashing a longer text would be a way to keep the server busy. */
export const MOST_PASSWORD_LENGTH = 128;

const LEAST_DIFFERENT = 6;
/** A part of the name or address shorter than this stands in too many words to count. */
const LEAST_OWN_PART = 4;

/** Words that guessers try first, also with digits and signs around them. */
const commonWords: readonly string[] = [
  'password',
  'passw0rd',
  'passphrase',
  'qwerty',
  'qwertyuiop',
  'asdfgh',
  'letmein',
  'welcome',
  'iloveyou',
  'admin',
  'administrator',
  'convergence',
  'security',
  'dragon',
  'monkey',
  'football',
  'korea',
  'seoul',
  'samsung',
  'qlalfqjsgh', // 비밀번호 on an English keyboard
  'dkssudgktpdy', // 안녕하세요
  '비밀번호',
  '안녕하세요',
  '대한민국',
];

/** Why a password is refused; null where it is taken. */
export type PasswordWeakness = 'SHORT' | 'LONG' | 'REPETITIVE' | 'SEQUENCE' | 'COMMON' | 'OWN_NAME';

/**
 * What is weak about a password: length first, then what guessers try first. No rules about kinds of characters: they make
 * people write passwords down, and length does more.
 *
 * @param own - Name and e-mail address of the person; parts of them are no secret.
 */
export function passwordWeakness(password: string, own: readonly string[]): PasswordWeakness | null {
  const characters = Array.from(password);
  if (characters.length < LEAST_PASSWORD_LENGTH) return 'SHORT';
  if (characters.length > MOST_PASSWORD_LENGTH) return 'LONG';
  const text = password.toLowerCase();
  if (new Set(text).size < LEAST_DIFFERENT || isRepeated(text)) return 'REPETITIVE';
  if (isSequence(Array.from(text))) return 'SEQUENCE';
  if (commonWords.some((word) => text.includes(word) && restOf(text, word) < LEAST_DIFFERENT)) return 'COMMON';
  const parts = own.flatMap((each) => each.toLowerCase().split(/[\s@._+-]+/)).filter(isTelling);
  return parts.some((part) => restOf(text, part) < LEAST_PASSWORD_LENGTH - LEAST_OWN_PART && text.includes(part))
    ? 'OWN_NAME'
    : null;
}

function isTelling(part: string): boolean {
  return part.length >= LEAST_OWN_PART;
}

/** Letters that are left when the word is taken out: digits and signs around a word are the first thing a guesser adds. */
function restOf(text: string, word: string): number {
  return Array.from(text.replaceAll(word, '')).filter((character) => /\p{L}/u.test(character)).length;
}

/** One part over and over: abcabcabcabc. */
function isRepeated(text: string): boolean {
  return `${text}${text}`.indexOf(text, 1) < text.length;
}

/** Every step one up, or every step one down, apart from at most two breaks: 123456789012, abcdefghijkl. */
function isSequence(characters: readonly string[]): boolean {
  const steps = characters.slice(1).map((character, i) => character.codePointAt(0)! - characters[i]!.codePointAt(0)!);
  const regular = (step: number): number => steps.filter((one) => one === step).length;
  return Math.max(regular(1), regular(-1)) >= steps.length - 2;
}
