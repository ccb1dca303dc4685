import type { Migration } from './migration.ts';

/**
 * Scenarios learn how they are computed. What was saved before keeps its model and asks what it asked: independent paths, all
 * of them used. `AUTO` would let a pilot decide instead of the person who saved it, and would change what its history says.
 */
export const engineSettings: Migration = {
  name: '0014-engine-settings',
  sqlite: `
update scenario set "values" = json_set("values", '$.accuracyBps', null, '$.sampling', 'PLAIN', '$.parameterUncertainty', 'NONE', '$.stress', null);
update scenario_version set "values" = json_set("values", '$.accuracyBps', null, '$.sampling', 'PLAIN', '$.parameterUncertainty', 'NONE', '$.stress', null);
`,
};
