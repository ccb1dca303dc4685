import { ArgsType, Field, Int, ObjectType, Root } from 'type-graphql';
import type { ClassType } from 'type-graphql';

import { Cost } from './directives.ts';
import type { Page, PageBounds, PageRequest } from './page.ts';

@ObjectType('PageInfo', { description: 'Position of a page in its list.' })
export class PageInfo implements PageBounds {
  @Field(() => Boolean, { description: 'Whether more edges follow.' })
  hasNextPage!: boolean;
  @Field(() => Boolean, { description: 'Whether edges come before.' })
  hasPreviousPage!: boolean;
  @Field(() => String, { nullable: true, description: 'Cursor of the first edge; null on an empty page.' })
  startCursor!: string | null;
  @Field(() => String, { nullable: true, description: 'Cursor of the last edge; null on an empty page.' })
  endCursor!: string | null;
}

/** Arguments of every connection whose default page is 20; others declare their own `first` and `after`. */
@ArgsType()
export class PageArgs implements PageRequest {
  @Field(() => Int, { nullable: true, defaultValue: 20, description: 'Page size, 1 to 100.' })
  first?: number | null;
  @Field(() => String, { nullable: true, description: 'Cursor of the edge to continue after.' })
  after?: string | null;
}

/**
 * Makes the Relay classes of a list: `<Name>Connection` and `<Name>Edge`. Give the field `@Cost(1, { multiplier: 'first' })`.
 *
 * @param name - Name of the node type, e.g. `Scenario`.
 * @param nodeType - Its class; a function, since classes may refer to each other.
 * @param plural - For the descriptions, e.g. `scenarios`.
 */
export function connectionOf(name: string, nodeType: () => ClassType, plural: string): ClassType {
  @ObjectType(`${name}Edge`, { description: `One member in a page of ${plural}.` })
  class Edge {
    @Field(() => String, { description: 'Opaque position of this edge.' })
    cursor!: string;
    @Field(() => nodeType(), { description: 'The member itself.' })
    node!: unknown;
  }
  @ObjectType(`${name}Connection`, { description: `A page of ${plural}.` })
  class Connection {
    @Field(() => [Edge], { description: 'Edges of this page, in order.' })
    edges!: Edge[];
    @Field(() => PageInfo, { description: 'Where the page ends.' })
    pageInfo!: PageInfo;
    @Field(() => Int, { description: 'Number of members that fit the filter; counted when asked for. Costs 10.' })
    @Cost(10)
    totalCount(@Root() page: Page<unknown>): Promise<number> {
      return page.totalCount();
    }
  }
  return Connection;
}
