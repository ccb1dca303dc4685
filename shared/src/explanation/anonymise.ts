/** What a placeholder stands for. */
export type PersonalKind = 'EMAIL' | 'RESIDENT_NUMBER' | 'PHONE' | 'CARD' | 'ACCOUNT' | 'PERSON' | 'ORGANISATION';

/** Names that no pattern can find; the caller knows them. */
export interface KnownNames {
  /** People, as written: 홍길동, Gildong Hong. */
  readonly people: readonly string[];
  readonly organisations: readonly string[];
}

export interface Anonymised {
  readonly text: string;
  /** How many pieces of each kind were replaced; kinds without any are absent. */
  readonly replaced: Readonly<Partial<Record<PersonalKind, number>>>;
}

const DIGIT_BEFORE = String.raw`(?<![\d.,])`;
const DIGIT_AFTER = String.raw`(?![\d]|[.,]\d)`;
/** Between groups of a number: a hyphen of any kind, a dot, blanks. */
const GAP = String.raw`[\s.\-‐‑‒–—−]{0,3}`;
const DASH = String.raw`\s?[-‐‑‒–—−]\s?`;

function digits(body: string): RegExp {
  return new RegExp(DIGIT_BEFORE + body + DIGIT_AFTER, 'gu');
}

/** In this order: what is more certain and longer comes first. */
const patterns: readonly (readonly [PersonalKind, RegExp])[] = [
  // The last label is Latin or one of the Korean domains, so that a particle after it stays: a@b.com에게.
  [
    'EMAIL',
    /[\p{L}\p{N}._%+'-]+\s?(?:@|\[at\]|\(at\))\s?(?:[\p{L}\p{N}-]+\.)+(?:[a-z][a-z\d-]+|한국|닷컴|닷넷|삼성)/giu,
  ],
  // 13 digits: birth date, then 1 to 8 for sex and century; foreigners' numbers have the same shape. Masked tails as well.
  [
    'RESIDENT_NUMBER',
    digits(String.raw`\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])${GAP}[0-9](?:\d{6}|[\d*●Xx]{6})`),
  ],
  ['CARD', digits(String.raw`\d{4}${DASH}\d{4}${DASH}\d{4}${DASH}\d{4}`)],
  ['PHONE', digits(String.raw`(?:\+|00)\s?82${GAP}\(?0?\)?${GAP}\d{1,2}\)?${GAP}\d{3,4}${GAP}\d{4}`)],
  ['PHONE', digits(String.raw`(?:\(01[016789]\)|01[016789])${GAP}\d{3,4}${GAP}\d{4}`)],
  ['PHONE', digits(String.raw`(?:\(0(?:2|[3-6]\d|70|80|50\d)\)|0(?:2|[3-6]\d|70|80|50\d)\)?)${GAP}\d{3,4}${GAP}\d{4}`)],
  ['PHONE', digits(String.raw`1[5-8]\d{2}${DASH}\d{4}`)],
  // Securities accounts 12345678-01; bank accounts in two to five groups.
  ['ACCOUNT', digits(String.raw`\d{8}${DASH}\d{2}(?:${DASH}\d{1,3})?`)],
  ['ACCOUNT', digits(String.raw`(?!\d{4}${DASH}\d{2}${DASH}\d{2}(?!\d))\d{2,6}(?:${DASH}\d{2,7}){2,4}`)],
  // Beside the word, a bare number or a number in two groups is one as well.
  [
    'ACCOUNT',
    /(?<=(?:계좌\s?(?:번호)?|\bCANO\b|\baccount(?:\s(?:no\.?|number))?)["'\s:=은는#]{0,4})\d{6,16}(?:[-\s]\d{2,7}){0,3}(?!\d)/giu,
  ],
];

/** One character of text for each character shown, so that full-width digits are found as well. */
function plainWidth(text: string): string {
  return text
    .replaceAll(/[\uFF01-\uFF5E]/gu, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replaceAll(/\p{Cf}/gu, '');
}

/**
 * A text without personal data and account numbers, before it leaves or is stored (mission S8).
 *
 * Placeholders are numbered by what they replace: `[EMAIL_1]` stands for the same address everywhere in the text, so that a
 * reader can still follow who is who. Full-width characters come out in plain width. Dates, won with separators and security
 * symbols stay. A name of one character is too short to be looked for.
 *
 * @param known - Names to be removed wherever they stand, whatever their case and blanks; longest first.
 */
export function anonymise(text: string, known: KnownNames = { people: [], organisations: [] }): Anonymised {
  const placeholders = new Map<string, string>();
  const replaced: Partial<Record<PersonalKind, number>> = {};
  const kinds: Partial<Record<PersonalKind, number>> = {};
  const placeholder = (kind: PersonalKind, piece: string): string => {
    replaced[kind] = (replaced[kind] ?? 0) + 1;
    const key = `${kind} ${piece.toLowerCase().replaceAll(/[^\p{L}\p{N}@*]/gu, '')}`;
    const found = placeholders.get(key);
    if (found) return found;
    kinds[kind] = (kinds[kind] ?? 0) + 1;
    const made = `[${kind}_${kinds[kind]}]`;
    placeholders.set(key, made);
    return made;
  };
  let rest = plainWidth(text);
  for (const [kind, pattern] of [...patterns, ...namePatterns(known)])
    rest = rest.replaceAll(pattern, (piece) => placeholder(kind, piece));
  return { text: rest, replaced };
}

function namePatterns({ people, organisations }: KnownNames): (readonly [PersonalKind, RegExp])[] {
  return [
    ...people.map((name) => ['PERSON', plainWidth(name).trim()] as const),
    ...organisations.map((name) => ['ORGANISATION', plainWidth(name).trim()] as const),
  ]
    .filter(([, name]) => name.length > 1)
    .toSorted(([, left], [, right]) => right.length - left.length)
    .map(([kind, name]) => [kind, nameIn(name)] as const);
}

/** 홍길동 is also found as 홍 길동; Gildong Hong only as whole words. */
function nameIn(name: string): RegExp {
  const escape = (piece: string): string => piece.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
  const isHangul = /^[가-힣\s]+$/.test(name);
  const body = isHangul
    ? name
        .replaceAll(/\s/g, '')
        .split('')
        .join(String.raw`\s?`)
    : name
        .split(/\s+/)
        .map(escape)
        .join(String.raw`\s+`);
  const [before, after] = [/^[\w]/.test(name) ? String.raw`(?<!\w)` : '', /[\w]$/.test(name) ? String.raw`(?!\w)` : ''];
  return new RegExp(before + body + after, 'giu');
}
