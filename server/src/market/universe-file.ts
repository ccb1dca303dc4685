import { sectorOfIndustry } from '@convergence/shared/threat/sector-mapping';
import type { SectorCode } from '@convergence/shared/threat/catalogue';
import { splitCsvLine } from '@convergence/shared/units/csv';

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

/** English industry names of universe files; exchange names in Korean go through the mapping of threat-spec 8.4. */
const sectorByEnglishName: Readonly<Record<string, SectorCode>> = {
  banks: 'BANK',
  securities: 'SECU',
  'securities & cards': 'SECU',
  insurance: 'INSU',
  payments: 'CARD',
  cards: 'CARD',
  telecom: 'TELC',
  'internet & games': 'PLAT',
  'it services': 'PLAT',
  entertainment: 'PLAT',
  retail: 'RETL',
  'it hardware': 'MANU',
  autos: 'MANU',
  materials: 'MANU',
  batteries: 'MANU',
  consumer: 'MANU',
  'shipbuilding & defence': 'MANU',
  industrials: 'MANU',
  healthcare: 'HLTH',
  'energy & utilities': 'INFR',
  transport: 'INFR',
  security: 'SECV',
};

/** Where the name of an industry holds more than one sector, the name of the issuer decides. */
function sectorOf(symbol: string, nameKo: string, industry: string): SectorCode {
  if (industry.toLowerCase() === 'securities & cards' && /카드|캐피탈/.test(nameKo)) return 'CARD';
  if (industry.toLowerCase() === 'industrials & construction') return /건설/.test(nameKo) ? 'ETC' : 'MANU';
  return sectorByEnglishName[industry.toLowerCase()] ?? sectorOfIndustry(industry, { symbol, name: nameKo });
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
      const sector = sectorOf(symbol, nameKo, value('sector'));
      entries.set(symbol, { symbol, nameKo, nameEn: value('name_en') || nameKo, sector });
    }
  }
  if (!header) throw new UniverseFileError(1, 'symbol');
  return entries;
}
