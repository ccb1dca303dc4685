import { useMutation } from '@apollo/client/react';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';

import { useName, useText } from '../../text/text.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { parseWon } from '../../ui/format.ts';
import { newKey } from '../../ui/new-key.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useTell } from '../../ui/use-tell.ts';
import { useViewer } from '../auth/viewer.ts';

import {
  OrderApproveDocument,
  OrderCancelDocument,
  OrderDraftDiscardDocument,
  OrderModifyDocument,
  OrderRejectDocument,
  OrderSubmitDocument,
} from './order-documents.ts';
import { isAtBroker, orderTitle, priceTerms } from './order-model.ts';
import type { OrderRow } from './order-model.ts';
import { PriceField } from './price-field.tsx';

export type OrderDeed = 'submit' | 'approve' | 'decline' | 'cancel' | 'modify' | 'discard';

export interface OrderActions {
  readonly ask: (deed: OrderDeed, order: OrderRow) => void;
  /** The question that is open, if any. */
  readonly dialog: ReactNode;
}

/** What the person at the screen may do with an order now; the server decides, this only offers. */
export function deedsOf(order: OrderRow): readonly OrderDeed[] {
  return [
    order.viewerCanApprove ? ['approve', 'decline'] : [],
    order.viewerCanSubmit ? ['submit'] : [],
    order.viewerCanModify ? ['modify'] : [],
    order.viewerCanCancel ? ['cancel'] : [],
    order.viewerCanDiscard ? ['discard'] : [],
  ].flat() as OrderDeed[];
}

/** Each deed asks once more and tells its outcome; refusals stay in the dialog. */
export function useOrderActions(): OrderActions {
  const [open, setOpen] = useState<{ readonly deed: OrderDeed; readonly order: OrderRow } | null>(null);
  const close = () => setOpen(null);
  return {
    ask: (deed, order) => setOpen({ deed, order }),
    dialog: !open ? null : open.deed === 'modify' ? (
      <ModifyDialog order={open.order} onClose={close} />
    ) : (
      <DeedDialog deed={open.deed} order={open.order} onClose={close} />
    ),
  };
}

interface DeedDialogProps {
  readonly deed: Exclude<OrderDeed, 'modify'>;
  readonly order: OrderRow;
  readonly onClose: () => void;
}

const outcomes = {
  submit: 'order.submitted',
  approve: 'approval.approved',
  decline: 'approval.declined',
  cancel: 'order.cancelled',
  discard: 'order.discarded',
} as const;

function DeedDialog({ deed, order, onClose }: DeedDialogProps) {
  const t = useText();
  const tell = useTell();
  const name = useName();
  const format = useFormat();
  const [key] = useState(newKey);
  const [submit] = useMutation(OrderSubmitDocument);
  const [approve] = useMutation(OrderApproveDocument);
  const [reject] = useMutation(OrderRejectDocument);
  const [cancel] = useMutation(OrderCancelDocument);
  const [discard] = useMutation(OrderDraftDiscardDocument);
  const what = `${orderTitle(order, name(order.instrument), t, format)} · ${priceTerms(order, t, format)}`;
  const version = { id: order.id, expectedVersion: order.version };
  const work = async (reason: string) => {
    switch (deed) {
      case 'submit':
        return (await submit({ variables: { input: version } })).data?.orderSubmit.errors;
      case 'approve':
        return (await approve({ variables: { input: { ...version, idempotencyKey: key } } })).data?.orderApprove.errors;
      case 'decline':
        return (await reject({ variables: { input: { ...version, reason } } })).data?.orderReject.errors;
      case 'cancel':
        return (await cancel({ variables: { input: { id: order.id } } })).data?.orderCancel.errors;
      default:
        return (await discard({ variables: { input: { id: order.id } } })).data?.orderDraftDiscard.errors;
    }
  };
  const [title, text, confirm] = (
    {
      submit: ['order.submitTitle', 'order.submitText', 'order.submit'],
      approve: ['approval.approveTitle', 'approval.approveText', 'approval.approve'],
      decline: ['approval.declineTitle', 'approval.declineText', 'approval.decline'],
      cancel: ['order.cancelTitle', 'order.cancelText', 'order.cancel'],
      discard: ['order.discardTitle', 'order.discardText', 'order.discard'],
    } as const
  )[deed];
  return (
    <ConfirmDialog
      title={t(title)}
      confirm={t(confirm)}
      isDangerous={deed !== 'submit' && deed !== 'approve'}
      {...(deed === 'decline' ? { reason: t('approval.reason') } : {})}
      onClose={onClose}
      onConfirm={async (reason) => {
        const errors = await work(reason);
        if (errors?.length === 0) tell({ message: t(outcomes[deed]) });
        return errors;
      }}
    >
      <b>{what}</b>
      <span>
        {t(Number(order.estimatedNetKrw) < 0 ? 'approval.net.BUY' : 'approval.net.SELL')}{' '}
        <b>{format.exactWon(Math.abs(Number(order.estimatedNetKrw)))}</b>
      </span>
      <span className="cv-dim">{t(text)}</span>
    </ConfirmDialog>
  );
}

function ModifyDialog({ order, onClose }: { readonly order: OrderRow; readonly onClose: () => void }) {
  const t = useText();
  const tell = useTell();
  const name = useName();
  const format = useFormat();
  const { server } = useViewer();
  const isFixed = isAtBroker(order.status);
  const [quantity, setQuantity] = useState(format.number(order.quantity));
  const [price, setPrice] = useState(order.limitPriceKrw ? format.number(Number(order.limitPriceKrw)) : '');
  const [modify] = useMutation(OrderModifyDocument);
  return (
    <ConfirmDialog
      title={t('order.modifyTitle')}
      confirm={t('order.modify')}
      onClose={onClose}
      onConfirm={async () => {
        const { data } = await modify({
          variables: {
            input: {
              id: order.id,
              expectedVersion: order.version,
              ...(isFixed ? {} : { quantity: Number(quantity.replaceAll(',', '')) }),
              ...(order.type === 'LIMIT' ? { limitPriceKrw: parseWon(price) ?? price } : {}),
            },
          },
        });
        if (data?.orderModify.order) tell({ message: t('order.modified') });
        return data?.orderModify.errors;
      }}
    >
      <b>{orderTitle(order, name(order.instrument), t, format)}</b>
      {isFixed ? null : (
        <TextInput
          label={t('order.quantity')}
          inputMode="numeric"
          value={quantity}
          onChange={(event) => setQuantity(event.currentTarget.value)}
          styles={{ input: { textAlign: 'right' } }}
        />
      )}
      {order.type === 'LIMIT' ? (
        <PriceField
          place={{ market: order.instrument.market, date: server.marketAsOfDate ?? order.createdAt.slice(0, 10) }}
          value={price}
          lastPriceKrw={order.referencePriceKrw}
          onChange={setPrice}
        />
      ) : null}
      <span className="cv-dim">{t('order.modifyText')}</span>
    </ConfirmDialog>
  );
}
