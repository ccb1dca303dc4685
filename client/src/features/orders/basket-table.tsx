import { Link } from 'react-router';

import { readFragment } from '../../gql/fragment-masking.ts';
import type { BasketPartsFragment } from '../../gql/graphql.ts';
import { useName, useText } from '../../text/text.ts';
import { Scroll } from '../../ui/scroll.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { Won } from '../../ui/won.tsx';

import { orderRowFragment } from './order-documents.ts';
import type { OrderRow } from './order-model.ts';
import { OrderStatusTag } from './order-status-tag.tsx';

interface BasketTableProps {
  readonly basket: BasketPartsFragment;
  /** Shares that the account holds now, by symbol; null while it is not known. */
  readonly held: ReadonlyMap<string, number> | null;
}

/** Each order of a basket: from how many shares to how many, and what that costs. */
export function BasketTable({ basket, held }: BasketTableProps) {
  const t = useText();
  const name = useName();
  const format = useFormat();
  const rows = readFragment(orderRowFragment, basket.orders);
  return (
    <Scroll label={t('basket.of')}>
      <table className="cv-table">
        <caption>{t('basket.of')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('account.instrument')}</th>
            <th scope="col" className="cv-num">
              {t('basket.nowToTarget')}
            </th>
            <th scope="col" className="cv-num cv-wide">
              {t('order.price')}
            </th>
            <th scope="col" className="cv-num">
              {t('order.amount')}
            </th>
            <th scope="col" className="cv-num cv-wide">
              {t('basket.cost')}
            </th>
            <th scope="col">{t('order.status')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((order) => (
            <tr key={order.id} className="cv-link">
              <th scope="row">
                <Link to={`/orders/${order.id}`} style={{ fontWeight: 600, color: 'inherit' }}>
                  {name(order.instrument)}
                </Link>
                <div className="cv-note">
                  <span className={order.side === 'BUY' ? 'cv-up' : 'cv-down'}>{t(`side.${order.side}`)}</span>{' '}
                  <span className="cv-mono">{order.symbol}</span>
                </div>
              </th>
              <td className="cv-num">
                {held && order.filledQuantity === 0 ? (
                  <NowToTarget order={order} now={held.get(order.symbol) ?? 0} />
                ) : null}
                <div className={order.side === 'BUY' ? 'cv-up' : 'cv-down'}>
                  {format.number(order.side === 'BUY' ? order.quantity : -order.quantity, 0, true)}
                </div>
              </td>
              <td className="cv-num cv-wide">
                {order.limitPriceKrw === null ? t('order.market') : format.exactWon(order.limitPriceKrw)}
              </td>
              <td className="cv-num">
                <Won amount={order.estimatedAmountKrw} />
              </td>
              <td className="cv-num cv-wide">
                {format.exactWon(Number(order.estimatedFeeKrw) + Number(order.estimatedTaxKrw))}
              </td>
              <td>
                <OrderStatusTag status={order.status} />
                {order.failureText ? <div className="cv-note">{order.failureText}</div> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** What is held and what it becomes. Once some of it has traded, what is held is between the two and says neither. */
function NowToTarget({ order, now }: { readonly order: OrderRow; readonly now: number }) {
  const format = useFormat();
  return (
    <>
      <span className="cv-dim">{format.number(now)} → </span>
      {format.number(now + (order.side === 'BUY' ? order.quantity : -order.quantity))}
    </>
  );
}
