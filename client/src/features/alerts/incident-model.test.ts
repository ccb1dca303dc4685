import { describe, expect, it } from 'vitest';

import { textInstance } from '../../text/text.ts';
import type { Text } from '../../text/text.ts';
import { formatIn } from '../../ui/use-format.ts';

import { clockState, draftErrors, newDraft, nextClock } from './incident-model.ts';

const t: Text = (key, values) => textInstance.t(key, { ...values });
const format = formatIn('ko');
const now = Date.parse('2026-11-20T09:00:00+09:00');
const clock = { clock: 'KISA_INCIDENT', dueAt: '2026-11-20T23:00:00.000Z', isRequired: true } as const;

describe('a reporting clock', () => {
  it.each([
    ['2026-11-20T14:15:00Z', 'calm', '8시간 45분 남음'],
    ['2026-11-20T22:31:00Z', 'soon', '29분 남음'],
    ['2026-11-21T01:05:00Z', 'late', '기한 2시간 5분 지남'],
    ['2026-11-23T23:00:00Z', 'late', '기한 3일 0시간 지남'],
  ])('says at %s in words what the colour %s says', (at, tone, text) => {
    expect(clockState(clock, Date.parse(at), t, format)).toEqual({ tone, text });
  });

  it('says that a report was late, and that one is no longer required', () => {
    const late = { ...clock, completedAt: '2026-11-21T00:00:00.000Z', completedBy: '분석가' };
    expect(clockState(late, now, t, format)).toMatchObject({ tone: 'late', text: expect.stringContaining('늦게') });
    expect(clockState({ ...clock, isRequired: false }, now, t, format).tone).toBe('off');
  });

  it('is the next one where it is open and due first', () => {
    const later = { ...clock, clock: 'PIPC_NOTICE', dueAt: '2026-11-22T23:00:00.000Z' } as const;
    expect(nextClock([later, clock])).toBe(clock);
    expect(nextClock([later, { ...clock, completedAt: '2026-11-20T22:00:00.000Z' }])).toBe(later);
    expect(nextClock([{ ...clock, isRequired: false }])).toBeNull();
  });
});

it('names every field of an incident that is wrong before the server is asked', () => {
  const draft = { ...newDraft(new Date(now)), detectedAt: '2030-01-01T00:00', recordCount: 5, estimatedLossKrw: 'x' };
  expect(Object.keys(draftErrors(draft, new Date(now), t)).toSorted()).toEqual([
    'detectedAt',
    'estimatedLossKrw',
    'recordCount',
    'threatId',
    'title',
  ]);
  const right = { ...newDraft(new Date(now)), title: '유출', threatId: 'T02', hasPersonalData: true, recordCount: 5 };
  expect(draftErrors(right, new Date(now), t)).toEqual({});
});
