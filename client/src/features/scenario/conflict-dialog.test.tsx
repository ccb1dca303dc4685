import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';

import { TestFrame } from '../../ui/test-frame.tsx';

import { ConflictDialog } from './conflict-dialog.tsx';
import { emptyDraft } from './scenario-draft.ts';

afterEach(cleanup);

it('lists what each side changed, marks what both did, and lets the person choose', () => {
  const onTakeTheirs = vi.fn<() => void>();
  const onKeepMine = vi.fn<() => void>();
  render(
    <ConflictDialog
      base={emptyDraft}
      mine={{ ...emptyDraft, horizonSessions: 60, name: '내 이름' }}
      theirs={{ ...emptyDraft, horizonSessions: 10, threatLevel: 'SEVERE' }}
      onTakeTheirs={onTakeTheirs}
      onKeepMine={onKeepMine}
      onClose={() => undefined}
    />,
    { wrapper: TestFrame },
  );
  const rows = within(screen.getByRole('table'))
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.textContent);
  expect(rows).toEqual(['투자 기간둘 다 변경1060', '위협 경보 단계심각정상', '이름없음내 이름']);
  fireEvent.click(screen.getByRole('button', { name: '내 변경을 얹어 저장' }));
  fireEvent.click(screen.getByRole('button', { name: '최신 값으로 다시 시작' }));
  expect([onKeepMine.mock.calls.length, onTakeTheirs.mock.calls.length]).toEqual([1, 1]);
});
