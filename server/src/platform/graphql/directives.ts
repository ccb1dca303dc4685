import 'reflect-metadata';
import {
  DirectiveLocation,
  GraphQLDirective,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLString,
  Kind,
} from 'graphql';
import type { ConstDirectiveNode, ConstValueNode, GraphQLEnumType } from 'graphql';
import { Directive } from 'type-graphql';

import type { Permission } from './permission.ts';

type FieldOrClassDecorator = MethodDecorator & PropertyDecorator & ClassDecorator;
type FieldDecorator = MethodDecorator & PropertyDecorator;

/** The field, or every field of the type, is for callers who have all of these permissions. */
export function Auth(...requires: readonly [Permission, ...Permission[]]): FieldOrClassDecorator {
  return Directive(`@auth(requires: [${requires.join(', ')}])`);
}

/** The root field is for everybody, signed in or not. */
export function Public(): FieldDecorator {
  return Directive('@public');
}

/**
 * Points of the field itself (1 for an object, 0 for a value, where it is not said). `multiplier` names the integer argument, or the list
 * argument, whose size multiplies the cost of everything below; every connection needs one.
 */
export function Cost(weight: number, options: { readonly multiplier?: string } = {}): FieldDecorator {
  const multiplier = options.multiplier === undefined ? '' : `, multiplier: "${options.multiplier}"`;
  return Directive(`@cost(weight: ${weight}${multiplier})`);
}

/** What `@auth`, `@public` and `@cost` of one field or type say. */
export interface FieldRules {
  readonly requires: readonly Permission[];
  readonly isPublic: boolean;
  /** Null where nothing is said. */
  readonly weight: number | null;
  readonly multiplier: string | null;
}

function argumentOf(node: ConstDirectiveNode, name: string): ConstValueNode | undefined {
  return node.arguments?.find((argument) => argument.name.value === name)?.value;
}

/** Reads the same directive nodes that the SDL shows, so that the schema and what is enforced cannot differ. */
export function rulesOf(element: {
  readonly astNode?: { readonly directives?: readonly ConstDirectiveNode[] } | null | undefined;
}): FieldRules {
  const nodes = element.astNode?.directives ?? [];
  const requires = nodes
    .filter((node) => node.name.value === 'auth')
    .flatMap((node) => {
      const value = argumentOf(node, 'requires');
      return value?.kind === Kind.LIST ? value.values : [];
    })
    .flatMap((value) => (value.kind === Kind.ENUM ? [value.value as Permission] : []));
  const cost = nodes.find((node) => node.name.value === 'cost');
  const weight = cost === undefined ? undefined : argumentOf(cost, 'weight');
  const multiplier = cost === undefined ? undefined : argumentOf(cost, 'multiplier');
  return {
    requires,
    isPublic: nodes.some((node) => node.name.value === 'public'),
    weight: weight?.kind === Kind.INT ? Number(weight.value) : null,
    multiplier: multiplier?.kind === Kind.STRING ? multiplier.value : null,
  };
}

/** Definitions for the schema; `permission` is its enum type. */
export function directiveDefinitions(permission: GraphQLEnumType): readonly GraphQLDirective[] {
  return [
    new GraphQLDirective({
      name: 'auth',
      description: 'Who may read the field, or all fields of the type. All named permissions are needed.',
      locations: [DirectiveLocation.FIELD_DEFINITION, DirectiveLocation.OBJECT],
      args: {
        requires: {
          type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(permission))),
          description: 'Permissions.',
        },
      },
    }),
    new GraphQLDirective({
      name: 'public',
      description: 'Readable without signing in.',
      locations: [DirectiveLocation.FIELD_DEFINITION],
    }),
    new GraphQLDirective({
      name: 'cost',
      description:
        'Points that a field costs; `multiplier` names an argument whose size multiplies the cost of what is below.',
      locations: [DirectiveLocation.FIELD_DEFINITION],
      args: {
        weight: { type: new GraphQLNonNull(GraphQLInt), description: 'Points.' },
        multiplier: { type: GraphQLString, description: 'Name of the multiplying argument.' },
      },
    }),
  ];
}
