/**
 * JSON with one spelling for each value, so that equal results have equal bytes: members sorted by their UTF-16 names, no white
 * space, numbers in the shortest form that reads back the same (RFC 8785).
 *
 * @throws TypeError for anything that JSON cannot say exactly: NaN, Infinity, undefined, functions, bigints, and objects other
 * than plain ones and arrays.
 */
export function canonicalJson(value: unknown): string {
  return write(value, '$');
}

function write(value: unknown, path: string): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string')
    return JSON.stringify(value.toWellFormed() === value ? value : refuse(path, 'a lone surrogate'));
  if (typeof value === 'number') return Number.isFinite(value) ? JSON.stringify(value) : refuse(path, String(value));
  if (Array.isArray(value)) return `[${Array.from(value, (item, at) => write(item, `${path}[${at}]`)).join(',')}]`;
  if (typeof value !== 'object') return refuse(path, typeof value);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return refuse(path, 'an object that is not plain');
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, item]) => `${JSON.stringify(name)}:${write(item, `${path}.${name}`)}`).join(',')}}`;
}

function refuse(path: string, what: string): never {
  throw new TypeError(`canonical JSON cannot hold ${what} at ${path}`);
}
