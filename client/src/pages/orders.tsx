import { useQuery } from '@apollo/client/react';
import { Button, SegmentedControl } from '@mantine/core';
import { IconPencilPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';

import { useViewer } from '../features/auth/viewer.ts';
import { HaltButton } from '../features/orders/halt-controls.tsx';
import { OrderListDocument } from '../features/orders/order-documents.ts';
import { openStatuses } from '../features/orders/order-model.ts';
import { OrderTable } from '../features/orders/order-table.tsx';
import { OrderTicketOf } from '../features/orders/order-ticket.tsx';
import { useTrading } from '../features/orders/trading-stream.tsx';
import { StreamTag } from '../ui/stream-tag.tsx';
import type { OrderFilter } from '../gql/graphql.ts';
import { useText } from '../text/text.ts';
import { Card } from '../ui/card.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { Empty } from '../ui/states.tsx';

const filters = {
  all: null,
  awaiting: { statusIn: ['AWAITING_APPROVAL'] },
  open: { statusIn: [...openStatuses] },
  done: { isOpen: false },
} as const satisfies Record<string, OrderFilter | null>;
type Which = keyof typeof filters;

export function Component() {
  const t = useText();
  const viewer = useViewer();
  const { stream } = useTrading();
  const [search, setSearch] = useSearchParams();
  const [which, setWhich] = useState<Which>('all');
  const { data, previousData, error, refetch, fetchMore } = useQuery(OrderListDocument, {
    variables: { filter: filters[which] },
    fetchPolicy: 'cache-and-network',
  });
  const page = (data ?? previousData)?.orders;
  const asked = search.get('new');
  const canWrite = viewer.can('ORDER_DRAFT');
  const newOrder = canWrite ? (
    <Button size="sm" leftSection={<IconPencilPlus size={16} />} onClick={() => setSearch({ new: 'BUY' })}>
      {t('order.new')}
    </Button>
  ) : null;
  return (
    <div className="cv-page">
      {canWrite && asked !== null ? (
        <OrderTicketOf
          symbol={search.get('symbol')}
          side={asked === 'SELL' ? 'SELL' : 'BUY'}
          onClose={() => setSearch({}, { replace: true })}
        />
      ) : null}
      <PageHead
        title={t('nav.orders')}
        sub={canWrite ? t('order.hint') : t('order.onlyReads')}
        actions={
          <>
            <HaltButton />
            {newOrder}
          </>
        }
      />
      <Card
        title={t('order.list')}
        isFlush
        action={
          <div style={{ display: 'flex', gap: 8, flexWrap: 'wrap', alignItems: 'center' }}>
            <StreamTag state={stream} />
            <SegmentedControl
              size="xs"
              aria-label={t('order.filter')}
              value={which}
              onChange={(value) => setWhich(value in filters ? value : 'all')}
              data={[
                { value: 'all', label: t('order.filterAll') },
                { value: 'awaiting', label: t('order.filterAwaiting') },
                { value: 'open', label: t('order.filterOpen') },
                { value: 'done', label: t('order.filterDone') },
              ]}
            />
          </div>
        }
      >
        <PagedList
          page={page}
          error={error}
          onRetry={() => void refetch()}
          onMore={(after) => void fetchMore({ variables: { after } })}
          lines={6}
          empty={
            <Empty
              title={which === 'all' ? t('order.none') : t('order.noneFiltered')}
              {...(which === 'all' ? { hint: t('order.noneHint'), action: newOrder } : {})}
            />
          }
        >
          {(rows) => <OrderTable rows={rows} />}
        </PagedList>
      </Card>
    </div>
  );
}
