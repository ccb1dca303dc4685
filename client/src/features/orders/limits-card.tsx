import { useMutation } from '@apollo/client/react';
import { Button, NumberInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAdjustments } from '@tabler/icons-react';
import { useState } from 'react';

import type { TradingStatePartsFragment } from '../../gql/graphql.ts';
import { useText } from '../../text/text.ts';
import { Card } from '../../ui/card.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useTell } from '../../ui/use-tell.ts';
import { Won } from '../../ui/won.tsx';
import { WonInput } from '../../ui/won-input.tsx';

import { TradingLimitsUpdateDocument } from './trading-documents.ts';
import { useTrading } from './trading-stream.tsx';

/** What every order has to keep; admins change it. */
export function LimitsCard({ className = '' }: { readonly className?: string }) {
  const t = useText();
  const format = useFormat();
  const { state } = useTrading();
  const [isEditing, editing] = useDisclosure();
  return (
    <Card
      title={t('limits.title')}
      className={className}
      note={t('limits.note')}
      action={
        state?.viewerCanUpdateLimits ? (
          <Button size="compact-xs" variant="subtle" leftSection={<IconAdjustments size={14} />} onClick={editing.open}>
            {t('limits.edit')}
          </Button>
        ) : null
      }
    >
      {isEditing && state ? <LimitsEditor state={state} onClose={editing.close} /> : null}
      {state ? (
        <dl className="cv-facts">
          <dt>{t('limits.perOrder')}</dt>
          <dd>
            <Won amount={state.limits.maximumOrderKrw} />
          </dd>
          <dt>{t('limits.perDay')}</dt>
          <dd>
            <Won amount={state.limits.maximumDayKrw} />
          </dd>
          <dt>{t('limits.perDayCount')}</dt>
          <dd>{t('limits.count', { count: format.number(state.limits.maximumDayOrders) })}</dd>
          <dt>{t('limits.perInstrument')}</dt>
          <dd>{format.percent(state.limits.maximumInstrumentRatio, false, 0)}</dd>
          <dt>{t('limits.band')}</dt>
          <dd>±{format.percent(state.limits.priceBandRatio, false, 0)}</dd>
        </dl>
      ) : (
        <Skeleton rows={5} />
      )}
    </Card>
  );
}

interface LimitsEditorProps {
  readonly state: TradingStatePartsFragment;
  readonly onClose: () => void;
}

function LimitsEditor({ state, onClose }: LimitsEditorProps) {
  const t = useText();
  const tell = useTell();
  const [order, setOrder] = useState(state.limits.maximumOrderKrw);
  const [day, setDay] = useState(state.limits.maximumDayKrw);
  const [orders, setOrders] = useState<number | string>(state.limits.maximumDayOrders);
  const [share, setShare] = useState<number | string>(percentOf(state.limits.maximumInstrumentRatio));
  const [band, setBand] = useState<number | string>(percentOf(state.limits.priceBandRatio));
  const [update] = useMutation(TradingLimitsUpdateDocument);
  return (
    <ConfirmDialog
      title={t('limits.edit')}
      confirm={t('limits.save')}
      onClose={onClose}
      onConfirm={async () => {
        const { data } = await update({
          variables: {
            input: {
              expectedVersion: state.version,
              maximumOrderKrw: order,
              maximumDayKrw: day,
              maximumDayOrders: Number(orders),
              maximumInstrumentRatio: Number(share) / 100,
              priceBandRatio: Number(band) / 100,
            },
          },
        });
        if (data?.tradingLimitsUpdate.tradingState) tell({ message: t('limits.saved') });
        return data?.tradingLimitsUpdate.errors;
      }}
    >
      <WonInput label={t('limits.perOrder')} value={order} onChange={setOrder} />
      <WonInput label={t('limits.perDay')} value={day} onChange={setDay} />
      <NumberInput label={t('limits.perDayCount')} min={0} max={10_000} value={orders} onChange={setOrders} />
      <NumberInput
        label={t('limits.perInstrument')}
        suffix=" %"
        min={1}
        max={100}
        clampBehavior="none"
        value={share}
        onChange={setShare}
      />
      <NumberInput
        label={t('limits.band')}
        suffix=" %"
        min={1}
        max={100}
        clampBehavior="none"
        value={band}
        onChange={setBand}
      />
    </ConfirmDialog>
  );
}

/** 0.3 as 30, without the tail that floating point leaves. */
function percentOf(ratio: number): number {
  return Math.round(ratio * 1e6) / 1e4;
}
