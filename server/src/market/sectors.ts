import { sectorByCode } from '@convergence/shared/threat/catalogue';
import type { SectorCode } from '@convergence/shared/threat/catalogue';

/** The catalogue names sectors in Korean only. */
const englishNames: Readonly<Record<SectorCode, string>> = {
  BANK: 'Banks and financial holdings',
  SECU: 'Securities firms',
  INSU: 'Insurance',
  CARD: 'Cards and consumer finance',
  TELC: 'Telecommunications',
  PLAT: 'Platforms and software',
  RETL: 'Retail',
  MANU: 'Manufacturing',
  HLTH: 'Health care',
  INFR: 'Energy, transport and infrastructure',
  SECV: 'Security vendors',
  ETC: 'Other',
};

/** Names of a sector; of ETC where the code is unknown. */
export function sectorOf(code: string): { readonly code: string; readonly nameKo: string; readonly nameEn: string } {
  const sector = sectorByCode(code);
  return { code: sector.code, nameKo: sector.ko, nameEn: englishNames[sector.code] };
}
