import type { Migration } from './migration.ts';

/** Plans say with what constant of the square-root law their trades were charged; null for those made before there was one. */
export const impact: Migration = {
  name: '0017-impact',
  sqlite: `
alter table recommendation add column impact_constant double null;
`,
};
