import { statSync, readFileSync } from 'node:fs';

import { getMigrations } from 'better-auth/db/migration';
import { getAuthTables } from 'better-auth/db';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { systemEm } from '../platform/db/scope.ts';
import { newId } from '../platform/ids.ts';
import { AccessEntry } from './access-entry.entity.ts';
import { ensureDemoPeople } from './demo-people.ts';
import { authDateColumns, removeEndedSessions, sessionCookieOf } from './better-auth.ts';
import { Member } from './member.entity.ts';
import { answerOf, startTestServer } from './test-server.ts';
import type { TestServer } from './test-server.ts';

const viewerQuery = '{ viewer { id email role permissions language organisation { id name } } }';
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

it('has every table of the sign-in library, made by our migration', async () => {
  const { toBeCreated, toBeAdded } = await getMigrations(server.auth.betterAuth.options);
  expect({ toBeCreated, toBeAdded }).toEqual({ toBeCreated: [], toBeAdded: [] });
});

it('knows every date column of the sign-in library', () => {
  const tables = Object.values(getAuthTables(server.auth.betterAuth.options));
  const dates = tables.flatMap((table) => Object.entries(table.fields).filter(([, field]) => field.type === 'date'));
  expect(
    [...new Set(dates.map(([name, field]) => field.fieldName ?? name))].filter((name) => !authDateColumns.has(name)),
  ).toEqual([]);
});

it('gives https a __Host- cookie, and plain http on loopback another name', () => {
  expect(sessionCookieOf('https://risk.example')).toEqual({ name: '__Host-convergence.session', isSecure: true });
  expect(sessionCookieOf('http://127.0.0.1:4000')).toEqual({ name: 'convergence.session', isSecure: false });
});

it('signs a person in with a cookie that scripts cannot read, and tells who that is', async () => {
  const { email, password } = server.demo.people[0]!;
  const response = await server.post('/api/auth/sign-in/email', { email, password }, { origin: server.url });
  const [cookie] = response.headers.getSetCookie();
  expect(response.status).toBe(200);
  expect(cookie).toMatch(/^convergence\.session=[^;]+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/);

  const { data } = await server.ask(viewerQuery, { cookie: cookie!.split(';')[0]! });
  expect(data?.['viewer']).toMatchObject({
    id: expect.stringMatching(/^mbr_/),
    email: 'demo@convergence.local',
    role: 'ADMIN',
    permissions: expect.arrayContaining(['SIGNED_IN', 'OPERATOR_WRITE']),
    language: 'KO',
    organisation: { id: expect.stringMatching(/^org_/), name: '컨버전스 데모' },
  });
  expect(await systemEm(server.orm).count(AccessEntry, { kind: 'SIGN_IN', method: 'PASSWORD' })).toBe(1);
});

it('keeps no list of where people once signed in: sessions that are over go, those in use stay', async () => {
  const cookie = await server.signIn('viewer@convergence.local');
  const inHours = (hours: number): Date => new Date(Date.now() + hours * 3_600_000);
  await removeEndedSessions(server.orm, inHours(11));
  expect((await server.ask('{ viewer { email } }', { cookie })).data).toEqual({
    viewer: { email: 'viewer@convergence.local' },
  });
  expect(await removeEndedSessions(server.orm, inHours(13))).toBeGreaterThanOrEqual(1); // idle for twelve
  expect((await server.ask('{ viewer { email } }', { cookie })).status).toBe(401);
});

it('ends a session after seven days at the latest, wherever the server stands', async () => {
  const cookie = await server.signIn('viewer@convergence.local');
  const caller = await server.auth.callers.callerOf({
    headers: { cookie },
    address: '',
    acceptLanguage: undefined,
    isUse: true,
  });
  const days = (caller!.expiresAt!.getTime() - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(6.99); // Seoul is nine hours from UTC: a local time read as UTC would be 0.375 days off
  expect(days).toBeLessThanOrEqual(7);
});

it('answers a wrong password and an unknown address in the same way', async () => {
  const attempt = (email: string): Promise<Response> =>
    server.post('/api/auth/sign-in/email', { email, password: 'not-the-password' }, { origin: server.url });
  const [wrong, unknown] = [await attempt('trader@convergence.local'), await attempt('nobody@convergence.local')];
  expect(wrong.status).toBe(401);
  expect(unknown.status).toBe(401);
  expect(await wrong.text()).toBe(await unknown.text());
});

it('lets nobody register', async () => {
  const body = { email: 'me@example.com', password: 'long-enough-password', name: 'Me' };
  expect((await server.post('/api/auth/sign-up/email', body, { origin: server.url })).status).toBe(404);
  await expect(server.auth.betterAuth.api.signUpEmail({ body })).rejects.toThrow(/sign up/i);
});

it.each([
  '/api/auth/delete-user',
  '/api/auth/update-user',
  '/api/auth/change-email',
  '/api/auth/',
  '/api/auth/../auth/sign-up/email',
])('has nothing at %s', async (path) => {
  expect((await server.post(path, {}, { origin: server.url })).status).toBe(404);
});

it('signs nobody in from a page of another site', async () => {
  const { email, password } = server.demo.people[0]!;
  const response = await server.post(
    '/api/auth/sign-in/email',
    { email, password },
    { origin: 'https://evil.example' },
  );
  expect(response.status).toBe(403);
  expect(response.headers.getSetCookie()).toEqual([]);
});

it('ends the session at sign-out, and makes the browser forget a cookie that is over', async () => {
  const cookie = await server.signIn('approver@convergence.local');
  expect((await server.post('/api/auth/sign-out', {}, { cookie, origin: server.url })).status).toBe(200);
  const after = await server.ask(viewerQuery, { cookie });
  expect(after).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
  expect(after.headers.getSetCookie()).toEqual(['convergence.session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0']);
  expect(await systemEm(server.orm).count(AccessEntry, { kind: 'SIGN_OUT' })).toBe(1);
});

it('ends a session that nobody used for twelve hours', async () => {
  const { email } = server.demo.people[3]!; // the trader, who has no other session
  const cookie = await server.signIn(email);
  const { internalAdapter } = await server.auth.betterAuth.$context;
  const member = await systemEm(server.orm).findOneOrFail(Member, { email });
  const [session] = await internalAdapter.listSessions(member.authUserId);
  const request = { headers: { cookie }, address: '', acceptLanguage: undefined, isUse: false };
  const idle = (hours: number): Promise<unknown> =>
    internalAdapter.updateSession(session!.token, { updatedAt: new Date(Date.now() - hours * 3_600_000) });
  await idle(11.9);
  const mine = await server.auth.callers.callerOf(request);
  await idle(12.1);
  const late = await server.auth.callers.callerOf(request);
  expect([mine?.person?.email, late]).toEqual([email, null]);
});

it('takes five attempts a minute for one account, then tells how long to wait', async () => {
  const own = await startTestServer();
  const attempt = (email: string): Promise<Response> =>
    own.post('/api/auth/sign-in/email', { email, password: 'not-the-password' }, { origin: own.url });
  const statuses: number[] = [];
  for (let i = 0; i < 6; i++) statuses.push((await attempt('admin@convergence.local')).status);
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  const next = await attempt('ADMIN@convergence.local');
  expect(next.status).toBe(429);
  expect(Number(next.headers.get('retry-after'))).toBeGreaterThanOrEqual(11); // the next of five a minute
  await own.close();
});

it('keeps the demo passwords in a file that only its owner reads, and leaves them at the next start', async () => {
  const { file, people } = server.demo;
  expect(statSync(file).mode & 0o777).toBe(0o600);
  for (const person of people)
    expect(readFileSync(file, 'utf8')).toContain(`${person.email}\t${person.password}\t${person.role}`);
  const again = await ensureDemoPeople({
    orm: server.orm,
    people: server.auth.people,
    dataDir: file.replace(/\/[^/]+$/, ''),
  });
  expect(again).toEqual(server.demo);
  expect(people.map((person) => person.role)).toEqual(['ADMIN', 'VIEWER', 'ANALYST', 'TRADER', 'APPROVER', 'ADMIN']);
});

it('lets a token do no more than its scopes', async () => {
  const token = await server.token('analyst@convergence.local', 'SCENARIO_READ');
  const { data } = await server.ask(viewerQuery, { token });
  expect(data?.['viewer']).toMatchObject({
    email: 'analyst@convergence.local',
    permissions: ['SIGNED_IN', 'SCENARIO_READ'],
  });
  await expect(server.token('viewer@convergence.local', 'SCENARIO_WRITE')).rejects.toThrow('E_FORBIDDEN');
});

it.each(['cvg_0000000000000000000000000000000000000', 'nonsense', ''])(
  'refuses %j as a token with 401',
  async (token) => {
    expect(await server.ask(viewerQuery, { token })).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
  },
);

it('remembers the language that a person chose, and follows the request where it names one', async () => {
  const cookie = await server.signIn('analyst@convergence.local');
  const change =
    'mutation { viewerLanguageUpdate(input: { language: EN }) { viewer { language } errors { __typename } } }';
  expect((await server.ask(change, { cookie })).data).toEqual({
    viewerLanguageUpdate: { viewer: { language: 'EN' }, errors: [] },
  });
  const fail = '{ failure(kind: "domain") }';
  expect((await server.ask(fail, { cookie })).errors[0]!.message).toMatch(/within the range/);
  expect(
    (await server.ask(fail, { cookie, headers: { 'accept-language': 'ko-KR,en;q=0.5' } })).errors[0]!.message,
  ).toMatch(/범위/);
});

it("cannot tell another organisation's node from one that never was", async () => {
  const token = await server.token('viewer@convergence.local', 'SCENARIO_READ');
  const [own, foreign] = [server.boxes[0]!.publicId, server.boxes.at(-1)!.publicId];
  const ids = [own, foreign, newId('box'), newId('xyz'), 'box_1', '1', ''];
  const { data, errors } = await server.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { token }, { ids });
  expect(errors).toEqual([]);
  expect(data).toEqual({ nodes: [{ id: own }, null, null, null, null, null, null] });
});

it('never tells the key of a row', async () => {
  const cookie = await server.signIn('admin@convergence.local');
  const { data } = await server.ask('{ viewer { organisation { id } } }', { cookie });
  const { id } = (data!['viewer'] as { organisation: { id: string } }).organisation;
  expect((await server.ask(`{ node(id: "${id}") { id __typename } }`, { cookie })).data).toEqual({
    node: { id, __typename: 'Organisation' },
  });
  expect(
    (
      await answerOf(
        await server.post('/graphql', { query: '{ node(id: "1") { id } }' }, { cookie, origin: server.url }),
      )
    ).data,
  ).toEqual({
    node: null,
  });
});
