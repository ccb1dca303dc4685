import { DomainError } from '../errors.ts';
import { CHUNK_PATHS } from './run-inputs.ts';
import type { ChunkSample } from './run-result.ts';

const VERSION = 3;
/** Version, one bit for each optional column that there is, two bytes of nothing, path count (uint32), chunk number (float64). */
const HEADER_BYTES = 16;
const COLUMNS = ['jointLoss', 'marketValue', 'threatLossHorizon', 'threatLossYear', 'maximumDrawdown'] as const;
/** Behind the others, in this order; bit k of the header stands for the k-th. */
const OPTIONAL = [
  'weight',
  'jointLossAtPoint',
  'soldKrw',
  'saleCostKrw',
  'unpaidKrw',
  'jointLossWithoutSales',
] as const;
const IS_LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** A sample as bytes for storage: little-endian whatever the machine, 16 + 40 bytes a path, 8 more for each optional column. */
export function encodeChunk(sample: ChunkSample): Uint8Array {
  const count = sample.jointLoss.length;
  const extra = OPTIONAL.map((name) => sample[name]);
  const columns = [...COLUMNS.map((name) => sample[name]), ...extra.filter((column) => column !== null)];
  const view = new DataView(new ArrayBuffer(HEADER_BYTES + columns.length * count * 8));
  view.setUint8(0, VERSION);
  view.setUint8(
    1,
    extra.reduce((bits, column, bit) => (column === null ? bits : bits | (1 << bit)), 0),
  );
  view.setUint32(4, count, true);
  view.setFloat64(8, sample.chunk, true);
  let at = HEADER_BYTES;
  for (const column of columns) {
    if (column.length !== count) throw new DomainError('E_LENGTH', ['sample']);
    for (const value of column) {
      view.setFloat64(at, value, true);
      at += 8;
    }
  }
  return new Uint8Array(view.buffer);
}

/**
 * Undoes `encodeChunk`. Where bytes and machine allow it the columns look at the bytes themselves: leave those as they are.
 *
 * @throws DomainError E_FORMAT for bytes of another version, E_LENGTH for bytes that were cut or grew.
 */
export function decodeChunk(bytes: Uint8Array): ChunkSample {
  if (bytes.length < HEADER_BYTES) throw new DomainError('E_LENGTH', ['chunk']);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint8(0) !== VERSION) throw new DomainError('E_FORMAT', ['chunk']);
  const count = view.getUint32(4, true);
  const bits = view.getUint8(1);
  if (bits >> OPTIONAL.length !== 0) throw new DomainError('E_FORMAT', ['chunk']);
  const present = OPTIONAL.filter((_, bit) => (bits >> bit) & 1);
  const columnCount = COLUMNS.length + present.length;
  if (count > CHUNK_PATHS || bytes.length !== HEADER_BYTES + columnCount * count * 8)
    throw new DomainError('E_LENGTH', ['chunk']);
  const column = (index: number): Float64Array => {
    const from = HEADER_BYTES + index * count * 8;
    if (IS_LITTLE_ENDIAN && bytes.byteOffset % 8 === 0)
      return new Float64Array(bytes.buffer, bytes.byteOffset + from, count);
    return Float64Array.from({ length: count }, (_, k) => view.getFloat64(from + k * 8, true));
  };
  const optional = (name: (typeof OPTIONAL)[number]): Float64Array | null =>
    present.includes(name) ? column(COLUMNS.length + present.indexOf(name)) : null;
  return {
    chunk: view.getFloat64(8, true),
    jointLoss: column(0),
    marketValue: column(1),
    threatLossHorizon: column(2),
    threatLossYear: column(3),
    maximumDrawdown: column(4),
    weight: optional('weight'),
    jointLossAtPoint: optional('jointLossAtPoint'),
    soldKrw: optional('soldKrw'),
    saleCostKrw: optional('saleCostKrw'),
    unpaidKrw: optional('unpaidKrw'),
    jointLossWithoutSales: optional('jointLossWithoutSales'),
  };
}
