import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { Link } from 'react-router';

import { useText } from '../../text/text.ts';
import { Card } from '../../ui/card.tsx';
import { Empty, Problem, Skeleton } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';

import {
  NotificationFeedDocument,
  NotificationInboxDocument,
  NotificationMarkReadDocument,
} from './notification-documents.ts';
import { useRefused } from './use-refused.ts';

/** What was told, newest first. Following a line to where it leads marks it as seen. */
export function FeedCard() {
  const t = useText();
  const format = useFormat();
  const refused = useRefused();
  const { data, previousData, error, refetch, fetchMore } = useQuery(NotificationFeedDocument, {
    fetchPolicy: 'cache-and-network',
    context: { queryDeduplication: false }, // an answer on its way is older than the event that asks anew
  });
  const { data: inbox } = useQuery(NotificationInboxDocument);
  const [markRead, { loading: isMarking }] = useMutation(NotificationMarkReadDocument);
  const page = (data ?? previousData)?.notifications;
  const unread = inbox?.notificationInbox.unreadCount ?? 0;
  const seen = (ids: string[] | null) =>
    refused(async () => (await markRead({ variables: { input: { ids } } })).data?.notificationMarkRead.errors);

  return (
    <Card
      title={t('notifications.feed')}
      className="cv-7"
      action={
        unread > 0 ? (
          <Button size="compact-xs" variant="light" loading={isMarking} onClick={() => seen(null)}>
            {t('notifications.readAll')} ({unread})
          </Button>
        ) : undefined
      }
    >
      {error && !page ? <Problem error={error} onRetry={() => void refetch()} /> : null}
      {!page && !error ? <Skeleton rows={5} height={36} /> : null}
      {page?.edges.length === 0 ? (
        <Empty title={t('notifications.feedEmpty')} hint={t('notifications.feedEmptyHint')} />
      ) : null}
      {page && page.edges.length > 0 ? (
        <ul className="cv-feed">
          {page.edges.map(({ node }) => (
            <li key={node.id}>
              <span className="cv-feed-mark">
                {node.isRead ? null : (
                  <span className="cv-dot" style={{ background: 'var(--cv-accent)' }}>
                    <span className="cv-hidden">{t('notifications.unreadMark')}</span>
                  </span>
                )}
              </span>
              <div style={{ minWidth: 0, flex: 1 }}>
                <Link
                  to={node.link}
                  style={{ color: 'inherit', fontWeight: node.isRead ? 450 : 650 }}
                  onClick={() => {
                    if (!node.isRead) seen([node.id]);
                  }}
                >
                  {node.title}
                </Link>
                <div className="cv-note">{node.text}</div>
                <div className="cv-note cv-faint">
                  <time dateTime={node.occurredAt}>{format.dateTime(node.occurredAt)}</time>
                  {` · ${node.rule?.name ?? t(`notificationKind.${node.kind}`)}`}
                  {node.isSimulated ? ` · ${t('notifications.simulated')}` : ''}
                </div>
              </div>
            </li>
          ))}
        </ul>
      ) : null}
      {page?.pageInfo.hasNextPage ? (
        <Button
          mt={8}
          size="xs"
          variant="default"
          onClick={() => void fetchMore({ variables: { after: page.pageInfo.endCursor } })}
        >
          {t('action.more')}
        </Button>
      ) : null}
    </Card>
  );
}
