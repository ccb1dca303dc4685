import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

/** Lines of a text file in batches, with how far the file has been read. */
export interface LineBatch {
  /** Without line ends. */
  readonly lines: readonly string[];
  /** Number of the first line, from 1. */
  readonly firstLine: number;
  /** Share of the file's bytes that were read, 0 to 1. */
  readonly progressRatio: number;
}

/**
 * Reads a UTF-8 text file, gzip by its `.gz` ending, without holding it in memory. LF and CRLF end a line, a byte order
 * mark is dropped, an empty last line is none.
 *
 * @throws Error of the file system or of a damaged gzip.
 */
export async function* readLines(file: string): AsyncGenerator<LineBatch> {
  const { size } = await stat(file);
  const source = createReadStream(file, { highWaterMark: 256 * 1024 });
  const bytes = new Transform({ transform: (chunk, _encoding, done) => done(null, chunk) });
  const piping = file.endsWith('.gz')
    ? pipeline(source, createGunzip({ chunkSize: 256 * 1024 }), bytes)
    : pipeline(source, bytes);
  piping.catch(() => undefined); // the same error ends the loop below; it must not count as unhandled before

  const decoder = new TextDecoder('utf-8'); // drops a byte order mark itself
  let rest = '';
  let nextLine = 1;
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = parts.pop()!;
    const lines = parts.map(withoutReturn);
    yield { lines, firstLine: nextLine, progressRatio: size === 0 ? 1 : source.bytesRead / size };
    nextLine += lines.length;
  }
  await piping;
  const last = withoutReturn(rest + decoder.decode());
  if (last !== '') yield { lines: [last], firstLine: nextLine, progressRatio: 1 };
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
