import { expect, it } from 'vitest';

import type { Text } from '../../text/text.ts';

import { feedsHint, pastedIds, pastedProblem } from './exposures-model.ts';

const t: Text = (key, values = {}) => `${key} ${Object.values(values).join(' | ')}`.trim();

it('reads ids apart by spaces, commas, semicolons and lines, in any case and each once', () => {
  expect(pastedIds('cve-2024-3094, CVE-2021-44228;\nCVE-2024-3094\tCVE-2019-0708 ')).toEqual({
    ids: ['CVE-2024-3094', 'CVE-2021-44228', 'CVE-2019-0708'],
    wrong: [],
  });
  expect(pastedIds('  \n')).toEqual({ ids: [], wrong: [] });
});
it('says which words are no ids, three of them at most', () => {
  expect(pastedProblem(pastedIds('CVE-2024-3094 log4shell'), t)).toBe('exposed.wrong log4shell');
  expect(pastedProblem(pastedIds('a b c d e'), t)).toBe('exposed.wrongMore a, b, c | 2');
  expect(pastedProblem(pastedIds('CVE-2024-3094'), t)).toBeNull();
});
it('says so where there are more than the server takes at once', () => {
  const ids = Array.from({ length: 1001 }, (_, index) => `CVE-2024-${10_000 + index}`);
  expect(pastedProblem(pastedIds(ids.join(' ')), t)).toBe('exposed.tooMany 1001');
  expect(pastedProblem(pastedIds(ids.slice(1).join(' ')), t)).toBeNull();
});
it('says first what matters most of the feeds: off, none yet, made up', () => {
  const real = { isOff: false, version: 'v1', isSimulated: false };
  const off = { isOff: true, version: null, isSimulated: false };
  expect(feedsHint([off, off])).toBe('feedsOff');
  expect(feedsHint([{ ...real, version: null }, off])).toBe('noFeeds');
  expect(feedsHint([real, { ...real, isSimulated: true }])).toBe('simulated');
  expect(feedsHint([real, off])).toBeNull();
});
