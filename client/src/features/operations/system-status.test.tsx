import { MockedProvider } from '@apollo/client/testing/react';
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';

import type { SystemStatusQuery } from '../../gql/graphql.ts';
import { TestFrame } from '../../ui/test-frame.tsx';

import { waitingText } from './system-status-model.ts';
import { SystemStatusDocument, WaitingBanner } from './system-status.tsx';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const answer = (workerCount: number, schedulerCount: number) => ({
  request: { query: SystemStatusDocument },
  result: {
    data: {
      systemStatus: {
        isWorking: workerCount > 0 && schedulerCount > 0,
        workerCount,
        schedulerCount,
      },
    } satisfies SystemStatusQuery,
  },
});
const open = (...answers: readonly ReturnType<typeof answer>[]) =>
  render(
    <MockedProvider mocks={[...answers]}>
      <WaitingBanner />
    </MockedProvider>,
    { wrapper: TestFrame },
  );

it.each([
  [2, 1, null],
  [0, 1, 'worker'],
  [1, 0, 'scheduler'],
  [0, 0, 'both'],
] as const)('with %i workers and %i schedulers says %s', (workerCount, schedulerCount, text) => {
  expect(waitingText({ workerCount, schedulerCount })).toBe(text);
});
it('comes while no worker is there, says what waits, and goes by itself when one is back', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  open(answer(1, 1), answer(0, 1), answer(1, 1));
  await act(() => vi.advanceTimersByTimeAsync(1000));
  expect(screen.queryByRole('region')).toBeNull();
  await act(() => vi.advanceTimersByTimeAsync(10_000));
  expect(screen.getByRole('region', { name: '작업 처리 상태' }).textContent).toContain(
    '작업자가 없어 실행이 대기합니다',
  );
  await act(() => vi.advanceTimersByTimeAsync(10_000));
  expect(screen.queryByRole('region')).toBeNull();
});
