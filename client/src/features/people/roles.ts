import type { Role } from '../../gql/graphql.ts';

/** In the order of what they may do. */
export const roleNames: readonly Role[] = ['VIEWER', 'ANALYST', 'TRADER', 'APPROVER', 'ADMIN'];

/** Roles that two-step sign-in can be asked of. */
export const dangerousRoles: readonly Role[] = ['TRADER', 'APPROVER', 'ADMIN'];

/** The role that a value of a select stands for. */
export function roleOf(value: string | null): Role | null {
  return roleNames.find((one) => one === value) ?? null;
}
