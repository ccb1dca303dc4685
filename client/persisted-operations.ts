import { createHash } from 'node:crypto';

import { InMemoryCache } from '@apollo/client';
import { print } from '@apollo/client/utilities';
import { Kind } from 'graphql';
import type { DocumentNode } from 'graphql';

import * as generated from './src/gql/graphql.ts';

function isOperation(value: unknown): value is DocumentNode {
  if (typeof value !== 'object' || value === null || !('definitions' in value)) return false;
  const { definitions } = value as DocumentNode;
  return definitions.some((definition) => definition.kind === Kind.OPERATION_DEFINITION);
}

/**
 * The operations that the server accepts from a session in production (api-conventions 13), letter by letter as
 * Apollo Client sends them, over HTTP and socket alike: with the type names that its cache asks for.
 *
 * @returns Document by `sha256:<hex>` of its text, in the order of the ids.
 */
export function persistedOperations(): Readonly<Record<string, string>> {
  const cache = new InMemoryCache();
  const texts = Object.values<unknown>(generated)
    .filter(isOperation)
    .map((document) => print(cache.transformDocument(document)));
  const entries = texts.map((text) => [`sha256:${createHash('sha256').update(text).digest('hex')}`, text] as const);
  return Object.fromEntries(entries.toSorted(([left], [right]) => (left < right ? -1 : 1)));
}
