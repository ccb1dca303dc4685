import { useQuery } from '@apollo/client/react';

import { useText } from '../../text/text.ts';
import { Tile } from '../../ui/tile.tsx';
import { useFormat } from '../../ui/use-format.ts';

import { AwaitingCountDocument } from './order-documents.ts';

/** How many orders wait for another person; asked again whenever the stream of trading tells of an order. */
export function ApprovalsTile({ className = '' }: { readonly className?: string }) {
  const t = useText();
  const format = useFormat();
  const { data, error, refetch } = useQuery(AwaitingCountDocument, { fetchPolicy: 'cache-and-network' });
  const count = data?.ordersAwaitingApproval ?? 0;
  return (
    <Tile
      title={t('nav.approvals')}
      to="/approvals"
      className={className}
      isLoading={!data}
      error={data ? undefined : error}
      onRetry={() => void refetch()}
    >
      <div className="cv-stat-value" {...(count > 0 ? { style: { color: 'var(--cv-band-text-2)' } } : {})}>
        {t('limits.count', { count: format.number(count) })}
      </div>
      <div className="cv-note">{t(count > 0 ? 'approval.someWait' : 'approval.none')}</div>
    </Tile>
  );
}
