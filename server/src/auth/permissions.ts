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
  'EXPLANATION_READ',
  'ALERT_READ',
  'ORDER_READ',
  'FORECAST_READ',
  'REPORT_READ',
  'NOTIFICATION_READ',
] as const satisfies readonly Permission[];

const analyses = [
  ...reads,
  'SCENARIO_WRITE',
  'SIMULATION_RUN',
  'RECOMMENDATION_RUN',
  'EXPLANATION_RUN',
  'ALERT_WRITE',
  'INCIDENT_WRITE',
  'FORECAST_RUN',
  'REPORT_CREATE',
  'NOTIFICATION_WRITE',
  'ORDER_DRAFT',
] as const satisfies readonly Permission[];

/** What a person may do in a session and no token can be given: the way in to all the rest. */
export const sessionPermissions = ['ACCOUNT_WRITE'] as const satisfies readonly Permission[];

/** Roles that an organisation can ask for a second factor: those that move money or rights. */
export const dangerousRoles = ['TRADER', 'APPROVER', 'ADMIN'] as const satisfies readonly Role[];

/** What is left to a person who lacks a second factor that the organisation asks of the role: to read, and to set one up. */
export function readsOf(given: readonly Permission[]): readonly Permission[] {
  return given.filter((one) => one === 'SIGNED_IN' || one.endsWith('_READ'));
}

/** The one table of who may what. Code and schema ask for permissions, never for roles. */
export const permissionsOfRole: Record<Role, readonly Permission[]> = {
  VIEWER: reads,
  ANALYST: analyses,
  TRADER: [...analyses, 'ORDER_WRITE', 'TRADING_HALT'],
  APPROVER: [...reads, 'ALERT_WRITE', 'REPORT_CREATE', 'ORDER_APPROVE', 'TRADING_HALT'],
  // Whoever administers neither submits orders nor approves them: the one who gives rights must not use the dangerous ones.
  ADMIN: [
    ...analyses,
    'OPERATOR_WRITE',
    'LLM_USAGE_READ',
    'TRADING_HALT',
    'TRADING_ADMIN',
    'MEMBER_READ',
    'MEMBER_WRITE',
    'AUDIT_READ',
    'OPERATIONS_READ',
    'OPERATIONS_WRITE',
    'SCHEMA_READ',
  ],
};
