import { createBrowserRouter, useRouteError } from 'react-router';

import { Problem } from '../ui/states.tsx';

import { Layout } from './layout.tsx';
import { NotFound } from './not-found.tsx';
import { Session } from './session.tsx';
import { Splash } from './splash.tsx';

function Broken() {
  return (
    <main className="cv-page" style={{ maxWidth: 640, paddingTop: '14vh' }}>
      <Problem error={useRouteError()} onRetry={() => location.reload()} />
    </main>
  );
}

export const router = createBrowserRouter([
  { path: '/sign-in', lazy: () => import('../pages/sign-in.tsx'), HydrateFallback: Splash, ErrorBoundary: Broken },
  {
    path: '/invitation/:token',
    lazy: () => import('../pages/invitation.tsx'),
    HydrateFallback: Splash,
    ErrorBoundary: Broken,
  },
  {
    element: (
      <Session>
        <Layout />
      </Session>
    ),
    HydrateFallback: Splash,
    ErrorBoundary: Broken,
    children: [
      {
        ErrorBoundary: Broken,
        children: [
          { index: true, lazy: () => import('../pages/overview.tsx') },
          { path: 'scenarios', lazy: () => import('../pages/scenarios.tsx') },
          { path: 'scenarios/new', lazy: () => import('../pages/scenario-new.tsx') },
          { path: 'scenarios/compare', lazy: () => import('../pages/scenario-compare.tsx') },
          { path: 'scenarios/:id', lazy: () => import('../pages/scenario-edit.tsx') },
          { path: 'runs', lazy: () => import('../pages/runs.tsx') },
          { path: 'runs/:id', lazy: () => import('../pages/run.tsx') },
          { path: 'recommendations/:id', lazy: () => import('../pages/recommendation.tsx') },
          { path: 'operator', lazy: () => import('../pages/operator.tsx') },
          { path: 'people', lazy: () => import('../pages/people.tsx') },
          { path: 'audit', lazy: () => import('../pages/audit.tsx') },
          { path: 'security', lazy: () => import('../pages/security.tsx') },
          { path: '*', Component: NotFound },
        ],
      },
    ],
  },
]);
