import type { SectorCode } from '@convergence/shared/threat/catalogue';
import { splitCsvLine } from '@convergence/shared/units/csv';

import { sectorOfIssuer } from './issuer-sector.ts';
import { readLines } from './price-file.ts';

/** Names and sector of an issue, from a universe file. */
export interface UniverseEntry {
  readonly symbol: string;
  readonly nameKo: string;
  readonly nameEn: string;
  readonly sector: SectorCode;
}

/** A universe file that cannot be used; the message names line and column. */
export class UniverseFileError extends Error {
  override readonly name = 'UniverseFileError';
  readonly line: number;
  readonly column: string;
  constructor(line: number, column: string) {
    super(`line ${line}: ${column}`);
    this.line = line;
    this.column = column;
  }
}

/**
 * Reads a universe file: a CSV whose header names at least symbol and name_ko; name_en and sector are used where present.
 *
 * @throws UniverseFileError where a needed column or value is missing.
 */
export async function readUniverse(file: string): Promise<Map<string, UniverseEntry>> {
  const entries = new Map<string, UniverseEntry>();
  let header: string[] | null = null;
  for await (const { lines, firstLine } of readLines(file)) {
    for (const [at, line] of lines.entries()) {
      if (line.trim() === '') continue;
      const fields = splitCsvLine(line)?.map((field) => field.trim());
      if (!fields) throw new UniverseFileError(firstLine + at, '"');
      if (!header) {
        header = fields.map((field) => field.toLowerCase());
        for (const column of ['symbol', 'name_ko'])
          if (!header.includes(column)) throw new UniverseFileError(firstLine + at, column);
        continue;
      }
      const columns = header;
      const value = (column: string): string => fields[columns.indexOf(column)] ?? '';
      const symbol = value('symbol');
      const nameKo = value('name_ko');
      if (symbol === '') throw new UniverseFileError(firstLine + at, 'symbol');
      if (nameKo === '') throw new UniverseFileError(firstLine + at, 'name_ko');
      const sector = sectorOfIssuer(symbol, nameKo, value('sector'));
      entries.set(symbol, { symbol, nameKo, nameEn: value('name_en') || nameKo, sector });
    }
  }
  if (!header) throw new UniverseFileError(1, 'symbol');
  return entries;
}
