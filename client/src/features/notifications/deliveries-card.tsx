import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Modal, Select, UnstyledButton } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';

import { readFragment } from '../../gql/fragment-masking.ts';
import type { DeliveryPartsFragment } from '../../gql/graphql.ts';
import { useText } from '../../text/text.ts';
import { Card } from '../../ui/card.tsx';
import { newKey } from '../../ui/new-key.ts';
import { Scroll } from '../../ui/scroll.tsx';
import { PagedList } from '../../ui/paged-list.tsx';
import { Empty } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';

import { DeliveryStatusTag } from './delivery-status-tag.tsx';
import {
  channelFragment,
  deliveryFragment,
  NotificationChannelsDocument,
  NotificationDeliveriesDocument,
  NotificationDeliveryRetryDocument,
} from './notification-documents.ts';
import { useRefused } from './use-refused.ts';

/** What went out and how it went, with every try. */
export function DeliveriesCard() {
  const t = useText();
  const [channelId, setChannelId] = useState<string | null>(null);
  const [shown, setShown] = useState<DeliveryPartsFragment | null>(null);
  const { data: channels } = useQuery(NotificationChannelsDocument);
  const { data, previousData, error, refetch, fetchMore } = useQuery(NotificationDeliveriesDocument, {
    variables: { filter: channelId ? { channelId } : null },
    fetchPolicy: 'cache-and-network',
    context: { queryDeduplication: false }, // an answer on its way is older than the event that asks anew
  });
  const page = (data ?? previousData)?.notificationDeliveries;
  return (
    <Card
      title={t('deliveries.title')}
      isFlush
      action={
        <Select
          size="xs"
          w={180}
          aria-label={t('deliveries.filter')}
          placeholder={t('deliveries.allChannels')}
          clearable
          data={(channels?.notificationChannels ?? [])
            .map((channel) => readFragment(channelFragment, channel))
            .map(({ id, name }) => ({ value: id, label: name }))}
          value={channelId}
          onChange={setChannelId}
        />
      }
    >
      {shown ? <AttemptList delivery={shown} onClose={() => setShown(null)} /> : null}
      <PagedList
        page={page}
        error={error}
        onRetry={() => void refetch()}
        onMore={(after) => void fetchMore({ variables: { after } })}
        lines={4}
        empty={<Empty title={t('deliveries.empty')} hint={t('deliveries.emptyHint')} />}
      >
        {(rows) => <DeliveryTable rows={rows.map((row) => readFragment(deliveryFragment, row))} onShow={setShown} />}
      </PagedList>
    </Card>
  );
}

function DeliveryTable({
  rows,
  onShow,
}: {
  readonly rows: readonly DeliveryPartsFragment[];
  readonly onShow: (delivery: DeliveryPartsFragment) => void;
}) {
  const t = useText();
  const format = useFormat();
  const refused = useRefused();
  const [retry] = useMutation(NotificationDeliveryRetryDocument);
  const again = (id: string) =>
    refused(async () => {
      const input = { id, idempotencyKey: newKey() };
      return (await retry({ variables: { input } })).data?.notificationDeliveryRetry.errors;
    });
  return (
    <Scroll label={t('deliveries.title')}>
      <table className="cv-table">
        <caption>{t('deliveries.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('deliveries.what')}</th>
            <th scope="col" className="cv-wide">
              {t('deliveries.channel')}
            </th>
            <th scope="col">{t('deliveries.status')}</th>
            <th scope="col" className="cv-wide">
              {t('deliveries.answer')}
            </th>
            <th scope="col" className="cv-num cv-wide">
              {t('deliveries.latency')}
            </th>
            <th scope="col" className="cv-num">
              {t('deliveries.attempts')}
            </th>
            <th scope="col" className="cv-num cv-wide">
              {t('deliveries.at')}
            </th>
            <th scope="col">
              <span className="cv-hidden">{t('action.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                {row.notification.title}
                <div className="cv-note cv-narrow">
                  {row.channel.name} · {format.dateTime(row.createdAt)}
                </div>
              </th>
              <td className="cv-wide">{row.channel.name}</td>
              <td>
                <DeliveryStatusTag status={row.status} />
                {row.nextAttemptAt !== null && row.attemptCount > 0 ? (
                  <div className="cv-note">{t('deliveries.nextAttempt', { time: format.time(row.nextAttemptAt) })}</div>
                ) : null}
                <div className="cv-note cv-narrow">{answerText(row.lastStatusCode, row.lastFailure, t)}</div>
              </td>
              <td className="cv-wide">{answerText(row.lastStatusCode, row.lastFailure, t) || '–'}</td>
              <td className="cv-num cv-wide">
                {row.latencyMs === null ? '–' : t('deliveries.ms', { count: row.latencyMs })}
              </td>
              <td className="cv-num">
                {row.attempts.length === 0 ? (
                  '–'
                ) : (
                  <UnstyledButton fz="inherit" td="underline" onClick={() => onShow(row)}>
                    {row.attempts.length}
                    <span className="cv-hidden"> {t('deliveries.attemptsOf', { title: row.notification.title })}</span>
                  </UnstyledButton>
                )}
              </td>
              <td className="cv-num cv-wide cv-dim">{format.dateTime(row.createdAt)}</td>
              <td className="cv-num" style={{ width: 1 }}>
                {row.viewerCanRetry ? (
                  <Button
                    size="compact-xs"
                    variant="default"
                    leftSection={<IconRefresh size={13} />}
                    aria-label={t('deliveries.retryOf', { title: row.notification.title })}
                    onClick={() => again(row.id)}
                  >
                    {t('deliveries.retry')}
                  </Button>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function answerText(
  code: number | null,
  failure: DeliveryPartsFragment['lastFailure'],
  t: ReturnType<typeof useText>,
): string {
  return [code === null ? '' : `HTTP ${code}`, failure === null ? '' : t(`deliveryFailure.${failure}`)]
    .filter(Boolean)
    .join(' · ');
}

function AttemptList({
  delivery,
  onClose,
}: {
  readonly delivery: DeliveryPartsFragment;
  readonly onClose: () => void;
}) {
  const t = useText();
  const format = useFormat();
  return (
    <Modal
      opened
      onClose={onClose}
      title={<b>{t('deliveries.attemptList')}</b>}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <p className="cv-note" style={{ marginTop: 0 }}>
        {delivery.notification.title} · {delivery.channel.name}
      </p>
      <table className="cv-table">
        <caption>{t('deliveries.attemptList')}</caption>
        <thead>
          <tr>
            <th scope="col">#</th>
            <th scope="col">{t('deliveries.at')}</th>
            <th scope="col">{t('deliveries.answer')}</th>
            <th scope="col" className="cv-num">
              {t('deliveries.latency')}
            </th>
          </tr>
        </thead>
        <tbody>
          {delivery.attempts.map((attempt) => (
            <tr key={attempt.number}>
              <td>{attempt.number}</td>
              <td>{format.dateTime(attempt.startedAt)}</td>
              <td>{answerText(attempt.statusCode, attempt.failure, t) || t('deliveryStatus.SENT')}</td>
              <td className="cv-num">{t('deliveries.ms', { count: attempt.latencyMs })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}
