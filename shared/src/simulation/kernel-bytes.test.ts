import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import path from 'node:path';

import { expect, it } from 'vitest';

import { KERNEL_BASE64, KERNEL_SHA256 } from './kernel-bytes.generated.ts';

const bytes = Buffer.from(KERNEL_BASE64, 'base64');

it('is what the committed sources compile to', () => {
  const build = path.join(import.meta.dirname, '../../kernel/build.mjs');
  expect(execFileSync(process.execPath, [build, '--check'], { encoding: 'utf8' })).toBe(`${bytes.length} bytes\n`);
});
it('carries the bytes that its SHA-256 names', () => {
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(KERNEL_SHA256);
});
it('imports nothing: what it computes depends on what it is given, and on nothing else', () => {
  const { WebAssembly } = globalThis as unknown as {
    WebAssembly: { Module: { new (bytes: Uint8Array): object; imports(module: object): unknown[] } };
  };
  expect(WebAssembly.Module.imports(new WebAssembly.Module(bytes))).toEqual([]);
});
