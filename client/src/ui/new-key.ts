/** A random key for one attempt of a mutation that starts work: 32 hexadecimal digits, 128 bits. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
