import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { URI } from 'otpauth';
import type { TOTP } from 'otpauth';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

import { startApi } from '../api.ts';
import { entities } from '../entities.ts';
import { AuditEntry } from '../platform/db/audit.entity.ts';
import { systemEm } from '../platform/db/scope.ts';
import { openPlatform } from '../platform/platform.ts';
import type { Platform } from '../platform/platform.ts';
import { readSettings } from '../platform/settings.ts';
import { seedQueue } from '../platform/test-queue.ts';
import { onTestEngine } from '../../test/services/test-engine.ts';
import { AccessEntry } from './access-entry.entity.ts';
import { csvLine, LogService } from './log.service.ts';
import { Invitation } from './invitation.entity.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'convergence-people-'));
const printed: string[] = [];
vi.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line));
let platform: Platform;
let address: string;
let admin: string;

/** Answers are read field by field, as a client without types would. */
type Data = ReturnType<typeof JSON.parse>;

beforeAll(async () => {
  await seedQueue(folder);
  const settings = readSettings(['--port', '0', '--data', folder], { LOG_LEVEL: 'silent' });
  platform = await openPlatform(await onTestEngine(settings), entities);
  address = await startApi(platform);
  admin = (await signIn('admin@convergence.local', demoPassword('admin'))).cookie;
});
afterAll(async () => {
  await platform.shutdown.stop('the test is over');
  rmSync(folder, { recursive: true });
});

function demoPassword(who: string): string {
  return new RegExp(`${who}@convergence\\.local +(\\S+)`).exec(printed.join('\n'))![1]!;
}

function post(route: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${address}${route}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address, ...headers },
    body: JSON.stringify(body),
  });
}

function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0]!)
    .filter((pair) => !pair.endsWith('='))
    .join('; ');
}

let places = 0;
/** Another address each time, as a gateway tells it: what is counted by address is counted apart. */
function elsewhere(): { 'x-forwarded-for': string } {
  places += 1;
  return { 'x-forwarded-for': `203.0.113.${places}` };
}

async function signIn(email: string, password: string) {
  const response = await post('/api/auth/sign-in/email', { email, password }, elsewhere());
  const body: Data = await response.json();
  return { status: response.status, cookie: cookiesOf(response), isSecondFactorNeeded: body.isSecondFactorNeeded };
}

async function ask(query: string, credential: string | { token: string } | null, input?: object): Promise<Data> {
  const headers: Record<string, string> =
    credential === null
      ? elsewhere()
      : typeof credential === 'string'
        ? { cookie: credential }
        : { authorization: `Bearer ${credential.token}` };
  const response = await post('/graphql', { query, variables: input === undefined ? {} : { input } }, headers);
  const { data, errors } = (await response.json()) as Data;
  return { ...data, code: errors?.[0]?.extensions.code };
}

const errors = 'errors { __typename ... on UserError { code path } ... on InvalidInputError { reason } }';
/** Of mutations that no input can be wrong for. */
const plainErrors = 'errors { __typename ... on UserError { code path } }';
const inviteText = `mutation ($input: PersonInviteInput!) { personInvite(input: $input) { invitation { id status } acceptPath ${errors} } }`;
const acceptText = `mutation ($input: InvitationAcceptInput!) { invitationAccept(input: $input) { email ${errors} } }`;
const roleText = `mutation ($input: MemberRoleUpdateInput!) { memberRoleUpdate(input: $input) { person { id role } ${errors} } }`;
const removeText = `mutation ($input: MemberRemoveInput!) { memberRemove(input: $input) { removedId ${errors} } }`;
const enrolText = `mutation ($input: ViewerTotpEnrolInput!) { viewerTotpEnrol(input: $input) { secret otpauthUri ${errors} } }`;
const verifyText = `mutation ($input: ViewerTotpVerifyInput!) { viewerTotpVerify(input: $input) { recoveryCodes ${errors} } }`;
const tokenText = `mutation ($input: ViewerApiTokenCreateInput!) { viewerApiTokenCreate(input: $input) { secret apiToken { id scopes } ${errors} } }`;

let keys = 0;
const key = (): string => `people-test-key-${String((keys += 1)).padStart(4, '0')}`;
const PASSWORD = '조용한 아침의 나라 9';

async function invite(email: string, role = 'ANALYST'): Promise<{ id: string; token: string }> {
  const { personInvite } = await ask(inviteText, admin, { email, role, idempotencyKey: key() });
  expect(personInvite.errors).toEqual([]);
  return { id: personInvite.invitation.id, token: personInvite.acceptPath.replace('/invitation/', '') };
}

/** A person who came by invitation, signed in. */
async function newPerson(name: string, role = 'ANALYST'): Promise<{ id: string; email: string; cookie: string }> {
  const email = `${name}@operator.example`;
  const { token } = await invite(email, role);
  const { invitationAccept } = await ask(acceptText, null, { token, name: '새 사람', password: PASSWORD });
  expect(invitationAccept).toEqual({ email, errors: [] });
  const { cookie } = await signIn(email, PASSWORD);
  const { viewer } = await ask('{ viewer { id } }', cookie);
  return { id: viewer.id, email, cookie };
}

async function enrol(cookie: string, password = PASSWORD): Promise<{ totp: TOTP; recoveryCodes: readonly string[] }> {
  const { viewerTotpEnrol } = await ask(enrolText, cookie, { password });
  expect(viewerTotpEnrol.errors).toEqual([]);
  const totp = URI.parse(viewerTotpEnrol.otpauthUri) as TOTP;
  expect(totp.secret.base32).toBe(viewerTotpEnrol.secret);
  const { viewerTotpVerify } = await ask(verifyText, cookie, { code: totp.generate() });
  expect(viewerTotpVerify.errors).toEqual([]);
  return { totp, recoveryCodes: viewerTotpVerify.recoveryCodes };
}

const em = () => systemEm(platform.orm);

it('makes a person of an invitation, with its role and a password of his own, and of nothing else', async () => {
  const { token } = await invite('first@operator.example', 'TRADER');
  const { invitationOffer } = await ask(`{ invitationOffer(token: "${token}") { email role organisationName } }`, null);
  expect(invitationOffer).toEqual({
    email: 'first@operator.example',
    role: 'TRADER',
    organisationName: '컨버전스 데모',
  });
  expect((await signIn('first@operator.example', PASSWORD)).status).toBe(401); // no account before

  const { invitationAccept } = await ask(acceptText, null, { token, name: '김보안', password: PASSWORD });
  expect(invitationAccept).toEqual({ email: 'first@operator.example', errors: [] });
  const { cookie } = await signIn('first@operator.example', PASSWORD);
  expect((await ask('{ viewer { name role } }', cookie)).viewer).toEqual({ name: '김보안', role: 'TRADER' });
  expect(await em().count(AuditEntry, { action: { $in: ['person.invite', 'invitation.accept'] } })).toBe(2);
});

it('lets a link be used once, not after a week, and not after it was taken back', async () => {
  const refused = async (token: string): Promise<void> => {
    const { invitationAccept } = await ask(acceptText, null, { token, name: '누구', password: PASSWORD });
    expect(invitationAccept).toMatchObject({ email: null, errors: [{ code: 'NOT_FOUND', path: ['token'] }] });
    expect((await ask(`{ invitationOffer(token: "${token}") { email } }`, null)).invitationOffer).toBe(null);
  };
  const used = await invite('used@operator.example');
  await ask(acceptText, null, { token: used.token, name: '누구', password: PASSWORD });
  await refused(used.token);

  const late = await invite('late@operator.example');
  await em().nativeUpdate(Invitation, { publicId: late.id }, { expiresAt: new Date(Date.now() - 1000) });
  await refused(late.token);

  const revoked = await invite('revoked@operator.example');
  const revokeText = `mutation ($input: InvitationRevokeInput!) { invitationRevoke(input: $input) { invitation { status } ${plainErrors} } }`;
  const { invitationRevoke } = await ask(revokeText, admin, { id: revoked.id });
  expect(invitationRevoke).toEqual({ invitation: { status: 'REVOKED' }, errors: [] });
  await refused(revoked.token);
  expect((await ask(revokeText, admin, { id: revoked.id })).invitationRevoke.errors[0].code).toBe('WRONG_STATE');

  const first = await invite('twice@operator.example');
  await invite('twice@operator.example'); // the second one takes the place of the first
  await refused(first.token);
  await refused('nonsense');
});

it.each([
  ['short', 'E_PASSWORD_WEAK', ['password']],
  ['password-2026', 'E_PASSWORD_WEAK', ['password']],
  ['weak@operator', 'E_PASSWORD_WEAK', ['password']],
])('does not take "%s" as a password', async (password, reason, at) => {
  const { token } = await invite('weak@operator.example');
  const { invitationAccept } = await ask(acceptText, null, { token, name: '누구', password });
  expect(invitationAccept.errors).toMatchObject([{ reason, path: at }]);
  expect((await ask(`{ invitationOffer(token: "${token}") { email } }`, null)).invitationOffer).not.toBe(null);
});

it('gives a repeated request the same invitation and link, and refuses the address of a person', async () => {
  const input = { email: 'again@operator.example', role: 'VIEWER', idempotencyKey: key() };
  const [first, second] = [await ask(inviteText, admin, input), await ask(inviteText, admin, input)];
  expect(second.personInvite).toEqual(first.personInvite);
  const other = await ask(inviteText, admin, { ...input, role: 'ADMIN' });
  expect(other.personInvite.errors[0].code).toBe('IDEMPOTENCY_KEY_REUSED');
  const known = await ask(inviteText, admin, { ...input, email: 'trader@convergence.local', idempotencyKey: key() });
  expect(known.personInvite.errors).toMatchObject([{ reason: 'E_DUPLICATE', path: ['email'] }]);
  const malformed = await ask(inviteText, admin, { ...input, email: 'nobody', idempotencyKey: key() });
  expect(malformed.personInvite.errors).toMatchObject([{ reason: 'E_FORMAT', path: ['email'] }]);
});

it('has no other door: nothing that registers, and no role that somebody gives himself', async () => {
  const body = { email: 'me@operator.example', password: PASSWORD, name: '나' };
  for (const route of [
    'sign-up/email',
    'two-factor/enable',
    'two-factor/disable',
    'change-password',
    'list-sessions',
  ]) {
    expect([route, (await post(`/api/auth/${route}`, body, { cookie: admin })).status]).toEqual([route, 404]);
  }
  const { viewer } = await ask('{ viewer { id } }', admin);
  const own = { id: viewer.id, role: 'TRADER', expectedRole: 'ADMIN' };
  expect((await ask(roleText, admin, own)).memberRoleUpdate.errors).toMatchObject([{ reason: 'E_SELF' }]);
  expect((await ask(removeText, admin, { id: viewer.id })).memberRemove.errors).toMatchObject([{ reason: 'E_SELF' }]);
});

it('ends the sessions of a person whose role changed, and refuses a change of what somebody else changed', async () => {
  const { id, cookie } = await newPerson('role', 'ADMIN');
  const change = { id, role: 'VIEWER', expectedRole: 'ADMIN' };
  const { memberRoleUpdate } = await ask(roleText, admin, change);
  expect(memberRoleUpdate).toEqual({ person: { id, role: 'VIEWER' }, errors: [] });
  expect((await ask('{ viewer { id } }', cookie)).code).toBe('UNAUTHENTICATED');
  expect((await ask(roleText, admin, change)).memberRoleUpdate.errors).toMatchObject([{ code: 'VERSION_CONFLICT' }]);
  const audit = await em().findOneOrFail(AuditEntry, { action: 'person.role-update', subject: id });
  expect(audit).toMatchObject({ details: { before: 'ADMIN', after: 'VIEWER' }, origin: '127.0.0.1' });
});

it('removes a person with sessions and tokens at once, keeps the name, and can invite the address again', async () => {
  const { id, email, cookie } = await newPerson('gone', 'ANALYST');
  const { viewerApiTokenCreate } = await ask(tokenText, cookie, { name: '수집기', scopes: ['MARKET_READ'] });
  const token = viewerApiTokenCreate.secret as string;
  expect((await ask('{ viewer { id } }', { token })).viewer).toEqual({ id });

  expect((await ask(removeText, admin, { id })).memberRemove).toEqual({ removedId: id, errors: [] });
  expect((await ask('{ viewer { id } }', cookie)).code).toBe('UNAUTHENTICATED');
  expect((await ask('{ viewer { id } }', { token })).code).toBe('UNAUTHENTICATED');
  expect((await signIn(email, PASSWORD)).status).toBe(401);
  expect((await ask(`{ node(id: "${id}") { id } person(id: "${id}") { id } }`, admin)).node).toBe(null);
  const { auditEntries } = await ask(
    `{ auditEntries(filter: { actorId: "${id}" }) { edges { node { actorName action } } } }`,
    admin,
  );
  expect(auditEntries.edges.map((edge: Data) => edge.node.actorName)).toContain('새 사람');
  await newPerson('gone', 'VIEWER');
});

it('never leaves an organisation without an admin, whoever asks at the same time', async () => {
  const { people } = await ask('{ people(first: 100, filter: { roleIn: [ADMIN] }) { edges { node { id } } } }', admin);
  const other = await signIn('demo@convergence.local', demoPassword('demo'));
  const ids = people.edges.map((edge: Data) => edge.node.id) as string[];
  expect(ids).toHaveLength(2);
  const answers = await Promise.all(
    [admin, other.cookie].flatMap((cookie) =>
      ids.map((id) => ask(roleText, cookie, { id, role: 'VIEWER', expectedRole: 'ADMIN' })),
    ),
  );
  const reasons = answers.map((answer) => answer.memberRoleUpdate?.errors[0]?.reason ?? answer.code ?? 'done');
  expect(reasons.filter((reason) => reason === 'done')).toHaveLength(1);
  const left = await em().getConnection().execute(`select count(*) as n from member where role = 'ADMIN'`);
  expect((left as { n: number }[])[0]!.n).toBe(1);
  // back to two for the tests below
  admin = (await signIn('admin@convergence.local', demoPassword('admin'))).cookie;
  const { viewer } = await ask('{ viewer { role } }', admin);
  if (viewer.role !== 'ADMIN') admin = other.cookie;
});

it('asks for a code of the app once it is set up, takes each code once, and ends the other sessions', async () => {
  const { email, cookie } = await newPerson('totp', 'APPROVER');
  const other = (await signIn(email, PASSWORD)).cookie;
  const { totp } = await enrol(cookie);
  expect((await ask('{ viewer { id } }', other)).code).toBe('UNAUTHENTICATED');
  expect((await ask('{ viewerTotp { isEnabled isRequired recoveryCodeCount } }', cookie)).viewerTotp).toEqual({
    isEnabled: true,
    isRequired: false,
    recoveryCodeCount: 10,
  });

  const step = await signIn(email, PASSWORD);
  expect(step).toMatchObject({ status: 200, isSecondFactorNeeded: true });
  expect(step.cookie).toMatch(/^convergence\.session-step=/); // and no session
  expect((await ask('{ viewerSessions { id } }', step.cookie)).code).toBe('UNAUTHENTICATED');
  const wrong = await post('/api/auth/two-factor/verify-totp', { code: '000000' }, { cookie: step.cookie });
  expect(wrong.status).toBe(401);

  const code = totp.generate();
  const right = await post('/api/auth/two-factor/verify-totp', { code, trustDevice: true }, { cookie: step.cookie });
  expect(right.status).toBe(200);
  expect(right.headers.getSetCookie().some((line) => line.includes('trust'))).toBe(false);
  expect((await ask('{ viewer { email } }', cookiesOf(right))).viewer).toEqual({ email });

  const second = await signIn(email, PASSWORD);
  const repeated = await post('/api/auth/two-factor/verify-totp', { code }, { cookie: second.cookie });
  expect(repeated.status).toBe(401);
  const { accessEntries } = await ask('{ accessEntries(first: 7) { edges { node { kind method } } } }', admin);
  const seen = accessEntries.edges.map(({ node }: Data) => `${node.kind} ${node.method}`);
  expect(seen.slice(0, 5)).toEqual([
    'SECOND_FACTOR_FAILED TOTP',
    'SECOND_FACTOR_ASKED PASSWORD',
    'SIGN_IN TOTP',
    'SECOND_FACTOR_FAILED TOTP',
    'SECOND_FACTOR_ASKED PASSWORD',
  ]);
});

it('takes a recovery code once, and an admin can reset what was lost', async () => {
  const { id, email, cookie } = await newPerson('lost', 'TRADER');
  const { recoveryCodes } = await enrol(cookie);
  const step = await signIn(email, PASSWORD);
  const use = (stepCookie: string): Promise<Response> =>
    post('/api/auth/two-factor/verify-backup-code', { code: recoveryCodes[0] }, { cookie: stepCookie });
  const used = await use(step.cookie);
  expect(used.status).toBe(200);
  expect((await ask('{ viewerTotp { recoveryCodeCount } }', cookiesOf(used))).viewerTotp.recoveryCodeCount).toBe(9);
  expect((await use((await signIn(email, PASSWORD)).cookie)).status).toBe(401);

  const resetText = `mutation ($input: MemberTotpResetInput!) { memberTotpReset(input: $input) { person { hasTotp } ${errors} } }`;
  expect((await ask(resetText, admin, { id })).memberTotpReset).toEqual({ person: { hasTotp: false }, errors: [] });
  expect((await ask('{ viewer { id } }', cookiesOf(used))).code).toBe('UNAUTHENTICATED');
  expect((await signIn(email, PASSWORD)).isSecondFactorNeeded).toBe(false);
  expect((await ask(resetText, admin, { id })).memberTotpReset.errors[0].code).toBe('WRONG_STATE');
});

it('wants the password to weaken the way in, and stops guessing', async () => {
  const { cookie } = await newPerson('guess', 'VIEWER');
  const statuses: string[] = [];
  for (let i = 0; i < 6; i++) {
    const { viewerTotpEnrol, code } = await ask(enrolText, cookie, { password: `wrong-${i}` });
    statuses.push(viewerTotpEnrol?.errors[0]?.reason ?? code);
  }
  expect(statuses).toEqual([...Array<string>(5).fill('E_PASSWORD_WRONG'), 'RATE_LIMITED']);
});

it('leaves only reading and the own security page to a role that must have a second factor and has none', async () => {
  const { email, cookie } = await newPerson('must', 'TRADER');
  const ruleText = `mutation ($input: OrganisationSecurityUpdateInput!) { organisationSecurityUpdate(input: $input) { security { totpRequiredRoles } ${errors} } }`;
  const own = await ask(ruleText, admin, { totpRequiredRoles: ['ADMIN'] });
  expect(own.organisationSecurityUpdate.errors).toMatchObject([{ reason: 'E_SECOND_FACTOR' }]);
  const wrong = await ask(ruleText, admin, { totpRequiredRoles: ['VIEWER'] });
  expect(wrong.organisationSecurityUpdate.errors).toMatchObject([
    { reason: 'E_RANGE', path: ['totpRequiredRoles', '0'] },
  ]);
  const { organisationSecurityUpdate } = await ask(ruleText, admin, { totpRequiredRoles: ['TRADER'] });
  expect(organisationSecurityUpdate.security).toEqual({ totpRequiredRoles: ['TRADER'] });

  const permissions = async (of: string): Promise<readonly string[]> =>
    (await ask('{ viewer { permissions } }', of)).viewer.permissions;
  const limited = await permissions(cookie);
  expect(limited).toContain('ORDER_READ');
  expect(limited).toContain('ACCOUNT_WRITE');
  expect(limited.filter((one) => !one.endsWith('_READ'))).toEqual(['SIGNED_IN', 'ACCOUNT_WRITE']);
  await enrol(cookie);
  expect(await permissions(cookie)).toContain('ORDER_WRITE');
  expect((await signIn(email, PASSWORD)).isSecondFactorNeeded).toBe(true);
  await ask(ruleText, admin, { totpRequiredRoles: [] });
});

it('shows a person his own sessions with the address masked, and ends the one or the others', async () => {
  const { email, cookie } = await newPerson('devices', 'VIEWER');
  const [second, third] = [(await signIn(email, PASSWORD)).cookie, (await signIn(email, PASSWORD)).cookie];
  const list = async (): Promise<Data[]> =>
    (await ask('{ viewerSessions { id maskedAddress device isCurrent } }', cookie)).viewerSessions;
  const sessions = await list();
  expect(sessions).toHaveLength(3);
  expect(sessions.filter((one) => one.isCurrent)).toHaveLength(1);
  expect(sessions[0]!.maskedAddress).toBe('203.0.113.*');
  const revokeText = `mutation ($input: ViewerSessionRevokeInput!) { viewerSessionRevoke(input: $input) { endedCount ${plainErrors} } }`;
  const first = (await ask('{ viewerSessions { id isCurrent } }', second)).viewerSessions.find(
    (one: Data) => one.isCurrent,
  );
  expect((await ask(revokeText, cookie, { id: first.id })).viewerSessionRevoke).toEqual({ endedCount: 1, errors: [] });
  expect((await ask('{ viewer { id } }', second)).code).toBe('UNAUTHENTICATED');
  expect((await ask(revokeText, admin, { id: sessions[0]!.id })).viewerSessionRevoke.errors[0].code).toBe('NOT_FOUND');
  expect((await ask(revokeText, cookie, {})).viewerSessionRevoke.endedCount).toBe(1);
  expect((await ask('{ viewer { id } }', third)).code).toBe('UNAUTHENTICATED');
  expect(await list()).toHaveLength(1);
});

it('changes a password against the old one, and ends the other sessions', async () => {
  const { email, cookie } = await newPerson('password', 'VIEWER');
  const other = (await signIn(email, PASSWORD)).cookie;
  const text = `mutation ($input: ViewerPasswordUpdateInput!) { viewerPasswordUpdate(input: $input) { isDone ${errors} } }`;
  const next = '맑은 하늘 아래 산책 7';
  const change = async (currentPassword: string, newPassword: string): Promise<Data> =>
    (await ask(text, cookie, { currentPassword, newPassword })).viewerPasswordUpdate;
  expect((await change('wrong', next)).errors).toMatchObject([
    { reason: 'E_PASSWORD_WRONG', path: ['currentPassword'] },
  ]);
  expect((await change(PASSWORD, 'aaaaaaaaaaaa')).errors).toMatchObject([{ reason: 'E_PASSWORD_WEAK' }]);
  expect((await change(PASSWORD, PASSWORD)).errors).toMatchObject([{ reason: 'E_PASSWORD_WEAK' }]);
  expect(await change(PASSWORD, next)).toEqual({ isDone: true, errors: [] });
  expect((await ask('{ viewer { id } }', other)).code).toBe('UNAUTHENTICATED');
  expect((await ask('{ viewer { id } }', cookie)).code).toBe(undefined);
  expect([(await signIn(email, PASSWORD)).status, (await signIn(email, next)).status]).toEqual([401, 200]);
});

it('makes tokens of the own permissions alone, which cannot touch the way in, and tells their first use of a day', async () => {
  const { id, cookie } = await newPerson('token', 'ANALYST');
  const beyond = await ask(tokenText, cookie, { name: 'x', scopes: ['MEMBER_READ'] });
  expect(beyond.viewerApiTokenCreate.errors).toMatchObject([{ reason: 'E_RANGE', path: ['scopes', '0'] }]);
  const way = await ask(tokenText, cookie, { name: 'x', scopes: ['ACCOUNT_WRITE'] });
  expect(way.viewerApiTokenCreate.errors).toMatchObject([{ reason: 'E_RANGE' }]);
  const malformed = await ask(tokenText, cookie, { name: 'x', scopes: ['MARKET_READ'], allowedAddresses: ['here'] });
  expect(malformed.viewerApiTokenCreate.errors).toMatchObject([
    { reason: 'E_FORMAT', path: ['allowedAddresses', '0'] },
  ]);

  const { viewerApiTokenCreate } = await ask(tokenText, cookie, {
    name: '대시보드',
    scopes: ['SCENARIO_READ'],
    days: 1,
  });
  const token = viewerApiTokenCreate.secret as string;
  expect((await ask('{ scenarios { totalCount } }', { token })).code).toBe(undefined);
  expect((await ask('{ viewerSessions { id } }', { token })).code).toBe('FORBIDDEN');
  await ask('{ viewer { id } }', { token });
  expect(await em().count(AccessEntry, { kind: 'TOKEN_USED', personId: id })).toBe(1);

  const office = await ask(tokenText, cookie, {
    name: '사무실',
    scopes: ['SCENARIO_READ'],
    allowedAddresses: ['203.0.113.0/24'],
  });
  expect((await ask('{ viewer { id } }', { token: office.viewerApiTokenCreate.secret })).code).toBe('UNAUTHENTICATED');

  const revokeText = `mutation ($input: ViewerApiTokenRevokeInput!) { viewerApiTokenRevoke(input: $input) { revokedId ${plainErrors} } }`;
  const tokenId = viewerApiTokenCreate.apiToken.id;
  expect((await ask(revokeText, admin, { id: tokenId })).viewerApiTokenRevoke.errors[0].code).toBe('NOT_FOUND');
  expect((await ask(revokeText, cookie, { id: tokenId })).viewerApiTokenRevoke.revokedId).toBe(tokenId);
  expect((await ask('{ viewer { id } }', { token })).code).toBe('UNAUTHENTICATED');
  const { viewerApiTokens } = await ask('{ viewerApiTokens { edges { node { name } } } }', cookie);
  expect(viewerApiTokens.edges.map((edge: Data) => edge.node.name)).toEqual(['사무실']);
});

it('lets an admin search both logs and take them along as a file, which is told in the log', async () => {
  const { auditEntries } = await ask(
    '{ auditEntries(first: 2, filter: { actionStartsWith: "person." }) { totalCount pageInfo { endCursor } edges { node { action actorName address } } } }',
    admin,
  );
  expect(auditEntries.totalCount).toBeGreaterThan(5);
  expect(auditEntries.edges[0].node).toMatchObject({
    address: '127.0.0.1',
    action: expect.stringMatching(/^person\./),
  });
  const none = await ask('{ auditEntries(filter: { until: "2020-01-01T00:00:00Z" }) { totalCount } }', admin);
  expect(none.auditEntries.totalCount).toBe(0);
  const failed = await ask('{ accessEntries(filter: { kindIn: [SIGN_IN_FAILED] }) { totalCount } }', admin);
  expect(failed.accessEntries.totalCount).toBeGreaterThan(0);

  const text = `mutation ($input: AuditExportInput!) { auditExport(input: $input) { file { url rowCount isCut } ${errors} } }`;
  const { auditExport } = await ask(text, admin, { filter: { actionStartsWith: 'person.' } });
  expect(auditExport).toMatchObject({ file: { rowCount: auditEntries.totalCount, isCut: false }, errors: [] });
  const file = await (await fetch(new URL(auditExport.file.url, address))).text();
  expect(file.split('\r\n')).toHaveLength(auditEntries.totalCount + 2); // heading and the end of the last line
  expect(await em().count(AuditEntry, { action: 'log.export-audit' })).toBe(1);
  const logs = new LogService(platform.objects);
  expect(await logs.removeOldExports(new Date())).toBe(0); // its link is good for five minutes
  expect(await logs.removeOldExports(new Date(Date.now() + 2 * 3_600_000))).toBe(1);
  const viewer = await signIn('viewer@convergence.local', demoPassword('viewer'));
  expect((await ask(text, viewer.cookie, {})).code).toBe('FORBIDDEN');
});

it('changes and removes no line of a log, not even by SQL', async () => {
  const run = (sql: string): Promise<unknown> => em().getConnection().execute(sql);
  await expect(run(`update audit set actor = 'nobody'`)).rejects.toThrow(/never changed/);
  await expect(run('delete from audit')).rejects.toThrow(/never removed/);
  await expect(run(`update access_log set address = null`)).rejects.toThrow(/never changed/);
  await expect(run('delete from access_log')).rejects.toThrow(/never removed/);
});

it('gives a spreadsheet no formula of a stranger', () => {
  expect(csvLine(['=1+1', '-2', 'a "b"', '김'])).toBe(`"'=1+1","'-2","a ""b""","김"`);
});
