import type { Permission } from '../platform/graphql/permission.ts';

/** What people are in their organisation; one each. */
export const roles = ['VIEWER', 'ANALYST', 'TRADER', 'APPROVER', 'ADMIN'] as const;
export type Role = (typeof roles)[number];

const reads = [
  'SIGNED_IN',
  'MARKET_READ',
  'OPERATOR_READ',
  'SCENARIO_READ',
  'SIMULATION_READ',
  'RECOMMENDATION_READ',
] as const satisfies readonly Permission[];

const analyses = [
  ...reads,
  'SCENARIO_WRITE',
  'SIMULATION_RUN',
  'RECOMMENDATION_RUN',
] as const satisfies readonly Permission[];

/** The one table of who may what. Code and schema ask for permissions, never for roles. */
export const permissionsOfRole: Record<Role, readonly Permission[]> = {
  VIEWER: reads,
  ANALYST: analyses,
  TRADER: analyses,
  APPROVER: reads,
  ADMIN: [...analyses, 'OPERATOR_WRITE', 'SCHEMA_READ'],
};
