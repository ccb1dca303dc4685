import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import readline from 'node:readline';

import { buildIfStale, endChildren, installMissing, node24, Problem, root, say, step } from './steps.mjs';

/**
 * `npm start`: installs, builds, starts the emulator and the server, and ends them together. Node 20, built-in modules
 * only. Options behind `--` go to the server; those of the market to the emulator, `--replay` to both.
 */

const emulatorOnly = new Set([
  '--as-of',
  '--emulator-port', // 0: free ones; the first free pair from 4010 on where it is not given
  '--llm-port',
  '--rate',
  '--seed',
  '--universe',
  '--cash',
  '--liquidity',
  '--session',
  '--state',
]);
/** What the demo's paper account begins with, KRW: enough for the plan of its scenario. */
const demoCash = '60000000000';
/** How long the programs may take to end before they are killed. */
const patienceMs = 35_000;

/** @type {Map<string, import('node:child_process').ChildProcess>} */
const programs = new Map();
let isStopping = false;
let exitCode = 0;

async function main() {
  const envFile = path.join(root, '.env');
  if (existsSync(envFile)) process.loadEnvFile?.(envFile); // what is really set wins; the programs inherit it
  const { server, emulator } = splitOptions(process.argv.slice(2));
  if (server.includes('--help')) {
    await installMissing({ withTools: false });
    await buildIfStale('server');
    start('server', serverFile(), server, {});
    return;
  }
  await refuseTakenPort(server);
  await installMissing({ withTools: false });
  const environment = {};
  await Promise.all([
    buildIfStale('client'),
    (async () => {
      const [urls] = await Promise.all([
        startEmulator([...accountOptions(server, emulator), ...emulator]),
        buildIfStale('server'),
      ]);
      Object.assign(environment, urls);
      if (!isStopping) await startServer(server, environment);
    })(),
  ]);
}

/** @param {readonly string[]} args */
function splitOptions(args) {
  const server = [];
  const emulator = [];
  for (let i = 0; i < args.length; i++) {
    const [name] = args[i].split('=');
    const takesNext = !args[i].includes('=') && args[i + 1] !== undefined && !args[i + 1].startsWith('--');
    const option = takesNext && name !== '--no-demo' && name !== '--help' ? [args[i], args[++i]] : [args[i]];
    if (!emulatorOnly.has(name)) server.push(...option);
    if (emulatorOnly.has(name) || name === '--replay') emulator.push(...option);
  }
  return { server, emulator };
}

/** The paper account is kept with the data, so that a restart forgets nothing. A replay has issues of its own, so it begins anew. */
function accountOptions(server, emulator) {
  const data = optionValue(server, '--data') ?? process.env.DATA_DIR ?? 'data';
  const isReplay = emulator.some((option) => option.startsWith('--replay'));
  return ['--cash', demoCash, ...(isReplay ? [] : ['--state', path.resolve(data, 'emulator-account.json')])];
}

function optionValue(args, name) {
  const at = args.findIndex((arg) => arg === name || arg.startsWith(`${name}=`));
  if (at < 0) return undefined;
  return args[at].includes('=') ? args[at].slice(name.length + 1) : args[at + 1];
}

/** Before minutes are spent on installing: a port that is taken now is taken then. */
async function refuseTakenPort(server) {
  const port = Number(optionValue(server, '--port') ?? process.env.PORT ?? 4000);
  const host = optionValue(server, '--host') ?? process.env.HOST ?? '127.0.0.1';
  if (!Number.isInteger(port) || port < 1 || port > 65_535) return; // the server says what is wrong with it
  if (!(await isFree(port, host))) {
    throw new Problem(
      `Port ${port} is taken on ${host}: stop the other program, or run "npm start -- --port ${port + 1}".`,
    );
  }
}

function isFree(port, host) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve(error.code !== 'EADDRINUSE'));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}

/** A port whose next one is free too: the emulator serves its two personas side by side. */
async function freePair() {
  for (let port = 4010; port < 4910; port += 2) {
    if ((await isFree(port, '127.0.0.1')) && (await isFree(port + 1, '127.0.0.1'))) return port;
  }
  throw new Problem('There are no two free ports from 4010 to 4910 for the emulator.');
}

/** The first free port from this one on: the emulator's stand-in for a language model takes it. */
async function freePort(from) {
  for (let port = from; port < from + 900; port++) if (await isFree(port, '127.0.0.1')) return port;
  throw new Problem(`There is no free port from ${from} on for the stand-in of a language model.`);
}

/**
 * The settings that name what it serves, or undefined where keys for another KIS server are set.
 *
 * It says itself where it listens: a port that was free when we looked may be that of another start by now.
 */
async function startEmulator(options) {
  const file = path.join(root, 'server/src/emulator/main.ts');
  const { KIS_APP_KEY, KIS_BASE_URL, KIS_PAPER_APP_KEY, KIS_PAPER_BASE_URL } = process.env;
  if (KIS_APP_KEY || KIS_BASE_URL || !existsSync(file)) return undefined;
  const port = optionValue(options, '--emulator-port') ?? String(await freePair());
  const llmPort =
    optionValue(options, '--llm-port') ?? (port === '0' ? port : String(await freePort(Number(port) + 2)));
  const rest = options.filter(
    (option, at) => !option.startsWith('--emulator-port') && options[at - 1] !== '--emulator-port',
  );
  const urls = await step('Starting the KIS emulator', () => {
    return new Promise((resolve, reject) => {
      const hear = (line) => line.startsWith('ready {') && resolve(JSON.parse(line.slice('ready '.length)));
      const emulator = start('emulator', file, ['--port', port, '--llm-port', llmPort, ...rest], {}, hear);
      emulator.once('exit', () => reject(new Problem('The emulator did not start; what it said stands above.')));
    });
  });
  const isAsked = process.env.LLM_BASE_URL || process.env.LLM_API_KEY || process.env.PROFILE === 'production';
  return {
    KIS_BASE_URL: urls.realUrl,
    ...(KIS_PAPER_APP_KEY || KIS_PAPER_BASE_URL ? {} : { KIS_PAPER_BASE_URL: urls.paperUrl }),
    ...(isAsked ? {} : { LLM_BASE_URL: urls.llmUrl }),
  };
}

function serverFile() {
  return path.join(root, 'server/dist/main.js');
}

function startServer(options, environment) {
  return step('Starting the server', () => {
    const server = start('server', serverFile(), options, environment);
    return new Promise((resolve, reject) => {
      server.once('exit', () => reject(new Problem('The server did not start; what it said stands above.')));
      server.on('message', (message) => {
        if (message?.kind !== 'listening') return;
        resolve();
        console.log(`\n  Convergence is at ${message.address}\n  Ctrl-C ends it.\n`);
      });
    });
  });
}

/** Starts a program that is to run until we end; if it ends by itself, everything ends with its exit code. */
function start(name, file, args, environment, hear = () => {}) {
  const program = spawn(node24(), [file, ...args], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    detached: true, // Ctrl-C comes to us alone, and we ask them once; if we are killed they see their channel close
  });
  programs.set(name, program);
  readline.createInterface({ input: program.stdout }).on('line', (line) => {
    console.log(readable(name, line));
    hear(line);
  });
  program.on('exit', (code, signal) => {
    programs.delete(name);
    if (!isStopping) {
      exitCode = code ?? 1;
      if (exitCode !== 0) say(`The ${name} ended with ${signal ?? `code ${code}`}.`);
      stop();
    }
  });
  return program;
}

/** A log line in words; what is no log line stays as it is. */
function readable(name, line) {
  if (!line.startsWith('{"level"')) return line;
  try {
    const { level, time, msg, err, ...rest } = JSON.parse(line);
    const facts = Object.keys(rest).length > 0 ? ` ${JSON.stringify(rest)}` : '';
    const trouble = err ? `\n${err.stack ?? JSON.stringify(err)}` : '';
    return `${time.slice(11, 19)} ${level.padEnd(5)} ${name}: ${msg}${facts}${trouble}`;
  } catch {
    return line;
  }
}

/** Asks every program to end; a second call insists. */
function stop() {
  const insists = isStopping;
  isStopping = true;
  endChildren(insists ? 'SIGKILL' : 'SIGTERM');
  for (const program of programs.values()) program.kill(insists ? 'SIGKILL' : 'SIGTERM');
  if (insists) return;
  const killer = setTimeout(stop, patienceMs);
  const ended = setInterval(() => {
    if (programs.size > 0) return;
    clearInterval(ended);
    clearTimeout(killer);
    process.exit(exitCode);
  }, 20);
}

let lastSignalAt = 0;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    const isRepeat = Date.now() - lastSignalAt < 500; // npm passes on what the terminal has sent to us already
    lastSignalAt = Date.now();
    if (!isRepeat) stop();
  });
}

main().catch((error) => {
  if (isStopping) return; // ended by a signal, or by a program that has said why
  console.error(error instanceof Problem ? error.message : error);
  exitCode = 1;
  stop();
});
