import { expect, it } from 'vitest';

import { chooseLanguage } from './context.ts';

it.each([
  ['ko-KR,ko;q=0.9,en;q=0.8', 'EN', 'KO'],
  ['en-GB,en;q=0.9', 'KO', 'EN'],
  ['ko;q=0.5,en;q=0.9', null, 'EN'],
  ['fr,de', 'EN', 'EN'],
  ['*', null, 'KO'],
  ['en;q=0', 'KO', 'KO'],
  [undefined, 'EN', 'EN'],
  [undefined, null, 'KO'],
] as const)('answers %j of a person who chose %s in %s', (acceptLanguage, chosen, language) => {
  expect(chooseLanguage(acceptLanguage, chosen)).toBe(language);
});
