/**
 * Where the program of a worker thread lies: `x.thread.ts` beside its user when the server runs from its sources,
 * `dist/x.thread.js` when it runs built (the build makes one of every `*.thread.ts`).
 *
 * @param userUrl - `import.meta.url` of the module that starts the thread.
 * @param name - `x.thread`.
 */
export function threadUrl(userUrl: string, name: `${string}.thread`): URL {
  return new URL(userUrl.endsWith('.ts') ? `./${name}.ts` : `./${name}.js`, userUrl);
}
