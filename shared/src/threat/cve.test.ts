import { expect, it } from 'vitest';

import { cveIdOf, cveNumber } from './cve.ts';

it('takes an id in any case and with space around it, and writes it as catalogues do', () => {
  expect(cveIdOf(' cve-2024-3094\n')).toBe('CVE-2024-3094');
  expect(cveIdOf('CVE-2021-44228')).toBe('CVE-2021-44228');
  expect(cveIdOf('CVE-2024-1000000')).toBe('CVE-2024-1000000');
});
it.each([
  '',
  'CVE',
  '2024-3094',
  'CVE-24-3094',
  'CVE-2024-123',
  'CVE-2024-01234',
  'CVE-2024-3094; drop',
  'CVE-2024-12345678901',
])('takes %j for no id', (text) => {
  expect(cveIdOf(text)).toBeNull();
  expect(cveNumber(text)).toBeNull();
});
it('gives each id a number of its own, in the order of years', () => {
  expect(cveNumber('CVE-1999-0001')).toBe(19_990_000_000_001);
  expect(cveNumber('CVE-2024-3094')! - cveNumber('CVE-2023-3094')!).toBe(10_000_000_000);
  expect(Number.isSafeInteger(cveNumber('CVE-9999-9999999999'))).toBe(true);
});
