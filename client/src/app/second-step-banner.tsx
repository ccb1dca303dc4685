import { useQuery } from '@apollo/client/react';
import { IconShieldLock } from '@tabler/icons-react';
import { Link, useLocation } from 'react-router';

import { graphql } from '../gql/gql.ts';
import { useText } from '../text/text.ts';
import { Notice } from '../ui/notice.tsx';

export const SecondStepDocument = graphql(`
  query SecondStep {
    viewerTotp {
      isEnabled
      isRequired
    }
  }
`);

const SECURITY = '/security';
const POLL_MS = 300_000;

/** Tells a person who may only read, because a second step is asked of the role, what to do; his page of security says it itself. */
export function SecondStepBanner() {
  const t = useText();
  const { pathname } = useLocation();
  const { data } = useQuery(SecondStepDocument, {
    fetchPolicy: 'cache-and-network',
    pollInterval: POLL_MS,
    skipPollAttempt: () => document.hidden,
  });
  if (!data?.viewerTotp.isRequired || data.viewerTotp.isEnabled || pathname === SECURITY) return null;
  return (
    <div style={{ maxWidth: 'var(--cv-page)', margin: '0 auto', padding: '14px clamp(12px, 2.4vw, 24px) 0' }}>
      <Notice tone="warning" icon={<IconShieldLock size={18} />} title={t('security.required')}>
        <Link to={SECURITY}>{t('security.toEnrol')}</Link>
      </Notice>
    </div>
  );
}
