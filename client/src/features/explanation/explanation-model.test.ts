import { expect, it } from 'vitest';

import { factsOfClaim, isBeingWritten, noticeOf, sectionsToRead } from './explanation-model.ts';
import type { Explanation, Fact } from './explanation-model.ts';

const fact = (factId: string): Fact => ({ factId, label: factId, text: '1', value: '1', unit: 'NUMBER', source: 's' });
const claim = (text: string) => ({ text, factIds: ['a'] });
const explanation = {
  sections: [
    { section: 'ASKED', claims: [claim('물음')] },
    { section: 'RISK', claims: [] },
    { section: 'NOTICE', claims: [claim('자문이 아닙니다.')] },
  ],
} as unknown as Explanation;

it('gives the facts of a sentence in its own order, and none that is not listed', () => {
  const facts = ['a', 'b', 'c'].map(fact);
  expect(factsOfClaim({ factIds: ['c', 'x', 'a'] }, facts).map(({ factId }) => factId)).toEqual(['c', 'a']);
});
it('reads every section that says something, and keeps the notice for the foot', () => {
  expect(sectionsToRead(explanation).map(({ section }) => section)).toEqual(['ASKED']);
  expect(noticeOf(explanation)).toBe('자문이 아닙니다.');
});
it('waits for the model until the explanation is finished', () => {
  expect(['QUEUED', 'WRITING', 'FINISHED'].map((status) => isBeingWritten({ status } as Explanation))).toEqual([
    true,
    true,
    false,
  ]);
});
