import { inflateSync } from 'node:zlib';

/** What a reader of a PDF gets, page by page. */
export interface PdfText {
  /** Text of each page, one line for each piece of text that was placed by itself, in the order of the file. */
  readonly pages: readonly string[];
  /** Everything, without line breaks and spaces: what was wrapped is whole again. */
  readonly joined: string;
  /** Names of the embedded fonts, with their subset prefix. */
  readonly fonts: readonly string[];
  readonly bookmarks: readonly string[];
  readonly title: string;
  readonly language: string;
  readonly isTagged: boolean;
}

interface PdfObject {
  readonly head: string;
  readonly stream: Buffer | null;
}

/**
 * Reads text back as any reader does: glyph codes of the page through the ToUnicode map of its font. Knows as much of the
 * format as our own PDFs use: no encryption, no object streams, Flate only.
 */
export function readPdf(bytes: Uint8Array): PdfText {
  const objects = objectsOf(Buffer.from(bytes));
  const find = (pattern: RegExp): PdfObject => {
    const found = [...objects.values()].find(({ head }) => pattern.test(head));
    if (!found) throw new Error(`The PDF has no object with ${pattern.source}.`);
    return found;
  };
  const catalog = find(/\/Type \/Catalog/);
  const tree = find(/\/Type \/Pages/);
  const pageIds = [...(/\/Kids \[([^\]]*)\]/.exec(tree.head)?.[1] ?? '').matchAll(/(\d+) 0 R/g)].map(([, id]) => id!);
  const maps = new Map<string, ReadonlyMap<number, string>>();
  const pages = pageIds.map((id) => {
    const page = objects.get(id)!;
    const resources = referred(objects, page.head, 'Resources').head;
    const fontNames = [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)];
    for (const [, name, fontId] of fontNames) {
      if (!maps.has(name!)) maps.set(name!, mapOf(referred(objects, objects.get(fontId!)!.head, 'ToUnicode')));
    }
    return placedText(referred(objects, page.head, 'Contents').stream!.toString('latin1'), maps);
  });
  return {
    pages,
    joined: pages.join('').replaceAll(/\s/g, ''),
    fonts: [...objects.values()].flatMap(({ head }) => {
      const name = /\/Type \/FontDescriptor[^]*?\/FontName \/(\S+)/.exec(head)?.[1];
      return name !== undefined && /\/FontFile2 /.test(head) ? [name] : [];
    }),
    bookmarks: [...objects.values()].flatMap(({ head }) =>
      /\/Parent /.test(head) && /\/Dest /.test(head) ? [textOf(objects, head, 'Title')] : [],
    ),
    title: textOf(objects, find(/\/CreationDate/).head, 'Title'),
    language: textOf(objects, catalog.head, 'Lang'),
    isTagged: /\/Marked true/.test([...objects.values()].map(({ head }) => head).join('\n')),
  };
}

function objectsOf(file: Buffer): ReadonlyMap<string, PdfObject> {
  const text = file.toString('latin1');
  const objects = new Map<string, PdfObject>();
  for (const match of text.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    const from = match.index + match[0].length;
    const streamAt = text.indexOf('\nstream\n', from);
    const endAt = text.indexOf('\nendobj', from);
    const hasStream = streamAt >= 0 && streamAt < endAt;
    const head = text.slice(from, hasStream ? streamAt : endAt);
    objects.set(match[1]!, { head, stream: hasStream ? streamOf(file, head, streamAt + 8) : null });
  }
  return objects;
}

function streamOf(file: Buffer, head: string, from: number): Buffer {
  const length = Number(/\/Length (\d+)/.exec(head)![1]);
  const bytes = file.subarray(from, from + length);
  return /\/Filter \/FlateDecode/.test(head) ? inflateSync(bytes) : bytes;
}

function referred(objects: ReadonlyMap<string, PdfObject>, head: string, name: string): PdfObject {
  const id = new RegExp(`/${name} (\\d+) 0 R`).exec(head)?.[1];
  const found = id === undefined ? undefined : objects.get(id);
  if (!found) throw new Error(`${name} is missing in ${head.slice(0, 200)}`);
  return found;
}

/** A text of the document's own: in parentheses, in UTF-16 where it starts with its mark. */
function textOf(objects: ReadonlyMap<string, PdfObject>, head: string, name: string): string {
  const id = new RegExp(`/${name} (\\d+) 0 R`).exec(head)?.[1];
  const raw =
    id === undefined
      ? new RegExp(`/${name} \\(((?:\\\\[^]|[^\\\\)])*)\\)`).exec(head)?.[1]
      : /^\(([^]*)\)$/.exec(objects.get(id)!.head.trim())?.[1];
  if (raw === undefined) throw new Error(`There is no ${name} in ${head.slice(0, 200)}`);
  const plain = raw.replaceAll(/\\([nrtbf()\\])/g, (_, code: string) => escapes[code] ?? code);
  const bytes = Buffer.from(plain, 'latin1');
  return bytes[0] === 0xfe && bytes[1] === 0xff ? Buffer.from(bytes.subarray(2)).swap16().toString('utf16le') : plain;
}
const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Glyph code to text. */
function mapOf({ stream }: PdfObject): ReadonlyMap<number, string> {
  const map = new Map<number, string>();
  for (const [, from, , entries] of stream!
    .toString('latin1')
    .matchAll(/<([0-9a-f]+)> <([0-9a-f]+)> \[((?:<[0-9a-f ]*>\s*)*)\]/gi)) {
    [...entries!.matchAll(/<([0-9a-f ]*)>/gi)].forEach(([, hex], index) => {
      const bytes = Buffer.from(hex!.replaceAll(' ', ''), 'hex');
      map.set(Number.parseInt(from!, 16) + index, Buffer.from(bytes).swap16().toString('utf16le'));
    });
  }
  return map;
}

/** Text of a page: the hexadecimal strings of every TJ, in the font that is set. */
function placedText(content: string, maps: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  let font = '';
  const lines: string[] = [];
  for (const [, name, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[((?:<[0-9a-f]*>|[-\d. ])*)\] TJ/gi)) {
    if (name !== undefined) {
      font = name;
      continue;
    }
    const map = maps.get(font);
    if (!map) throw new Error(`Text in a font that the page does not have: ${font}.`);
    const codes = [...shown!.matchAll(/<([0-9a-f]*)>/gi)].flatMap(([, hex]) => hex!.match(/.{4}/g) ?? []);
    lines.push(
      codes
        .map((code) => {
          const text = map.get(Number.parseInt(code, 16));
          if (text === undefined)
            throw new Error(`Glyph ${code} of ${font} has no text: it cannot be copied or read out.`);
          return text;
        })
        .join(''),
    );
  }
  return lines.join('\n');
}
