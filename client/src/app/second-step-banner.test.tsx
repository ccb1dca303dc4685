import { MockedProvider } from '@apollo/client/testing/react';
import { cleanup, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, expect, it } from 'vitest';

import { TestFrame } from '../ui/test-frame.tsx';

import { SecondStepBanner, SecondStepDocument } from './second-step-banner.tsx';

afterEach(cleanup);

const open = (viewerTotp: { readonly isEnabled: boolean; readonly isRequired: boolean }, at = '/') => {
  const answered = Promise.withResolvers<void>();
  const result = () => {
    answered.resolve();
    return { data: { viewerTotp: { __typename: 'ViewerTotp', ...viewerTotp } } };
  };
  render(
    <MockedProvider mocks={[{ request: { query: SecondStepDocument }, result }]}>
      <MemoryRouter initialEntries={[at]}>
        <SecondStepBanner />
      </MemoryRouter>
    </MockedProvider>,
    { wrapper: TestFrame },
  );
  return answered.promise.then(() => new Promise((resolve) => setTimeout(resolve)));
};

it('leads a person who may only read until a second step is set up to where that is done', async () => {
  await open({ isEnabled: false, isRequired: true });
  const link = await screen.findByRole('link', { name: '2단계 인증 등록하기' });
  expect(link.getAttribute('href')).toBe('/security');
});
it.each([
  ['has it', { isEnabled: true, isRequired: true }, '/'],
  ['need not have it', { isEnabled: false, isRequired: false }, '/'],
  ['is there already', { isEnabled: false, isRequired: true }, '/security'],
])('is silent to a person who %s', async (_case, state, at) => {
  await open(state, at);
  expect(screen.queryByRole('link')).toBeNull();
});
