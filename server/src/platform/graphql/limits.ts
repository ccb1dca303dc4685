import {
  GraphQLError,
  Kind,
  OperationTypeNode,
  getArgumentValues,
  getNamedType,
  getVariableValues,
  isCompositeType,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import type {
  DocumentNode,
  FragmentDefinitionNode,
  GraphQLNamedType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';

import { rulesOf } from './directives.ts';

/** What one request may ask for. */
export const limits = {
  bodyBytes: 256 * 1024,
  tokens: 2000,
  depth: 12,
  aliases: 30,
  directives: 50,
  rootFields: 20,
  mutationRootFields: 4,
  cost: 5000,
} as const;

type LimitCode =
  | 'QUERY_TOO_DEEP'
  | 'TOO_MANY_ALIASES'
  | 'TOO_MANY_DIRECTIVES'
  | 'TOO_MANY_ROOT_FIELDS'
  | 'TOO_MANY_TOKENS'
  | 'QUERY_TOO_COMPLEX';

/** An error of the table of limits; `found` is what the request had. */
export function limitError(code: LimitCode, what: string, limit: number, found: number): GraphQLError {
  return new GraphQLError(`${what}: at most ${limit} allowed, ${found} found. Ask for less at once.`, {
    extensions: { code, limit, found, http: { status: 400 } },
  });
}

/** The shape of an operation with its fragments followed. */
export interface Shape {
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  readonly rootFields: number;
  /** Whether it reads `__schema` or `__type`. */
  readonly isIntrospection: boolean;
}

interface Counts {
  depth: number;
  aliases: number;
  directives: number;
  fields: number;
  isIntrospection: boolean;
}

function fragmentsOf(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  return new Map(
    document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
  );
}

/**
 * Counts what an operation asks for, each fragment as often as it is spread. A fragment within itself counts once here; validation refuses it.
 *
 * Cost: linear in the document; a fragment is counted once and remembered.
 */
export function shapeOf(document: DocumentNode, operation: OperationDefinitionNode): Shape {
  const fragments = fragmentsOf(document);
  const known = new Map<string, Counts>();
  const open = new Set<string>();

  const count = (selections: SelectionSetNode): Counts => {
    const sum: Counts = { depth: 0, aliases: 0, directives: 0, fields: 0, isIntrospection: false };
    const add = (inner: Counts, depth: number): void => {
      sum.depth = Math.max(sum.depth, depth);
      sum.aliases += inner.aliases;
      sum.directives += inner.directives;
      sum.isIntrospection ||= inner.isIntrospection;
    };
    for (const node of selections.selections) {
      sum.directives += node.directives?.length ?? 0;
      if (node.kind === Kind.FIELD) {
        sum.fields += 1;
        if (node.alias !== undefined) sum.aliases += 1;
        if (node.name.value === '__schema' || node.name.value === '__type') sum.isIntrospection = true;
        const inner = node.selectionSet === undefined ? null : count(node.selectionSet);
        sum.depth = Math.max(sum.depth, 1);
        if (inner !== null) add(inner, inner.depth + 1);
      } else {
        const inner = node.kind === Kind.INLINE_FRAGMENT ? count(node.selectionSet) : fragment(node.name.value);
        add(inner, inner.depth);
        sum.fields += inner.fields;
      }
    }
    return sum;
  };
  const fragment = (name: string): Counts => {
    const definition = fragments.get(name);
    if (definition === undefined || open.has(name)) {
      return { depth: 0, aliases: 0, directives: 0, fields: 0, isIntrospection: false };
    }
    const before = known.get(name);
    if (before !== undefined) return before;
    open.add(name);
    const counted = count(definition.selectionSet);
    counted.directives += definition.directives?.length ?? 0;
    open.delete(name);
    known.set(name, counted);
    return counted;
  };

  const total = count(operation.selectionSet);
  return {
    depth: total.depth,
    aliases: total.aliases,
    directives: total.directives + (operation.directives?.length ?? 0),
    rootFields: total.fields,
    isIntrospection: total.isIntrospection,
  };
}

/** @throws GraphQLError with the code of the first limit that the operation passes. */
export function assertShape(shape: Shape, operation: OperationDefinitionNode): void {
  const mostRootFields =
    operation.operation === OperationTypeNode.MUTATION ? limits.mutationRootFields : limits.rootFields;
  if (shape.rootFields > mostRootFields) {
    throw limitError('TOO_MANY_ROOT_FIELDS', 'Root fields', mostRootFields, shape.rootFields);
  }
  if (shape.depth > limits.depth) throw limitError('QUERY_TOO_DEEP', 'Depth', limits.depth, shape.depth);
  if (shape.aliases > limits.aliases) throw limitError('TOO_MANY_ALIASES', 'Aliases', limits.aliases, shape.aliases);
  if (shape.directives > limits.directives) {
    throw limitError('TOO_MANY_DIRECTIVES', 'Directives', limits.directives, shape.directives);
  }
}

/** The largest page a list hands out; a larger `first` is refused when it runs, so it costs no more than this. */
const LARGEST_PAGE = 100;

function sizeOf(value: unknown): number {
  if (Array.isArray(value)) return value.length;
  return typeof value === 'number' ? Math.min(Math.max(value, 0), LARGEST_PAGE) : 1;
}

/**
 * Points of a valid operation before it runs: 1 for each field that returns an object, `@cost(weight:)` where the schema says
 * otherwise, times the page size of each list above it. Both branches of `@include` and `@skip` are counted.
 *
 * @param variables - As sent; where they do not fit, only the operation itself is counted, since it will not run.
 */
export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): number {
  const fragments = fragmentsOf(document);
  const coerced = getVariableValues(schema, operation.variableDefinitions ?? [], { ...variables });
  if (coerced.coerced === undefined) return 1;
  const values = coerced.coerced;
  const open = new Set<string>();
  const known = new Map<string, number>();

  const selectionCost = (selections: SelectionSetNode, parent: GraphQLNamedType | undefined): number => {
    let sum = 0;
    for (const node of selections.selections) {
      if (node.kind === Kind.FIELD) {
        const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
        if (field === undefined) {
          if (node.selectionSet !== undefined) sum += 1 + selectionCost(node.selectionSet, undefined); // introspection
          continue;
        }
        const rules = rulesOf(field);
        const type = getNamedType(field.type);
        sum += rules.weight ?? (isCompositeType(type) ? 1 : 0);
        if (node.selectionSet === undefined) continue;
        const times = rules.multiplier === null ? 1 : sizeOf(argumentsOf(field, node)[rules.multiplier]);
        sum += times * selectionCost(node.selectionSet, type);
      } else if (node.kind === Kind.INLINE_FRAGMENT) {
        const on = node.typeCondition === undefined ? parent : schema.getType(node.typeCondition.name.value);
        sum += selectionCost(node.selectionSet, on);
      } else {
        sum += fragmentCost(node.name.value);
      }
    }
    return sum;
  };
  const argumentsOf = (
    field: Parameters<typeof getArgumentValues>[0],
    node: Parameters<typeof getArgumentValues>[1],
  ): Record<string, unknown> => {
    try {
      return getArgumentValues(field, node, values);
    } catch (error) {
      if (error instanceof GraphQLError) return {}; // the same error is told when the field runs
      throw error;
    }
  };
  const fragmentCost = (name: string): number => {
    const definition = fragments.get(name);
    if (definition === undefined || open.has(name)) return 0;
    const before = known.get(name);
    if (before !== undefined) return before;
    open.add(name);
    const cost = selectionCost(definition.selectionSet, schema.getType(definition.typeCondition.name.value));
    open.delete(name);
    known.set(name, cost);
    return cost;
  };

  return selectionCost(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined);
}
