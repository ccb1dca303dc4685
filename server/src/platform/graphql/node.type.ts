import 'reflect-metadata';
import { Field, ID, InterfaceType } from 'type-graphql';

import type { ApiContext } from './context.ts';

@InterfaceType('Node', {
  description: 'Anything with a global id.',
  resolveType: (row: unknown, context: ApiContext) => context.nodes.typeNameOf(row),
})
export abstract class Node {
  @Field(() => ID, { description: 'Opaque global id; stable for the life of the object.' })
  id!: string;
}
