import { randomInt } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import type { Orm } from '../platform/db/database.ts';
import { Organisation } from '../platform/db/organisation.entity.ts';
import { systemEm } from '../platform/db/scope.ts';
import { newId } from '../platform/ids.ts';
import type { PeopleService } from './people.service.ts';
import { roles } from './permissions.ts';
import type { Role } from './permissions.ts';

/** One person of the demo, as printed at each start. */
export interface DemoPerson {
  readonly email: string;
  readonly password: string;
  readonly role: Role;
}

export interface DemoLogin {
  /** Internal id of the demo's organisation. */
  readonly organisationId: number;
  readonly people: readonly DemoPerson[];
  /** Where the passwords are kept. */
  readonly file: string;
}

const FILE = 'demo-login.txt';
const HEADING =
  '# People of the demo: address, password, role. Made at random at the first start; remove the file for new passwords.';
const ORGANISATION = '컨버전스 데모';
/** Without letters and digits that look alike: people type these. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

const wanted: readonly { readonly email: string; readonly displayName: string; readonly role: Role }[] = [
  { email: 'demo@convergence.local', displayName: '데모 사용자', role: 'ADMIN' },
  ...roles.map((role) => ({
    email: `${role.toLowerCase()}@convergence.local`,
    displayName: { VIEWER: '열람자', ANALYST: '분석가', TRADER: '매매 담당자', APPROVER: '승인자', ADMIN: '관리자' }[
      role
    ],
    role,
  })),
];

/** Four groups of four characters: 79 bits. */
function newPassword(): string {
  const group = (): string => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}

function readPasswords(file: string): ReadonlyMap<string, string> {
  if (!existsSync(file)) return new Map();
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.flatMap((line) => {
      const [email, password] = line.split('\t');
      return email !== undefined && password !== undefined ? [[email, password]] : [];
    }),
  );
}

async function demoOrganisation(orm: Orm): Promise<number> {
  const em = systemEm(orm);
  const [known] = await em.find(Organisation, {}, { orderBy: { id: 'asc' }, limit: 1 });
  if (known !== undefined) return known.id;
  const organisation = em.create(Organisation, { publicId: newId('org'), name: ORGANISATION, createdAt: new Date() });
  await em.persist(organisation).flush();
  return organisation.id;
}

/**
 * Sees to it that the demo's people exist and that their passwords are known: random at the first start, kept in
 * `demo-login.txt` (mode 0600) in the data folder. Without the file, or a line of it, those people get new passwords.
 *
 * Cost: about 0.1 s a person at the first start, nothing later.
 */
export async function ensureDemoPeople(deps: {
  readonly orm: Orm;
  readonly people: PeopleService;
  readonly dataDir: string;
}): Promise<DemoLogin> {
  const file = path.join(deps.dataDir, FILE);
  const passwords = readPasswords(file);
  const organisationId = await demoOrganisation(deps.orm);

  const people: DemoPerson[] = wanted.map(({ email, role }) => ({
    email,
    role,
    password: passwords.get(email) ?? newPassword(),
  }));
  // The file goes first: a start that is cut off leaves no account whose password nobody knows.
  writeFileSync(
    file,
    `${[HEADING, ...people.map((one) => `${one.email}\t${one.password}\t${one.role}`)].join('\n')}\n`,
    { mode: 0o600 },
  );
  chmodSync(file, 0o600); // the mode above only counts for a new file
  for (const [index, { email, password, role }] of people.entries()) {
    const { displayName } = wanted[index]!;
    if (!(await deps.people.has(email))) {
      await deps.people.create({ email, displayName, password, organisationId, role, language: 'KO' });
    } else if (!passwords.has(email)) {
      await deps.people.resetPassword(email, password);
    }
  }
  return { organisationId, people, file };
}

/** What is printed at each start, so that a newcomer can sign in without looking for a file. */
export function describeDemoLogin({ people, file }: DemoLogin): string {
  const rows = people.map((one) => `  ${one.email.padEnd(30)}${one.password.padEnd(22)}${one.role}`);
  return [`Demo people (kept in ${file}):`, ...rows].join('\n');
}
