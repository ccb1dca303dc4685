import { randomUUID } from 'node:crypto';

import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isUnionType,
} from 'graphql';
import type {
  GraphQLArgument,
  GraphQLField,
  GraphQLInputField,
  GraphQLInputType,
  GraphQLObjectType,
  GraphQLOutputType,
  GraphQLSchema,
} from 'graphql';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';

import { startApi } from '../api.ts';
import { apiParts } from '../api-parts.ts';
import { createTestOrganisation } from '../platform/db/test-database.ts';
import { scopedEm, systemEm } from '../platform/db/scope.ts';
import { rulesOf } from '../platform/graphql/directives.ts';
import type { Permission } from '../platform/graphql/permission.ts';
import { buildApiSchema } from '../platform/graphql/schema.ts';
import { newId } from '../platform/ids.ts';
import { openTestWorld } from '../simulation/test-world.ts';
import type { TestWorld } from '../simulation/test-world.ts';
import { createAuth } from './auth.ts';
import type { Auth } from './auth.ts';
import { Member } from './member.entity.ts';
import { permissionsOfRole, roles, sessionPermissions } from './permissions.ts';
import type { Role } from './permissions.ts';
import { fixtureOf, fixtures, makeFixtures, MARKER } from './sweep-fixtures.ts';

const PASSWORD = 'nubf-2x9k-7tqm-hh3p';
vi.spyOn(console, 'log').mockImplementation(() => undefined); // the demo's passwords
let world: TestWorld;
let address: string;
let auth: Auth;
let schema: GraphQLSchema;
let made: ReadonlyMap<string, string>;
/** Sessions by role: of the organisation whose rows were made, and of another one. */
const own = new Map<Role, Credential>();
const foreign = new Map<Role, Credential>();

interface Credential {
  readonly cookie?: string;
  readonly authorization?: string;
}
type Kind = 'query' | 'mutation' | 'subscription';
interface RootField {
  readonly kind: Kind;
  readonly field: GraphQLField<unknown, unknown>;
  readonly requires: readonly Permission[];
  readonly isPublic: boolean;
}
/** Answers are read field by field, as a client without types would. */
type Data = ReturnType<typeof JSON.parse>;
interface Told {
  readonly code: string | undefined;
  readonly text: string;
}

beforeAll(async () => {
  world = await openTestWorld(1);
  const { platform } = world;
  address = await startApi(platform);
  const { cookie: secret, pepper } = platform.secrets;
  const { orm, limiter } = platform;
  auth = createAuth({ orm, limiter, secret, pepper, publicUrl: address, allowedOrigins: () => [address] });
  schema = await buildApiSchema(apiParts(platform, auth).flatMap((part) => part.resolvers));

  const [mine, others] = [await createTestOrganisation(orm, MARKER), await createTestOrganisation(orm, '남의 운영사')];
  for (const [organisationId, credentials, host] of [
    [mine, own, MARKER.toLowerCase()],
    [others, foreign, 'others'],
  ] as const) {
    for (const role of roles) {
      const email = `${role.toLowerCase()}@${host}.example`;
      const displayName = organisationId === mine ? MARKER : role;
      await auth.people.create({ email, displayName, password: PASSWORD, organisationId, role, language: 'KO' });
      credentials.set(role, { cookie: await signIn(email) });
    }
  }
  const owner = await systemEm(orm).findOneOrFail(Member, { organisation: mine, role: 'VIEWER' });
  made = await makeFixtures({ world, organisationId: mine, em: scopedEm(orm, mine), owner });
}, 120_000);
afterAll(() => world.close());

let places = 0;
/** Another address each time: budgets of callers without an account go by address. */
function place(): string {
  places += 1;
  return `198.51.${places >> 8}.${places & 255}`;
}

async function signIn(email: string): Promise<string> {
  const response = await fetch(`${address}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address, 'x-forwarded-for': place() },
    body: JSON.stringify({ email, password: PASSWORD }),
  });
  if (!response.ok) throw new Error(`${email} could not sign in: ${response.status}`);
  return response.headers.getSetCookie()[0]!.split(';')[0]!;
}

function rootFields(): readonly RootField[] {
  const kinds: readonly (readonly [Kind, GraphQLObjectType | null | undefined])[] = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
    ['subscription', schema.getSubscriptionType()],
  ];
  return kinds.flatMap(([kind, type]) =>
    Object.values(type?.getFields() ?? {}).map((field) => ({ kind, field, ...rulesOf(field) })),
  );
}

/** What stands for an id: one of what was made, or one that is well formed and of nobody. */
type IdOf = (fixture: string) => string;
const madeId: IdOf = (fixture) => made.get(fixture)!;
/** Of nobody, so that what is allowed finds nothing to do. */
const unknownId: IdOf = (fixture) => {
  const prefix = /^([a-z]{2,4})_/.exec(madeId(fixture))?.[1];
  return prefix === undefined ? randomUUID() : newId(prefix);
};

const plain: Readonly<Record<string, string>> = {
  Int: '1',
  Float: '1',
  Boolean: 'true',
  Date: '"2026-01-02"',
  DateTime: '"2026-01-02T00:00:00Z"',
  Krw: '"1"',
  Decimal: '"1"',
};

/** A value for an argument: every id in it filled, whether it is required or not, and of the rest what is required. */
function literalOf(root: string, name: string, type: GraphQLInputType, id: IdOf): string {
  if (isNonNullType(type)) return literalOf(root, name, type.ofType, id);
  if (isListType(type)) return `[${literalOf(root, name, type.ofType, id)}]`;
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter((one) => isRequiredInputField(one) || holdsId(one));
    return `{ ${fields.map((one) => `${one.name}: ${literalOf(root, one.name, one.type, id)}`).join(', ')} }`;
  }
  if (type.name !== 'ID') return plain[type.name] ?? '"xxxxxxxxxxxxxxxx"';
  const fixture = root === 'node' || root === 'nodes' ? 'scenario' : fixtureOf(root, name);
  if (fixture === null)
    throw new Error(`${root}(${name}) takes an id that no fixture stands for: add a line to sweep-fixtures.ts`);
  return `"${id(fixture)}"`;
}

function holdsId(one: GraphQLArgument | GraphQLInputField, seen: readonly string[] = []): boolean {
  const type = getNamedType(one.type);
  if (isInputObjectType(type) && !seen.includes(type.name)) {
    return Object.values(type.getFields()).some((inner) => holdsId(inner, [...seen, type.name]));
  }
  return type.name === 'ID';
}

/** Everything that an answer holds down to some depth, but for what takes arguments that must be given. */
function selectionOf(type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  if (isUnionType(named)) return ' { __typename }';
  if (!isObjectType(named) && !isInterfaceType(named)) return '';
  const fields = Object.values(named.getFields()).filter(
    (field) =>
      !field.args.some(isRequiredArgument) &&
      (isLeafType(getNamedType(field.type)) || (depth > 0 && !isUnionType(getNamedType(field.type)))),
  );
  return ` { __typename ${fields.map((field) => `${field.name}${selectionOf(field.type, depth - 1)}`).join(' ')} }`;
}

function documentOf({ kind, field }: RootField, id: IdOf, depth: number): string {
  const given = field.args
    .filter((one) => isRequiredArgument(one) || holdsId(one) || one.name === 'first')
    .map((one) => `${one.name}: ${literalOf(field.name, one.name, one.type, id)}`);
  const body = isCompositeType(getNamedType(getNullableType(field.type)))
    ? (depth > 0 ? selectionOf(field.type, depth) : '') || ' { __typename }'
    : '';
  return `${kind} { ${field.name}${given.length > 0 ? `(${given.join(', ')})` : ''}${body} }`;
}

async function askHttp(query: string, credential: Credential): Promise<Told> {
  const isAnonymous = credential.cookie === undefined && credential.authorization === undefined;
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin: address,
      ...(isAnonymous ? { 'x-forwarded-for': place() } : {}),
      ...credential,
    },
    body: JSON.stringify({ query }),
  });
  const text = await response.text();
  return { code: JSON.parse(text).errors?.[0]?.extensions.code, text };
}

/** The first event, or the first error; a stream that stays open for a while is one that was allowed. */
async function askSocket(query: string, credential: Credential): Promise<Told> {
  const headers = { origin: address, ...credential };
  class Socket extends WebSocket {
    constructor(at: string, protocols: string | string[]) {
      super(at, protocols, { headers });
    }
  }
  const client = createClient({
    url: `${address.replace('http', 'ws')}/graphql`,
    webSocketImpl: Socket,
    retryAttempts: 0,
  });
  try {
    const told = new Promise<Told>((resolve) => {
      const timer = setTimeout(() => resolve({ code: undefined, text: '' }), 400);
      const end = (code: string | undefined, text: string): void => {
        clearTimeout(timer);
        resolve({ code, text });
      };
      client.subscribe(
        { query },
        {
          next: (result) => end((result.errors?.[0] as Data)?.extensions.code, JSON.stringify(result)),
          error: (failure) => {
            const isClosed = !Array.isArray(failure);
            end(
              isClosed ? 'UNAUTHENTICATED' : (failure[0]?.extensions?.['code'] as string | undefined),
              isClosed ? '' : JSON.stringify(failure),
            );
          },
          complete: () => end(undefined, ''),
        },
      );
    });
    return await told;
  } finally {
    await client.dispose();
  }
}

/** @param depth - How deep the answer is read; less deep where that is more than one request may ask. */
async function ask(root: RootField, credential: Credential, id: IdOf, depth = 0): Promise<Told> {
  const query = documentOf(root, id, depth);
  const told = await (root.kind === 'subscription' ? askSocket(query, credential) : askHttp(query, credential));
  const isTooMuch =
    told.code === 'QUERY_TOO_COMPLEX' || told.code === 'QUERY_TOO_DEEP' || told.code === 'TOO_MANY_TOKENS';
  return isTooMuch && depth > 1 ? ask(root, credential, id, depth - 1) : told;
}

/** Codes that a document gets before anything is decided: the sweep asked wrongly. */
function isMalformed(code: string | undefined): boolean {
  return (
    code !== undefined && (code.startsWith('GRAPHQL_') || code.startsWith('TOO_MANY') || code.startsWith('QUERY_TOO'))
  );
}

it('has a fixture for every id that a root field takes', () => {
  const missing = rootFields().flatMap((root) => {
    try {
      documentOf(root, madeId, 0);
      return [];
    } catch (error) {
      return [(error as Error).message];
    }
  });
  expect(missing).toEqual([]);
});

it('tells an anonymous caller UNAUTHENTICATED for every root field but the public ones', async () => {
  for (const root of rootFields()) {
    const { code } = await ask(root, {}, unknownId);
    expect([root.field.name, code === 'UNAUTHENTICATED', isMalformed(code)]).toEqual([
      root.field.name,
      !root.isPublic,
      false,
    ]);
  }
}, 120_000);

it.each(roles)(
  'lets %s do what the table of permissions says, root field by root field',
  async (role) => {
    const given = new Set<Permission>([...permissionsOfRole[role], ...sessionPermissions]);
    for (const root of rootFields()) {
      const { code } = await ask(root, own.get(role)!, unknownId);
      const isAllowed = root.requires.every((permission) => given.has(permission));
      expect([root.field.name, code === 'FORBIDDEN', isMalformed(code)]).toEqual([root.field.name, !isAllowed, false]);
    }
  },
  120_000,
);

it.each(['SCENARIO_READ', 'MEMBER_WRITE', 'AUDIT_READ'] as const)(
  'lets a token with the scope %s alone do nothing else',
  async (scope) => {
    const email = `admin@${MARKER.toLowerCase()}.example`;
    const token = await auth.tokens.create({ email, scopes: [scope], name: 'sweep', days: 1, actor: 'command:test' });
    const given = new Set<Permission>(['SIGNED_IN', scope]);
    for (const root of rootFields()) {
      const isAllowed = root.requires.every((permission) => given.has(permission));
      const { code } = await ask(root, { authorization: `Bearer ${token}` }, unknownId);
      expect([root.field.name, code === 'FORBIDDEN', isMalformed(code)]).toEqual([root.field.name, !isAllowed, false]);
    }
  },
  120_000,
);

it('finds every thing that was made under its id, for those who may, so that the next test is not about nothing', async () => {
  const unseen: string[] = [];
  for (const [name, id] of made) {
    if (!/^[a-z]{2,4}_/.test(id) || /^(?:tok|etl)_/.test(id)) continue; // no node: read by its own field
    const { text } = await askHttp(`{ node(id: "${id}") { id } }`, own.get('ADMIN')!);
    if (JSON.parse(text).data?.node?.id !== id) unseen.push(`${name}: ${text.slice(0, 120)}`);
  }
  expect(unseen).toEqual([]);
});

it('would see a row of the first: its own admin does, in every query that lists or finds one', async () => {
  const showing: string[] = [];
  for (const root of rootFields().filter(({ kind }) => kind === 'query')) {
    const { text } = await ask(root, own.get('ADMIN')!, madeId, 3);
    if (text.toUpperCase().includes(MARKER)) showing.push(root.field.name);
  }
  expect(showing).toEqual(
    expect.arrayContaining(['scenarios', 'scenario', 'people', 'person', 'invitations', 'viewer']),
  );
}, 120_000);

it('shows another organisation no row of the first, whatever the role and the field', async () => {
  const secret = Object.entries(fixtures)
    .filter(([, { isPublic }]) => isPublic !== true)
    .map(([name]) => made.get(name)!);
  for (const root of rootFields()) {
    for (const role of ['TRADER', 'APPROVER', 'ADMIN'] as const) {
      const { code, text } = await ask(root, foreign.get(role)!, madeId, root.kind === 'mutation' ? 1 : 3);
      const seen = [MARKER, ...secret].filter((one) => text.toUpperCase().includes(one.toUpperCase()));
      expect([root.field.name, role, seen, isMalformed(code)]).toEqual([root.field.name, role, [], false]);
    }
  }
  const { text } = await askHttp(`{ nodes(ids: ${JSON.stringify(secret)}) { id } }`, foreign.get('ADMIN')!);
  expect(JSON.parse(text).data.nodes).toEqual(secret.map(() => null));
}, 120_000);

it('leaves what was made as it was, after everything that others tried', async () => {
  const { text } = await askHttp(
    `{ scenario(id: "${made.get('scenario')}") { status version } person(id: "${made.get('person')}") { role }
       simulationRun(id: "${made.get('run')}") { status } invitations { edges { node { status } } } }`,
    own.get('ADMIN')!,
  );
  expect(JSON.parse(text).data).toEqual({
    scenario: { status: expect.stringMatching(/READY|DRAFT/), version: 1 },
    person: { role: 'VIEWER' },
    simulationRun: { status: 'QUEUED' },
    invitations: { edges: [{ node: { status: 'OPEN' } }] },
  });
});
