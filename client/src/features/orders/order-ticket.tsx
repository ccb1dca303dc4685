import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Group, Modal, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue, useMediaQuery } from '@mantine/hooks';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useState } from 'react';

import type { OrderPreviewQuery } from '../../gql/graphql.ts';
import { useName, useText } from '../../text/text.ts';
import { newKey } from '../../ui/new-key.ts';
import { Problem, Skeleton } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useTell } from '../../ui/use-tell.ts';
import { useTold } from '../../ui/use-told.ts';
import { useViewer } from '../auth/viewer.ts';
import { InstrumentPicker } from '../market/instrument-picker.tsx';

import {
  OrderDraftCreateDocument,
  OrderPreviewDocument,
  OrderSubmitDocument,
  TicketInstrumentDocument,
} from './order-documents.ts';
import { PriceField } from './price-field.tsx';
import { emptyTicket, problemsByField, ticketInput } from './ticket-model.ts';
import type { Problem as Refused, Ticket } from './ticket-model.ts';

type Preview = OrderPreviewQuery['orderPreview'];

/** Writes an order: checked while it is written, kept as a draft or sent to an approver. */
export function OrderTicket({ start, onClose }: { readonly start: Ticket; readonly onClose: () => void }) {
  const t = useText();
  const tell = useTell();
  const told = useTold();
  const isPhone = useMediaQuery('(max-width: 40em)') ?? false;
  const [ticket, setTicket] = useState(start);
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const [isBusy, setBusy] = useState(false);
  const [key, setKey] = useState(newKey);
  const maySubmit = useViewer().can('ORDER_WRITE');
  const [create] = useMutation(OrderDraftCreateDocument);
  const [submit] = useMutation(OrderSubmitDocument);

  const input = ticketInput(ticket);
  const [settled] = useDebouncedValue(input ? JSON.stringify(input) : null, 250);
  const { data, previousData, loading, error, refetch } = useQuery(OrderPreviewDocument, {
    variables: { input: settled ? (JSON.parse(settled) as NonNullable<typeof input>) : NOTHING },
    skip: settled === null,
    fetchPolicy: 'network-only',
  });
  const isCurrent = input !== null && settled === JSON.stringify(input) && !loading;
  const preview = input ? (data ?? previousData)?.orderPreview : undefined;
  const problems = problemsByField([...(input ? (preview?.problems ?? []) : []), ...refused]);

  const change = (part: Partial<Ticket>) => {
    setTicket((before) => ({ ...before, ...part }));
    setRefused([]);
    setKey(newKey());
  };

  const save = async (isSubmitting: boolean) => {
    if (!input) return;
    setBusy(true);
    await told(async () => {
      const { data: made } = await create({
        variables: { input: { ...input, note: ticket.note.trim(), idempotencyKey: key } },
      });
      const errors = made?.orderDraftCreate.errors ?? [];
      setRefused(errors);
      const order = made?.orderDraftCreate.order;
      if (!order) return errors.filter(({ path }) => path.length === 0);
      if (!isSubmitting) {
        tell({ message: t('order.saved') });
        onClose();
        return undefined;
      }
      const { data: sent } = await submit({ variables: { input: { id: order.id, expectedVersion: order.version } } });
      if (sent?.orderSubmit.order) tell({ message: t('order.submitted') });
      onClose(); // the draft stays in the list where its submission is refused
      return sent?.orderSubmit.errors;
    });
    setBusy(false);
  };

  return (
    <Modal
      opened
      onClose={onClose}
      fullScreen={isPhone}
      size={820}
      title={<b>{t('order.ticket')}</b>}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form
        className="cv-ticket"
        onSubmit={(event) => {
          event.preventDefault();
          if (isCurrent && preview?.problems.length === 0 && !isBusy) void save(maySubmit);
        }}
      >
        <TicketFields ticket={ticket} preview={preview} problems={problems} onChange={change} />
        <section className="cv-preview" aria-label={t('order.preview')} aria-live="polite">
          {error ? <Problem error={error} onRetry={() => void refetch()} /> : null}
          {input === null ? <p className="cv-note">{t('order.previewEmpty')}</p> : null}
          {input !== null && !preview && !error ? <Skeleton rows={6} height={18} /> : null}
          {preview ? (
            <PreviewFacts preview={preview} ticket={ticket} whole={problems.whole} isOld={!isCurrent} />
          ) : null}
        </section>
        <Group justify="flex-end" gap={8} className="cv-ticket-end">
          <Button variant="default" disabled={!input || isBusy} onClick={() => void save(false)}>
            {t('order.save')}
          </Button>
          {maySubmit ? (
            <Button type="submit" loading={isBusy} disabled={!isCurrent || preview?.problems.length !== 0}>
              {t('order.submit')}
            </Button>
          ) : null}
        </Group>
      </form>
    </Modal>
  );
}

/** Only stands where the query is skipped. */
const NOTHING = { symbol: '', side: 'BUY', type: 'MARKET', quantity: 0 } as const;

interface TicketFieldsProps {
  readonly ticket: Ticket;
  readonly preview: Preview | undefined;
  readonly problems: ReturnType<typeof problemsByField>;
  readonly onChange: (part: Partial<Ticket>) => void;
}

function TicketFields({ ticket, preview, problems, onChange }: TicketFieldsProps) {
  const t = useText();
  const name = useName();
  const format = useFormat();
  const { server } = useViewer();
  const { instrument } = ticket;
  const last = preview?.lastPriceKrw ?? instrument?.lastCloseKrw ?? null;
  return (
    <div style={{ display: 'grid', gap: 12, alignContent: 'start' }}>
      {instrument ? (
        <div className="cv-picked">
          <span>
            <b>{name(instrument)}</b> <span className="cv-mono cv-faint">{instrument.symbol}</span>
            {problems.symbol ? <span className="cv-field-error">{problems.symbol}</span> : null}
          </span>
          <Button size="compact-xs" variant="subtle" onClick={() => onChange({ instrument: null, price: '' })}>
            {t('order.otherInstrument')}
          </Button>
        </div>
      ) : (
        <InstrumentPicker
          label={t('account.instrument')}
          taken={[]}
          onPick={(picked) =>
            onChange({
              instrument: picked,
              price: picked.lastCloseKrw ? format.number(Number(picked.lastCloseKrw)) : '',
            })
          }
        />
      )}
      <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 10 }}>
        <SegmentedControl
          aria-label={t('order.side')}
          value={ticket.side}
          onChange={(value) => onChange({ side: value === 'SELL' ? 'SELL' : 'BUY' })}
          data={[
            { value: 'BUY', label: <span className="cv-up">{t('side.BUY')}</span> },
            { value: 'SELL', label: <span className="cv-down">{t('side.SELL')}</span> },
          ]}
        />
        <SegmentedControl
          aria-label={t('order.type')}
          value={ticket.type}
          onChange={(value) => onChange({ type: value === 'MARKET' ? 'MARKET' : 'LIMIT' })}
          data={[
            { value: 'LIMIT', label: t('orderType.LIMIT') },
            { value: 'MARKET', label: t('orderType.MARKET') },
          ]}
        />
      </div>
      {ticket.type === 'LIMIT' ? (
        <PriceField
          isRequired
          place={{
            market: instrument?.market ?? 'KOSPI',
            date: preview?.tradeDate ?? server.marketAsOfDate ?? '2026-01-02',
          }}
          value={ticket.price}
          lastPriceKrw={last}
          error={problems.limitPriceKrw}
          onChange={(price) => onChange({ price })}
        />
      ) : null}
      <TextInput
        label={t('order.quantity')}
        withAsterisk
        inputMode="numeric"
        autoComplete="off"
        value={ticket.quantity}
        error={problems.quantity}
        description={quantityHelp(ticket, preview, t, format)}
        onChange={(event) => onChange({ quantity: event.currentTarget.value })}
        styles={{ input: { textAlign: 'right' } }}
      />
      <Textarea
        label={t('order.note')}
        description={t('order.noteHint')}
        autosize
        minRows={1}
        maxLength={500}
        value={ticket.note}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
    </div>
  );
}

function quantityHelp(
  ticket: Ticket,
  preview: Preview | undefined,
  t: ReturnType<typeof useText>,
  format: ReturnType<typeof useFormat>,
): string {
  if (!preview) return ' ';
  if (ticket.side === 'SELL') return t('order.most', { count: format.number(preview.sellableQuantity) });
  return typeof preview.buyableQuantity === 'number'
    ? t('order.most', { count: format.number(preview.buyableQuantity) })
    : ' ';
}

interface PreviewFactsProps {
  readonly preview: Preview;
  readonly ticket: Ticket;
  readonly whole: string | undefined;
  readonly isOld: boolean;
}

function PreviewFacts({ preview, ticket, whole, isOld }: PreviewFactsProps) {
  const t = useText();
  const format = useFormat();
  const isGood = preview.problems.length === 0;
  const messages = [...new Set([...preview.problems.map(({ message }) => message), ...(whole ? [whole] : [])])];
  const hasEstimate = Number(preview.estimatedAmountKrw) > 0;
  const won = (amount: string | number) => (hasEstimate ? format.exactWon(amount) : '–');
  const net = Number(preview.estimatedNetKrw);
  return (
    <div style={{ display: 'grid', gap: 12, opacity: isOld ? 0.6 : 1 }}>
      <dl className="cv-facts">
        <dt>{t('order.amount')}</dt>
        <dd>{won(preview.estimatedAmountKrw)}</dd>
        <dt>{t('order.fee')}</dt>
        <dd>{won(preview.estimatedFeeKrw)}</dd>
        <dt>{t('order.tax')}</dt>
        <dd>{won(preview.estimatedTaxKrw)}</dd>
        <dt>
          <b>{t(ticket.side === 'BUY' ? 'order.netBuy' : 'order.netSell')}</b>
        </dt>
        <dd>
          <b>{won(Math.abs(net))}</b>
        </dd>
        <dt>{t('account.orderable')}</dt>
        <dd>{format.exactWon(preview.orderableCashKrw)}</dd>
        {ticket.side === 'BUY' ? (
          <>
            <dt>{t('order.cashAfter')}</dt>
            <dd className={Number(preview.orderableCashKrw) + net < 0 ? 'cv-bad' : ''}>
              {won(Number(preview.orderableCashKrw) + net)}
            </dd>
          </>
        ) : null}
        <dt>{t('order.dayBounds')}</dt>
        <dd>
          {format.exactWon(preview.lowerLimitKrw)} ~ {format.exactWon(preview.upperLimitKrw)}
        </dd>
        <dt>{t('order.tradeDate')}</dt>
        <dd>
          {preview.tradeDate}
          {preview.isMarketOpen ? '' : ` · ${t('order.marketClosed')}`}
        </dd>
      </dl>
      <div className={isGood ? 'cv-verdict cv-good' : 'cv-verdict cv-bad'}>
        {isGood ? <IconCheck size={16} aria-hidden /> : <IconAlertTriangle size={16} aria-hidden />}
        <div>
          <b>{t(isGood ? 'order.previewGood' : 'order.previewBad')}</b>
          {messages.length > 0 ? (
            <ul>
              {messages.map((message) => (
                <li key={message}>{message}</li>
              ))}
            </ul>
          ) : null}
        </div>
      </div>
    </div>
  );
}

interface OrderTicketOfProps {
  /** Null: the person picks one. */
  readonly symbol: string | null;
  readonly side: Ticket['side'];
  readonly onClose: () => void;
}

/** A ticket that begins with an instrument, where one is named. */
export function OrderTicketOf({ symbol, side, onClose }: OrderTicketOfProps) {
  const format = useFormat();
  const { data, error } = useQuery(TicketInstrumentDocument, {
    variables: { symbol: symbol ?? '' },
    skip: symbol === null,
  });
  if (symbol !== null && !data && !error) return null;
  const instrument = data?.instrument;
  return (
    <OrderTicket
      onClose={onClose}
      start={{
        ...emptyTicket,
        side,
        instrument: instrument ?? null,
        price: instrument?.lastCloseKrw ? format.number(Number(instrument.lastCloseKrw)) : '',
      }}
    />
  );
}
