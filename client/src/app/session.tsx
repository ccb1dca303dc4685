import { useQuery } from '@apollo/client/react';
import { useEffect, useMemo } from 'react';
import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';

import { graphql } from '../gql/gql.ts';
import { ViewerContext } from '../features/auth/viewer.ts';
import type { SessionViewer } from '../features/auth/viewer.ts';
import { Problem } from '../ui/states.tsx';

import { isSignedOut } from './signed-out.ts';
import { Splash } from './splash.tsx';

export const SessionDocument = graphql(`
  query Session {
    viewer {
      id
      name
      email
      role
      permissions
      language
      organisation {
        id
        name
      }
    }
    serverInfo {
      apiVersion
      engineVersion
      profile
      isDataSimulated
      marketAsOfDate
    }
  }
`);

/** Shows its children to people who are signed in, and sends the others to the door. */
export function Session({ children }: { readonly children: ReactNode }) {
  const { pathname, search } = useLocation();
  const { data, error, refetch, startPolling } = useQuery(SessionDocument, { skipPollAttempt: () => document.hidden });
  const hasPrices = Boolean(data?.serverInfo.marketAsOfDate);
  // The day of the prices is on every page: it comes with the first ingestion and moves once a day.
  useEffect(() => startPolling(hasPrices ? 300_000 : 10_000), [hasPrices, startPolling]);
  const viewer = data?.viewer;
  const server = data?.serverInfo;
  const value = useMemo<SessionViewer | null>(
    () =>
      viewer && server
        ? {
            ...viewer,
            server,
            can: (permission) => viewer.permissions.includes(permission),
            leave: async () => {
              await fetch('/api/auth/sign-out', {
                method: 'POST',
                headers: { 'content-type': 'application/json' },
                body: '{}',
              });
              location.assign('/sign-in'); // a new page: nothing of the person stays in memory
            },
          }
        : null,
    [viewer, server],
  );

  if (isSignedOut(error) || (data && !viewer))
    return <Navigate to={`/sign-in?next=${encodeURIComponent(pathname + search)}`} replace />;
  if (value) return <ViewerContext value={value}>{children}</ViewerContext>;
  if (error) {
    return (
      <main className="cv-page" style={{ maxWidth: 560, paddingTop: '16vh' }}>
        <Problem error={error} onRetry={() => void refetch()} />
      </main>
    );
  }
  return <Splash />;
}
