import { MockedProvider } from '@apollo/client/testing/react';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';

import { TestFrame } from '../../ui/test-frame.tsx';

import { ExposuresCard } from './exposures-card.tsx';
import { ExposuresDocument } from './exposures-documents.ts';

afterEach(cleanup);

const asked = { query: ExposuresDocument, variables: { isPatched: false } };
const feed = { __typename: 'ThreatFeed', isOff: false, version: 'v1', isSimulated: false };
const vulnerability = {
  __typename: 'ExposedVulnerability',
  id: 'vul_1',
  cveId: 'CVE-2024-3094',
  assetNote: '외부 VPN 장비',
  addedAt: '2026-11-20T00:00:00.000Z',
  addedBy: '분석가',
  patchedAt: null,
  patchedBy: null,
  viewerCanUpdate: true,
  kev: {
    __typename: 'KevEntryObject',
    addedDate: '2026-11-01',
    isRansomwareUse: true,
    vendor: 'Vendor',
    product: 'Product',
    name: 'Backdoor',
  },
  epss: { __typename: 'EpssScore', probabilityRatio: 0.84123, percentileRatio: 0.9932 },
};
const answer = (nodes: readonly object[], change: object = {}) => ({
  request: asked,
  result: {
    data: {
      exposedVulnerabilities: {
        __typename: 'ExposedVulnerabilityConnection',
        totalCount: nodes.length,
        edges: nodes.map((node) => ({ __typename: 'ExposedVulnerabilityEdge', cursor: 'c', node })),
        pageInfo: {
          __typename: 'PageInfo',
          hasNextPage: false,
          hasPreviousPage: false,
          startCursor: null,
          endCursor: null,
        },
      },
      threatFeeds: [
        { ...feed, feed: 'KEV', ...change },
        { ...feed, feed: 'EPSS', ...change },
      ],
    },
  },
});
const open = (mock: ReturnType<typeof answer> | { request: typeof asked; error: Error }, canAdd = true) =>
  render(
    <MockedProvider mocks={[mock]}>
      <ExposuresCard canAdd={canAdd} />
    </MockedProvider>,
    { wrapper: TestFrame },
  );

it('says of a vulnerability since when it is exploited, that ransomware uses it, and how likely exploitation is', async () => {
  open(answer([vulnerability]));
  const row = await screen.findByRole('row', { name: /CVE-2024-3094/ });
  for (const words of ['2026-11-01 등재', '랜섬웨어에 쓰임', '84.1%', '상위 0.7%', '외부 VPN 장비'])
    expect(row.textContent).toContain(words);
  within(row).getByRole('button', { name: '조치함: CVE-2024-3094' });
  expect(screen.getByText(/우리가 공격받을 확률이 아닙니다/)).toBeTruthy();
});

it('says that a list is empty and what to do about it, and why nothing is known where feeds are off', async () => {
  open(answer([], { isOff: true, version: null }), false);
  await screen.findByText('등록한 노출 취약점이 없습니다');
  await screen.findByText(/받지 않도록 설정되어 있습니다/);
  expect(screen.queryByRole('button', { name: '취약점 추가' })).toBeNull();
});

it('offers to try again where the list cannot be had', async () => {
  open({ request: asked, error: new Error('no answer') });
  const alert = await screen.findByRole('alert');
  expect(within(alert).getByRole('button', { name: '다시 시도' })).toBeTruthy();
});

it('says which pasted words are no ids before anything is sent', async () => {
  open(answer([]));
  fireEvent.click(await screen.findByRole('button', { name: '취약점 추가' }));
  const ids = await screen.findByLabelText('CVE 번호');
  fireEvent.change(ids, { target: { value: 'CVE-2024-3094 log4shell' } });
  fireEvent.blur(ids);
  await screen.findByText('알아볼 수 없는 번호: log4shell');
  expect(screen.getByText('1개')).toBeTruthy();
});
