import { useQuery } from '@apollo/client/react';

import { readFragment } from '../../gql/fragment-masking.ts';
import { useText } from '../../text/text.ts';
import { Tile } from '../../ui/tile.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { Won } from '../../ui/won.tsx';

import { AccountTag } from './account-tag.tsx';
import { tradingAccountFragment, TradingAccountDocument } from './trading-documents.ts';

/** Value and profit of the account; kept fresh by the stream of trading. */
export function AccountTile({ className = '' }: { readonly className?: string }) {
  const t = useText();
  const format = useFormat();
  const { data, error, refetch } = useQuery(TradingAccountDocument, { fetchPolicy: 'cache-and-network' });
  const account = readFragment(tradingAccountFragment, data?.tradingAccount);
  return (
    <Tile
      title={t('nav.account')}
      to="/account"
      className={className}
      isLoading={!data}
      error={data ? undefined : error}
      onRetry={() => void refetch()}
    >
      {account?.asOfAt ? (
        <>
          <div className="cv-stat-value">
            <Won amount={account.totalValueKrw} />
          </div>
          <div className="cv-line cv-note">
            <Won amount={account.unrealisedProfitKrw} isChange />
            {account.unrealisedProfitRatio === null ? null : (
              <span>{format.percent(account.unrealisedProfitRatio, true)}</span>
            )}
            <AccountTag isPaper={account.isPaper} isSimulated={account.isSimulated} />
          </div>
        </>
      ) : (
        <p className="cv-note" style={{ margin: 0 }}>
          {t(account ? 'account.unread' : 'account.none')}
        </p>
      )}
    </Tile>
  );
}
