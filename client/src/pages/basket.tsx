import { useMutation, useQuery } from '@apollo/client/react';
import { Alert, Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBulb, IconSend } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';

import { NotFound } from '../app/not-found.tsx';
import { AccountTag } from '../features/orders/account-tag.tsx';
import { BasketDocument, basketFragment, BasketSubmitDocument } from '../features/orders/basket-documents.ts';
import { BasketTable } from '../features/orders/basket-table.tsx';
import { HaltButton } from '../features/orders/halt-controls.tsx';
import { orderRowFragment } from '../features/orders/order-documents.ts';
import { readFragment } from '../gql/fragment-masking.ts';
import { useText } from '../text/text.ts';
import { Card } from '../ui/card.tsx';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Stat } from '../ui/stat.tsx';
import { Empty, Problem, Skeleton } from '../ui/states.tsx';
import { useFormat } from '../ui/use-format.ts';
import { useTell } from '../ui/use-tell.ts';
import { Won } from '../ui/won.tsx';

export function Component() {
  const { id = '' } = useParams();
  return <BasketPage key={id} id={id} />;
}

function BasketPage({ id }: { readonly id: string }) {
  const t = useText();
  const tell = useTell();
  const format = useFormat();
  const [isAsking, asking] = useDisclosure();
  const [submit] = useMutation(BasketSubmitDocument);
  const {
    data: fresh,
    previousData,
    error,
    loading,
    refetch,
  } = useQuery(BasketDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  const data = fresh ?? previousData;
  const basket = readFragment(basketFragment, data?.orderBasket);
  if (data && !basket && !loading && !error) return <NotFound />;
  if (!basket) {
    return (
      <div className="cv-page">
        <PageHead title={t('basket.of')} sub=" " />
        {error ? <Problem error={error} onRetry={() => void refetch()} /> : <Skeleton rows={10} height={34} />}
      </div>
    );
  }
  const account = data?.tradingAccount;
  const held = account ? new Map(account.positions.map(({ symbol, quantity }) => [symbol, quantity])) : null;
  const drafts = readFragment(orderRowFragment, basket.orders).filter(({ status }) => status === 'DRAFT').length;
  return (
    <div className="cv-page">
      {isAsking ? (
        <ConfirmDialog
          title={t('basket.submitTitle', { count: drafts })}
          confirm={t('basket.submit')}
          onClose={asking.close}
          onConfirm={async () => {
            const answer = await submit({ variables: { input: { id, expectedVersion: basket.version } } });
            if (answer.data?.orderBasketSubmit.basket) tell({ message: t('basket.submitted', { count: drafts }) });
            return answer.data?.orderBasketSubmit.errors;
          }}
        >
          <span>
            {t('basket.submitText', {
              buys: format.exactWon(basket.buyAmountKrw),
              sells: format.exactWon(basket.sellAmountKrw),
            })}
          </span>
        </ConfirmDialog>
      ) : null}
      <PageHead
        title={t('basket.of')}
        sub={
          <span className="cv-line">
            {account ? <AccountTag isPaper={account.isPaper} isSimulated={account.isSimulated} /> : null}
            {t('basket.line', {
              count: basket.orders.length,
              when: format.dateTime(basket.createdAt),
              by: basket.createdBy ?? t('order.actor.server'),
            })}
          </span>
        }
        actions={
          <>
            <HaltButton />
            {basket.recommendation ? (
              <Button
                size="sm"
                variant="default"
                component={Link}
                to={`/recommendations/${basket.recommendation.id}`}
                leftSection={<IconBulb size={16} />}
              >
                {t('basket.toRecommendation')}
              </Button>
            ) : null}
            {basket.viewerCanSubmit ? (
              <Button size="sm" leftSection={<IconSend size={16} />} onClick={asking.open}>
                {t('basket.submit')}
              </Button>
            ) : null}
          </>
        }
      />
      <div className="cv-stack">
        {basket.cutCount > 0 ? (
          <Alert color="yellow" variant="light">
            {t('basket.cut', { count: basket.cutCount })}
          </Alert>
        ) : null}
        <section className="cv-card" aria-label={t('basket.total')}>
          <div className="cv-body cv-stats">
            <Stat label={t('basket.sells')} value={<Won amount={basket.sellAmountKrw} />} />
            <Stat label={t('basket.buys')} value={<Won amount={basket.buyAmountKrw} />} />
            <Stat
              label={t('basket.cost')}
              value={<Won amount={basket.costKrw} />}
              range={format.exactWon(basket.costKrw)}
            />
            <Stat
              label={t('basket.cashAfter')}
              value={
                <span className={basket.isCashEnough ? '' : 'cv-bad'}>
                  <Won amount={basket.cashAfterKrw} />
                </span>
              }
              range={t('basket.availableBefore', { amount: format.won(basket.availableCashKrw) })}
            />
          </div>
        </section>
        <Card title={t('order.count', { count: basket.orders.length })} isFlush>
          {basket.orders.length > 0 ? (
            <BasketTable basket={basket} held={held} />
          ) : (
            <Empty title={t('basket.empty')} hint={t('basket.emptyHint')} />
          )}
        </Card>
      </div>
    </div>
  );
}
