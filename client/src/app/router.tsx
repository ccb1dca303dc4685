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
          { path: 'account', lazy: () => import('../pages/account.tsx') },
          { path: 'orders', lazy: () => import('../pages/orders.tsx') },
          { path: 'orders/:id', lazy: () => import('../pages/order.tsx') },
          { path: 'baskets/:id', lazy: () => import('../pages/basket.tsx') },
          { path: 'approvals', lazy: () => import('../pages/approvals.tsx') },
          { path: 'llm-usage', lazy: () => import('../pages/llm-usage.tsx') },
          { path: 'forecast', lazy: () => import('../pages/forecast.tsx') },
          { path: 'operations', lazy: () => import('../pages/operations.tsx') },
          { path: 'verification', lazy: () => import('../pages/verification.tsx') },
          { path: 'reports', lazy: () => import('../pages/reports.tsx') },
          { path: 'reports/:id', lazy: () => import('../pages/report.tsx') },
          { path: 'alerts', lazy: () => import('../pages/alerts.tsx') },
          { path: 'incidents/:id', lazy: () => import('../pages/incident.tsx') },
          { path: 'notifications', lazy: () => import('../pages/notifications.tsx') },
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
