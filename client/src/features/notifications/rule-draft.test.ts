import { expect, it } from 'vitest';

import { emptyRule, errorsByField, ruleFields } from './rule-draft.ts';

const named = { ...emptyRule, name: '규칙', channelIds: ['nch_1'] };

it('sends the threshold of its own kind and of no other', () => {
  expect(ruleFields(named)).toEqual({
    name: '규칙',
    channelIds: ['nch_1'],
    isEnabled: true,
    minimumMinutes: 60,
    scoreThreshold: 60,
    scenarioId: null,
  });
  expect(ruleFields({ ...named, kind: 'PRICE_MOVE', symbol: ' 005930 ' })).toMatchObject({
    moveThresholdPercent: 5,
    symbol: '005930',
  });
  expect(ruleFields({ ...named, kind: 'SYSTEM_ALERT' })).not.toHaveProperty('scoreThreshold');
});
it('leaves an empty number to the server, which names its field', () => {
  expect(ruleFields({ ...named, scoreThreshold: '' }).scoreThreshold).toBeNull();
  expect(ruleFields({ ...named, kind: 'CVAR_ABOVE', cvarThresholdKrw: '많이' }).cvarThresholdKrw).toBeNull();
});
it('puts each text at its field, the first one where there are two', () => {
  const errors = [
    { message: '필수입니다.', path: ['name'] },
    { message: '둘째', path: ['name'] },
    { message: '없습니다.', path: ['channelIds', '0'] },
    { message: '다 썼습니다.', path: [] },
  ];
  expect(errorsByField(errors)).toEqual({ name: '필수입니다.', channelIds: '없습니다.', '': '다 썼습니다.' });
});
