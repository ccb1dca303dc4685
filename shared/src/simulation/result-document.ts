import { canonicalJson } from './canonical-json.ts';
import type { RunInputs } from './run-inputs.ts';
import type { RunResult } from './run-result.ts';

/**
 * The result of a run as the text whose SHA-256 is its identity (ruling 11): inputs, paths, every measure with its interval,
 * contributions, score. Money is a string of whole won; there are no ids, times or facts about machines, so whoever repeats the
 * run gets the same bytes.
 */
export function resultDocument(inputs: RunInputs, result: RunResult): string {
  return canonicalJson(withWonAsText({ format: 1, inputs, result }, 'document'));
}

interface KrwEstimate {
  readonly unit: 'KRW';
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

function isKrwEstimate(value: object): value is KrwEstimate {
  return 'unit' in value && value.unit === 'KRW';
}

/** Copies plain data with every amount of won, which a name ending in Krw or the unit of an estimate marks, as text. */
function withWonAsText(value: unknown, name: string): unknown {
  if (typeof value === 'number') return name.endsWith('Krw') ? wonText(value, name) : value;
  if (Array.isArray(value)) return value.map((item: unknown) => withWonAsText(item, name));
  if (typeof value !== 'object' || value === null) return value;
  const text = (won: number | null): string | null => (won === null ? null : wonText(won, name));
  const members = isKrwEstimate(value)
    ? { ...value, value: text(value.value), low: text(value.low), high: text(value.high) }
    : value;
  return Object.fromEntries(Object.entries(members).map(([key, item]) => [key, withWonAsText(item, key)]));
}

function wonText(won: number, name: string): string {
  if (!Number.isSafeInteger(won)) throw new TypeError(`${name} is not a whole amount of won: ${won}`);
  return String(won === 0 ? 0 : won);
}
