import { afterAll, beforeAll, expect, it } from 'vitest';

import { scopedEm } from '../platform/db/scope.ts';
import { createTestOrganisation, openTestDatabase } from '../platform/db/test-database.ts';
import type { Orm } from '../platform/db/database.ts';
import { operatorProfileProblems } from './operator-profile-rules.ts';
import { OperatorProfileService } from './operator-profile.service.ts';
import { referenceProfile } from './operator-profile-values.ts';
import type { OperatorProfileValues } from './operator-profile-values.ts';

const profiles = new OperatorProfileService();
let orm: Orm;
beforeAll(async () => {
  orm = await openTestDatabase();
});
afterAll(() => orm.close());

it('gives an organisation the reference operator with the typical controls as its first profile', async () => {
  const em = scopedEm(orm, await createTestOrganisation(orm));
  const [first, again] = [await profiles.current(em), await profiles.current(em)];
  expect(first).toMatchObject({
    version: 1,
    values: { annualRevenueKrw: 500_000_000_000, lossToleranceKrw: 10_000_000_000, riskCapacityKrw: 50_000_000_000 },
  });
  expect(first.values.currentControlIds).toHaveLength(12);
  expect(again.publicId).toBe(first.publicId);
});

it('saves a change as the next version and keeps the one before', async () => {
  const em = scopedEm(orm, await createTestOrganisation(orm));
  await profiles.current(em);
  const second = await profiles.update(em, 1, { staffCount: 700 }, { id: 'mbr_1', name: '관리자', requestId: null });
  expect(second).toMatchObject({ version: 2, createdBy: '관리자', values: { staffCount: 700 } });
  expect((await profiles.atVersion(em, 1)).values.staffCount).toBe(500);
  await expect(profiles.update(em, 1, { staffCount: 800 }, null)).rejects.toThrow(
    expect.objectContaining({ code: 'E_VERSION_CONFLICT' }),
  );
});

it('lets one of several saves of the same version through', async () => {
  const id = await createTestOrganisation(orm);
  await profiles.current(scopedEm(orm, id));
  const saves = await Promise.allSettled(
    [1, 2, 3].map((staffCount) => profiles.update(scopedEm(orm, id), 1, { staffCount }, null)),
  );
  expect(saves.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

it.each<[string, Partial<OperatorProfileValues>, string]>([
  ['no name', { name: ' ' }, 'E_LENGTH name'],
  ['an unknown sector', { sectorCode: 'FARM' }, 'E_RANGE sectorCode'],
  ['a capacity of 0', { riskCapacityKrw: 0 }, 'E_CAPACITY_NONPOSITIVE riskCapacityKrw'],
  ['a drawdown limit of 0', { drawdownLimitRatio: 0 }, 'E_RANGE drawdownLimitRatio'],
  ['half a person', { staffCount: 0.5 }, 'E_RANGE staffCount'],
  ['an unknown control', { currentControlIds: ['C99'] }, 'E_CONTROL_UNKNOWN currentControlIds.0'],
  ['C16 alone', { currentControlIds: ['C16'] }, 'E_REQUIREMENT currentControlIds.0'],
  [
    'an appetite that grows with the loss',
    {
      appetite: [
        { lossKrw: 1, maxProbabilityRatio: 0.1 },
        { lossKrw: 2, maxProbabilityRatio: 0.2 },
      ],
    },
    'E_APPETITE_ORDER appetite.1',
  ],
])('refuses %s', (_what, change, expected) => {
  const problems = operatorProfileProblems({ ...referenceProfile, ...change });
  expect(problems.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual([expected]);
});
