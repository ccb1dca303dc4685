import { DomainError } from '@convergence/shared/errors';

/** States of an order; the last six are ends. */
export const orderStatuses = [
  'DRAFT',
  'AWAITING_APPROVAL',
  'APPROVED',
  'SENDING',
  'UNKNOWN',
  'ACCEPTED',
  'PARTLY_FILLED',
  'FILLED',
  'CANCELLED',
  'DECLINED',
  'REJECTED',
  'EXPIRED',
  'DISCARDED',
] as const;
export type OrderStatus = (typeof orderStatuses)[number];

/** Who may make a step: a person with the permission, or the desk, which is the server itself and no caller of the API. */
export type OrderActor = 'ORDER_DRAFT' | 'ORDER_WRITE' | 'ORDER_APPROVE' | 'TRADING_HALT' | 'DESK';

export interface OrderStep {
  /** Null: the order is made. */
  readonly from: OrderStatus | null;
  readonly action: string;
  readonly to: OrderStatus;
  readonly by: OrderActor;
}

function steps<const Action extends string>(
  action: Action,
  by: OrderActor,
  ...pairs: readonly (readonly [from: OrderStatus | null, to: OrderStatus])[]
): readonly {
  readonly from: OrderStatus | null;
  readonly action: Action;
  readonly to: OrderStatus;
  readonly by: OrderActor;
}[] {
  return pairs.map(([from, to]) => ({ from, action, to, by }));
}

/**
 * Every step that an order can take; what is not here does not happen.
 *
 * Three promises can be read off it: nothing gets to SENDING but from APPROVED, nothing gets to APPROVED but by an approval or by the
 * proof that the broker does not have the order, and what is changed after its approval needs another one.
 */
export const orderSteps = [
  ...steps('CREATE', 'ORDER_DRAFT', [null, 'DRAFT']),
  ...steps(
    'MODIFY',
    'ORDER_WRITE',
    ['DRAFT', 'DRAFT'],
    ['AWAITING_APPROVAL', 'AWAITING_APPROVAL'],
    ['APPROVED', 'AWAITING_APPROVAL'],
  ),
  ...steps('SUBMIT', 'ORDER_WRITE', ['DRAFT', 'AWAITING_APPROVAL']),
  ...steps('DISCARD', 'ORDER_DRAFT', ['DRAFT', 'DISCARDED']),
  ...steps('CANCEL', 'ORDER_WRITE', ['AWAITING_APPROVAL', 'CANCELLED'], ['APPROVED', 'CANCELLED']),
  ...steps('APPROVE', 'ORDER_APPROVE', ['AWAITING_APPROVAL', 'APPROVED']),
  ...steps('DECLINE', 'ORDER_APPROVE', ['AWAITING_APPROVAL', 'DECLINED']),
  // an approval given before a stop does not outlive it
  ...steps('HALT', 'TRADING_HALT', ['APPROVED', 'AWAITING_APPROVAL']),
  ...steps('SEND', 'DESK', ['APPROVED', 'SENDING']),
  ...steps('ACCEPT', 'DESK', ['SENDING', 'ACCEPTED'], ['UNKNOWN', 'ACCEPTED']),
  // the broker said no, or a check at the moment of sending did
  ...steps(
    'REJECT',
    'DESK',
    ['APPROVED', 'REJECTED'],
    ['SENDING', 'REJECTED'],
    ['UNKNOWN', 'REJECTED'],
    ['ACCEPTED', 'REJECTED'],
    ['PARTLY_FILLED', 'REJECTED'],
  ),
  ...steps('LOSE', 'DESK', ['SENDING', 'UNKNOWN']),
  // proven not to be at the broker
  ...steps('RETURN', 'DESK', ['SENDING', 'APPROVED'], ['UNKNOWN', 'APPROVED']),
  ...steps('FILL_PART', 'DESK', ['ACCEPTED', 'PARTLY_FILLED'], ['PARTLY_FILLED', 'PARTLY_FILLED']),
  ...steps('FILL', 'DESK', ['ACCEPTED', 'FILLED'], ['PARTLY_FILLED', 'FILLED']),
  ...steps('WITHDRAW', 'DESK', ['ACCEPTED', 'CANCELLED'], ['PARTLY_FILLED', 'CANCELLED']),
  ...steps('EXPIRE', 'DESK', ['APPROVED', 'EXPIRED'], ['ACCEPTED', 'EXPIRED'], ['PARTLY_FILLED', 'EXPIRED']),
] as const;
export type OrderAction = (typeof orderSteps)[number]['action'];

/** States in which the broker may have the order, so that it can still trade. */
export const workingStatuses = [
  'SENDING',
  'UNKNOWN',
  'ACCEPTED',
  'PARTLY_FILLED',
] as const satisfies readonly OrderStatus[];

/** States in which the order counts against limits and cash: approved, or at the broker. */
export const committedStatuses = ['APPROVED', ...workingStatuses] as const satisfies readonly OrderStatus[];

/**
 * The state that an action leads to.
 *
 * @throws DomainError E_STATE where the table has no such step, also for the right action by the wrong hand.
 */
export function nextStatus(from: OrderStatus | null, action: OrderAction, by: OrderActor): OrderStatus {
  const step = orderSteps.find((one) => one.from === from && one.action === action && one.by === by);
  if (!step) throw new DomainError('E_STATE', ['id']);
  return step.to;
}

/** Whether the action can be done in a state. */
export function isPossible(from: OrderStatus, action: OrderAction): boolean {
  return orderSteps.some((one) => one.from === from && one.action === action);
}

/** Whether the order will not change any more. */
export function isFinal(status: OrderStatus): boolean {
  return !orderSteps.some((step) => step.from === status);
}
