import { csvText } from '@convergence/shared/units/csv';

import type { TradingAccountPartsFragment } from '../../gql/graphql.ts';

/** All digits, for a spreadsheet; the last row is the cash. */
export function accountCsv(account: TradingAccountPartsFragment): string {
  return csvText([
    [
      'symbol',
      'name',
      'quantity',
      'average_price_krw',
      'last_price_krw',
      'value_krw',
      'unrealised_profit_krw',
      'weight_ratio',
    ],
    ...account.positions.map((each) => [
      each.symbol,
      each.name,
      each.quantity,
      each.averagePriceKrw,
      Number(each.lastPriceKrw),
      Number(each.valueKrw),
      Number(each.unrealisedProfitKrw),
      each.weightRatio,
    ]),
    ['', 'cash', '', '', '', Number(account.cashKrw), '', ''],
  ]);
}
