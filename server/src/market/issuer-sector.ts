import type { SectorCode } from '@convergence/shared/threat/catalogue';
import { sectorOfIndustry } from '@convergence/shared/threat/sector-mapping';

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

/**
 * The sector of an issuer by the name of its industry, in English or as the exchange has it in Korean. Where an industry
 * holds more than one sector, the name of the issuer decides.
 *
 * @returns ETC for what no rule knows.
 */
export function sectorOfIssuer(symbol: string, nameKo: string, industry: string): SectorCode {
  if (industry.toLowerCase() === 'securities & cards' && /카드|캐피탈/.test(nameKo)) return 'CARD';
  if (industry.toLowerCase() === 'industrials & construction') return /건설/.test(nameKo) ? 'ETC' : 'MANU';
  return sectorByEnglishName[industry.toLowerCase()] ?? sectorOfIndustry(industry, { symbol, name: nameKo });
}
