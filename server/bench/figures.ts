/** How the benches of the server write down what they measured. */

export function secondsSince(startedAt: number): number {
  return (performance.now() - startedAt) / 1000;
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(bytes < 10e6 ? 2 : 0)} MB`;
}
