import { useMutation } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';

import { useText } from '../../text/text.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { newKey } from '../../ui/new-key.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useTell } from '../../ui/use-tell.ts';

import { BasketApproveDocument, BasketRejectDocument } from './basket-documents.ts';
import type { OrderRow } from './order-model.ts';

interface BasketApprovalCardProps {
  readonly basket: { readonly id: string; readonly version: number; readonly viewerCanApprove: boolean };
  /** Those of its orders that wait. */
  readonly orders: readonly OrderRow[];
}

/** Orders of one basket that wait: yes or no to all of them at once, for the sum of their money. */
export function BasketApprovalCard({ basket, orders }: BasketApprovalCardProps) {
  const t = useText();
  const tell = useTell();
  const format = useFormat();
  const [key] = useState(newKey);
  const [asked, setAsked] = useState<'approve' | 'decline' | null>(null);
  const [approve] = useMutation(BasketApproveDocument);
  const [reject] = useMutation(BasketRejectDocument);
  const net = orders.reduce((sum, order) => sum + Number(order.estimatedNetKrw), 0);
  const version = { id: basket.id, expectedVersion: basket.version };
  const count = orders.length;
  return (
    <section className="cv-card cv-approval cv-whole" aria-label={t('approval.basketOf', { count })}>
      {asked ? (
        <ConfirmDialog
          title={t(asked === 'approve' ? 'approval.allTitle' : 'approval.noneTitle', { count })}
          confirm={t(asked === 'approve' ? 'approval.all' : 'approval.declineAll')}
          isDangerous={asked === 'decline'}
          {...(asked === 'decline' ? { reason: t('approval.reason') } : {})}
          onClose={() => setAsked(null)}
          onConfirm={async (reason) => {
            const errors =
              asked === 'approve'
                ? (await approve({ variables: { input: { ...version, idempotencyKey: key } } })).data
                    ?.orderBasketApprove.errors
                : (await reject({ variables: { input: { ...version, reason } } })).data?.orderBasketReject.errors;
            if (errors?.length === 0)
              tell({ message: t(asked === 'approve' ? 'approval.allApproved' : 'approval.allDeclined', { count }) });
            return errors;
          }}
        >
          <span>
            {t(net < 0 ? 'approval.net.BUY' : 'approval.net.SELL')} <b>{format.exactWon(Math.abs(net))}</b>
          </span>
          <span className="cv-dim">{t(asked === 'approve' ? 'approval.approveText' : 'approval.declineText')}</span>
        </ConfirmDialog>
      ) : null}
      <div>
        <h2>
          <Link to={`/baskets/${basket.id}`}>{t('approval.basketOf', { count })}</Link>
        </h2>
        <div className="cv-note">{t('approval.basketHint')}</div>
      </div>
      <div>
        <div className="cv-stat-label">{t(net < 0 ? 'approval.net.BUY' : 'approval.net.SELL')}</div>
        <div className="cv-stat-value">{format.exactWon(Math.abs(net))}</div>
      </div>
      {basket.viewerCanApprove ? (
        <div className="cv-yesno">
          <Button variant="default" leftSection={<IconX size={16} />} onClick={() => setAsked('decline')}>
            {t('approval.declineAll')}
          </Button>
          <Button leftSection={<IconCheck size={16} />} onClick={() => setAsked('approve')}>
            {t('approval.all')}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
