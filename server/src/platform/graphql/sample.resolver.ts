import { DomainError } from '@convergence/shared/errors';
import {
  Arg,
  Ctx,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';

import { connectionOf } from './connection.ts';
import { pageOf } from './page.ts';
import type { Page } from './page.ts';
import type { ApiContext } from './context.ts';
import { Auth, Cost, Public } from './directives.ts';
import { InvalidInputError, UserError, VersionConflictError, errorUnion, payload } from './errors.ts';
import { Node } from './node.type.ts';
import type { NodeType } from './node-registry.ts';
import { Krw } from './scalars.ts';
import { followNode } from './subscription.ts';

/** A shelf of numbered boxes: the smallest API that uses every part of the plumbing, for its tests. */
export interface Box {
  readonly publicId: string;
  readonly number: number;
  readonly valueKrw: number;
  readonly organisationId: number;
}

@ObjectType('Box', { implements: Node, description: 'A box.' })
class BoxType extends Node {
  @Field(() => Int, { description: 'Its number.' })
  number!: number;
  @Field(() => Krw, { description: 'What is in it, in won.' })
  valueKrw!: number;
  @Field(() => String, { nullable: true, description: 'Only for those who may change boxes; else null.' })
  @Auth('SCENARIO_WRITE')
  secret!: string | null;
}

const BoxConnection = connectionOf('Box', () => BoxType, 'boxes');

@InputType('BoxUpdateInput', { description: 'Input of boxUpdate.' })
class BoxUpdateInput {
  @Field(() => ID, { description: 'Box to change.' })
  id!: string;
  @Field(() => Krw, { description: 'New value, in won.' })
  valueKrw!: number;
  @Field(() => Int, { description: 'The number that the caller last read.' })
  expectedNumber!: number;
}

const BoxUpdateError = errorUnion('BoxUpdate', [InvalidInputError, VersionConflictError] as const);

@ObjectType('BoxUpdatePayload', { description: 'Result of boxUpdate.' })
class BoxUpdatePayload {
  @Field(() => BoxType, { nullable: true, description: 'The box as it now is; null where errors is not empty.' })
  box?: Box | null;
  @Field(() => [BoxUpdateError], { description: 'Why nothing was done; empty on success.' })
  errors!: UserError[];
}

@ObjectType('BoxEvent', { description: 'Something happened to a box.' })
class BoxEvent {
  @Field(() => String, { description: 'Position in the stream.' })
  cursor!: string;
  @Field(() => String, { description: 'What happened.' })
  kind!: string;
}

export function boxNode(boxes: readonly Box[]): NodeType<Box> {
  return {
    prefix: 'box',
    typeName: 'Box',
    requires: ['SCENARIO_READ'],
    load: async (id, context) =>
      boxes.find((box) => box.publicId === id && box.organisationId === context.caller.organisationId) ?? null,
  };
}

@Resolver(() => BoxType)
export class BoxResolver {
  readonly #boxes: readonly Box[];
  constructor(boxes: readonly Box[]) {
    this.#boxes = boxes;
  }

  @Query(() => String, { description: 'A greeting.' })
  @Public()
  @Cost(0)
  greeting(): string {
    return 'hello';
  }

  @Query(() => BoxType, { nullable: true, description: 'One box.' })
  @Auth('SCENARIO_READ')
  async box(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Ctx() context: ApiContext,
  ): Promise<object | null> {
    return context.nodes.loadOf('Box', id, context);
  }

  @Query(() => BoxConnection, { description: 'Boxes by number.' })
  @Auth('SCENARIO_READ')
  @Cost(1, { multiplier: 'first' })
  boxes(
    @Ctx() context: ApiContext,
    @Arg('first', () => Int, { defaultValue: 20, description: 'Page size.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
    @Arg('even', () => Boolean, { nullable: true, description: 'Only even numbers.' }) even?: boolean | null,
  ): Promise<Page<Box>> {
    const own = this.#boxes.filter(
      (box) => box.organisationId === context.caller.organisationId && (even !== true || box.number % 2 === 0),
    );
    return pageOf(
      { first, after: after ?? null },
      {
        list: 'boxes',
        filter: { even: even ?? null },
        find: async (position, limit) =>
          own.filter((box) => position === null || box.number > Number(position.key)).slice(0, limit),
        position: (box) => ({ key: box.number, id: box.publicId }),
        count: async () => own.length,
      },
    );
  }

  @Query(() => Int, { description: 'Fails in the way that is asked for.' })
  @Auth('SIGNED_IN')
  async failure(@Arg('kind', () => String, { description: 'bug, domain or slow.' }) kind: string): Promise<number> {
    if (kind === 'domain') throw new DomainError('E_RANGE', ['kind']);
    if (kind === 'slow') return new Promise(() => undefined);
    throw new Error('connection to mysql://root:hunter2@db refused');
  }

  @Mutation(() => BoxUpdatePayload, { description: 'Changes a box.' })
  @Auth('SCENARIO_WRITE')
  async boxUpdate(
    @Arg('input', () => BoxUpdateInput, { description: 'What to change.' }) input: BoxUpdateInput,
    @Ctx() context: ApiContext,
  ): Promise<BoxUpdatePayload> {
    const box = this.#boxes.find((one) => one.publicId === input.id);
    return payload(
      context,
      async () => {
        if (input.valueKrw < 0) throw new DomainError('E_RANGE', ['valueKrw']);
        if (box === undefined || box.number !== input.expectedNumber) {
          throw new DomainError('E_VERSION_CONFLICT', ['expectedNumber']);
        }
        return { ...box, valueKrw: input.valueKrw };
      },
      (changed) => ({ box: changed }),
      { current: async () => box ?? null },
    );
  }

  @Subscription(() => BoxEvent, {
    description: 'Events of one box.',
    subscribe: ({ args, context }) => {
      const { id, after } = args as { id: string; after?: string | null };
      return followNode(
        context as ApiContext,
        { typeName: 'Box', id, stream: (box: Box) => `box:${box.publicId}` },
        after,
        (event) => ({ cursor: event.cursor, kind: event.kind }),
      );
    },
  })
  @Auth('SCENARIO_READ')
  boxEvents(
    @Root() event: BoxEvent,
    @Arg('id', () => ID, { description: 'Box to follow.' }) _id: string,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the last event seen. Null: from now on.' })
    _after?: string | null,
  ): BoxEvent {
    return event;
  }
}
