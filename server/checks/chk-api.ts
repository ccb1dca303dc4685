import { readFileSync } from 'node:fs';
import path from 'node:path';

import {
  buildASTSchema,
  buildClientSchema,
  getIntrospectionQuery,
  lexicographicSortSchema,
  parse,
  printSchema,
} from 'graphql';
import type { IntrospectionQuery } from 'graphql';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

import { bad, dataOf, good, judged, runChecks } from './chk-program.ts';
import type { Check, Finding, Target } from './chk-program.ts';

/** `npm run chk:api`: is the API there, is it the one that is written down, and does it refuse what it must? */
const schemaFile = path.join(import.meta.dirname, '../../shared/schema.graphql');

async function health({ get }: Target): Promise<readonly Finding[]> {
  return Promise.all(
    ['/health/live', '/health/ready'].map(async (at) => {
      const start = performance.now();
      const { status } = await get(at);
      return judged(status === 200, `${at} answers ${status} in ${Math.round(performance.now() - start)} ms`);
    }),
  );
}

/** Applied directives are not told by introspection; everything else is compared letter by letter. */
async function schema({ ask }: Target): Promise<readonly Finding[]> {
  const answer = await ask(getIntrospectionQuery({ typeDepth: 5 })); // deeper than no list of ours, and within the limit of depth
  if (answer.code === 'INTROSPECTION_DISABLED') return [bad('the token cannot introspect: give it SCHEMA_READ')];
  const served = printSchema(lexicographicSortSchema(buildClientSchema(dataOf(answer) as IntrospectionQuery)));
  const written = printSchema(lexicographicSortSchema(buildASTSchema(parse(readFileSync(schemaFile, 'utf8')))));
  if (served === written) return [good(`equals shared/schema.graphql, ${written.split('\n').length} lines`)];
  const [lines, known] = [served.split('\n'), new Set(written.split('\n'))];
  const servedLines = new Set(lines);
  const more = lines.filter((line) => !known.has(line));
  const less = written.split('\n').filter((line) => !servedLines.has(line));
  const first = (more[0] ?? less[0] ?? 'order').trim();
  return [bad(`differs from shared/schema.graphql: ${more.length} lines more, ${less.length} less, first: ${first}`)];
}

async function signIn({ ask, url }: Target): Promise<readonly Finding[]> {
  const anonymous = await ask('{ viewer { id } scenarios(first: 1) { totalCount } }', {}, null);
  const forged = await ask('{ viewer { id } }', {}, 'cvg_0000000000000000000000000000000000000');
  const registering = await fetch(`${url}/api/auth/sign-up/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email: 'chk@operator.example', password: 'not-an-account-12', name: 'chk' }),
  });
  return [
    judged(anonymous.code === 'UNAUTHENTICATED', `without a token scenarios answer ${anonymous.code ?? 'rows'}`),
    judged(forged.status === 401, `a forged token is answered ${forged.status}`),
    judged(registering.status === 404, `registering is answered ${registering.status}`),
  ];
}

async function limits({ ask, url }: Target): Promise<readonly Finding[]> {
  const deep = `{ __type(name: "Query") { fields { type { ${'ofType { '.repeat(10)}name${' }'.repeat(10)} } } } }`;
  const post = (body: string, type = 'application/json'): Promise<Response> =>
    fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': type }, body });
  const large = await post(JSON.stringify({ query: `{ serverInfo { apiVersion } } # ${'x'.repeat(300_000)}` }));
  const batch = await post('[{"query":"{ serverInfo { apiVersion } }"}]');
  const simple = await post('query={serverInfo{apiVersion}}', 'application/x-www-form-urlencoded');
  const aliases = `{ ${Array.from({ length: 31 }, (_, i) => `a${i}: __typename`).join(' ')} }`;
  const codes = [(await ask(deep)).code, (await ask(aliases)).code];
  return [
    judged(codes[0] === 'QUERY_TOO_DEEP', `a query 14 deep is answered ${codes[0] ?? 'with data'}`),
    judged(
      codes[1] === 'TOO_MANY_ALIASES' || codes[1] === 'TOO_MANY_ROOT_FIELDS',
      `31 aliases are answered ${codes[1] ?? 'with data'}`,
    ),
    judged(large.status === 413, `a body of 300 kB is answered ${large.status}`),
    judged(batch.status === 400, `a batch is answered ${batch.status}`),
    judged(simple.status === 400 || simple.status === 415, `a form of another site is answered ${simple.status}`),
  ];
}

async function errors({ ask }: Target): Promise<readonly Finding[]> {
  const { code, text, headers } = await ask('{ scenarois { totalCount } }');
  const requestId = headers.get('x-request-id');
  const gone = await ask('{ node(id: "nothing") { id } }');
  return [
    judged(code === 'GRAPHQL_VALIDATION_FAILED', `an unknown field is answered ${code ?? 'with data'}`),
    judged(!text.includes('Did you mean'), 'and no names that come near are told'),
    judged(requestId !== null && text.includes(requestId), `and the request id is in header and error`),
    judged(gone.code === undefined && gone.data?.node === null, 'a malformed id is answered with null'),
  ];
}

/** What a socket tells: the code of its end, or of the first error, or `data`. */
async function overSocket(url: string, token: string | null, query: string): Promise<string> {
  const client = createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams: token === null ? {} : { authorization: `Bearer ${token}` },
  });
  const { promise, resolve } = Promise.withResolvers<string>();
  const timer = setTimeout(() => resolve('nothing for 10 s'), 10_000);
  client.subscribe(
    { query },
    {
      next: ({ errors: told }) => resolve(told === undefined ? 'data' : String(told[0]?.extensions?.['code'])),
      error: (failure) => {
        const first = Array.isArray(failure)
          ? (failure[0] as { extensions?: { code?: unknown } } | undefined)
          : undefined;
        resolve(String(first === undefined ? (failure as { code?: unknown }).code : first.extensions?.code));
      },
      complete: () => resolve('an end'),
    },
  );
  const told = await promise;
  clearTimeout(timer);
  await client.dispose();
  return told;
}

async function subscriptions({ url, token }: Target): Promise<readonly Finding[]> {
  const stranger = await overSocket(url, null, '{ serverInfo { apiVersion } }');
  const answered = await overSocket(url, token, '{ serverInfo { apiVersion } }');
  const nobody = 'subscription { simulationEvents(runId: "run_00000000000000000000000000") { cursor } }';
  const refused = await overSocket(url, token, nobody);
  return [
    judged(stranger === '4403', `a socket without a token ends with ${stranger}`),
    judged(answered === 'data', `a socket with the token answers ${answered}`),
    judged(refused === 'BAD_USER_INPUT' || refused === 'FORBIDDEN', `following what is not there answers ${refused}`),
  ];
}

export const checks: readonly Check[] = [
  { name: 'health', look: health },
  { name: 'schema', needsToken: true, look: schema },
  { name: 'sign-in', look: signIn },
  { name: 'limits', needsToken: true, look: limits },
  { name: 'errors', needsToken: true, look: errors },
  { name: 'subscription', needsToken: true, look: subscriptions },
];

if (import.meta.main) process.exitCode = await runChecks('chk:api', checks, process.argv.slice(2), console.log);
