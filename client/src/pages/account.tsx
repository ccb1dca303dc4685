import { useMutation, useQuery } from '@apollo/client/react';
import { Alert, Button } from '@mantine/core';
import { IconPencilPlus, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';

import { useViewer } from '../features/auth/viewer.ts';
import { AccountSummary } from '../features/orders/account-summary.tsx';
import { AccountTag } from '../features/orders/account-tag.tsx';
import { HaltButton } from '../features/orders/halt-controls.tsx';
import { LimitsCard } from '../features/orders/limits-card.tsx';
import { PositionsCard } from '../features/orders/positions-card.tsx';
import { ReconciliationNotice } from '../features/orders/reconciliation-notice.tsx';
import {
  tradingAccountFragment,
  TradingAccountDocument,
  TradingAccountRefreshDocument,
} from '../features/orders/trading-documents.ts';
import { readFragment } from '../gql/fragment-masking.ts';
import { useText } from '../text/text.ts';
import { newKey } from '../ui/new-key.ts';
import { PageHead } from '../ui/page-head.tsx';
import { Empty, Problem, Skeleton } from '../ui/states.tsx';
import { useFormat } from '../ui/use-format.ts';
import { useTell } from '../ui/use-tell.ts';
import { useTold } from '../ui/use-told.ts';

export function Component() {
  const t = useText();
  const tell = useTell();
  const told = useTold();
  const format = useFormat();
  const viewer = useViewer();
  const [isAsking, setAsking] = useState(false);
  const { data, error, refetch } = useQuery(TradingAccountDocument, { fetchPolicy: 'cache-and-network' });
  const [refresh] = useMutation(TradingAccountRefreshDocument);
  const account = readFragment(tradingAccountFragment, data?.tradingAccount);

  const fetchAgain = async () => {
    setAsking(true);
    await told(async () => {
      const answer = await refresh({ variables: { input: { idempotencyKey: newKey() } } });
      if (answer.data?.tradingAccountRefresh.errors.length === 0) tell({ message: t('account.refreshAsked') });
      return answer.data?.tradingAccountRefresh.errors;
    });
    setAsking(false);
  };

  return (
    <div className="cv-page">
      <PageHead
        title={t('nav.account')}
        sub={
          account ? (
            <span className="cv-line">
              <AccountTag isPaper={account.isPaper} isSimulated={account.isSimulated} />
              <span className="cv-mono">{account.maskedNumber}</span>
              <span>{account.asOfAt ? t('account.asOf', { when: format.dateTime(account.asOfAt) }) : null}</span>
            </span>
          ) : (
            t('account.hint')
          )
        }
        actions={
          <>
            <HaltButton />
            {viewer.can('ORDER_DRAFT') ? (
              <>
                <Button
                  size="sm"
                  variant="default"
                  loading={isAsking}
                  leftSection={<IconRefresh size={16} />}
                  onClick={() => void fetchAgain()}
                >
                  {t('account.refresh')}
                </Button>
                <Button size="sm" component={Link} to="/orders?new=BUY" leftSection={<IconPencilPlus size={16} />}>
                  {t('account.newOrder')}
                </Button>
              </>
            ) : null}
          </>
        }
      />
      {error && !data ? <Problem error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton rows={12} height={34} /> : null}
      {data && !account ? (
        <section className="cv-card" aria-label={t('account.none')}>
          <Empty title={t('account.none')} hint={t('account.noneHint')} />
        </section>
      ) : null}
      {account ? (
        <div className="cv-stack">
          {account.failure ? (
            <Alert color="orange" variant="light" title={t('account.failure')}>
              {t('account.failureHint', { reason: account.failure })}
            </Alert>
          ) : null}
          {account.asOfAt ? (
            <>
              <AccountSummary account={account} />
              <ReconciliationNotice account={account} />
            </>
          ) : null}
          <div className="cv-grid" style={{ alignItems: 'start' }}>
            <div className="cv-9">
              {account.asOfAt ? (
                <PositionsCard account={account} canOrder={viewer.can('ORDER_DRAFT')} />
              ) : (
                <section className="cv-card" aria-label={t('account.unread')}>
                  <Empty title={t('account.unread')} hint={t('account.unreadHint')} />
                </section>
              )}
            </div>
            <LimitsCard className="cv-3" />
          </div>
        </div>
      ) : null}
    </div>
  );
}
