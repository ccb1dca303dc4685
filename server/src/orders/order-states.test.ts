import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isFinal, isPossible, nextStatus, orderStatuses, orderSteps } from './order-states.ts';
import type { OrderAction, OrderActor, OrderStatus } from './order-states.ts';

const actions = [...new Set(orderSteps.map(({ action }) => action))];
const actors: readonly OrderActor[] = ['ORDER_DRAFT', 'ORDER_WRITE', 'ORDER_APPROVE', 'TRADING_HALT', 'DESK'];
/** Something at random; or, where `nth` is even, one of the steps that are possible then. */
const attempt = fc.record({ action: fc.constantFrom(...actions), by: fc.constantFrom(...actors), nth: fc.nat(1000) });
type Attempt = { readonly action: OrderAction; readonly by: OrderActor; readonly nth: number };

/** Walks as far as the table allows; refused attempts change nothing. */
function walk(attempts: readonly Attempt[]): {
  readonly path: readonly OrderStatus[];
  readonly done: readonly OrderAction[];
} {
  let status: OrderStatus = nextStatus(null, 'CREATE', 'ORDER_DRAFT');
  const path = [status];
  const done: OrderAction[] = [];
  for (const { nth, ...random } of attempts) {
    const possible = orderSteps.filter(({ from }) => from === status);
    const { action, by } = nth % 2 === 0 ? (possible[(nth / 2) % possible.length] ?? random) : random;
    if (possible.some((step) => step.action === action && step.by === by)) {
      status = nextStatus(status, action, by);
      path.push(status);
      done.push(action);
    } else if (codeOf(() => nextStatus(status, action, by)) !== 'E_STATE') {
      throw new Error(`${status} took ${action} by ${by}`);
    }
  }
  return { path, done };
}

function codeOf(work: () => unknown): string | null {
  try {
    work();
    return null;
  } catch (error) {
    return (error as { code?: string }).code ?? null;
  }
}

describe('the table of steps', () => {
  it('has one answer for each state, action and hand', () => {
    const keys = orderSteps.map(({ from, action, by }) => `${from} ${action} ${by}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
  it('leads out of every state but the six ends, and into each', () => {
    expect(orderStatuses.filter(isFinal)).toEqual([
      'FILLED',
      'CANCELLED',
      'DECLINED',
      'REJECTED',
      'EXPIRED',
      'DISCARDED',
    ]);
    for (const status of orderStatuses) expect(orderSteps.some(({ to }) => to === status)).toBe(true);
  });
  it('lets nobody but the desk send, and nobody but an approver approve', () => {
    expect(orderSteps.filter(({ to }) => to === 'SENDING')).toEqual([
      { from: 'APPROVED', action: 'SEND', to: 'SENDING', by: 'DESK' },
    ]);
    expect(orderSteps.filter(({ to, by }) => to === 'APPROVED' && by !== 'DESK')).toEqual([
      { from: 'AWAITING_APPROVAL', action: 'APPROVE', to: 'APPROVED', by: 'ORDER_APPROVE' },
    ]);
  });
  it('needs an approval before every sending, an absence before every other, in 1,000 random lives', () => {
    let [sent, ended] = [0, 0];
    fc.assert(
      fc.property(fc.array(attempt, { minLength: 10, maxLength: 40, size: 'max' }), (attempts) => {
        const { path, done } = walk(attempts);
        let isApproved = false;
        for (const [at, action] of done.entries()) {
          if (action === 'APPROVE' || action === 'RETURN') isApproved = true;
          if (action === 'HALT' || action === 'MODIFY') isApproved = false; // void, or another version
          if (action === 'SEND') {
            expect(isApproved).toBe(true);
            isApproved = false;
            sent += 1;
          }
          expect(isFinal(path[at]!)).toBe(false); // nothing follows an end
          expect(isPossible(path[at]!, action)).toBe(true);
        }
        if (isFinal(path.at(-1)!)) ended += 1;
      }),
      { numRuns: 1000, seed: 20261123 },
    );
    expect(sent).toBeGreaterThan(20);
    expect(ended).toBeGreaterThan(500);
  });
});
