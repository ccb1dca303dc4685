import { useQuery } from '@apollo/client/react';
import { Alert, Button } from '@mantine/core';
import { Link, useParams } from 'react-router';

import { NotFound } from '../app/not-found.tsx';
import { useViewer } from '../features/auth/viewer.ts';
import { AccountTag } from '../features/orders/account-tag.tsx';
import { HaltButton } from '../features/orders/halt-controls.tsx';
import { OrderDocument, orderRowFragment } from '../features/orders/order-documents.ts';
import { OrderFacts } from '../features/orders/order-facts.tsx';
import { OrderHistory } from '../features/orders/order-history.tsx';
import { orderTitle, priceTerms } from '../features/orders/order-model.ts';
import { OrderStatusTag } from '../features/orders/order-status-tag.tsx';
import { deedText } from '../features/orders/order-table.tsx';
import { deedsOf, useOrderActions } from '../features/orders/use-order-actions.tsx';
import { readFragment } from '../gql/fragment-masking.ts';
import { useName, useText } from '../text/text.ts';
import { Card } from '../ui/card.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Problem, Skeleton } from '../ui/states.tsx';
import { useFormat } from '../ui/use-format.ts';

export function Component() {
  const { id = '' } = useParams();
  return <OrderPage key={id} id={id} />;
}

function OrderPage({ id }: { readonly id: string }) {
  const t = useText();
  const name = useName();
  const format = useFormat();
  const viewer = useViewer();
  const { ask, dialog } = useOrderActions();
  const { data, previousData, error, loading, refetch } = useQuery(OrderDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  const whole = (data ?? previousData)?.order;
  const order = readFragment(orderRowFragment, whole);
  if (data && !whole && !loading && !error) return <NotFound />;
  if (!whole || !order) {
    return (
      <div className="cv-page">
        <PageHead title={t('order.title')} sub=" " />
        {error ? <Problem error={error} onRetry={() => void refetch()} /> : <Skeleton rows={10} height={34} />}
      </div>
    );
  }
  const isWaiting = order.status === 'AWAITING_APPROVAL';
  return (
    <div className="cv-page">
      {dialog}
      <PageHead
        title={orderTitle(order, name(order.instrument), t, format)}
        sub={
          <span className="cv-line">
            <OrderStatusTag status={order.status} />
            <AccountTag isPaper={order.isPaper} isSimulated={viewer.server.isDataSimulated && order.isPaper} />
            <span>{priceTerms(order, t, format)}</span>
          </span>
        }
        actions={
          <>
            <HaltButton />
            {whole.basket ? (
              <Button size="sm" variant="default" component={Link} to={`/baskets/${whole.basket.id}`}>
                {t('basket.title')}
              </Button>
            ) : null}
            {deedsOf(order).map((deed) => (
              <Button
                key={deed}
                size="sm"
                variant={deed === 'submit' || deed === 'approve' ? 'filled' : 'default'}
                onClick={() => ask(deed, order)}
              >
                {t(deedText(deed))}
              </Button>
            ))}
          </>
        }
      />
      <div className="cv-stack">
        {order.failureText ? (
          <Alert color="red" variant="light" title={t(`orderStatus.${order.status}`)}>
            {order.failureText}
          </Alert>
        ) : null}
        {isWaiting && !order.viewerCanApprove ? (
          <Alert color="yellow" variant="light" title={t('orderStatus.AWAITING_APPROVAL')}>
            {t('order.needsOther')}
          </Alert>
        ) : null}
        {order.status === 'UNKNOWN' ? (
          <Alert color="orange" variant="light" title={t('orderStatus.UNKNOWN')}>
            {t('orderStatus.UNKNOWN.hint')}
          </Alert>
        ) : null}
        <div className="cv-grid" style={{ alignItems: 'start' }}>
          <div className="cv-7">
            <OrderFacts order={order} whole={whole} />
          </div>
          <Card className="cv-5" title={t('order.history')}>
            <OrderHistory transitions={whole.history} />
          </Card>
        </div>
      </div>
    </div>
  );
}
