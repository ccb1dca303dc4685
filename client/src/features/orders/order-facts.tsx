import type { OrderQuery } from '../../gql/graphql.ts';
import { useName, useText } from '../../text/text.ts';
import { Card } from '../../ui/card.tsx';
import { Scroll } from '../../ui/scroll.tsx';
import { useFormat } from '../../ui/use-format.ts';

import type { OrderRow } from './order-model.ts';

interface OrderFactsProps {
  readonly order: OrderRow;
  readonly whole: NonNullable<OrderQuery['order']>;
}

/** What was asked for, what it was thought to cost, and what it came to. */
export function OrderFacts({ order, whole }: OrderFactsProps) {
  const t = useText();
  const name = useName();
  const format = useFormat();
  const hasTraded = order.filledQuantity > 0;
  const sign = order.side === 'BUY' ? -1 : 1;
  const filledNet = sign * Number(whole.filledAmountKrw) - Number(whole.feeKrw) - Number(whole.taxKrw);
  const rows = [
    ['order.quantity', format.number(order.quantity), hasTraded ? format.number(order.filledQuantity) : '–'],
    [
      'order.priceOrAverage',
      format.exactWon(order.referencePriceKrw),
      order.averageFillPriceKrw === null ? '–' : format.exactWon(order.averageFillPriceKrw),
    ],
    [
      'order.amount',
      format.exactWon(order.estimatedAmountKrw),
      hasTraded ? format.exactWon(whole.filledAmountKrw) : '–',
    ],
    ['order.fee', format.exactWon(order.estimatedFeeKrw), hasTraded ? format.exactWon(whole.feeKrw) : '–'],
    ['order.tax', format.exactWon(order.estimatedTaxKrw), hasTraded ? format.exactWon(whole.taxKrw) : '–'],
    ['order.net', format.exactWon(order.estimatedNetKrw), hasTraded ? format.exactWon(filledNet) : '–'],
  ] as const;
  return (
    <div className="cv-stack">
      <Card title={t('order.cost')} isFlush>
        <Scroll label={t('order.cost')}>
          <table className="cv-table">
            <caption>{t('order.cost')}</caption>
            <thead>
              <tr>
                <th scope="col">
                  <span className="cv-hidden">{t('account.difference')}</span>
                </th>
                <th scope="col" className="cv-num">
                  {t('order.costEstimated')}
                </th>
                <th scope="col" className="cv-num">
                  {t('order.costReal')}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(([text, estimated, real]) => (
                <tr key={text}>
                  <th scope="row">{t(text)}</th>
                  <td className="cv-num cv-dim">{estimated}</td>
                  <td className="cv-num" style={{ fontWeight: 600 }}>
                    {real}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      </Card>
      <Card title={t('order.facts')}>
        <dl className="cv-facts">
          <dt>{t('account.instrument')}</dt>
          <dd>
            {name(order.instrument)} <span className="cv-mono cv-faint">{order.symbol}</span>
          </dd>
          <dt>{t('order.by')}</dt>
          <dd>
            {order.requestedBy ?? order.createdBy ?? t('order.actor.server')} ·{' '}
            {format.dateTime(order.requestedAt ?? order.createdAt)}
          </dd>
          {whole.approvedAt ? (
            <>
              <dt>{t('order.approvedBy')}</dt>
              <dd>
                {whole.approvedBy ?? '–'} · {format.dateTime(whole.approvedAt)}
              </dd>
            </>
          ) : null}
          {whole.tradeDate ? (
            <>
              <dt>{t('order.tradeDate')}</dt>
              <dd>{whole.tradeDate}</dd>
            </>
          ) : null}
          {whole.brokerOrderNumber ? (
            <>
              <dt>{t('order.brokerNumber')}</dt>
              <dd className="cv-mono">{whole.brokerOrderNumber}</dd>
            </>
          ) : null}
          {order.note ? (
            <>
              <dt>{t('order.note')}</dt>
              <dd>{order.note}</dd>
            </>
          ) : null}
        </dl>
      </Card>
      {whole.fills.length > 0 ? (
        <Card title={t('order.fills')} isFlush>
          <Scroll label={t('order.fills')}>
            <table className="cv-table">
              <caption>{t('order.fills')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('order.when')}</th>
                  <th scope="col" className="cv-num">
                    {t('order.quantity')}
                  </th>
                  <th scope="col" className="cv-num">
                    {t('order.amount')}
                  </th>
                  <th scope="col" className="cv-num">
                    {t('order.feeAndTax')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {whole.fills.map((fill) => (
                  <tr key={`${fill.observedAt} ${fill.quantity} ${fill.amountKrw}`}>
                    <th scope="row">{format.dateTime(fill.observedAt)}</th>
                    <td className="cv-num">{format.number(fill.quantity)}</td>
                    <td className="cv-num">{format.exactWon(fill.amountKrw)}</td>
                    <td className="cv-num">{format.exactWon(Number(fill.feeKrw) + Number(fill.taxKrw))}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        </Card>
      ) : null}
    </div>
  );
}
