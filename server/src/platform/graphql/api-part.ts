import type { NodeType } from './node-registry.ts';

/** What one feature adds to the API: its resolvers, given their services, and how its nodes are found. */
export interface ApiPart {
  readonly resolvers: readonly object[];
  readonly nodes: readonly NodeType[];
}
