import { ActionIcon, Menu } from '@mantine/core';
import { IconDotsVertical } from '@tabler/icons-react';
import { Link } from 'react-router';

import { readFragment } from '../../gql/fragment-masking.ts';
import type { FragmentType } from '../../gql/fragment-masking.ts';
import { useName, useText } from '../../text/text.ts';
import { Scroll } from '../../ui/scroll.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { Won } from '../../ui/won.tsx';

import { orderRowFragment } from './order-documents.ts';
import { orderTitle } from './order-model.ts';
import { OrderStatusTag } from './order-status-tag.tsx';
import { deedsOf, useOrderActions } from './use-order-actions.tsx';
import type { OrderDeed } from './use-order-actions.tsx';

const deedTexts = {
  submit: 'order.submit',
  approve: 'approval.approve',
  decline: 'approval.decline',
  cancel: 'order.cancel',
  modify: 'order.modify',
  discard: 'order.discard',
} as const;

/** Name of a deed on its button. */
export function deedText(deed: OrderDeed): (typeof deedTexts)[OrderDeed] {
  return deedTexts[deed];
}

export function OrderTable({ rows }: { readonly rows: readonly FragmentType<typeof orderRowFragment>[] }) {
  const t = useText();
  const name = useName();
  const format = useFormat();
  const { ask, dialog } = useOrderActions();
  return (
    <Scroll label={t('nav.orders')}>
      {dialog}
      <table className="cv-table">
        <caption>{t('nav.orders')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('account.instrument')}</th>
            <th scope="col" className="cv-num cv-wide">
              {t('order.quantity')}
            </th>
            <th scope="col" className="cv-num cv-wide">
              {t('order.price')}
            </th>
            <th scope="col" className="cv-num">
              {t('order.amount')}
            </th>
            <th scope="col" className="cv-wide">
              {t('order.status')}
            </th>
            <th scope="col" className="cv-wide">
              {t('order.by')}
            </th>
            <th scope="col" className="cv-num cv-wide">
              {t('order.updated')}
            </th>
            <th scope="col">
              <span className="cv-hidden">{t('action.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {readFragment(orderRowFragment, rows).map((order) => {
            const deeds = deedsOf(order);
            const title = orderTitle(order, name(order.instrument), t, format);
            return (
              <tr key={order.id} className="cv-link">
                <th scope="row">
                  <Link to={`/orders/${order.id}`} style={{ fontWeight: 600, color: 'inherit' }}>
                    {name(order.instrument)}
                  </Link>
                  <div className="cv-note">
                    <span className={order.side === 'BUY' ? 'cv-up' : 'cv-down'}>{t(`side.${order.side}`)}</span>{' '}
                    <span className="cv-mono cv-wide">{order.symbol}</span>
                    <span className="cv-narrow">{t('account.shares', { count: format.number(order.quantity) })}</span>
                  </div>
                </th>
                <td className="cv-num cv-wide">
                  {format.number(order.quantity)}
                  {order.filledQuantity > 0 && order.status !== 'FILLED' ? (
                    <div className="cv-note">
                      {t('order.filledOf', {
                        filled: format.number(order.filledQuantity),
                        count: format.number(order.quantity),
                      })}
                    </div>
                  ) : null}
                </td>
                <td className="cv-num cv-wide">
                  {order.limitPriceKrw === null ? t('order.market') : format.exactWon(order.limitPriceKrw)}
                  {order.averageFillPriceKrw === null ? null : (
                    <div className="cv-note">
                      {t('order.average', { price: format.exactWon(order.averageFillPriceKrw) })}
                    </div>
                  )}
                </td>
                <td className="cv-num">
                  <Won amount={order.estimatedAmountKrw} />
                  <div className="cv-narrow">
                    <OrderStatusTag status={order.status} />
                  </div>
                </td>
                <td className="cv-wide">
                  <OrderStatusTag status={order.status} />
                  {order.pendingChange ? (
                    <div className="cv-note">{t(`order.pending.${order.pendingChange.kind}`)}</div>
                  ) : null}
                  {order.failureText ? (
                    <div className="cv-note cv-wide" style={{ maxWidth: 220, whiteSpace: 'normal' }}>
                      {order.failureText}
                    </div>
                  ) : null}
                </td>
                <td className="cv-wide">{order.requestedBy ?? order.createdBy ?? '–'}</td>
                <td className="cv-num cv-dim cv-wide">{format.dateTime(order.updatedAt)}</td>
                <td style={{ width: 1 }}>
                  {deeds.length === 0 ? null : (
                    <Menu position="bottom-end" withinPortal>
                      <Menu.Target>
                        <ActionIcon variant="subtle" color="gray" aria-label={t('order.actionsOf', { what: title })}>
                          <IconDotsVertical size={16} />
                        </ActionIcon>
                      </Menu.Target>
                      <Menu.Dropdown>
                        {deeds.map((deed) => (
                          <Menu.Item
                            key={deed}
                            {...(deed === 'cancel' || deed === 'discard' ? { color: 'red' } : {})}
                            onClick={() => ask(deed, order)}
                          >
                            {t(deedText(deed))}
                          </Menu.Item>
                        ))}
                      </Menu.Dropdown>
                    </Menu>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scroll>
  );
}
