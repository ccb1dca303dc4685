import { setTimeout } from 'node:timers/promises';

import { getIntrospectionQuery, isObjectType, isRequiredArgument, getNamedType, isLeafType } from 'graphql';
import type { GraphQLField, GraphQLObjectType } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';

import { rulesOf } from '../platform/graphql/directives.ts';
import { permissions } from '../platform/graphql/permission.ts';
import type { Permission } from '../platform/graphql/permission.ts';
import { documentIdOf } from '../platform/graphql/persisted-operations.ts';
import { permissionsOfRole } from './permissions.ts';
import { answerOf, startTestServer } from './test-server.ts';
import type { Answer, Credential, TestServer } from './test-server.ts';

let server: TestServer;
let cookie: string;
let token: string;
const cookies = new Map<string, string>();
beforeAll(async () => {
  server = await startTestServer({ operationMs: 400 });
  for (const { email } of server.demo.people) cookies.set(email, await server.signIn(email));
  cookie = cookies.get('demo@convergence.local')!;
  token = await server.token(
    'admin@convergence.local',
    ...permissions.filter((one) => permissionsOfRole.ADMIN.includes(one)),
  );
});
afterAll(() => server.close());

/** The same request over a socket; errors before execution come as a rejected iteration. */
async function askSocket(
  query: string,
  credential: Credential,
  variables: Record<string, unknown> = {},
): Promise<Pick<Answer, 'code' | 'data' | 'errors'>> {
  const client = server.socket(credential);
  try {
    for await (const result of client.iterate({ query, variables })) {
      const errors = (result.errors ?? []) as unknown as Answer['errors'];
      return { code: errors[0]?.extensions['code'], data: result.data, errors };
    }
    throw new Error('no answer');
  } catch (failure) {
    if (!Array.isArray(failure)) throw failure;
    const errors = failure as Answer['errors'];
    return { code: errors[0]?.extensions['code'], data: undefined, errors };
  } finally {
    await client.dispose();
  }
}

// ------------------------------------------------------------------------------------------------ permissions

const literals: Record<string, string> = { ID: '"x"', String: '"x"', Int: '1', Boolean: 'true' };

function documentOf(kind: string, field: GraphQLField<unknown, unknown>): string {
  const given = field.args.filter(isRequiredArgument).map((argument) => {
    const type = getNamedType(argument.type);
    const isList = String(argument.type).startsWith('[');
    const inputs: Record<string, string> = {
      ViewerLanguageUpdateInput: '{ language: KO }',
      BoxUpdateInput: '{ id: "x", valueKrw: "1", expectedNumber: 1 }',
    };
    const literal = literals[type.name] ?? inputs[type.name]!;
    return `${argument.name}: ${isList ? `[${literal}]` : literal}`;
  });
  const body = isLeafType(getNamedType(field.type)) ? '' : ' { __typename }';
  return `${kind} { ${field.name}${given.length > 0 ? `(${given.join(', ')})` : ''}${body} }`;
}

function rootFields(): {
  readonly kind: string;
  readonly field: GraphQLField<unknown, unknown>;
  readonly requires: readonly Permission[];
  readonly isPublic: boolean;
}[] {
  const { schema } = server;
  const roots: readonly (readonly [string, GraphQLObjectType | null | undefined])[] = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
    ['subscription', schema.getSubscriptionType()],
  ];
  return roots.flatMap(([kind, type]) =>
    Object.values(isObjectType(type) ? type.getFields() : {}).map((field) => ({ kind, field, ...rulesOf(field) })),
  );
}

it('tells an anonymous caller UNAUTHENTICATED for every root field but the public ones', async () => {
  const fields = rootFields();
  expect(fields.length).toBeGreaterThan(8);
  for (const { kind, field, isPublic } of fields.filter((one) => one.kind !== 'subscription')) {
    const { code, data, status } = await server.ask(documentOf(kind, field));
    const expected = isPublic ? undefined : 'UNAUTHENTICATED';
    expect([field.name, code, status, isPublic || data === null || data?.[field.name] === null]).toEqual([
      field.name,
      expected,
      200,
      true,
    ]);
  }
});

it('lets each role read and change what its permissions say, root field by root field', async () => {
  for (const { email, role } of server.demo.people) {
    for (const { kind, field, requires } of rootFields()) {
      const isAllowed = requires.every((permission) => permissionsOfRole[role].includes(permission));
      const { code } =
        kind === 'subscription'
          ? await askSocket(documentOf(kind, field), { cookie: cookies.get(email)! })
          : await server.ask(documentOf(kind, field), { cookie: cookies.get(email)! });
      const isForbidden = code === 'FORBIDDEN' || code === 'UNAUTHENTICATED';
      expect([email, field.name, isForbidden]).toEqual([email, field.name, !isAllowed]);
    }
  }
});

it('guards a field of an object on every path to it, and leaves the rest of the answer', async () => {
  const { publicId } = server.boxes[0]!;
  const query = `{ box(id: "${publicId}") { number secret } node(id: "${publicId}") { ... on Box { secret } } boxes(first: 1) { edges { node { secret } } } }`;
  const { data, errors } = await server.ask(query, { cookie: cookies.get('viewer@convergence.local')! });
  expect(data).toEqual({
    box: { number: 1, secret: null },
    node: { secret: null },
    boxes: { edges: [{ node: { secret: null } }] },
  });
  expect(errors.map((error) => error.extensions['code'])).toEqual(['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']);
});

// ------------------------------------------------------------------------------------------------ limits

const deep = (depth: number): string => {
  const inner = 'ofType { '.repeat(depth - 4) + 'name' + ' }'.repeat(depth - 4);
  return `{ __type(name: "Box") { fields { type { ${inner} } } } }`;
};
const aliases = (count: number): string =>
  `{ serverInfo { ${Array.from({ length: count }, (_, i) => `a${i}: __typename`).join(' ')} } }`;
const directives = (count: number): string => `{ serverInfo { ${'apiVersion @include(if: true) '.repeat(count)} } }`;
const rootsOf = (count: number): string => `{ ${'greeting '.repeat(count)} }`;

it.each([
  ['depth', deep(12), deep(13), 'QUERY_TOO_DEEP', 12, 13],
  ['aliases', aliases(30), aliases(31), 'TOO_MANY_ALIASES', 30, 31],
  ['directives', directives(50), directives(51), 'TOO_MANY_DIRECTIVES', 50, 51],
  ['root fields', rootsOf(20), rootsOf(21), 'TOO_MANY_ROOT_FIELDS', 20, 21],
])(
  'takes as much of %s as the table says and no more, by HTTP and by socket',
  async (_what, enough, tooMuch, code, limit, found) => {
    expect((await server.ask(enough, { cookie })).errors).toEqual([]);
    const over = await server.ask(tooMuch, { cookie });
    expect(over).toMatchObject({ status: 400, code, data: undefined });
    expect(over.errors[0]!.extensions).toEqual({ code, limit, found, requestId: expect.any(String) });
    expect((await askSocket(enough, { cookie })).errors).toEqual([]);
    expect(await askSocket(tooMuch, { cookie })).toMatchObject({ code, data: undefined });
  },
);

it('reads 2,000 tokens of a document and no more', async () => {
  const ids = (count: number): string => `{ nodes(ids: [${'"x" '.repeat(count)}]) { id } }`; // 12 tokens and the ids
  expect((await server.ask(ids(1988), { cookie })).errors[0]!.message).toContain('At most 100 ids');
  for (const answer of [await server.ask(ids(1989), { cookie }), await askSocket(ids(1989), { cookie })]) {
    expect([answer.code, answer.errors[0]!.extensions['limit']]).toEqual(['TOO_MANY_TOKENS', 2000]);
  }
});

it('counts what fragments multiply: ten aliases spread under four aliases are 44', async () => {
  const ten = Array.from({ length: 10 }, (_, i) => `x${i}: apiVersion`).join(' ');
  const query = `{ a: serverInfo { ...T } b: serverInfo { ...T } c: serverInfo { ...T } d: serverInfo { ...T } } fragment T on ServerInfo { ${ten} }`;
  const { code, errors } = await server.ask(query, { cookie });
  expect([code, errors[0]!.extensions['found']]).toEqual(['TOO_MANY_ALIASES', 44]);
});

it('runs at most four mutations of one request', async () => {
  const one = (i: number): string => `m${i}: viewerLanguageUpdate(input: { language: KO }) { errors { __typename } }`;
  const document = (count: number): string =>
    `mutation { ${Array.from({ length: count }, (_, i) => one(i)).join(' ')} }`;
  expect((await server.ask(document(4), { cookie })).errors).toEqual([]);
  expect(await server.ask(document(5), { cookie })).toMatchObject({ code: 'TOO_MANY_ROOT_FIELDS' });
});

it('does not stumble over fragments that contain themselves', async () => {
  const query = '{ serverInfo { ...A } } fragment A on ServerInfo { ...B } fragment B on ServerInfo { ...A }';
  expect(await server.ask(query, { cookie })).toMatchObject({ status: 400, code: 'GRAPHQL_VALIDATION_FAILED' });
});

it('refuses a body of more than 256 KiB by HTTP, and closes the socket with 1009', async () => {
  const long = `{ greeting } # ${'x'.repeat(256 * 1024)}`;
  expect(await server.ask(long, { cookie })).toMatchObject({ status: 413, code: 'DOCUMENT_TOO_LARGE' });
  const client = server.socket({ cookie });
  const closed = await client
    .iterate({ query: long })
    .next()
    .catch((event: { code: number }) => event);
  expect(closed).toMatchObject({ code: 1009 });
  await client.dispose();
});

it('adds up 1 for each object, times the page: 10 boxes cost 1 + 10 × (1 edge + 1 node), the count 10 more', async () => {
  const cost = async (query: string, variables = {}): Promise<unknown> =>
    (await server.ask(query, { token }, variables)).extensions?.['cost'];
  expect(await cost('{ boxes(first: 10) { edges { node { number } } } }')).toMatchObject({
    requested: 21,
    limit: 20_000,
    refillPerSecond: 200,
  });
  expect(await cost('query ($n: Int!) { boxes(first: $n) { totalCount edges { cursor } } }', { n: 5 })).toMatchObject({
    requested: 1 + 5 * (10 + 1),
  });
  expect(await cost('{ boxes { pageInfo { hasNextPage } } }')).toMatchObject({ requested: 1 + 20 });
  expect(await cost('{ serverInfo { apiVersion } rateLimit { remaining } }')).toMatchObject({ requested: 0 });
  expect(await cost('{ nodes(ids: ["a", "b", "c"]) { ... on Box { id } } }')).toMatchObject({ requested: 1 });
  expect((await server.ask('{ boxes { totalCount } }', { cookie })).extensions).toBeUndefined(); // browsers ask rateLimit
});

it('refuses what costs more than 5,000 points before it runs, and charges nothing for it', async () => {
  const remaining = async (): Promise<number> => {
    const { data } = await server.ask('{ rateLimit { remaining limit } }', { token });
    return (data!['rateLimit'] as { remaining: number }).remaining;
  };
  const query = `{ ${Array.from({ length: 20 }, (_, i) => `b${i}: boxes(first: 100) { edges { node { id } node { id } } }`).join(' ')} }`;
  const before = await remaining();
  expect(await server.ask(query, { token })).toMatchObject({ status: 400, code: 'QUERY_TOO_COMPLEX' });
  expect(await remaining()).toBeGreaterThanOrEqual(before);
});

it('gives an anonymous address 200 points, then 429 with the time to wait', async () => {
  const own = await startTestServer();
  const viewers = (count: number): string =>
    `{ ${Array.from({ length: count }, (_, i) => `v${i}: viewer { id }`).join(' ')} }`;
  const statuses: number[] = [];
  for (let i = 0; i < 10; i++) statuses.push((await own.ask(viewers(20))).status); // 20 points each
  expect(statuses).toEqual(Array.from({ length: 10 }, () => 200));
  const over = await own.ask(viewers(20));
  expect(over).toMatchObject({ status: 429, code: 'RATE_LIMITED' });
  expect(Number(over.headers.get('retry-after'))).toBeGreaterThanOrEqual(5);
  expect((await own.ask('{ serverInfo { apiVersion } }')).status).toBe(200); // free
  await own.close();
});

it('gives an operation up after its time, with 503 where nothing came of it', async () => {
  const { code, status, data, headers, errors } = await server.ask('{ failure(kind: "slow") }', { cookie });
  expect(errors[0]?.message).toBe('시간이 너무 오래 걸려 그만두었습니다. 잠시 후 다시 시도하십시오.');
  expect([code, status, data, headers.get('retry-after')]).toEqual(['OPERATION_TIMEOUT', 503, null, '5']);
  expect(await askSocket('{ failure(kind: "slow") }', { cookie })).toMatchObject({ code: 'OPERATION_TIMEOUT' });
});

it('shows the schema to sessions of the demo and to tokens that may, and to nobody else', async () => {
  const query = '{ __schema { queryType { name } } }';
  expect((await server.ask(query, { cookie })).data).toEqual({ __schema: { queryType: { name: 'Query' } } });
  expect((await server.ask(query, { token })).errors).toEqual([]);
  const other = await server.token('viewer@convergence.local', 'SCENARIO_READ');
  expect(await server.ask(query, { token: other })).toMatchObject({ status: 400, code: 'INTROSPECTION_DISABLED' });
  expect(await server.ask(query)).toMatchObject({ code: 'INTROSPECTION_DISABLED' });
  expect((await server.ask(getIntrospectionQuery(), { cookie })).code).toBe('QUERY_TOO_DEEP'); // the published file has it all
});

// ------------------------------------------------------------------------------------------------ errors, mutations, lists

it('tells of a fault of ours nothing but the request id, and writes the rest into the log', async () => {
  const { errors, status } = await server.ask('{ failure(kind: "bug") }', {
    cookie,
    headers: { 'x-request-id': 'support-call-7' },
  });
  expect(status).toBe(200);
  expect(errors[0]!.extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', requestId: 'support-call-7' });
  expect(JSON.stringify(errors)).not.toMatch(/mysql|hunter2|at /);
  expect(server.log.filter((line) => line.includes('support-call-7') && line.includes('refused'))).toHaveLength(1);
  const socket = await askSocket('{ failure(kind: "bug") }', { cookie });
  expect(JSON.stringify(socket)).not.toMatch(/mysql|hunter2/);
});

it.each([
  ['{', 'GRAPHQL_PARSE_FAILED', 400],
  ['{ greetin }', 'GRAPHQL_VALIDATION_FAILED', 400],
  ['query A { greeting } query B { greeting }', 'OPERATION_RESOLUTION_FAILURE', 400],
  ['fragment A on Query { greeting }', 'OPERATION_RESOLUTION_FAILURE', 400],
  ['{ boxes(first: 0) { totalCount } }', 'BAD_USER_INPUT', 200],
  ['{ boxes(first: 101) { totalCount } }', 'BAD_USER_INPUT', 200],
  ['{ boxes(after: "x") { totalCount } }', 'INVALID_CURSOR', 200],
])('answers %s with %s', async (query, code, status) => {
  const answer = await server.ask(query, { cookie });
  expect([answer.code, answer.errors[0]!.extensions['requestId']]).toEqual([code, answer.headers.get('x-request-id')]);
  expect(answer.status).toBe(status);
  expect(JSON.stringify(answer.errors)).not.toContain('Did you mean');
});

it('answers a variable that does not fit with 400 BAD_USER_INPUT', async () => {
  const answer = await server.ask('query ($n: Int!) { boxes(first: $n) { totalCount } }', { cookie }, { n: 'ten' });
  expect([answer.status, answer.code]).toEqual([400, 'BAD_USER_INPUT']);
});

const update = `mutation ($input: BoxUpdateInput!) { boxUpdate(input: $input) { box { valueKrw } errors { __typename ... on UserError { code message path }
  ... on InvalidInputError { reason } ... on VersionConflictError { current { id } } } } }`;

it('answers what the caller can mend as typed errors, in his language, and changes nothing', async () => {
  const id = server.boxes[0]!.publicId;
  const ask = async (input: object): Promise<unknown> =>
    (await server.ask(update, { cookie, headers: { 'accept-language': 'en' } }, { input })).data?.['boxUpdate'];
  expect(await ask({ id, valueKrw: '9007199254740991', expectedNumber: 1 })).toEqual({
    box: { valueKrw: '9007199254740991' },
    errors: [],
  });
  expect(await ask({ id, valueKrw: '-1', expectedNumber: 1 })).toEqual({
    box: null,
    errors: [
      {
        __typename: 'InvalidInputError',
        code: 'INVALID_INPUT',
        message: 'Enter a value within the range allowed.',
        path: ['valueKrw'],
        reason: 'E_RANGE',
      },
    ],
  });
  expect(await ask({ id, valueKrw: '1', expectedNumber: 7 })).toMatchObject({
    box: null,
    errors: [{ __typename: 'VersionConflictError', code: 'VERSION_CONFLICT', current: { id } }],
  });
});

it.each(['100000000000000000', '10000000000000000000', '0.5', '1e9', 5])(
  'refuses %j won before anything runs',
  async (valueKrw) => {
    const input = { id: 'x', valueKrw, expectedNumber: 1 };
    expect(await server.ask(update, { cookie }, { input })).toMatchObject({
      status: 400,
      code: 'BAD_USER_INPUT',
      data: undefined,
    });
  },
);

it('pages through a list to its end without gap or repeat, and refuses a cursor of another filter', async () => {
  const query =
    'query ($after: String, $even: Boolean) { boxes(first: 4, after: $after, even: $even) { totalCount edges { node { number } } pageInfo { hasNextPage hasPreviousPage endCursor } } }';
  type List = {
    totalCount: number;
    edges: { node: { number: number } }[];
    pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string };
  };
  const page = async (after: string | null): Promise<List> =>
    (await server.ask(query, { cookie }, { after })).data!['boxes'] as List;
  const seen: number[] = [];
  let list = await page(null);
  expect(list.pageInfo.hasPreviousPage).toBe(false);
  for (;;) {
    seen.push(...list.edges.map((edge) => edge.node.number));
    if (!list.pageInfo.hasNextPage) break;
    list = await page(list.pageInfo.endCursor);
  }
  expect([seen, list.totalCount]).toEqual([[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 10]);
  const { endCursor } = (await page(null)).pageInfo;
  expect(await server.ask(query, { cookie }, { after: endCursor, even: true })).toMatchObject({
    code: 'INVALID_CURSOR',
  });
});

// ------------------------------------------------------------------------------------------------ HTTP and other sites

it.each(['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain', ''])(
  'refuses a body of type "%s", which another site can send',
  async (type) => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': type },
      body: '{"query":"{greeting}"}',
    });
    expect(await answerOf(response)).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
  },
);

it('takes a session only from a page of this server', async () => {
  const body = { query: '{ viewer { id } }' };
  const refused: readonly Record<string, string>[] = [
    { cookie, origin: 'https://evil.example' },
    { cookie },
    { cookie, referer: 'https://evil.example/x' },
    { cookie, origin: 'null' },
  ];
  for (const headers of refused) {
    expect(await answerOf(await server.post('/graphql', body, headers))).toMatchObject({
      status: 400,
      code: 'BAD_REQUEST',
    });
  }
  expect((await server.post('/graphql', body, { cookie, referer: `${server.url}/runs` })).status).toBe(200);
  expect(
    (await server.post('/graphql', body, { authorization: `Bearer ${token}`, origin: 'https://partner.example' }))
      .status,
  ).toBe(200);
});

it('follows the rules of GraphQL over HTTP', async () => {
  const status = async (init: RequestInit, query = ''): Promise<number> =>
    (await fetch(`${server.url}/graphql${query}`, init)).status;
  const json = { 'content-type': 'application/json' };
  const body = '{"query":"{ greeting }"}';
  expect(await status({ method: 'PUT', headers: json, body })).toBe(405);
  expect(await status({ method: 'GET' })).toBe(400);
  expect(await status({ method: 'POST', headers: { 'content-type': 'application/xml' }, body })).toBe(415);
  expect(await status({ method: 'POST', headers: { ...json, accept: 'text/html' }, body })).toBe(406);
  expect(await status({ method: 'POST', headers: json, body: '{' })).toBe(400);
  expect(await status({ method: 'POST', headers: json, body: '[{"query":"{ greeting }"}]' })).toBe(400);
  expect(
    await status({
      method: 'POST',
      headers: json,
      body: '{"query":"subscription { boxEvents(id: \\"x\\") { kind } }"}',
    }),
  ).toBe(400);
  const answer = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { ...json, accept: 'application/graphql-response+json' },
    body,
  });
  expect(answer.headers.get('content-type')).toMatch(/^application\/graphql-response\+json/);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(await answer.json()).toEqual({ data: { greeting: 'hello' } });
});

it('takes the operations of the application by their hash, also by GET, and in production nothing else from a session', async () => {
  const query = '{ greeting }';
  const long = `{ serverInfo { ${Array.from({ length: 40 }, (_, i) => `a${i}: apiVersion`).join(' ')} } }`;
  const change = 'mutation { viewerLanguageUpdate(input: { language: KO }) { errors { __typename } } }';
  const persisted = new Map([query, long, change].map((text) => [documentIdOf(text), text]));
  const own = await startTestServer({ profile: 'production', persisted });
  const session = { cookie: await own.signIn('demo@convergence.local'), origin: own.url };
  const post = async (body: object): Promise<Answer> => answerOf(await own.post('/graphql', body, session));
  const get = async (id: string): Promise<Answer> =>
    answerOf(
      await fetch(`${own.url}/graphql?documentId=${encodeURIComponent(id)}`, {
        headers: { 'x-csrf': '1', ...session },
      }),
    );
  expect(await post({ documentId: documentIdOf(query) })).toMatchObject({ status: 200, data: { greeting: 'hello' } });
  const sha256Hash = documentIdOf(query).slice('sha256:'.length);
  expect(await post({ extensions: { persistedQuery: { version: 1, sha256Hash } } })).toMatchObject({
    data: { greeting: 'hello' },
  });
  expect(await post({ documentId: documentIdOf(long) })).toMatchObject({ status: 200, errors: [] }); // 40 aliases, checked when built
  expect(await get(documentIdOf(query))).toMatchObject({ status: 200, data: { greeting: 'hello' } });
  expect(await get(documentIdOf(change))).toMatchObject({ status: 405 });
  expect(await post({ documentId: documentIdOf('{ other }') })).toMatchObject({
    status: 404,
    code: 'PERSISTED_OPERATION_NOT_FOUND',
  });
  expect(await post({ query: '{ greeting again: greeting }' })).toMatchObject({
    status: 403,
    code: 'PERSISTED_OPERATION_REQUIRED',
  });
  const program = await own.token('admin@convergence.local', 'SCENARIO_READ');
  expect((await own.ask('{ greeting again: greeting }', { token: program })).errors).toEqual([]);
  await own.close();
});

// ------------------------------------------------------------------------------------------------ sockets

/** A raw socket of the protocol, for close codes. */
async function closeCodeOf(headers: Record<string, string>, act: (socket: WebSocket) => void): Promise<number> {
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers });
  return new Promise((resolve, reject) => {
    socket.on('open', () => act(socket));
    socket.on('close', (code) => resolve(code));
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.on('error', reject);
  });
}
const init = (payload: object = {}): string => JSON.stringify({ type: 'connection_init', payload });

it('closes a socket for the reasons and with the codes of the table', async () => {
  const own = { cookie, origin: server.url };
  expect(await closeCodeOf({}, (socket) => socket.send(init()))).toBe(4403); // nobody is signed in
  expect(await closeCodeOf({}, (socket) => socket.send(init({ authorization: 'Bearer cvg_wrong' })))).toBe(4403);
  expect(await closeCodeOf({ cookie, origin: 'https://evil.example' }, () => undefined)).toBe(403);
  expect(await closeCodeOf({ ...own, host: 'rebound.example' }, () => undefined)).toBe(403);
  expect(await closeCodeOf(own, (socket) => socket.send('nonsense'))).toBe(4400);
  expect(
    await closeCodeOf(own, (socket) =>
      socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query: '{ greeting }' } })),
    ),
  ).toBe(4401);
  expect(await closeCodeOf(own, (socket) => [init(), init()].forEach((text) => socket.send(text)))).toBe(4429);
});

it('takes ten sockets of one person, and closes the eleventh with 4429', async () => {
  const email = 'trader@convergence.local';
  const own = { cookie: cookies.get(email)!, origin: server.url };
  const clients = Array.from({ length: 10 }, () => server.socket(own, { lazy: false }));
  await Promise.all(clients.map((client) => new Promise((resolve) => client.on('connected', resolve))));
  expect(await closeCodeOf(own, (socket) => socket.send(init()))).toBe(4429);
  for (const client of clients) await client.dispose();
});

const follow = 'subscription ($id: ID!, $after: String) { boxEvents(id: $id, after: $after) { cursor kind } }';
type Event = { cursor: string; kind: string };

it('replays what a dropped client missed and goes on live, without gap or repeat', async () => {
  const box = server.boxes[1]!;
  const id = box.publicId;
  const start = await server.eventLog.latestCursor(`box:${id}`);
  for (const kind of ['one', 'two']) await server.publish(box, kind);
  const first = server.socket({ cookie });
  const seen: Event[] = [];
  for await (const { data } of first.iterate({ query: follow, variables: { id, after: start } })) {
    seen.push(data!['boxEvents'] as Event);
    if (seen.length === 2) break;
  }
  await first.dispose();
  for (const kind of ['three', 'four']) await server.publish(box, kind);
  const second = server.socket({ token });
  for await (const { data } of second.iterate({ query: follow, variables: { id, after: seen[1]!.cursor } })) {
    seen.push(data!['boxEvents'] as Event);
    if (seen.length === 4) await server.publish(box, 'five');
    if (seen.length === 5) break;
  }
  await second.dispose();
  expect(seen.map((event) => event.kind)).toEqual(['one', 'two', 'three', 'four', 'five']);
});

it('ends a stream whose cursor is not ours instead of starting it from now', async () => {
  expect(await askSocket(follow, { cookie }, { id: server.boxes[0]!.publicId, after: 'not-a-cursor' })).toMatchObject({
    code: 'INVALID_CURSOR',
  });
});

it("follows nothing of another organisation's, and cannot tell it from what never was", async () => {
  const foreign = await askSocket(follow, { cookie }, { id: server.boxes.at(-1)!.publicId });
  const missing = await askSocket(follow, { cookie }, { id: 'box_00000000000000000000000000' });
  expect(foreign.code).toBe('BAD_USER_INPUT');
  expect(foreign.errors[0]!.message).toBe(missing.errors[0]!.message);
});

it('ends the streams of a person who signs out', async () => {
  const own = await startTestServer();
  const session = await own.signIn('analyst@convergence.local');
  const closed = Promise.withResolvers<number>();
  const client = own.socket(
    { cookie: session },
    { on: { closed: (event) => closed.resolve((event as { code: number }).code) } },
  );
  const box = own.boxes[0]!;
  const after = await own.eventLog.latestCursor(`box:${box.publicId}`);
  await own.publish(box, 'seen');
  const stream = client.iterate({ query: follow, variables: { id: box.publicId, after } });
  expect((await stream.next()).value?.data).toMatchObject({ boxEvents: { kind: 'seen' } });
  await own.post('/api/auth/sign-out', {}, { cookie: session, origin: own.url });
  expect(await closed.promise).toBe(4403);
  await own.close();
});

it('lets go of the event log as soon as a client leaves', async () => {
  const client = server.socket({ cookie });
  const stream = client.iterate({ query: follow, variables: { id: server.boxes[2]!.publicId } });
  const waiting = stream.next();
  await setTimeout(100);
  expect(server.eventLog.readers).toBe(1);
  await stream.return!();
  await waiting;
  await client.dispose();
  await setTimeout(100);
  expect(server.eventLog.readers).toBe(0);
});

it('knows no other socket than /graphql', async () => {
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/other`);
  const status = await new Promise((resolve) =>
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode)).on('error', () => undefined),
  );
  expect(status).toBe(404);
});
