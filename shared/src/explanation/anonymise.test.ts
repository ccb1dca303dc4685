import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { anonymise } from './anonymise.ts';

it.each([
  ['문의: hong.gd@example.co.kr 로', '문의: [EMAIL_1] 로'],
  ['보안팀@회사.한국', '[EMAIL_1]'],
  ['hong [at] example.com', '[EMAIL_1]'],
  ['010-1234-5678', '[PHONE_1]'],
  ['01012345678로 연락', '[PHONE_1]로 연락'],
  ['０１０－１２３４－５６７８', '[PHONE_1]'],
  ['010 1234 5678', '[PHONE_1]'],
  ['+82 10-1234-5678', '[PHONE_1]'],
  ['+82-2-123-4567', '[PHONE_1]'],
  ['(02) 123-4567', '[PHONE_1]'],
  ['031.123.4567', '[PHONE_1]'],
  ['1588-1234', '[PHONE_1]'],
  ['900101-1234567', '[RESIDENT_NUMBER_1]'],
  ['9001011234567', '[RESIDENT_NUMBER_1]'],
  ['900101–1******', '[RESIDENT_NUMBER_1]'],
  ['계좌 12345678-01에서', '계좌 [ACCOUNT_1]에서'],
  ['{"CANO":"12345678"}', '{"CANO":"[ACCOUNT_1]"}'],
  ['계좌번호: 1234567890', '계좌번호: [ACCOUNT_1]'],
  ['account number 123456789', 'account number [ACCOUNT_1]'],
  ['110-123-456789', '[ACCOUNT_1]'],
  ['301-0123-4567-81', '[ACCOUNT_1]'],
  ['1234-5678-9012-3456', '[CARD_1]'],
])('replaces the personal data of %s', (text, expected) => {
  expect(anonymise(text).text).toBe(expected);
});

it.each([
  '2026-11-20',
  '2026-11-20T09:00:00Z',
  '12억 3,457만원 (95% 구간 11억원~13억원)',
  '1,234,567,890원',
  '005930 삼성전자 2,495주',
  'C17, T06, 3,072개 경로',
  '시드 20261122',
  '-316,824원 (95% 구간 -440,169원~-193,478원)',
  'control.C17.cost',
])('leaves %s as it is', (text) => {
  expect(anonymise(text)).toEqual({ text, replaced: {} });
});

const known = { people: ['홍길동', 'Gildong Hong', '김'], organisations: ['한빛증권', '한빛증권 준법지원부'] };

it.each([
  ['홍길동이 승인', '[PERSON_1]이 승인'],
  ['홍 길동님', '[PERSON_1]님'],
  ['gildong  HONG approved', '[PERSON_1] approved'],
  ['Gildong Hongdae', 'Gildong Hongdae'],
  ['한빛증권 준법지원부와 한빛증권', '[ORGANISATION_1]와 [ORGANISATION_2]'],
  ['김치', '김치'], // a name of one character would take words apart
])('replaces the known names of %s', (text, expected) => {
  expect(anonymise(text, known).text).toBe(expected);
});

it('gives the same placeholder to the same thing, another to another, and counts both', () => {
  const text = 'a@b.kr, 010-1111-2222, A@B.kr, 01011112222, c@d.kr';
  expect(anonymise(text)).toEqual({
    text: '[EMAIL_1], [PHONE_1], [EMAIL_1], [PHONE_1], [EMAIL_2]',
    replaced: { EMAIL: 3, PHONE: 2 },
  });
});

it('changes nothing the second time', () => {
  const once = anonymise('홍길동 900101-1234567 12345678-01 hong@example.com', known).text;
  expect(anonymise(once, known).text).toBe(once);
});

describe('three hundred made-up items in prompts, logs and answers', () => {
  const digit = (count: number): fc.Arbitrary<string> =>
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count }).map((all) => all.join(''));
  const two = (from: number, to: number): fc.Arbitrary<string> =>
    fc.integer({ min: from, max: to }).map((value) => String(value).padStart(2, '0'));
  const gap = fc.constantFrom('-', ' ', '', '–', '.');
  const word = fc.stringMatching(/^[a-z]{3,10}$/);
  const joined = (...parts: fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
    fc.tuple(...parts).map((all) => all.join(''));
  const item = fc.oneof(
    joined(word, fc.constantFrom('', '.', '+'), word, fc.constant('@'), word, fc.constantFrom('.com', '.co.kr', '.kr')),
    joined(fc.constantFrom('010', '011', '016'), gap, digit(4), gap, digit(4)),
    joined(fc.constantFrom('02', '031', '070'), fc.constantFrom('-', ')'), digit(4), fc.constant('-'), digit(4)),
    joined(fc.constantFrom('+82-10-', '+82 10 ', '+8210'), digit(4), gap, digit(4)),
    joined(digit(2), two(1, 12), two(1, 28), gap, fc.constantFrom('1', '2', '3', '4', '5'), digit(6)),
    joined(digit(8), fc.constantFrom('-', '–', ' - '), digit(2)),
    joined(digit(3), fc.constant('-'), digit(3), fc.constant('-'), digit(6)),
    fc.constantFrom('홍길동', '홍 길동', 'Gildong Hong', '한빛증권'),
  );
  const frame = fc.constantFrom(
    (text: string) => `담당자 ${text}에게 연락하십시오.`,
    (text: string) => `{"message":"${text}","level":30}`,
    (text: string) => `Ask <${text}>, then go on.`,
    (text: string) => `투자 예산 1억원\n${text}\n기준일 2026-11-20`,
  );
  it('leave nothing behind, and nothing else changes', () => {
    fc.assert(
      fc.property(item, frame, (piece, within) => {
        const [before, after] = within('\u0000').split('\u0000');
        const { text } = anonymise(within(piece), known);
        expect([text.startsWith(before!), text.endsWith(after!)]).toEqual([true, true]);
        expect(text.slice(before!.length, text.length - after!.length)).toMatch(/^\[[A-Z_]+_1\]$/);
      }),
      { numRuns: 300, seed: 3 },
    );
  });
});
