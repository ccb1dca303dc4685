import type { EntityClass } from '@mikro-orm/core';
import { defineEntity, OptimisticLockError, p, UniqueConstraintViolationException } from '@mikro-orm/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Orm } from './database.ts';

const ThingSchema = defineEntity({
  name: 'ContractThing',
  properties: {
    id: p.integer().primary(),
    code: p.string().length(40).unique(),
    version: p.integer().version(),
    amountKrw: p.bigint('number'),
    ratio: p.double(),
    isOn: p.boolean(),
    seenAt: p.datetime(3),
    details: p.json<object>().nullable(),
    note: p.text().nullable(),
  },
});
class Thing extends ThingSchema.class {}
ThingSchema.setClass(Thing);

const values = { amountKrw: 0, ratio: 0, isOn: false, seenAt: new Date(0) };

/**
 * What every database keeps for us.
 *
 * @param open - A database with the given entities beside its own, which has no table for them yet.
 */
export function databaseContract(name: string, open: (extra: readonly EntityClass<unknown>[]) => Promise<Orm>): void {
  describe(`[database] ${name} keeps rows`, () => {
    let orm: Orm;
    beforeAll(async () => {
      orm = await open([Thing]);
      await orm.schema.update();
    });
    afterAll(() => orm.close());

    const add = async (code: string, more: Partial<typeof values> = {}): Promise<number> => {
      const em = orm.em.fork();
      const thing = em.create(Thing, { code, ...values, ...more });
      await em.flush();
      return thing.id;
    };
    const amountOf = async (code: string): Promise<number> =>
      (await orm.em.fork().findOneOrFail(Thing, { code })).amountKrw;

    it('gives back won to the last one, doubles to the last bit, moments to the millisecond, Korean, and more than 64 KB', async () => {
      const em = orm.em.fork();
      const stored = {
        code: 'types',
        amountKrw: 9_007_199_254_740_991,
        ratio: 0.1 + 0.2,
        isOn: true,
        seenAt: new Date('2026-01-02T03:04:05.678Z'),
        details: { 이름: '값', list: [1, 2.5, null], nested: { ok: true } },
        note: '뷁'.repeat(70_000),
      };
      em.create(Thing, stored);
      await em.flush();
      expect(await orm.em.fork().findOneOrFail(Thing, { code: 'types' })).toMatchObject(stored);
    });
    it('keeps nothing of a transaction that fails', async () => {
      const failing = orm.em.fork().transactional(async (em) => {
        em.create(Thing, { code: 'rolled back', ...values });
        await em.flush();
        expect(await em.count(Thing, { code: 'rolled back' })).toBe(1);
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(await orm.em.fork().count(Thing, { code: 'rolled back' })).toBe(0);
    });
    it('undoes an inner transaction alone', async () => {
      await orm.em.fork().transactional(async (em) => {
        em.create(Thing, { code: 'outer', ...values });
        await em.flush();
        const inner = em.transactional(async (nested) => {
          nested.create(Thing, { code: 'inner', ...values });
          await nested.flush();
          throw new Error('no');
        });
        await expect(inner).rejects.toThrow('no');
      });
      expect(await orm.em.fork().count(Thing, { code: { $in: ['outer', 'inner'] } })).toBe(1);
    });
    it('refuses a change of a row that somebody else has changed', async () => {
      await add('locked');
      const [a, b] = [orm.em.fork(), orm.em.fork()];
      const [first, second] = [
        await a.findOneOrFail(Thing, { code: 'locked' }),
        await b.findOneOrFail(Thing, { code: 'locked' }),
      ];
      expect(first.version).toBe(1);
      first.amountKrw = 1;
      await a.flush();
      second.amountKrw = 2;
      await expect(b.flush()).rejects.toThrow(OptimisticLockError);
      expect(await amountOf('locked')).toBe(1);
      expect((await orm.em.fork().findOneOrFail(Thing, { code: 'locked' })).version).toBe(2);
    });
    it('loses no change of transactions that come together', async () => {
      await add('counter');
      const increase = (): Promise<void> =>
        orm.em.fork().transactional(async (em) => {
          const thing = await em.findOneOrFail(Thing, { code: 'counter' });
          thing.amountKrw += 1;
        });
      await Promise.all(Array.from({ length: 8 }, increase));
      expect(await amountOf('counter')).toBe(8);
    });
    it('inserts what is new and updates what is there, in one step', async () => {
      await add('there', { amountKrw: 1 });
      await orm.em.fork().upsertMany(
        Thing,
        ['there', 'new'].map((code) => ({ code, ...values, amountKrw: 5, version: 1 })),
        { onConflictFields: ['code'] },
      );
      expect(await amountOf('there')).toBe(5);
      expect(await amountOf('new')).toBe(5);
    });
    it('says which rule a row breaks', async () => {
      await add('unique');
      await expect(add('unique')).rejects.toThrow(UniqueConstraintViolationException);
    });
  });
}
