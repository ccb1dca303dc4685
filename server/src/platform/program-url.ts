/**
 * Where a program lies that runs in a thread or process of its own: `x.thread.ts` beside its user when the server runs
 * from its sources, `dist/x.thread.js` when it runs built (the build makes one of every `*.thread.ts`, `*.process.ts`).
 *
 * @param userUrl - `import.meta.url` of the module that starts it.
 * @param name - `x.thread` or `x.process`.
 */
export function programUrl(userUrl: string, name: `${string}.${'thread' | 'process'}`): URL {
  return new URL(userUrl.endsWith('.ts') ? `./${name}.ts` : `./${name}.js`, userUrl);
}
