// @vitest-environment node
import { createHash } from 'node:crypto';

import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { expect, it } from 'vitest';

import { persistedOperations } from '../../persisted-operations.ts';
import { OverviewDocument, ScenarioCloneDocument, SimulationEventsDocument } from '../gql/graphql.ts';

const operations = persistedOperations();
const idOf = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`;

it('lists every document under the hash of its own text', () => {
  expect(Object.keys(operations).length).toBeGreaterThan(20);
  for (const [id, text] of Object.entries(operations)) expect(idOf(text)).toBe(id);
});
/** Text of the one request that `ask` makes. */
async function textSent(ask: (client: ApolloClient) => unknown): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const link = new HttpLink({
    uri: 'http://127.0.0.1/graphql',
    fetch: (_url, request) => {
      resolve(typeof request?.body === 'string' ? request.body : '{}');
      return Promise.resolve(new Response('{"data":null}', { headers: { 'content-type': 'application/json' } }));
    },
  });
  const defaultOptions = { query: { errorPolicy: 'all' }, watchQuery: { errorPolicy: 'all' } } as const;
  ask(new ApolloClient({ link, cache: new InMemoryCache(), defaultOptions }));
  return (JSON.parse(await promise) as { query: string }).query;
}

it('holds a query letter by letter as the client sends it', async () => {
  const text = await textSent((client) => client.query({ query: OverviewDocument }));
  expect(operations[idOf(text)]).toBe(text);
});
it('holds a mutation letter by letter as the client sends it', async () => {
  const variables = { input: { id: 'scn_1', name: 'copy', idempotencyKey: '0123456789abcdef' } };
  const text = await textSent((client) => client.mutate({ mutation: ScenarioCloneDocument, variables }));
  expect(operations[idOf(text)]).toBe(text);
});
it('holds a subscription letter by letter as the client sends it', async () => {
  const variables = { runId: 'run_1', after: null };
  const text = await textSent((client) =>
    client.subscribe({ query: SimulationEventsDocument, variables }).subscribe({}),
  );
  expect(operations[idOf(text)]).toBe(text);
});
