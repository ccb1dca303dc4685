import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { root, run, say, step } from './steps.mjs';

/** Where a private one is unpacked; it goes with node_modules. */
const privateDir = path.join(root, 'node_modules/.cache/chromium');
const launcher = path.join(privateDir, 'chromium');
const names = ['chromium', 'chromium-browser', 'google-chrome'];

/**
 * A Chromium for the browser tests: CHROMIUM_PATH, an installed one, or Debian's package unpacked privately, which
 * needs no rights.
 *
 * @returns {Promise<string | undefined>} Its path; undefined where there is none, and the browser tests are skipped by name.
 */
export async function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) return given;
  const installed = (process.env.PATH ?? '')
    .split(path.delimiter)
    .flatMap((dir) => names.map((name) => path.join(dir, name)))
    .find((file) => existsSync(file));
  if (installed) return installed;
  if (existsSync(launcher)) return launcher;
  try {
    await step('Unpacking Chromium from its Debian package', unpackPrivately);
    return launcher;
  } catch (error) {
    say(`No Chromium: ${String(error).trim().split('\n').at(-1)}`);
    return undefined;
  }
}

async function unpackPrivately() {
  const packages = missingPackages();
  rmSync(privateDir, { recursive: true, force: true });
  const debs = path.join(privateDir, 'debs');
  mkdirSync(debs, { recursive: true });
  await run('sh', ['-c', 'cd "$0" && apt-get -qq download "$@"', debs, ...packages]);
  for (const file of readdirSync(debs)) await run('dpkg', ['-x', path.join(debs, file), privateDir]);
  rmSync(debs, { recursive: true });
  const libraries = execFileSync(
    'sh',
    ['-c', 'ls -d "$0"/usr/lib/*-linux-gnu "$0"/lib/*-linux-gnu 2>/dev/null || true', privateDir],
    {
      encoding: 'utf8',
    },
  );
  const fonts = path.join(privateDir, 'usr/share/fonts');
  const fontConfig = path.join(privateDir, 'fonts.conf');
  writeFileSync(
    fontConfig,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>${fonts}</dir><cachedir>${privateDir}/fonts-cache</cachedir></fontconfig>`,
  );
  writeFileSync(
    launcher,
    `#!/bin/sh\nexport LD_LIBRARY_PATH="${libraries.trim().split('\n').join(':')}" FONTCONFIG_FILE="${fontConfig}"\nexec "${privateDir}/usr/lib/chromium/chromium" "$@"\n`,
  );
  chmodSync(launcher, 0o755);
  await run(launcher, ['--version']);
}

/** Chromium, a Korean font, and whatever they need that this machine lacks. */
function missingPackages() {
  const plan = execFileSync('apt-get', ['-s', '--no-install-recommends', 'install', 'chromium', 'fonts-noto-cjk'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return plan.split('\n').flatMap((line) => /^Inst (\S+)/.exec(line)?.[1] ?? []);
}
