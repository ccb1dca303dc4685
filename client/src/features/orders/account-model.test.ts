import { expect, it } from 'vitest';

import type { TradingAccountPartsFragment } from '../../gql/graphql.ts';

import { accountCsv } from './account-model.ts';

it('writes every position with all digits, and the cash last', () => {
  const account = {
    cashKrw: '499871465',
    positions: [
      {
        symbol: '990010',
        name: '가온은행',
        quantity: 10,
        averagePriceKrw: 12_850.5,
        lastPriceKrw: '12840',
        valueKrw: '128400',
        unrealisedProfitKrw: '-105',
        weightRatio: 0.00025,
      },
    ],
  } as unknown as TradingAccountPartsFragment;
  expect(accountCsv(account).split('\r\n').slice(1)).toEqual([
    '990010,가온은행,10,12850.5,12840,128400,-105,0.00025',
    ',cash,,,,499871465,,',
    '',
  ]);
});
