import 'reflect-metadata';
import { registerEnumType } from 'type-graphql';

import { languages, permissions, permissionTexts } from './permission.ts';
import type { Language, Permission } from './permission.ts';

function enumObject<Name extends string>(names: readonly Name[]): { readonly [Key in Name]: Key } {
  return Object.fromEntries(names.map((name) => [name, name])) as { readonly [Key in Name]: Key };
}

/** Registers a GraphQL enum whose values are their own names; every value needs a description. */
export function stringEnum<Name extends string>(
  name: string,
  description: string,
  values: Record<Name, string>,
): { readonly [Key in Name]: Key } {
  const names = Object.keys(values) as Name[];
  const object = enumObject(names);
  const valuesConfig = Object.fromEntries(names.map((value) => [value, { description: values[value] }]));
  registerEnumType(object, {
    name,
    description,
    valuesConfig: valuesConfig as { [Key in Name]: { description: string } },
  });
  return object;
}

export const PermissionEnum: { readonly [Key in Permission]: Key } = stringEnum(
  'Permission',
  'Permissions that roles and tokens grant.',
  Object.fromEntries(permissions.map((name) => [name, permissionTexts[name]])) as Record<Permission, string>,
);

const languageTexts: Record<Language, string> = { KO: 'Korean.', EN: 'English.' };

export const LanguageEnum: { readonly [Key in Language]: Key } = stringEnum(
  'Language',
  'Languages in which people are answered.',
  Object.fromEntries(languages.map((name) => [name, languageTexts[name]])) as Record<Language, string>,
);
