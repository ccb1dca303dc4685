import { buildIfStale } from '../steps.mjs';

/** Products that start side by side would each build what is stale, into one folder. */
export default async function build() {
  await buildIfStale('server');
  await buildIfStale('client');
}
