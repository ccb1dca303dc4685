import { createHash } from 'node:crypto';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { createClient } from 'graphql-ws';
import type { Client } from 'graphql-ws';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';

import { endPrograms, runCommand } from './processes.ts';
import { newKey, openServedWorld, scenarioCreate, scenarioInput, simulationStart } from './served-world.ts';
import type { Data, ServedWorld } from './served-world.ts';

let world: ServedWorld;
const clients: Client[] = [];
beforeAll(async () => {
  world = await openServedWorld();
});
afterAll(async () => {
  for (const client of clients) await client.dispose();
  await world?.close();
  endPrograms();
});

function connect(token = world.token): Client {
  const client = createClient({
    url: `${world.address.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
    retryAttempts: 0,
  });
  clients.push(client);
  return client;
}

/** What the stream is refused with. */
function firstErrors(client: Client, query: string): Promise<unknown> {
  return client
    .iterate<Data>({ query })
    .next()
    .then(
      ({ value }) => value?.errors,
      (errors: unknown) => errors,
    );
}

interface Event {
  readonly __typename: string;
  readonly cursor: string;
  readonly run?: { readonly id: string; readonly status: string; readonly resultSha256: string | null };
}

/** Events behind the cursor until `isLast`; then the socket is cut off without a word of goodbye. */
async function eventsUntil(
  runId: string,
  after: string | null,
  isLast: (event: Event) => boolean,
): Promise<readonly Event[]> {
  const client = connect();
  const events: Event[] = [];
  const stream = client.iterate<Data>({
    query: `subscription ($runId: ID!, $after: String) { simulationEvents(runId: $runId, after: $after) {
      __typename cursor ... on SimulationFinishedEvent { run { id status resultSha256 } } } }`,
    variables: { runId, after },
  });
  for await (const { data, errors } of stream) {
    expect(errors).toBeUndefined();
    events.push(data.simulationEvents);
    if (isLast(data.simulationEvents)) {
      client.terminate();
      return events;
    }
  }
  throw new Error('The stream has ended by itself.');
}

async function startedRun(change: object): Promise<{ readonly id: string; readonly cursor: string }> {
  const made = await world.ask(scenarioCreate, { input: scenarioInput(change) });
  const scenarioId = made.data.scenarioCreate.scenario.id as string;
  const { data } = await world.ask(simulationStart, { input: { scenarioId, idempotencyKey: newKey() } });
  const { id, latestEventCursor } = data.simulationStart.run;
  return { id, cursor: latestEventCursor };
}

const isProgress = ({ __typename }: Event): boolean => __typename === 'SimulationProgressEvent';
const isFinished = ({ __typename }: Event): boolean => __typename === 'SimulationFinishedEvent';
const cursors = (events: readonly Event[]): string[] => events.map(({ cursor }) => cursor);

it('goes on behind the last cursor after the socket was dropped in mid-run: no gap, no repeat, and the end', async () => {
  const { id, cursor } = await startedRun({ pathCount: 500_000, horizonSessions: 120 });
  const before = await eventsUntil(id, cursor, isProgress);
  const { data } = await world.ask(`{ simulationRun(id: "${id}") { status } }`);
  expect(data.simulationRun.status).toBe('RUNNING');
  await new Promise((resolve) => setTimeout(resolve, 600)); // two events and more that nobody hears

  const after = await eventsUntil(id, before.at(-1)!.cursor, isFinished);
  expect(after.at(-1)).toMatchObject({
    run: { id, status: 'SUCCEEDED', resultSha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
  });
  expect(after.filter(isFinished)).toHaveLength(1);

  const heard = cursors([...before, ...after]);
  expect(new Set(heard).size).toBe(heard.length);
  expect(heard).toEqual(cursors(await eventsUntil(id, cursor, isFinished))); // the whole stream, read in one go
  expect(heard.length).toBeGreaterThan(3);
});

it('ends a stream with INVALID_CURSOR where the cursor is that of another run or none at all', async () => {
  const [own, other] = [await startedRun({ pathCount: 1024 }), await startedRun({ pathCount: 1024 })];
  for (const after of [other.cursor, 'AAAA', 'not a cursor']) {
    const told = await firstErrors(
      connect(),
      `subscription { simulationEvents(runId: "${own.id}", after: "${after}") { cursor } }`,
    );
    expect(told).toMatchObject([{ extensions: { code: 'INVALID_CURSOR', requestId: expect.any(String) } }]);
  }
});

it('ends a stream with CURSOR_EXPIRED where what followed is no longer kept, and goes on from the newest cursor', async () => {
  const { id, cursor } = await startedRun({ pathCount: 1024 });
  const events = await eventsUntil(id, cursor, isFinished);
  const database = new DatabaseSync(path.join(world.dir, 'convergence.sqlite')); /* what a day does */
  try {
    database.exec('pragma busy_timeout = 5000');
    const kept = database.prepare('select last_sequence - 1 as n from event_stream where stream = ?').get(`run:${id}`)!;
    database.prepare('update event_stream set pruned_sequence = ? where stream = ?').run(kept['n']!, `run:${id}`);
    database.prepare('delete from event_log where stream = ? and sequence <= ?').run(`run:${id}`, kept['n']!);
  } finally {
    database.close();
  }
  const told = await firstErrors(
    connect(),
    `subscription { simulationEvents(runId: "${id}", after: "${cursor}") { cursor } }`,
  );
  expect(told).toMatchObject([{ extensions: { code: 'CURSOR_EXPIRED' } }]);
  expect(cursors(await eventsUntil(id, events.at(-2)!.cursor, isFinished))).toEqual([events.at(-1)!.cursor]);
});

it('tells a stranger nothing about a run', async () => {
  const { id } = await startedRun({ pathCount: 1024 });
  const stranger = connect(world.foreignToken);
  const told = await firstErrors(stranger, `subscription { simulationEvents(runId: "${id}") { cursor } }`);
  expect(told).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
});

it('runs a scenario from the command line beside the server: the same document and hash as from the page', async () => {
  const change = { pathCount: 5000 };
  const { id, cursor } = await startedRun(change);
  const { run } = (await eventsUntil(id, cursor, isFinished)).at(-1)!;
  const { data } = await world.ask(`{ simulationRun(id: "${id}") { scenario { id } } }`);
  const scenario = data.simulationRun.scenario.id as string;
  const { code, text } = await runCommand('server/src/simulation/run-command.ts', [
    '--scenario',
    scenario,
    '--data',
    world.dir,
  ]);
  const lines = text.trimEnd().split('\n');
  expect([code, lines.at(-1)]).toEqual([0, run!.resultSha256]);
  const document = lines.find((line) => line.startsWith('{'))!;
  expect(createHash('sha256').update(document).digest('hex')).toBe(run!.resultSha256);
});
