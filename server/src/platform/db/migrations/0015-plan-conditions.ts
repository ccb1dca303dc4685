import type { Migration } from './migration.ts';

/** Plans may be asked to earn something, and remember why they could not be made. */
export const planConditions: Migration = {
  name: '0015-plan-conditions',
  sqlite: `
alter table recommendation add column minimum_return_ratio double null;
alter table recommendation add column conflict json null;
`,
};
