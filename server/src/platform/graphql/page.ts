import { createHash } from 'node:crypto';

import { GraphQLError } from 'graphql';

/** The longest page of any list. */
export const MOST_PER_PAGE = 100;

/** What is asked of a list; see `PageArgs` for the meaning. */
export interface PageRequest {
  readonly first?: number | null;
  readonly after?: string | null;
}

/** See `PageInfo` for the meaning. */
export interface PageBounds {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

/** One page as resolvers answer it. `totalCount` is called only when it was asked for. */
export interface Page<Row> {
  readonly edges: readonly { readonly cursor: string; readonly node: Row }[];
  readonly pageInfo: PageBounds;
  readonly totalCount: () => Promise<number>;
}

/** What a list is sorted by, as far as it goes into a cursor. */
export type SortKey = string | number | Date;
/** Where a page goes on: behind this sort key and this id. */
export interface KeysetPosition {
  readonly key: SortKey;
  readonly id: string | number;
}

/** One list: how to fetch it, and what makes its cursors valid. */
export interface PageQuery<Row> {
  /** Name of the list, with its parent where it has one, e.g. `scenarios` or `runs:scn_…`. */
  readonly list: string;
  /** Filter and order as given; a cursor is only valid with the same ones. */
  readonly filter: unknown;
  /** Rows behind the position (null: from the start) in the order of the list, at most `limit`. */
  readonly find: (after: KeysetPosition | null, limit: number) => Promise<readonly Row[]>;
  /** Sort key and id of a row. */
  readonly position: (row: Row) => KeysetPosition;
  /** Number of rows that fit the filter. */
  readonly count: () => Promise<number>;
}

function invalidCursor(): GraphQLError {
  return new GraphQLError('The cursor is not one of this list with this filter and order. Start from the beginning.', {
    extensions: { code: 'INVALID_CURSOR' },
  });
}

function hashOf(list: string, filter: unknown): string {
  return createHash('sha256')
    .update(`${list}\n${canonical(filter)}`)
    .digest('base64url')
    .slice(0, 12);
}

/** JSON with sorted names, so that the order in which a client writes a filter does not matter. */
function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_name, member: unknown) =>
      typeof member === 'object' && member !== null && !Array.isArray(member) && !(member instanceof Date)
        ? Object.fromEntries(Object.entries(member).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        : member,
    ) ?? 'null'
  );
}

/** base64url of `[list hash, kind of key, key, id]`. */
function encodeCursor(hash: string, { key, id }: KeysetPosition): string {
  const [kind, plain] = key instanceof Date ? ['d', key.getTime()] : ['v', key];
  return Buffer.from(JSON.stringify([hash, kind, plain, id])).toString('base64url');
}

function decodeCursor(cursor: string, hash: string): KeysetPosition {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw invalidCursor(); // not JSON: not a cursor of ours, which is all there is to say
  }
  if (!Array.isArray(parts) || parts.length !== 4 || parts[0] !== hash) throw invalidCursor();
  const [, kind, key, id] = parts as readonly unknown[];
  if (typeof id !== 'string' && typeof id !== 'number') throw invalidCursor();
  if (kind === 'd' && typeof key === 'number') return { key: new Date(key), id };
  if (kind === 'v' && (typeof key === 'string' || typeof key === 'number')) return { key, id };
  throw invalidCursor();
}

/** Page size as asked for. @throws GraphQLError BAD_USER_INPUT outside 1 to 100. */
export function pageSizeOf(first: number | null | undefined, fallback = 20): number {
  const size = first ?? fallback;
  if (!Number.isInteger(size) || size < 1 || size > MOST_PER_PAGE) {
    throw new GraphQLError(`"first" must be 1 to ${MOST_PER_PAGE}.`, { extensions: { code: 'BAD_USER_INPUT' } });
  }
  return size;
}

/** Fetches one page by keyset. @throws GraphQLError BAD_USER_INPUT for a page size, INVALID_CURSOR for a cursor that is not of this list. */
export async function pageOf<Row>(args: PageRequest, query: PageQuery<Row>): Promise<Page<Row>> {
  const size = pageSizeOf(args.first);
  const hash = hashOf(query.list, query.filter);
  const after = args.after === null || args.after === undefined ? null : decodeCursor(args.after, hash);

  const rows = await query.find(after, size + 1); // one more tells whether there is a next page
  const edges = rows.slice(0, size).map((node) => ({ cursor: encodeCursor(hash, query.position(node)), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > size,
      hasPreviousPage: after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: query.count,
  };
}

/**
 * The condition "behind this position" for an entity query ordered by `{ [property]: direction }, { [idProperty]: direction }`.
 * Empty for the first page.
 */
export function keysetWhere(
  property: string,
  idProperty: string,
  direction: 'asc' | 'desc',
  after: KeysetPosition | null,
): Record<string, unknown> {
  if (after === null) return {};
  const beyond = direction === 'asc' ? '$gt' : '$lt';
  return {
    $or: [{ [property]: { [beyond]: after.key } }, { [property]: after.key, [idProperty]: { [beyond]: after.id } }],
  };
}

/** The same page with every row turned into what clients see. */
export async function viewPage<Row, View>(page: Promise<Page<Row>>, view: (row: Row) => View): Promise<Page<View>> {
  const { edges, ...rest } = await page;
  return { ...rest, edges: edges.map(({ cursor, node }) => ({ cursor, node: view(node) })) };
}
