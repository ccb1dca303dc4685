import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What `npm start` and `npm test` share. Node 20, built-in modules only: it runs before anything is installed. */

export const root = path.join(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '..');
const begin = Date.now();

/** @param {string} text */
export function say(text) {
  const seconds = ((Date.now() - begin) / 1000).toFixed(1).padStart(6);
  console.log(`[${seconds} s] ${text}`);
}

/**
 * Does the work and says when it begins, that it still goes on, and how long it took.
 *
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const start = Date.now();
  const seconds = () => `${((Date.now() - start) / 1000).toFixed(1)} s`;
  say(`${name} …`);
  const heartbeat = setInterval(() => say(`${name} … still at it, ${seconds()}`), 10_000);
  try {
    const result = await work();
    say(`${name}: done in ${seconds()}`);
    return result;
  } catch (error) {
    say(`${name}: failed after ${seconds()}`);
    throw error;
  } finally {
    clearInterval(heartbeat);
  }
}

/** A failure whose message is all there is to say. */
export class Problem extends Error {}

/**
 * Node 24: the one that npm has installed here, else the one that runs this.
 *
 * @throws {Problem}
 */
export function node24() {
  const installed = path.join(root, 'node_modules/.bin/node');
  if (existsSync(installed)) return installed;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new Problem(
    `There is no packaged Node for ${process.platform} ${process.arch}, and this is ${process.version}: install Node 24 or newer.`,
  );
}

/**
 * Installs what package-lock.json asks for and node_modules lacks; nothing where they agree.
 *
 * @param {{ withTools: boolean }} options - Whether the tools for tests and checks are needed too.
 */
export async function installMissing({ withTools }) {
  if (isInstalled(withTools)) return;
  const flags = [
    'ci',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    ...(withTools ? ['--include=dev'] : ['--omit=dev']),
  ];
  await step('Installing packages', () => runNpm(flags));
  if (!isInstalled(withTools))
    throw new Problem('npm ci has ended well, but packages are missing. Remove node_modules and try again.');
}

/** npm leaves in node_modules a lock file of what it has really installed. */
function isInstalled(withTools) {
  const wanted = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  const record = path.join(root, 'node_modules/.package-lock.json');
  if (!existsSync(record)) return false;
  const present = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.entries(wanted).every(([place, entry]) => {
    const isTool = entry.dev || entry.devOptional;
    if (!place.includes('node_modules/') || entry.link || entry.optional || entry.peer || (isTool && !withTools))
      return true;
    return present[place]?.version === entry.version;
  });
}

function runNpm(args) {
  const cli = process.env.npm_execpath;
  const isScript = cli !== undefined && /\.c?js$/.test(cli);
  return isScript ? run(process.execPath, [cli, ...args]) : run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args);
}

/** Programs that have not ended yet. */
const children = new Set();

/** Ends whatever `run` has started. */
export function endChildren(signal = 'SIGTERM') {
  for (const child of children) child.kill(signal);
}

/**
 * Runs a program to its end; its output is shown only if it fails, unless `shows`.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ shows?: boolean, env?: Record<string, string> }} [options]
 * @returns {Promise<void>}
 */
export function run(program, args, { shows = false, env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', shows ? 'inherit' : 'pipe', shows ? 'inherit' : 'pipe'],
    });
    children.add(child);
    let output = '';
    child.stdout?.on('data', (data) => (output += data));
    child.stderr?.on('data', (data) => (output += data));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      children.delete(child);
      if (code === 0) return resolve();
      const command = [path.basename(program), ...args].join(' ');
      reject(new Problem(`${output}\n"${command}" ended with ${signal ?? `code ${code}`}.`.trimStart()));
    });
  });
}

/** Tools run as files under Node 24, whatever Node runs this. */
export function runTool(file, args, options) {
  return run(node24(), [path.join(root, 'node_modules', file), ...args], options);
}

const vite = 'vite/bin/vite.js';

/** What a build is made from; tests are not in it. */
const sources = {
  server: ['server/src', 'server/vite.config.ts', 'server/package.json', 'shared/src', 'package-lock.json'],
  client: [
    'client/src',
    'client/public',
    'client/index.html',
    'client/vite.config.ts',
    'client/package.json',
    'shared/src',
    'package-lock.json',
  ],
};

/**
 * Builds a workspace unless what lies in its `dist` was made from the same sources.
 *
 * @param {'server' | 'client'} workspace
 */
export async function buildIfStale(workspace) {
  const stamp = path.join(root, workspace, 'dist/.built-from');
  const hash = hashOf(sources[workspace]);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  await step(`Building the ${workspace}`, () => runTool(vite, ['build', workspace, '--logLevel', 'warn']));
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
}

/** SHA-256 of names and contents of files and folders, tests left out. */
export function hashOf(places) {
  const hash = createHash('sha256');
  for (const file of places.flatMap(filesBelow)) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesBelow(place) {
  const full = path.join(root, place);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [place];
  return readdirSync(full)
    .sort()
    .filter((name) => !/\.(test|contract)\.tsx?$/.test(name))
    .flatMap((name) => filesBelow(path.join(place, name)));
}
