import { isAbstractType } from 'graphql';

/** GraphQL Code Generator plugin: which object types stand behind each interface and union, for Apollo's cache. */
export function plugin(schema) {
  const abstract = Object.values(schema.getTypeMap()).filter(
    (type) => isAbstractType(type) && !type.name.startsWith('__'),
  );
  const entries = abstract
    .map((type) => [
      type.name,
      schema
        .getPossibleTypes(type)
        .map((possible) => possible.name)
        .toSorted(),
    ])
    .toSorted(([left], [right]) => (left < right ? -1 : 1));
  return `export const possibleTypes: Record<string, string[]> = ${JSON.stringify(Object.fromEntries(entries), null, 2)};\n`;
}
