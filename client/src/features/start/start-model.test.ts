import { expect, it } from 'vitest';

import type { Permission } from '../../gql/graphql.ts';

import { startLines } from './start-model.ts';

const fresh = {
  viewerTotp: { isEnabled: false },
  operatorProfile: { id: 'opr_1', version: 1 },
  people: { edges: [{ node: { id: 'mem_1' } }] },
  invitations: { edges: [] },
};
const nothing = { marketAsOfDate: null, scenarioId: null, isRunning: false };
const admin = (): boolean => true;
const viewer = (permission: Permission): boolean => permission.endsWith('_READ') && permission !== 'OPERATIONS_READ';
const done = (lines: ReturnType<typeof startLines>): readonly string[] =>
  lines.filter(({ isDone }) => isDone).map(({ step }) => step);

it('tells the first admin of six steps, none of which is done', () => {
  const lines = startLines(fresh, nothing, admin);
  expect(lines.map(({ step }) => step)).toEqual(['totp', 'people', 'profile', 'prices', 'scenario', 'run']);
  expect(done(lines)).toEqual([]);
});
it('counts a person who was invited and has not come yet', () => {
  const invitations = { edges: [{ node: { id: 'inv_1' } }] };
  expect(done(startLines({ ...fresh, invitations }, nothing, admin))).toEqual(['people']);
});
it('takes the profile for done when somebody has saved his own, and not while it is the reference', () => {
  const operatorProfile = { id: 'opr_1', version: 2 };
  expect(done(startLines({ ...fresh, operatorProfile }, nothing, admin))).toEqual(['profile']);
});
it('leads to the scenario that is there, and nowhere to run before there is one', () => {
  const to = (scenarioId: string | null) =>
    startLines(fresh, { ...nothing, scenarioId }, admin)
      .slice(-2)
      .map((line) => line.to);
  expect(to(null)).toEqual(['/scenarios/new', null]);
  expect(to('scn_1')).toEqual(['/scenarios/scn_1', '/scenarios/scn_1']);
});
it('leaves to a viewer his own security and the wait for prices, which he cannot look into', () => {
  const { people: _people, invitations: _invitations, ...asked } = fresh;
  expect(startLines(asked, nothing, viewer).map(({ step, to }) => [step, to])).toEqual([
    ['totp', '/security'],
    ['prices', null],
  ]);
});
