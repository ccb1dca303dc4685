import 'reflect-metadata';
import { DomainError } from '@convergence/shared/errors';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import {
  GraphQLEnumType,
  GraphQLError,
  GraphQLSchema,
  defaultFieldResolver,
  getNamedType,
  isCompositeType,
  isInputObjectType,
  isEnumType,
  isInterfaceType,
  isObjectType,
  isSpecifiedDirective,
  isSpecifiedScalarType,
  lexicographicSortSchema,
} from 'graphql';
import type { ConstDirectiveNode, GraphQLField, GraphQLObjectType } from 'graphql';
import { buildSchema, getMetadataStorage } from 'type-graphql';

import { assertPermitted } from './context.ts';
import type { ApiContext } from './context.ts';
import { withinDeadline } from './deadline.ts';
import { directiveDefinitions, rulesOf } from './directives.ts';
import { globalIdOf } from './node-registry.ts';
import { permissions, permissionTexts } from './permission.ts';
import type { Permission } from './permission.ts';

/** The parts of type-graphql's storage that are read here. */
interface DirectiveStorage {
  readonly objectTypes: readonly { readonly target: unknown; readonly name: string }[];
  readonly fieldResolvers: readonly {
    readonly kind: string;
    readonly schemaName: string;
    readonly methodName: string;
    readonly target: unknown;
    readonly getObjectType?: () => unknown;
  }[];
  readonly fieldDirectives: readonly {
    readonly target: unknown;
    readonly fieldName: string;
    readonly directive: { readonly nameOrDefinition: string };
  }[];
}

/**
 * Builds the schema of these resolvers.
 *
 * @param resolvers - One instance of each resolver class; its services were given to its constructor.
 * @returns A schema that enforces what its directives say.
 * @throws Error where a root field has neither `@auth` nor `@public`, a connection no multiplier, or a directive would be lost.
 */
export async function buildApiSchema(resolvers: readonly object[]): Promise<GraphQLSchema> {
  const instances = new Map<unknown, object>(resolvers.map((resolver) => [resolver.constructor, resolver]));
  const classes = resolvers.map((resolver) => resolver.constructor);
  const [first, ...others] = classes;
  if (first === undefined) throw new Error('A schema needs at least one resolver');
  const bare = await buildSchema({
    resolvers: [first, ...others],
    validate: true,
    pubSub: { publish: noTopics, subscribe: noTopics },
    container: {
      get: (resolverClass) => {
        const instance = instances.get(resolverClass);
        if (instance === undefined) throw new Error(`No instance of ${resolverClass.name} was registered`);
        return instance;
      },
    },
  });
  refuseLostDirectives(bare);

  const permission = bare.getType('Permission');
  const schema = new GraphQLSchema({
    ...bare.toConfig(),
    directives: [
      ...bare.getDirectives(),
      ...directiveDefinitions(permission instanceof GraphQLEnumType ? permission : permissionEnum()),
    ],
  });
  refuseUnruledFields(schema);
  enforceRules(schema);
  return schema;
}

/** The SDL with directives, sorted by name: what is committed as shared/schema.graphql. */
export function printApiSchema(schema: GraphQLSchema): string {
  return `${printSchemaWithDirectives(lexicographicSortSchema(schema)).trim()}\n`;
}

/** Subscriptions read the event log (`subscribe:`); in-process topics would lose what happens between two readings. */
function noTopics(): never {
  throw new Error('Write the subscription with subscribe: followStream(…), not with topics');
}

function permissionEnum(): GraphQLEnumType {
  return new GraphQLEnumType({
    name: 'Permission',
    description: 'Permissions that roles and tokens grant.',
    values: Object.fromEntries(permissions.map((name) => [name, { value: name, description: permissionTexts[name] }])),
  });
}

function rootTypes(schema: GraphQLSchema): GraphQLObjectType[] {
  return [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].filter(
    (type) => type !== null && type !== undefined,
  );
}

/** type-graphql drops directives of a field resolver whose field is declared on the type too: a guard that guards nothing. */
function refuseLostDirectives(schema: GraphQLSchema): void {
  const storage = getMetadataStorage() as unknown as DirectiveStorage;
  for (const resolver of storage.fieldResolvers) {
    if (resolver.kind !== 'external' || resolver.getObjectType === undefined) continue;
    const wanted = storage.fieldDirectives
      .filter((entry) => entry.target === resolver.target && entry.fieldName === resolver.methodName)
      .map((entry) => /^@?(\w+)/.exec(entry.directive.nameOrDefinition)?.[1]);
    const target = resolver.getObjectType();
    const typeName = storage.objectTypes.find((type) => type.target === target)?.name;
    const type = typeName === undefined ? undefined : schema.getType(typeName);
    if (wanted.length === 0 || !isObjectType(type)) continue;
    const nodes: readonly ConstDirectiveNode[] = type.getFields()[resolver.schemaName]?.astNode?.directives ?? [];
    const lost = wanted.find((name) => !nodes.some((node) => node.name.value === name));
    if (lost !== undefined) {
      throw new Error(
        `${typeName}.${resolver.schemaName}: write @${lost} on the field of the type, not on its resolver`,
      );
    }
  }
}

function refuseUnruledFields(schema: GraphQLSchema): void {
  for (const type of rootTypes(schema)) {
    for (const field of Object.values(type.getFields())) {
      const rules = rulesOf(field);
      if (rules.requires.length === 0 && !rules.isPublic) {
        throw new Error(`${type.name}.${field.name} has neither @auth nor @public`);
      }
      if (rules.requires.length > 0 && rules.isPublic)
        throw new Error(`${type.name}.${field.name} has both @auth and @public`);
    }
  }
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const { multiplier } = rulesOf(field);
      if (getNamedType(field.type).name.endsWith('Connection') && multiplier === null) {
        throw new Error(`${type.name}.${field.name} is a connection without @cost(multiplier: "first")`);
      }
      if (multiplier !== null && !field.args.some((argument) => argument.name === multiplier)) {
        throw new Error(`${type.name}.${field.name} has no argument "${multiplier}" to multiply its cost with`);
      }
    }
  }
}

function enforceRules(schema: GraphQLSchema): void {
  const roots = new Set(rootTypes(schema));
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    const id = type.getInterfaces().some((one) => one.name === 'Node') ? type.getFields()['id'] : undefined;
    if (id !== undefined) id.resolve = resolveGlobalId;
    const typeRequires = rulesOf(type).requires;
    for (const field of Object.values(type.getFields())) guard(field, typeRequires, roots.has(type));
  }
  for (const field of Object.values(schema.getSubscriptionType()?.getFields() ?? {})) {
    const { resolve = defaultFieldResolver } = field;
    field.resolve = (source, args, context: ApiContext, info) => {
      context.renew(); // each event is answered from what is stored by then
      return resolve(source, args, context, info);
    };
  }
}

/** The same for every node: the key of the row can never be told by mistake. */
function resolveGlobalId(row: unknown): string {
  const id = globalIdOf(row);
  if (id === null) throw new Error('A node has no global id');
  return id;
}

function guard(field: GraphQLField<unknown, ApiContext>, typeRequires: readonly Permission[], isRoot: boolean): void {
  const requires = [...typeRequires, ...rulesOf(field).requires];
  const { resolve = defaultFieldResolver, subscribe } = field;
  if (requires.length > 0 || isRoot || isCompositeType(getNamedType(field.type))) {
    field.resolve = (source, args, context, info) => {
      assertPermitted(context.caller, requires);
      return withinDeadline(
        context,
        wrapped(() => resolve(source, args, context, info)),
      );
    };
  }
  if (subscribe !== undefined) {
    field.subscribe = (source, args, context, info) => {
      assertPermitted(context.caller, requires);
      return wrapped(() => subscribe(source, args, context, info));
    };
  }
}

/** graphql-js takes whatever has a `path` for an error that knows its place in the answer; that of a DomainError is one in the input. */
function wrapped(run: () => unknown): unknown {
  const located = (error: unknown): never => {
    throw error instanceof DomainError ? new GraphQLError(error.message, { originalError: error }) : error;
  };
  try {
    const value = run();
    return value instanceof Promise ? value.catch(located) : value;
  } catch (error) {
    return located(error);
  }
}

/** Names of everything that has no description, for the test that wants none. */
export function undescribed(schema: GraphQLSchema): string[] {
  const missing: string[] = [];
  const check = (name: string, description: string | null | undefined): void => {
    if (description === null || description === undefined || description.trim() === '') missing.push(name);
  };
  for (const directive of schema.getDirectives().filter((one) => !isSpecifiedDirective(one))) {
    check(`@${directive.name}`, directive.description);
    for (const argument of directive.args) check(`@${directive.name}(${argument.name})`, argument.description);
  }
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__') || isSpecifiedScalarType(type)) continue;
    if (!['Query', 'Mutation', 'Subscription'].includes(type.name)) check(type.name, type.description);
    if (isEnumType(type)) for (const value of type.getValues()) check(`${type.name}.${value.name}`, value.description);
    if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) check(`${type.name}.${field.name}`, field.description);
    }
    if (isObjectType(type) || isInterfaceType(type)) {
      for (const field of Object.values(type.getFields())) {
        check(`${type.name}.${field.name}`, field.description);
        for (const argument of field.args) check(`${type.name}.${field.name}(${argument.name})`, argument.description);
      }
    }
  }
  return missing;
}
