import { useMutation, useQuery } from '@apollo/client/react';
import { ActionIcon, Button, Menu, Text as Words } from '@mantine/core';
import { modals } from '@mantine/modals';
import {
  IconBell,
  IconBrandSlack,
  IconDots,
  IconMail,
  IconPencil,
  IconPlus,
  IconSend,
  IconTrash,
  IconWebhook,
} from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import { useState } from 'react';

import { readFragment } from '../../gql/fragment-masking.ts';
import type { ChannelPartsFragment, NotificationChannelKind } from '../../gql/graphql.ts';
import { useText } from '../../text/text.ts';
import { Card } from '../../ui/card.tsx';
import { newKey } from '../../ui/new-key.ts';
import { Empty, Problem, Skeleton } from '../../ui/states.tsx';
import { useViewer } from '../auth/viewer.ts';

import { ChannelEditor } from './channel-editor.tsx';
import { DeliveryResult } from './delivery-status-tag.tsx';
import {
  channelFragment,
  deliveryFragment,
  NotificationChannelDeleteDocument,
  NotificationChannelsDocument,
  NotificationChannelTestDocument,
  NotificationDeliveryDocument,
} from './notification-documents.ts';
import { forgetNotificationLists, useRefused } from './use-refused.ts';

const icons: Record<NotificationChannelKind, Icon> = {
  IN_APP: IconBell,
  WEBHOOK: IconWebhook,
  SLACK: IconBrandSlack,
  EMAIL: IconMail,
};

/** Where notifications go; each channel can be tried, and says how that went. */
export function ChannelsCard() {
  const t = useText();
  const viewer = useViewer();
  const [edited, setEdited] = useState<ChannelPartsFragment | 'new' | null>(null);
  const { data, error, refetch } = useQuery(NotificationChannelsDocument, { fetchPolicy: 'cache-and-network' });
  const channels = data?.notificationChannels.map((channel) => readFragment(channelFragment, channel));
  const canWrite = viewer.can('NOTIFICATION_WRITE');
  const add = (
    <Button size="compact-sm" variant="light" leftSection={<IconPlus size={14} />} onClick={() => setEdited('new')}>
      {t('channels.add')}
    </Button>
  );
  return (
    <Card title={t('channels.title')} className="cv-5" action={canWrite ? add : undefined}>
      {edited ? <ChannelEditor channel={edited === 'new' ? null : edited} onClose={() => setEdited(null)} /> : null}
      {error && !channels ? <Problem error={error} onRetry={() => void refetch()} /> : null}
      {!channels && !error ? <Skeleton rows={3} height={36} /> : null}
      {channels?.length === 0 ? <Empty title={t('channels.empty')} hint={t('channels.emptyHint')} /> : null}
      <ul className="cv-feed">
        {channels?.map((channel) => (
          <ChannelLine key={channel.id} channel={channel} canWrite={canWrite} onEdit={() => setEdited(channel)} />
        ))}
      </ul>
    </Card>
  );
}

function ChannelLine({
  channel,
  canWrite,
  onEdit,
}: {
  readonly channel: ChannelPartsFragment;
  readonly canWrite: boolean;
  readonly onEdit: () => void;
}) {
  const t = useText();
  const refused = useRefused();
  const [testId, setTestId] = useState<string | null>(null);
  const [test, { loading }] = useMutation(NotificationChannelTestDocument);
  const [remove] = useMutation(NotificationChannelDeleteDocument, {
    update: (cache) => forgetNotificationLists(cache, ['notificationChannels', 'notificationRules']),
  });
  const { name, kind, isEnabled, shownAddress } = channel;
  const KindIcon = icons[kind];

  const send = () =>
    refused(async () => {
      const { data } = await test({ variables: { input: { id: channel.id, idempotencyKey: newKey() } } });
      if (data?.notificationChannelTest.delivery) setTestId(data.notificationChannelTest.delivery.id);
      return data?.notificationChannelTest.errors;
    });
  const askToDelete = () =>
    modals.openConfirmModal({
      title: <b>{t('channels.deleteTitle')}</b>,
      children: <Words fz="sm">{t('channels.deleteText', { name })}</Words>,
      labels: { confirm: t('action.remove'), cancel: t('action.cancel') },
      confirmProps: { color: 'red' },
      closeButtonProps: { 'aria-label': t('action.close') },
      onConfirm: () =>
        refused(async () => {
          const input = { id: channel.id, expectedVersion: channel.version };
          return (await remove({ variables: { input } })).data?.notificationChannelDelete.errors;
        }),
    });

  return (
    <li>
      <KindIcon size={18} stroke={1.6} aria-hidden style={{ flex: 'none', marginTop: 2 }} />
      <div style={{ minWidth: 0, flex: 1 }}>
        <div style={{ fontWeight: 600 }}>
          {name} <span className="cv-note">{t(`channelKind.${kind}`)}</span>
          {isEnabled ? null : <span className="cv-note cv-bad"> · {t('channels.off')}</span>}
        </div>
        {shownAddress ? (
          <div className="cv-mono cv-faint" style={{ overflowWrap: 'anywhere' }}>
            {shownAddress}
          </div>
        ) : null}
        {testId ? <TestResult id={testId} /> : null}
      </div>
      {canWrite ? (
        <>
          <Button
            size="compact-xs"
            variant="default"
            loading={loading}
            disabled={!isEnabled}
            leftSection={<IconSend size={13} />}
            aria-label={t('channels.testOf', { name })}
            onClick={send}
          >
            {t('channels.test')}
          </Button>
          <Menu position="bottom-end" width={160}>
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray" aria-label={t('channels.actionsOf', { name })}>
                <IconDots size={17} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<IconPencil size={15} />} onClick={onEdit}>
                {t('action.edit')}
              </Menu.Item>
              <Menu.Item leftSection={<IconTrash size={15} />} color="red" onClick={askToDelete}>
                {t('action.remove')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </>
      ) : null}
    </li>
  );
}

/** How a test went; the list of deliveries freshens it, as both are the same object. */
function TestResult({ id }: { readonly id: string }) {
  const t = useText();
  const { data } = useQuery(NotificationDeliveryDocument, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const delivery =
    data?.node?.__typename === 'NotificationDelivery' ? readFragment(deliveryFragment, data.node) : undefined;
  return (
    <output className="cv-note">{delivery ? <DeliveryResult delivery={delivery} /> : t('channels.testing')}</output>
  );
}
