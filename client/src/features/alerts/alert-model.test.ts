import { describe, expect, it } from 'vitest';

import type { AlertRowFragment } from '../../gql/graphql.ts';
import { textInstance } from '../../text/text.ts';
import type { Text } from '../../text/text.ts';
import { formatIn } from '../../ui/use-format.ts';

import { alertsCsv, evidencePath, valueText } from './alert-model.ts';

const t: Text = (key, values) => textInstance.t(key, { ...values });
const format = formatIn('ko');

describe('the value of an alert', () => {
  it.each([
    ['LEVEL', 3, 2, '경계 / 주의'],
    ['RATIO', 1.2, 1, '120% / 100%'],
    ['SCORE', 45, 40, '45.0점 / 40.0점'],
    ['DEVIATIONS', 9.04, 4, '9.0σ / 4.0σ'],
    ['SESSIONS', 3, 2, '3거래일 / 2거래일'],
    ['STATE', 1, 1, '–'],
  ] as const)('of %s stands in its unit', (unit, value, threshold, text) => {
    expect(valueText({ unit, value, threshold }, t, format)).toBe(text);
  });
});

it('links evidence to its page where there is one', () => {
  expect(evidencePath({ kind: 'RUN', reference: 'run_1' })).toBe('/runs/run_1');
  expect(evidencePath({ kind: 'INSTRUMENT', reference: '005930' })).toBeNull();
});

it('exports alerts that no spreadsheet takes for a formula', () => {
  const alert = {
    id: 'alr_1',
    rule: { id: 'R08', title: '=HYPERLINK("x")', when: '' },
    severity: 'WARN',
    isOpen: true,
    value: 9.5,
    threshold: 4,
    unit: 'DEVIATIONS',
    evidence: [{ kind: 'INSTRUMENT', reference: '005930' }],
    openedAt: '2026-11-20T00:00:00.000Z',
  } as unknown as AlertRowFragment;
  const [header, row] = alertsCsv([alert]).split('\r\n');
  expect(header?.startsWith('\uFEFFid,rule')).toBe(true);
  expect(row).toContain(`"R08","'=HYPERLINK(""x"")","WARN","true",9.5,4,"DEVIATIONS","005930"`);
});
