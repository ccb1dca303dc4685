import { buildASTSchema, parse, validateSchema } from 'graphql';
import { Query, Resolver } from 'type-graphql';
import { expect, it } from 'vitest';

import { NodeResolver } from './node.resolver.ts';
import { BoxResolver } from './sample.resolver.ts';
import { buildApiSchema, printApiSchema, undescribed } from './schema.ts';

it('prints a schema that shows who may read each root field and what it costs, and that a third party can build', async () => {
  const text = printApiSchema(await buildApiSchema([new NodeResolver(), new BoxResolver([])]));
  expect(text).toContain('directive @auth(');
  expect(text).toContain('directive @public on FIELD_DEFINITION');
  expect(text).toContain('greeting: String! @public @cost(weight: 0)');
  expect(text).toMatch(
    /boxes\([^)]*\): BoxConnection! @auth\(requires: \[SCENARIO_READ\]\) @cost\(weight: 1, multiplier: "first"\)/,
  );
  expect(text).toContain('secret: String @auth(requires: [SCENARIO_WRITE])');
  expect(validateSchema(buildASTSchema(parse(text)))).toEqual([]);
});

it('describes every type, field, argument and value', async () => {
  expect(undescribed(await buildApiSchema([new NodeResolver(), new BoxResolver([])]))).toEqual([]);
});

it('does not build with a root field that says neither @auth nor @public', async () => {
  @Resolver()
  class Careless {
    @Query(() => String, { description: 'Open to whom?' })
    open(): string {
      return 'x';
    }
  }
  await expect(buildApiSchema([new Careless()])).rejects.toThrow('Query.open has neither @auth nor @public');
});
