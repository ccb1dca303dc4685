import { IconCheck, IconClock, IconEqualNot } from '@tabler/icons-react';

import type { TradingAccountPartsFragment } from '../../gql/graphql.ts';
import { useText } from '../../text/text.ts';
import { Notice } from '../../ui/notice.tsx';
import { Scroll } from '../../ui/scroll.tsx';
import { useFormat } from '../../ui/use-format.ts';

/** Whether our own books agree with the broker, in words; and where they do not, in figures. */
export function ReconciliationNotice({ account }: { readonly account: TradingAccountPartsFragment }) {
  const t = useText();
  const format = useFormat();
  const { status, checkedAt, differences } = account.reconciliation;
  const when = checkedAt ? format.dateTime(checkedAt) : '–';
  if (status === 'MATCHED') {
    return (
      <Notice tone="good" icon={<IconCheck size={18} />} title={t('account.reconciled')}>
        <span className="cv-dim">{t('account.reconciledHint', { when })}</span>
      </Notice>
    );
  }
  if (status === 'NOT_CHECKED') {
    return (
      <Notice tone="neutral" icon={<IconClock size={18} />} title={t('account.notCompared')}>
        <span className="cv-dim">{t('account.notComparedHint')}</span>
      </Notice>
    );
  }
  const nameOf = (symbol: string) => account.positions.find((each) => each.symbol === symbol)?.name ?? symbol;
  const shown = (symbol: string | null, value: number, isChange = false) =>
    symbol === null
      ? `${isChange && value > 0 ? '+' : ''}${format.exactWon(value)}`
      : t('account.shares', { count: format.number(value, 0, isChange) });
  return (
    <Notice tone="warning" icon={<IconEqualNot size={18} />} title={t('account.notReconciled')}>
      <span className="cv-dim">{t('account.notReconciledHint', { count: differences.length, when })}</span>
      <Scroll label={t('account.notReconciled')}>
        <table className="cv-table">
          <caption>{t('account.notReconciled')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('account.difference')}</th>
              <th scope="col" className="cv-num">
                {t('account.ledger')}
              </th>
              <th scope="col" className="cv-num">
                {t('account.broker')}
              </th>
              <th scope="col" className="cv-num">
                {t('account.gap')}
              </th>
            </tr>
          </thead>
          <tbody>
            {differences.map(({ symbol, ledger, broker, difference }) => (
              <tr key={symbol ?? 'cash'}>
                <th scope="row">{symbol === null ? t('account.cashRow') : nameOf(symbol)}</th>
                <td className="cv-num">{shown(symbol, ledger)}</td>
                <td className="cv-num">{shown(symbol, broker)}</td>
                <td className="cv-num">{shown(symbol, difference, true)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Notice>
  );
}
