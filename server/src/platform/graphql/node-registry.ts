import { idPrefix } from '../ids.ts';
import type { ApiContext } from './context.ts';
import { isPermitted } from './context.ts';
import type { Permission } from './permission.ts';

/** How one type of node is found by its global id. */
export interface NodeType<Row extends object = object> {
  /** Prefix of its ids, without the underscore, e.g. `scn`. */
  readonly prefix: string;
  /** Name of the GraphQL type. */
  readonly typeName: string;
  /** The same permissions as the field that reads it by name. */
  readonly requires: readonly Permission[];
  /** The row as the caller sees it, or null. `context.em` sees his organisation only. */
  readonly load: (id: string, context: ApiContext) => Promise<Row | null>;
}

/** Rows carry their global id as `publicId`, or as `id` where they have no other. */
export function globalIdOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null;
  if ('publicId' in value && typeof value.publicId === 'string') return value.publicId;
  return 'id' in value && typeof value.id === 'string' ? value.id : null;
}

/** Finds any object by its global id, with the rules of the field that reads it by name. */
export class NodeRegistry {
  readonly #types = new Map<string, NodeType>();

  /** @throws Error where the prefix is malformed or taken. */
  register<Row extends object>(type: NodeType<Row>): void {
    if (!/^[a-z]{2,4}$/.test(type.prefix)) throw new Error(`Node prefix "${type.prefix}" is not 2 to 4 small letters`);
    if (this.#types.has(type.prefix)) throw new Error(`Node prefix "${type.prefix}" is taken`);
    this.#types.set(type.prefix, type);
  }

  typeNames(): readonly string[] {
    return [...this.#types.values()].map((type) => type.typeName);
  }

  /** The row, or null where the id is malformed, of no type, gone, another organisation's, or not for this caller. */
  async load(id: string, context: ApiContext): Promise<object | null> {
    const type = this.#types.get(idPrefix(id) ?? '');
    if (type === undefined || !isPermitted(context.caller, ...type.requires)) return null;
    return type.load(id, context);
  }

  /** As `load`, but null also where the id is of another type. */
  async loadOf(typeName: string, id: string, context: ApiContext): Promise<object | null> {
    const type = this.#types.get(idPrefix(id) ?? '');
    return type?.typeName === typeName ? this.load(id, context) : null;
  }

  /** Name of the GraphQL type of a row; the id tells. */
  typeNameOf(row: unknown): string {
    const type = this.#types.get(idPrefix(globalIdOf(row) ?? '') ?? '');
    if (type === undefined) throw new Error('A node has no global id of a registered type');
    return type.typeName;
  }
}
