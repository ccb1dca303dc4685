import { useApolloClient, useQuery } from '@apollo/client/react';
import { IconShieldLock } from '@tabler/icons-react';

import { SessionDocument } from '../app/session.tsx';
import { AccountDocument } from '../features/auth/account-documents.ts';
import { PasswordCard } from '../features/auth/password-card.tsx';
import { SessionsCard } from '../features/auth/sessions-card.tsx';
import { TokensCard } from '../features/auth/tokens-card.tsx';
import { TotpCard } from '../features/auth/totp-card.tsx';
import { useText } from '../text/text.ts';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Problem, Skeleton } from '../ui/states.tsx';

export function Component() {
  const t = useText();
  const { data, error, refetch } = useQuery(AccountDocument, { fetchPolicy: 'cache-and-network' });
  const apollo = useApolloClient();
  const again = () => {
    void refetch();
    void apollo.refetchQueries({ include: [SessionDocument] }); // what the person may do can hang on the second factor
  };
  return (
    <div className="cv-page">
      <PageHead title={t('nav.security')} sub={t('security.hint')} />
      {error && !data ? <Problem error={error} onRetry={again} /> : null}
      {!data && !error ? <Skeleton rows={8} height={30} /> : null}
      {data ? (
        <div className="cv-stack">
          {data.viewerTotp.isRequired && !data.viewerTotp.isEnabled ? (
            <Notice tone="warning" icon={<IconShieldLock size={18} />} title={t('security.required')} />
          ) : null}
          <div className="cv-grid">
            <div className="cv-6">
              <PasswordCard onChanged={again} />
            </div>
            <div className="cv-6">
              <TotpCard
                isEnabled={data.viewerTotp.isEnabled}
                recoveryCodeCount={data.viewerTotp.recoveryCodeCount}
                onChanged={again}
              />
            </div>
          </div>
          <SessionsCard sessions={data.viewerSessions} onChanged={again} />
          <TokensCard tokens={data.viewerApiTokens.edges.map((edge) => edge.node)} onChanged={again} />
        </div>
      ) : null}
    </div>
  );
}
