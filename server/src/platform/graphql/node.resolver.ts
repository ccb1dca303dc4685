import { GraphQLError } from 'graphql';
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';

import type { ApiContext } from './context.ts';
import { Auth, Cost } from './directives.ts';
import { Node } from './node.type.ts';

/** Ids that one `nodes` may ask for. */
const MOST_IDS = 100;

@Resolver()
export class NodeResolver {
  @Query(() => Node, {
    nullable: true,
    description: 'Fetches any object by its global id. Null where there is none or the caller may not see it.',
  })
  @Auth('SIGNED_IN')
  node(
    @Arg('id', () => ID, { description: 'Global id.' }) id: string,
    @Ctx() context: ApiContext,
  ): Promise<object | null> {
    return context.nodes.load(id, context);
  }

  @Query(() => [Node], {
    nullable: 'items',
    description:
      'Fetches up to 100 objects; the answer has the order of the ids, with null for each that cannot be seen.',
  })
  @Auth('SIGNED_IN')
  @Cost(1, { multiplier: 'ids' })
  async nodes(
    @Arg('ids', () => [ID], { description: 'Global ids, at most 100.' }) ids: string[],
    @Ctx() context: ApiContext,
  ): Promise<(object | null)[]> {
    if (ids.length > MOST_IDS) {
      throw new GraphQLError(`At most ${MOST_IDS} ids can be asked for at once.`, {
        extensions: { code: 'BAD_USER_INPUT' },
      });
    }
    return Promise.all(ids.map((id) => context.nodes.load(id, context)));
  }
}
