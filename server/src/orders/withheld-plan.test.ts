import type { EntityManager } from '@mikro-orm/sql';
import { expect, it } from 'vitest';

import { OrderDraftService } from './order-draft.service.ts';

const actor = { personId: 'usr_1', name: 'Trader' } as unknown as Parameters<OrderDraftService['createBasket']>[3];

function basketOf(optimismGapRatio: number): Promise<unknown> {
  const plan = { result: { optimismGap: optimismGapRatio } };
  const parts = { recommendations: { require: () => Promise.resolve(plan) } };
  const drafts = new OrderDraftService(parts as unknown as ConstructorParameters<typeof OrderDraftService>[0]);
  return drafts.createBasket({} as EntityManager, 'rec_1', 'key-of-the-attempt', actor);
}

it('makes no orders of a recommendation that promises over a quarter more than it keeps', async () => {
  await expect(basketOf(0.26)).rejects.toMatchObject({ code: 'E_STATE', path: ['recommendationId'] });
  await expect(basketOf(0.25)).rejects.not.toMatchObject({ code: 'E_STATE' }); // goes on to the account, which is not there
});
