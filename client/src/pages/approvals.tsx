import { useQuery } from '@apollo/client/react';

import { ApprovalCard } from '../features/orders/approval-card.tsx';
import { BasketApprovalCard } from '../features/orders/basket-approval-card.tsx';
import { HaltButton } from '../features/orders/halt-controls.tsx';
import { AwaitingListDocument, orderRowFragment } from '../features/orders/order-documents.ts';
import { isWaiting } from '../features/orders/order-model.ts';
import { useTrading } from '../features/orders/trading-stream.tsx';
import { useOrderActions } from '../features/orders/use-order-actions.tsx';
import { StreamTag } from '../ui/stream-tag.tsx';
import { readFragment } from '../gql/fragment-masking.ts';
import { useText } from '../text/text.ts';
import { PageHead } from '../ui/page-head.tsx';
import { Empty, Problem, Skeleton } from '../ui/states.tsx';

/** Made for a phone first: whoever approves is often on the way. */
export function Component() {
  const t = useText();
  const { stream } = useTrading();
  const { ask, dialog } = useOrderActions();
  const { data, previousData, error, refetch } = useQuery(AwaitingListDocument, {
    fetchPolicy: 'cache-and-network',
  });
  const page = (data ?? previousData)?.orders;
  const waiting = (page?.edges ?? [])
    .map(({ node }) => ({ basket: node.basket, order: readFragment(orderRowFragment, node) }))
    .filter(({ order }) => isWaiting(order));
  const orders = waiting.map(({ order }) => order);
  const baskets = [...new Map(waiting.flatMap(({ basket }) => (basket ? [[basket.id, basket] as const] : []))).values()]
    .map((basket) => ({
      basket,
      orders: waiting.filter((each) => each.basket?.id === basket.id).map(({ order }) => order),
    }))
    .filter((each) => each.orders.length > 1);
  return (
    <div className="cv-page">
      {dialog}
      <PageHead
        title={t('nav.approvals')}
        sub={
          <span className="cv-line">
            <StreamTag state={stream} />
            {orders.length > 0 ? t('approval.count', { count: orders.length }) : t('approval.hint')}
          </span>
        }
        actions={<HaltButton />}
      />
      {error && !page ? <Problem error={error} onRetry={() => void refetch()} /> : null}
      {!page && !error ? <Skeleton rows={6} height={60} /> : null}
      {page && orders.length === 0 ? (
        <section className="cv-card" aria-label={t('approval.none')}>
          <Empty title={t('approval.none')} hint={t('approval.noneHint')} />
        </section>
      ) : null}
      <div className="cv-approvals">
        {baskets.map((each) => (
          <BasketApprovalCard key={each.basket.id} {...each} />
        ))}
        {orders.map((order) => (
          <ApprovalCard key={order.id} order={order} onAsk={ask} />
        ))}
      </div>
    </div>
  );
}
