import { useApolloClient, useQuery } from '@apollo/client/react';
import { Group } from '@mantine/core';
import { useEffect } from 'react';
import { Navigate, useSearchParams } from 'react-router';

import { LanguageSwitch } from '../app/language-switch.tsx';
import { Logo } from '../app/logo.tsx';
import { SchemeSwitch } from '../app/scheme-switch.tsx';
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
    <main style={{ minHeight: '100vh', display: 'grid', gridTemplateRows: 'auto 1fr auto' }}>
      <Group justify="flex-end" p="sm" gap={6}>
        <LanguageSwitch />
        <SchemeSwitch />
      </Group>
      <div style={{ display: 'grid', placeItems: 'center', padding: '0 16px 8vh' }}>
        <div style={{ width: '100%', maxWidth: 376 }}>
          <Group gap={12} mb={22} wrap="nowrap">
            <Logo size={40} />
            <div>
              <h1 style={{ margin: 0, fontSize: '1.25rem', letterSpacing: '-0.01em' }}>Convergence</h1>
              <div className="cv-sub">{t('app.tagline')}</div>
            </div>
          </Group>
          <section className="cv-card" aria-label={t('signIn.title')}>
            <div className="cv-body" style={{ padding: 24 }}>
              <SignInForm
                onDone={async () => {
                  await apollo.refetchQueries({ include: [SessionDocument] });
                }}
              />
            </div>
          </section>
          {data?.serverInfo.profile === 'DEMO' ? (
            <p className="cv-note" style={{ margin: '14px 4px 0' }}>
              {t('signIn.demoHint')}
            </p>
          ) : null}
        </div>
      </div>
      <div />
    </main>
  );
}
