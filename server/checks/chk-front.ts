import { createHash } from 'node:crypto';

import { bad, judged, runChecks } from './chk-program.ts';
import type { Check, Finding, Target } from './chk-program.ts';

/** `npm run chk:front`: does a browser get the page with everything in it, and with the headers that keep others out? */
const asPage = { accept: 'text/html' };
const kB = (bytes: number): string => `${Math.round(bytes / 1000)} kB`;

async function page({ get }: Target): Promise<readonly Finding[]> {
  const response = await get('/', asPage);
  const text = await response.text();
  const deep = await get('/runs/run_00000000000000000000000000', asPage);
  const missing = await get('/assets/nothing.js');
  return [
    judged(
      response.status === 200 && text.includes('<div id="root">'),
      `/ answers ${response.status}, ${kB(text.length)}`,
    ),
    judged(
      deep.status === 200 && (await deep.text()) === text,
      `an address within answers ${deep.status} with the same page`,
    ),
    judged(missing.status === 404, `an asset that is not there answers ${missing.status}`),
  ];
}

async function headers({ get }: Target): Promise<readonly Finding[]> {
  const { headers: sent } = await get('/', asPage);
  const policy = sent.get('content-security-policy') ?? '';
  const rules = new Map(
    policy.split(';').map((rule) => {
      const [name = '', ...values] = rule.trim().split(/\s+/);
      return [name, values] as const;
    }),
  );
  const scripts = rules.get('script-src') ?? rules.get('default-src') ?? [];
  const wanted: readonly (readonly [string, RegExp])[] = [
    ['x-content-type-options', /^nosniff$/],
    ['referrer-policy', /^(?:same-origin|no-referrer|strict-origin)$/],
    ['cross-origin-opener-policy', /^same-origin$/],
    ['cross-origin-resource-policy', /^same-origin$/],
    ['permissions-policy', /camera=\(\)/],
  ];
  return [
    judged(
      scripts.length > 0 &&
        !scripts.includes("'unsafe-inline'") &&
        !scripts.includes("'unsafe-eval'") &&
        !scripts.includes('*'),
      `scripts come from ${scripts.join(' ') || 'anywhere: no content-security-policy'}`,
    ),
    judged(
      rules.get('frame-ancestors')?.join() === "'none'",
      `frame-ancestors ${rules.get('frame-ancestors')?.join(' ') ?? 'is missing'}`,
    ),
    judged(
      rules.get('object-src')?.join() === "'none'",
      `object-src ${rules.get('object-src')?.join(' ') ?? 'is missing'}`,
    ),
    ...wanted.map(([name, value]) =>
      judged(value.test(sent.get(name) ?? ''), `${name}: ${sent.get(name) ?? 'is missing'}`),
    ),
    judged(sent.get('x-powered-by') === null, `x-powered-by: ${sent.get('x-powered-by') ?? 'not told'}`),
  ];
}

/** Names of files that a text of the build refers to. */
function filesIn(text: string): readonly string[] {
  return [...text.matchAll(/(?:assets\/|["'(]\.\/)([\w.-]+\.(?:js|css|woff2))/g)].map((found) => found[1]!);
}

/** The page's files, and what those load later; fonts are looked for once, they are many. */
async function collected({ get }: Target): Promise<{
  readonly texts: ReadonlyMap<string, string>;
  readonly bad: readonly string[];
  readonly cache: string | null;
}> {
  const texts = new Map<string, string>();
  const missing: string[] = [];
  let cache: string | null = null;
  const open = [...filesIn(await (await get('/', asPage)).text())];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (texts.has(name) || name.endsWith('.woff2')) continue;
    const response = await get(`/assets/${name}`);
    if (response.status !== 200) missing.push(`${name} ${response.status}`);
    cache = response.headers.get('cache-control');
    const text = await response.text();
    texts.set(name, text);
    open.push(...filesIn(text));
  }
  return { texts, bad: missing, cache };
}

async function assets(target: Target): Promise<readonly Finding[]> {
  const { texts, bad: missing, cache } = await collected(target);
  const bytes = [...texts.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  return [
    judged(
      texts.size > 0 && missing.length === 0,
      `${texts.size} scripts and styles, ${kB(bytes)}${missing.length > 0 ? `; missing: ${missing.join(', ')}` : ''}`,
    ),
    judged(cache?.includes('immutable') === true, `they may be kept: ${cache ?? 'nothing said'}`),
  ];
}

async function languages(target: Target): Promise<readonly Finding[]> {
  const { texts } = await collected(target);
  const all = [...texts.values()].join('\n');
  const lang = /<html[^>]*lang="(\w+)"/.exec(await (await target.get('/', asPage)).text())?.[1];
  const words: readonly (readonly [string, readonly string[]])[] = [
    ['Korean', ['대시보드', '시나리오', '로그아웃']],
    ['English', ['Scenarios', 'Sign out', 'Investment budget']],
  ];
  return [
    judged(lang === 'ko', `the page begins in ${lang ?? 'no language'}`),
    ...words.map(([name, samples]) => {
      const missing = samples.filter((word) => !all.includes(word));
      return judged(
        missing.length === 0,
        `${name} texts are in the build${missing.length > 0 ? ` but for ${missing.join(', ')}` : ''}`,
      );
    }),
  ];
}

async function persisted({ get, url }: Target): Promise<readonly Finding[]> {
  const response = await get('/persisted-operations.json');
  if (response.status !== 200) return [bad(`/persisted-operations.json answers ${response.status}`)];
  const operations = (await response.json()) as Readonly<Record<string, string>>;
  const entries = Object.entries(operations);
  const wrong = entries.filter(([id, text]) => id !== `sha256:${createHash('sha256').update(text).digest('hex')}`);
  const session = entries.find(([, text]) => /^query Session\b/.test(text));
  const byId = async (documentId: string): Promise<string> => {
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ documentId }),
    });
    const { data, errors } = (await answer.json()) as { data?: unknown; errors?: { extensions: { code: string } }[] };
    return errors?.[0]?.extensions.code ?? (data === undefined ? 'nothing' : 'data');
  };
  const known = session === undefined ? 'no query Session' : await byId(session[0]);
  const unknown = await byId(`sha256:${'0'.repeat(64)}`);
  return [
    judged(
      entries.length > 0 && wrong.length === 0,
      `${entries.length} operations, ${wrong.length} under a wrong hash`,
    ),
    judged(known === 'data', `one of them by its id is answered ${known}`),
    judged(unknown === 'PERSISTED_OPERATION_NOT_FOUND', `an id that is none is answered ${unknown}`),
  ];
}

export const checks: readonly Check[] = [
  { name: 'page', look: page },
  { name: 'headers', look: headers },
  { name: 'assets', look: assets },
  { name: 'languages', look: languages },
  { name: 'persisted operations', look: persisted },
];

if (import.meta.main) process.exitCode = await runChecks('chk:front', checks, process.argv.slice(2), console.log);
