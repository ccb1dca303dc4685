import type { Migration } from './migration.ts';

/** Scenarios learn of the links that pay losses by sales and move the alert level. What was saved before had neither. */
export const links: Migration = {
  name: '0016-links',
  sqlite: `
update scenario set "values" = json_set("values", '$.forcedSales', null, '$.commonRegime', null);
update scenario_version set "values" = json_set("values", '$.forcedSales', null, '$.commonRegime', null);
`,
};
