import type { PeopleServices } from './auth/auth.ts';
import { apiParts } from './api-parts.ts';
import { buildApiSchema, printApiSchema } from './platform/graphql/schema.ts';
import type { Platform } from './platform/platform.ts';

/** Stands for a platform: services are constructed with it to read the schema of their resolvers, and never do anything. */
const absent: Platform = new Proxy((() => undefined) as unknown as Platform, {
  get: (_target, name) => (name === 'then' ? undefined : absent),
  apply: () => absent,
});

/** The SDL of all parts, with directives, sorted: what is committed as shared/schema.graphql. */
export async function schemaText(): Promise<string> {
  return printApiSchema(
    await buildApiSchema(apiParts(absent, absent as unknown as PeopleServices).flatMap((part) => part.resolvers)),
  );
}
