import { useApolloClient, useQuery } from '@apollo/client/react';
import { useEffect } from 'react';
import { Navigate, useSearchParams } from 'react-router';

import { Door } from '../app/door.tsx';
import { SessionDocument } from '../app/session.tsx';
import { Splash } from '../app/splash.tsx';
import { SignInForm } from '../features/auth/sign-in-form.tsx';
import { useText } from '../text/text.ts';

/** Only a path of our own: `//host` and `/\host` would leave the house. */
function safeNext(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) ? next : '/';
}

export function Component() {
  const t = useText();
  const apollo = useApolloClient();
  const [parameters] = useSearchParams();
  const { data, loading } = useQuery(SessionDocument);
  useEffect(() => {
    document.title = `${t('signIn.title')} · Convergence`;
  }, [t]);

  if (data?.viewer) return <Navigate to={safeNext(parameters.get('next'))} replace />;
  if (loading && !data) return <Splash />;
  return (
    <Door
      label={t('signIn.title')}
      below={
        data?.serverInfo.profile === 'DEMO' ? (
          <p className="cv-note" style={{ margin: '14px 4px 0' }}>
            {t('signIn.demoHint')}
          </p>
        ) : null
      }
    >
      <SignInForm
        onDone={async () => {
          await apollo.refetchQueries({ include: [SessionDocument] });
        }}
      />
    </Door>
  );
}
