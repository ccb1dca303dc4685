import { expect, it } from 'vitest';

import { csvField, splitCsvLine } from './csv.ts';

it.each([
  ['a,b,c', ['a', 'b', 'c']],
  ['a,,', ['a', '', '']],
  ['', ['']],
  ['"a,b",c', ['a,b', 'c']],
  ['"say ""yes""",2', ['say "yes"', '2']],
  ['"","x"', ['', 'x']],
  ['1,"2"', ['1', '2']],
])('splits %s', (line, fields) => {
  expect(splitCsvLine(line)).toEqual(fields);
});

it.each(['"open', 'a,"open', 'a"b,c', '"a"b,c'])('refuses %s, whose quotes do not close a field', (line) => {
  expect(splitCsvLine(line)).toBeNull();
});

it('keeps a spreadsheet from running a field', () => {
  expect([csvField('=1+1'), csvField('-2'), csvField('a,b'), csvField('say "hi"'), csvField(-2)]).toEqual([
    "'=1+1",
    "'-2",
    '"a,b"',
    '"say ""hi"""',
    '-2',
  ]);
});
