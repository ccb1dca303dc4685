import { useApolloClient, useQuery } from '@apollo/client/react';
import { ActionIcon, Indicator, Tooltip } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconBell } from '@tabler/icons-react';
import { Link } from 'react-router';

import { useText } from '../../text/text.ts';
import { useStream } from '../../ui/use-stream.ts';

import { NotificationEventsDocument, NotificationInboxDocument } from './notification-documents.ts';
import { forgetNotificationLists } from './use-refused.ts';

const mostShown = 99;

/** The bell of every page: how much is unread, live. What it hears also freshens the lists on the screen. */
export function NotificationBell() {
  const t = useText();
  const client = useApolloClient();
  const { data, refetch } = useQuery(NotificationInboxDocument);
  const unread = data?.notificationInbox.unreadCount ?? 0;
  // Events come in bunches: a notification, then each try of its deliveries. The lists ask once, behind the last of them.
  const freshen = useDebouncedCallback(
    () => forgetNotificationLists(client.cache, ['notifications', 'notificationDeliveries']),
    200,
  );
  useStream({
    document: NotificationEventsDocument,
    after: data?.notificationInbox.latestEventCursor,
    variablesAfter: (after) => ({ after }),
    eventOf: (answer) => answer.notificationEvents,
    isLast: () => false,
    onLost: () => void refetch(),
    onEvent: (event) => {
      if (event.__typename === 'NotificationDeliveryChangedEvent') {
        const { id, ...now } = event.delivery;
        client.cache.modify({
          id: client.cache.identify({ __typename: 'NotificationDelivery', id }),
          fields: Object.fromEntries(Object.entries(now).map(([field, value]) => [field, () => value])),
        });
      } else {
        const { unreadCount } = event;
        client.cache.updateQuery({ query: NotificationInboxDocument }, (before) =>
          before ? { notificationInbox: { ...before.notificationInbox, unreadCount } } : undefined,
        );
      }
      freshen();
    },
  });
  const label = unread > 0 ? t('notifications.bell', { count: unread }) : t('notifications.bellNone');
  return (
    <Tooltip label={label}>
      <Indicator
        disabled={unread === 0}
        label={unread > mostShown ? `${mostShown}+` : unread}
        size={15}
        offset={5}
        color="red.8"
        styles={{ indicator: { fontSize: 10, padding: '0 3px' } }}
      >
        <ActionIcon component={Link} to="/notifications" variant="subtle" color="gray" size={32} aria-label={label}>
          <IconBell size={18} stroke={1.7} aria-hidden />
        </ActionIcon>
      </Indicator>
    </Tooltip>
  );
}
