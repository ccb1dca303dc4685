import { Button } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { Link } from 'react-router';

import { useName, useText } from '../../text/text.ts';
import { RatioBar } from '../../ui/ratio-bar.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useViewer } from '../auth/viewer.ts';

import { orderTitle, priceTerms, shareOfLimit } from './order-model.ts';
import type { OrderRow } from './order-model.ts';
import { useTrading } from './trading-stream.tsx';
import type { OrderDeed } from './use-order-actions.tsx';

interface ApprovalCardProps {
  readonly order: OrderRow;
  readonly onAsk: (deed: OrderDeed, order: OrderRow) => void;
}

/** One order that waits: what, how much money, how much of the limits, who asks; and yes or no. */
export function ApprovalCard({ order, onAsk }: ApprovalCardProps) {
  const t = useText();
  const name = useName();
  const format = useFormat();
  const viewer = useViewer();
  const { state } = useTrading();
  const title = orderTitle(order, name(order.instrument), t, format);
  const shares = state
    ? ([
        ['approval.ofOrder', shareOfLimit(order.estimatedAmountKrw, state.limits.maximumOrderKrw)],
        ['approval.ofDay', shareOfLimit(order.estimatedAmountKrw, state.limits.maximumDayKrw)],
      ] as const)
    : [];
  return (
    <section className="cv-card cv-approval" aria-label={title}>
      <div>
        <h2>
          <Link to={`/orders/${order.id}`}>
            <span className={order.side === 'BUY' ? 'cv-up' : 'cv-down'}>{t(`side.${order.side}`)}</span>{' '}
            {name(order.instrument)}
          </Link>
        </h2>
        <div className="cv-note">
          <span className="cv-mono">{order.symbol}</span> ·{' '}
          {t('account.shares', { count: format.number(order.quantity) })} · {priceTerms(order, t, format)}
        </div>
      </div>
      <div>
        <div className="cv-stat-label">{t(`approval.net.${order.side}`)}</div>
        <div className="cv-stat-value">{format.exactWon(Math.abs(Number(order.estimatedNetKrw)))}</div>
      </div>
      <div style={{ display: 'grid', gap: 6 }}>
        {shares.map(([text, share]) =>
          share === null ? null : (
            <div key={text}>
              <div className="cv-note">
                {t(text, { share: share > 0 && share < 0.001 ? '< 0.1%' : format.percent(share, false, 1) })}
              </div>
              <RatioBar ratio={share} height={4} {...(share > 1 ? { colour: 'var(--cv-band-4)' } : {})} />
            </div>
          ),
        )}
      </div>
      <div className="cv-note">
        {t('approval.asked', {
          name: order.requestedBy ?? order.createdBy ?? t('order.actor.server'),
          when: format.dateTime(order.requestedAt ?? order.createdAt),
        })}
        {order.note ? <p style={{ margin: '4px 0 0', color: 'var(--mantine-color-text)' }}>{order.note}</p> : null}
      </div>
      {order.viewerCanApprove ? (
        <div className="cv-yesno">
          <Button
            variant="default"
            leftSection={<IconX size={16} />}
            aria-label={`${t('approval.decline')}: ${title}`}
            onClick={() => onAsk('decline', order)}
          >
            {t('approval.decline')}
          </Button>
          <Button
            leftSection={<IconCheck size={16} />}
            aria-label={`${t('approval.approve')}: ${title}`}
            onClick={() => onAsk('approve', order)}
          >
            {t('approval.approve')}
          </Button>
        </div>
      ) : (
        <p className="cv-note" style={{ margin: 0 }}>
          {t(viewer.can('ORDER_APPROVE') ? 'approval.own' : 'approval.notAllowed')}
        </p>
      )}
    </section>
  );
}
