import { expect, it } from 'vitest';

import { toldDetails } from './told-details.ts';

it('tells what changed in pairs', () => {
  expect(toldDetails('{"before":"ANALYST","after":"APPROVER"}')).toEqual([
    ['before', 'ANALYST'],
    ['after', 'APPROVER'],
  ]);
  expect(toldDetails('{"scopes":["A","B"],"ended":1,"filter":{"x":null}}')).toEqual([
    ['scopes', 'A, B'],
    ['ended', '1'],
    ['filter', '{"x":null}'],
  ]);
});
it('has nothing to tell of a line without details', () => {
  expect([toldDetails(null), toldDetails('null')]).toEqual([[], [['', 'null']]]);
});
