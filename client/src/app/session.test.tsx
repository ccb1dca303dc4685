import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';
import { MockedProvider } from '@apollo/client/testing/react';
import type { MockLink } from '@apollo/client/testing';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { createMemoryRouter, RouterProvider, useLocation } from 'react-router';
import { afterEach, expect, it } from 'vitest';

import { useViewer } from '../features/auth/viewer.ts';
import type { SessionQuery } from '../gql/graphql.ts';
import { TestFrame } from '../ui/test-frame.tsx';

import { Session, SessionDocument } from './session.tsx';

afterEach(cleanup);

const serverInfo: SessionQuery['serverInfo'] = {
  apiVersion: '1',
  engineVersion: '1',
  profile: 'DEMO',
  isDataSimulated: true,
  marketAsOfDate: '2026-11-20',
};
const viewer: NonNullable<SessionQuery['viewer']> = {
  id: 'usr_1',
  name: '김분석',
  email: 'demo@convergence.local',
  role: 'ANALYST',
  permissions: ['SCENARIO_READ'],
  language: 'KO',
  organisation: { id: 'org_1', name: '데모' },
};

function Door() {
  return <p>door {useLocation().search}</p>;
}
function Inside() {
  const { name, can } = useViewer();
  return (
    <p>
      {name} {can('SCENARIO_READ') ? 'reads' : ''} {can('SCENARIO_WRITE') ? 'writes' : ''}
    </p>
  );
}
function open(mocks: readonly MockLink.MockedResponse[]) {
  const router = createMemoryRouter(
    [
      { path: '/sign-in', Component: Door },
      {
        path: '*',
        element: (
          <Session>
            <Inside />
          </Session>
        ),
      },
    ],
    { initialEntries: ['/runs/run_1?x=1'] },
  );
  render(
    <MockedProvider mocks={[...mocks]}>
      <TestFrame>
        <RouterProvider router={router} />
      </TestFrame>
    </MockedProvider>,
  );
}
const answer = (data: SessionQuery): MockLink.MockedResponse => ({
  request: { query: SessionDocument },
  result: { data },
});

it('shows the page to somebody who is signed in, with what he may do', async () => {
  open([answer({ viewer, serverInfo })]);
  expect((await screen.findByText(/김분석/)).textContent).toBe('김분석 reads ');
});
it('sends a stranger to the door and remembers where he wanted to go', async () => {
  open([answer({ viewer: null, serverInfo })]);
  expect((await screen.findByText(/door/)).textContent).toBe('door ?next=%2Fruns%2Frun_1%3Fx%3D1');
});
it.each([
  new ServerError('Unauthorized', { response: new Response(null, { status: 401 }), bodyText: '' }),
  new CombinedGraphQLErrors({ errors: [{ message: 'Sign in again.', extensions: { code: 'UNAUTHENTICATED' } }] }),
])('sends somebody whose session was ended elsewhere to the door at once', async (error) => {
  open([{ request: { query: SessionDocument }, error }]);
  expect((await screen.findByText(/door/)).textContent).toBe('door ?next=%2Fruns%2Frun_1%3Fx%3D1');
});
it('says that the server cannot be reached, and tries again when asked', async () => {
  open([
    { request: { query: SessionDocument }, error: new TypeError('Failed to fetch') },
    answer({ viewer, serverInfo }),
  ]);
  expect((await screen.findByRole('alert')).textContent).toContain('서버에 연결할 수 없습니다.');
  fireEvent.click(screen.getByRole('button', { name: '다시 시도' }));
  expect((await screen.findByText(/김분석/)).textContent).toContain('김분석');
});
