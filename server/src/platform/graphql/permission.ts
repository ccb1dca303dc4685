/** What a caller may do. Roles and tokens grant them, the schema's `@auth` asks for them, code never asks for a role. */
export const permissions = [
  'SIGNED_IN',
  'MARKET_READ',
  'OPERATOR_READ',
  'OPERATOR_WRITE',
  'SCENARIO_READ',
  'SCENARIO_WRITE',
  'SIMULATION_READ',
  'SIMULATION_RUN',
  'RECOMMENDATION_READ',
  'RECOMMENDATION_RUN',
  'SCHEMA_READ',
] as const;
export type Permission = (typeof permissions)[number];

/** One sentence each, shown in the schema. */
export const permissionTexts: Record<Permission, string> = {
  SIGNED_IN: 'Any signed-in caller.',
  MARKET_READ: 'Read instruments, prices and the catalogue of threats and controls.',
  OPERATOR_READ: 'Read the profile of the organisation and its versions.',
  OPERATOR_WRITE: 'Change the profile of the organisation.',
  SCENARIO_READ: 'Read scenarios, their versions and comparisons.',
  SCENARIO_WRITE: 'Create, change, clone, archive and restore scenarios.',
  SIMULATION_READ: 'Read runs and follow them.',
  SIMULATION_RUN: 'Start and cancel simulations.',
  RECOMMENDATION_READ: 'Read recommendations and follow them.',
  RECOMMENDATION_RUN: 'Ask for a recommendation.',
  SCHEMA_READ: 'Introspect the schema.',
};

/** Languages in which people are answered; the first is the default. */
export const languages = ['KO', 'EN'] as const;
export type Language = (typeof languages)[number];
