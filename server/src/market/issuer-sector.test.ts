import { expect, it } from 'vitest';

import { sectorOfIssuer } from './issuer-sector.ts';

it.each([
  ['삼성전자', 'IT hardware', 'MANU'],
  ['KB금융', 'Banks', 'BANK'],
  ['삼성카드', 'Securities & cards', 'CARD'],
  ['NH투자증권', 'Securities & cards', 'SECU'],
  ['두산에너빌리티', 'Industrials & construction', 'MANU'],
  ['현대건설', 'Industrials & construction', 'ETC'],
  ['SK텔레콤', 'Telecom', 'TELC'],
  ['한국전력', '전기·가스', 'INFR'],
  ['KODEX 200', 'ETF', 'ETC'],
  ['아무개', '', 'ETC'],
])('%s of %s is %s', (name, industry, sector) => {
  expect(sectorOfIssuer('000000', name, industry)).toBe(sector);
});
