import { parseArgs } from 'node:util';

/** One thing that was looked at. */
export interface Finding {
  readonly isGood: boolean;
  /** What was looked at and what was found, with its figures. */
  readonly text: string;
}

/** Answers are read field by field, as a client without types would. */
export type Data = ReturnType<typeof JSON.parse>;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly data: Data;
  /** Code of the first error; undefined where there is none. */
  readonly code: string | undefined;
  readonly text: string;
}

/** The running system, and how to ask it. */
export interface Target {
  /** Address without a slash at the end. */
  readonly url: string;
  /** Null: asked without one. */
  readonly token: string | null;
  /** Values of the options that only one command has. */
  readonly option: (name: string) => string | null;
  /** Asks by GraphQL with the token. @throws Error where the answer is no JSON. */
  readonly ask: (query: string, variables?: object, token?: string | null) => Promise<Answer>;
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Response>;
}

/** Looks at one part of the system. Whatever it throws is a fault of that part. */
export interface Check {
  readonly name: string;
  /** Whether it needs a token; without one it is a fault to be without. */
  readonly needsToken?: boolean;
  readonly look: (target: Target) => Promise<readonly Finding[]>;
}

const PATIENCE_MS = 30_000;

export function good(text: string): Finding {
  return { isGood: true, text };
}
export function bad(text: string): Finding {
  return { isGood: false, text };
}
/** One finding of either kind. */
export function judged(isGood: boolean, text: string): Finding {
  return { isGood, text };
}

/**
 * Runs checks against a running system, told by `--url` and `--token` (or CONVERGENCE_TOKEN), and prints a line for each thing
 * found. Reads only: nothing in the system changes but the time of the token's last use.
 *
 * @returns Exit code: 0, 1 where a fault was found, 2 where what was typed cannot be done.
 */
export async function runChecks(
  command: string,
  checks: readonly Check[],
  argv: readonly string[],
  print: (line: string) => void,
  env: Readonly<Record<string, string | undefined>> = process.env,
  options: readonly string[] = [],
): Promise<number> {
  const text = { type: 'string' } as const;
  const names = ['url', 'token', ...options];
  let values: Readonly<Record<string, string | undefined>>;
  try {
    ({ values } = parseArgs({ args: [...argv], options: Object.fromEntries(names.map((name) => [name, text])) }));
  } catch (error) {
    print(error instanceof Error ? error.message : String(error));
    print(`npm run ${command} -- ${names.map((name) => `[--${name} ${name.toUpperCase()}]`).join(' ')}`);
    return 2;
  }
  const target = targetOf(values, env);
  print(`${command}: ${target.url}`);
  let faults = 0;
  for (const { name, needsToken = false, look } of checks) {
    const findings =
      needsToken && target.token === null
        ? [bad('needs an API token: --token, or CONVERGENCE_TOKEN (npm run token makes one)')]
        : await look(target).catch((error: unknown) => [bad(reasonOf(error))]);
    for (const { isGood, text: found } of findings) {
      print(`${isGood ? '✓' : '✗'} ${name}: ${found}`);
      if (!isGood) faults += 1;
    }
  }
  print(faults === 0 ? 'No fault found.' : `${faults} ${faults === 1 ? 'fault' : 'faults'} found.`);
  return faults === 0 ? 0 : 1;
}

function targetOf(
  values: Readonly<Record<string, string | undefined>>,
  env: Readonly<Record<string, string | undefined>>,
): Target {
  const url = (values['url'] ?? 'http://127.0.0.1:4000').replace(/\/$/, '');
  const token = values['token'] ?? env['CONVERGENCE_TOKEN'] ?? null;
  return {
    url,
    token,
    option: (name) => values[name] ?? null,
    get: (path, headers = {}) => fetch(`${url}${path}`, { headers, signal: AbortSignal.timeout(PATIENCE_MS) }),
    ask: async (query, variables = {}, as = token) => {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'accept-language': 'en',
          ...(as === null ? {} : { authorization: `Bearer ${as}` }),
        },
        body: JSON.stringify({ query, variables }),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      const answered = await response.text();
      const { data, errors } = JSON.parse(answered);
      return {
        status: response.status,
        headers: response.headers,
        data,
        code: errors?.[0]?.extensions?.code,
        text: answered,
      };
    },
  };
}

/** The data of an answer. @throws Error with the code where something was refused. */
export function dataOf({ data, code, status }: Answer): Data {
  if (code !== undefined) throw new Error(`the server answered ${code} (HTTP ${status})`);
  return data;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error as { readonly cause?: { readonly code?: string } };
  return cause?.code === undefined ? error.message : `${error.message} (${cause.code})`;
}
