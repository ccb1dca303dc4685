import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Link } from 'react-router';

import type { TradingAccountPartsFragment } from '../../gql/graphql.ts';
import { useName, useText } from '../../text/text.ts';
import { Card } from '../../ui/card.tsx';
import { RatioBar } from '../../ui/ratio-bar.tsx';
import { saveText } from '../../ui/save-text.ts';
import { Scroll } from '../../ui/scroll.tsx';
import { Empty } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { Won } from '../../ui/won.tsx';

import { accountCsv } from './account-model.ts';

interface PositionsCardProps {
  readonly account: TradingAccountPartsFragment;
  readonly canOrder: boolean;
}

/** What the account holds, largest value first. */
export function PositionsCard({ account, canOrder }: PositionsCardProps) {
  const t = useText();
  const format = useFormat();
  const name = useName();
  const { positions } = account;
  const nameOf = (position: (typeof positions)[number]) =>
    position.instrument ? name(position.instrument) : position.name;
  const title = t('account.positions', { count: positions.length });
  const heaviest = Math.max(...positions.map(({ weightRatio }) => weightRatio), 1e-12);
  if (positions.length === 0) {
    return (
      <Card title={title}>
        <Empty title={t('account.noPositions')} hint={t('account.noPositionsHint')} />
      </Card>
    );
  }
  return (
    <Card
      title={title}
      isFlush
      action={
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconDownload size={14} />}
          onClick={() =>
            saveText(`convergence-account-${(account.asOfAt ?? '').slice(0, 10)}.csv`, accountCsv(account), 'text/csv')
          }
        >
          CSV
        </Button>
      }
    >
      <Scroll label={title}>
        <table className="cv-table">
          <caption>{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('account.instrument')}</th>
              <th scope="col" className="cv-num">
                {t('account.quantity')}
              </th>
              <th scope="col" className="cv-num cv-wide">
                {t('account.average')}
              </th>
              <th scope="col" className="cv-num cv-wide">
                {t('account.last')}
              </th>
              <th scope="col" className="cv-num">
                {t('account.value')}
              </th>
              <th scope="col" className="cv-num">
                {t('account.positionProfit')}
              </th>
              <th scope="col" className="cv-num cv-wide">
                {t('account.weight')}
              </th>
              {canOrder ? (
                <th scope="col" className="cv-wide">
                  <span className="cv-hidden">{t('action.actions')}</span>
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {positions.map((position) => (
              <tr key={position.symbol}>
                <th scope="row">
                  <div>{nameOf(position)}</div>
                  <div className="cv-mono cv-faint">{position.symbol}</div>
                </th>
                <td className="cv-num">
                  {format.number(position.quantity)}
                  {position.sellableQuantity === position.quantity ? null : (
                    <div className="cv-note">
                      {t('account.sellable', { count: format.number(position.sellableQuantity) })}
                    </div>
                  )}
                </td>
                <td className="cv-num cv-wide">{format.exactWon(position.averagePriceKrw)}</td>
                <td className="cv-num cv-wide">{format.exactWon(position.lastPriceKrw)}</td>
                <td className="cv-num">
                  <Won amount={position.valueKrw} />
                  <span className="cv-narrow cv-note">{format.percent(position.weightRatio, false, 1)}</span>
                </td>
                <td className="cv-num">
                  <Won amount={position.unrealisedProfitKrw} isChange />
                  {position.unrealisedProfitRatio === null ? null : (
                    <div className="cv-note">{format.percent(position.unrealisedProfitRatio, true)}</div>
                  )}
                </td>
                <td className="cv-num cv-wide" style={{ minWidth: 72 }}>
                  {format.percent(position.weightRatio, false, 1)}
                  <RatioBar ratio={position.weightRatio / heaviest} height={3} />
                </td>
                {canOrder ? (
                  <td className="cv-wide" style={{ width: 1 }}>
                    <Button
                      component={Link}
                      size="compact-xs"
                      variant="default"
                      to={`/orders?new=SELL&symbol=${position.symbol}`}
                      aria-label={t('account.sellOf', { name: nameOf(position) })}
                    >
                      {t('account.sell')}
                    </Button>
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Card>
  );
}
