import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import { API_VERSION } from '../../src/api-version.ts';
import { encryptedOnly, safeHeaders } from '../../src/platform/http/security.ts';
import { patienceMs } from '../../src/platform/shutdown.ts';

import { engineTree, operationTree, root, runToEnd, unlessMissing } from './container-tools.ts';
import { startEngine } from './docker-engine.ts';

const folders: string[] = [];
function newFolder(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'convergence-deploy-'));
  folders.push(dir);
  return dir;
}
afterAll(() => {
  for (const dir of folders) rmSync(dir, { recursive: true, force: true });
});

const text = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const overrides = ['docker-compose.production.yml'];
const isRoot = process.getuid?.() === 0;

interface Service {
  readonly user?: string;
  readonly read_only?: boolean;
  readonly init?: boolean;
  readonly restart?: string;
  readonly cap_drop?: readonly string[];
  readonly cap_add?: readonly string[];
  readonly privileged?: boolean;
  readonly security_opt?: readonly string[];
  readonly ports?: readonly { readonly host_ip?: string; readonly target: number; readonly published: string }[];
  readonly networks: Readonly<Record<string, unknown>>;
  readonly logging?: { readonly options?: { readonly 'max-size'?: string; readonly 'max-file'?: string } };
  readonly healthcheck?: {
    readonly interval?: string;
    readonly start_interval?: string;
    readonly start_period?: string;
  };
  readonly stop_grace_period?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly secrets?: readonly { readonly source: string }[];
  readonly deploy: {
    readonly replicas?: number;
    readonly resources: { readonly limits: { readonly cpus: number; readonly memory: string; readonly pids: number } };
  };
}
interface Composition {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean } | null>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}

/** Seconds in `1m30s`. */
function seconds(duration: string): number {
  const [, minutes = '0', rest = '0'] = /^(?:(\d+)m)?(?:([\d.]+)s)?$/.exec(duration)!;
  return Number(minutes) * 60 + Number(rest);
}

const engine = await unlessMissing('Compose', engineTree);
async function compose(files: readonly string[], env: Record<string, string>, ...args: string[]) {
  const chosen = files.flatMap((file) => ['-f', file]);
  return runToEnd([...engine!.command('usr/libexec/docker/cli-plugins/docker-compose'), ...chosen, ...args], { env });
}
const noSettings = { COMPOSE_DISABLE_ENV_FILE: '1' }; // a developer's .env is none of the test's business

describe.skipIf(engine === null)('the Compose file', async () => {
  const read = async (...files: string[]): Promise<Composition> => {
    const { code, text: said } = await compose(
      ['docker-compose.yml', ...files],
      noSettings,
      'config',
      '--format',
      'json',
    );
    if (code !== 0) throw new Error(said);
    return JSON.parse(said) as Composition;
  };
  const composition = engine === null ? null : await read();
  const services = Object.entries(composition?.services ?? {});

  it.each([[], ...overrides.map((file) => [file])])('is valid with %s', async (...files) => {
    const named = files.filter((file) => typeof file === 'string');
    expect(await compose(['docker-compose.yml', ...named], noSettings, 'config', '--quiet')).toEqual({
      code: 0,
      text: '',
    });
  });
  it('is refused with a word that Compose does not know, so the check can fail', async () => {
    const file = path.join(newFolder(), 'wrong.yml');
    writeFileSync(file, 'services: { api: { read_onlyy: true } }\n');
    expect((await compose(['docker-compose.yml', file], noSettings, 'config', '--quiet')).code).not.toBe(0);
  });
  it('asks for less than 4 processors and 16 GB, all replicas counted', async () => {
    for (const files of [[], overrides]) {
      let [cpus, bytes] = [0, 0];
      for (const { deploy } of Object.values((await read(...files)).services)) {
        const { limits } = deploy.resources;
        cpus += (deploy.replicas ?? 1) * limits.cpus;
        bytes += (deploy.replicas ?? 1) * Number(limits.memory);
        expect(limits.pids).toBeGreaterThan(0);
      }
      expect(cpus).toBeGreaterThan(3);
      expect(cpus).toBeLessThan(4);
      expect(bytes).toBeLessThan(14 * 2 ** 30); // the rest is the system's and the cache of its files
    }
  });
  it('hands on every setting that an operator may give', () => {
    const environment = composition!.services.worker!.environment!;
    // of the image, of a demo, of a machine with one process, of a command, of the tests
    const ours =
      /^(DATA_DIR|NO_DEMO|REPLAY_FILE|REDIS_PREFIX|KIS_PAPER_BASE_URL|MYSQLBINLOG|CHROMIUM_PATH|TEST_.*|REQUIRE_SERVICES)$/;
    const asFile = (name: string): boolean => `${name}_FILE` in environment;
    const known = [...text('.env.example').matchAll(/^#?([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name!);
    expect(known.length).toBeGreaterThan(40);
    expect(known.filter((name) => !ours.test(name) && !(name in environment) && !asFile(name))).toEqual([]);
  });
  it('gives each service what the guide of sizes says', async () => {
    const guide = text('mdfiles/server.md');
    const rows = Object.entries((await read()).services).map(([name, { deploy }]) => {
      const { cpus, memory } = deploy.resources.limits;
      const megabytes = (Number(memory) / 2 ** 20).toLocaleString('en');
      return `| \`${name}\` | ${deploy.replicas ?? 1} | ${cpus.toFixed(2)} | ${megabytes} |`;
    });
    expect(rows.filter((row) => !guide.includes(row))).toEqual([]);
  });
  it.each(services)(
    '%s has no root, no capability, no new rights, nothing to write to, and is looked after',
    (_name, service) => {
      expect(service).toMatchObject({ read_only: true, init: true, restart: 'unless-stopped', cap_drop: ['ALL'] });
      expect(service.cap_add ?? []).toEqual([]);
      expect(service.privileged ?? false).toBe(false);
      expect(service.security_opt).toEqual(['no-new-privileges:true']);
      expect(service.user).toMatch(/^[1-9]\d*:\d+$/);
      expect(service.logging?.options).toMatchObject({ 'max-size': '10m', 'max-file': '5' });
      const { interval, start_interval, start_period } = service.healthcheck!;
      expect(seconds(interval!)).toBeGreaterThanOrEqual(10);
      expect(seconds(interval!)).toBeLessThanOrEqual(30);
      expect(seconds(start_interval!)).toBeLessThan(seconds(interval!));
      expect(seconds(start_period!)).toBeGreaterThan(0);
    },
  );
  it('publishes the gateway alone, and Grafana behind it on loopback', () => {
    for (const [name, { ports }] of services) if (name !== 'gateway') expect(ports ?? []).toEqual([]);
    const ports = composition!.services.gateway!.ports!;
    expect(ports.map(({ target }) => target)).toEqual([8443, 8080, 3000]);
    expect(ports.at(-1)!.host_ip).toBe('127.0.0.1');
  });
  it('lets workers out of the machine, and of the rest only the gateway has a network that leads out', () => {
    const open = Object.entries(composition!.networks).flatMap(([name, network]) => (network?.internal ? [] : name));
    expect(open.toSorted()).toEqual(['edge_net', 'outbound_net']);
    const members = (network: string): string[] =>
      services.filter(([, service]) => network in service.networks).map(([name]) => name);
    expect(members('outbound_net')).toEqual(['worker']);
    expect(members('edge_net')).toEqual(['gateway']);
    expect(members('frontend_net').toSorted()).toEqual(['api', 'gateway', 'grafana', 'web']);
    expect(members('files_net').toSorted()).toEqual(['gateway', 'objects']);
    for (const store of ['mysql', 'redis', 'prometheus', 'alertmanager'])
      expect(Object.keys(composition!.services[store]!.networks)).toEqual(['backend_net']);
  });
  it('waits longer for a program to end than the program itself waits', () => {
    for (const role of ['api', 'worker', 'scheduler'])
      expect(seconds(composition!.services[role]!.stop_grace_period!) * 1000).toBeGreaterThan(patienceMs);
  });
  it('believes the address of the gateway alone, and leads signed downloads through it', () => {
    const { gateway, api } = composition!.services;
    const { frontend_net } = gateway!.networks as { frontend_net: { ipv4_address: string } };
    expect(api!.environment!.TRUSTED_PROXIES).toBe(frontend_net.ipv4_address);
    expect(api!.environment!.S3_PUBLIC_ENDPOINT).toBe(api!.environment!.PUBLIC_URL);
    expect(text('deploy/gateway/gateway.conf')).toContain(`location ^~ /${api!.environment!.S3_BUCKET}/ {`);
    expect(text('deploy/gateway/gateway.conf')).toContain(`http://${new URL(api!.environment!.S3_ENDPOINT!).host};`);
  });
  it('takes every image from a variable, and the Dockerfile too', () => {
    for (const file of ['docker-compose.yml', ...overrides])
      for (const [, image] of text(file).matchAll(/^ *image: *(.+)$/gm))
        expect(image).toMatch(/^\$\{[A-Z_]+:-.+\}$|@sha256:/);
    const dockerfile = text('Dockerfile');
    const stages = new Set<string>();
    for (const [, image, stage] of dockerfile.matchAll(/^FROM +(\S+) AS (\S+)/gm)) {
      if (!stages.has(image!)) expect(image).toMatch(/^\$\{[A-Z_]+\}$|@sha256:/);
      stages.add(stage!);
    }
    expect(stages.size).toBe(dockerfile.match(/^FROM /gm)!.length);
    expect(dockerfile).not.toMatch(/^# *syntax=/m);
    for (const [, preset] of dockerfile.matchAll(/^ARG (\w+=\S+)$/gm))
      expect(text('docker-compose.yml')).toContain(`\${${preset!.replace('=', ':-')}}`);
  });
  it('has images of the version that the API tells and the changelog begins with', () => {
    const newest = /^## (\S+),/m.exec(text('mdfiles/changelog.md'))![1];
    expect(API_VERSION).toBe(newest);
    const tags = [...text('docker-compose.yml').matchAll(/convergence-(?:app|web|objects):([\d.]+)/g)].map(
      ([, tag]) => tag,
    );
    expect(new Set(tags)).toEqual(new Set([newest]));
  });
  it.skipIf(!isRoot)('has its secrets made once, each for the user who reads it, and never made again', async () => {
    const dir = path.join(newFolder(), 'secrets');
    const make = (name = 'convergence.example.com') =>
      runToEnd(['sh', path.join(root, 'deploy/make-secrets.sh'), name], { env: { SECRETS_DIR: dir } });
    expect(await make()).toMatchObject({ code: 0, text: expect.stringContaining('made database-url') });
    const made = new Map(readdirSync(dir).map((name) => [name, statSync(path.join(dir, name))]));
    for (const [name, service] of services) {
      const uid = Number(service.user!.split(':')[0]);
      for (const { source } of service.secrets ?? []) {
        const { mode, uid: owner } = made.get(path.basename(composition!.secrets[source]!.file))!;
        expect([name, source, owner, (mode & 0o777).toString(8)]).toEqual([name, source, uid, '400']);
      }
    }
    for (const [folder, uid] of [
      ['tls', 101],
      ['outside', 1000],
    ] as const)
      expect(made.get(folder)).toMatchObject({ uid });
    const before = readdirSync(dir).map((name) => [name, statSync(path.join(dir, name)).mtimeMs]);
    expect((await make('other.example.com')).text).toContain('nothing was changed');
    expect(readdirSync(dir).map((name) => [name, statSync(path.join(dir, name)).mtimeMs])).toEqual(before);
    expect((await make('a b')).code).toBe(1);
  });
});

describe('the gateway', async () => {
  const tools = await unlessMissing('nginx', operationTree);

  it('sends with its own answers the headers that the API sends with its', () => {
    const sent = new Map<string, string>();
    const configuration = text('deploy/gateway/gateway.conf');
    for (const [, header, variable] of configuration.matchAll(/add_header (\S+) (\$\w+) always;/g)) {
      const words = configuration.split(`${variable!} {`)[1]!;
      const value = /^ *'' (?:"([^"]*)"|'([^']*)'|([^;]*));/m.exec(words)!;
      sent.set(header!.toLowerCase(), value[1] ?? value[2] ?? value[3]!);
    }
    expect(Object.fromEntries(sent)).toEqual({ ...safeHeaders, ...encryptedOnly });
  });
  it.skipIf(tools === null || !isRoot).each(['gateway.conf', 'web.conf'])(
    'has a file that nginx understands: %s',
    async (file) => {
      const dir = newFolder();
      const made = await runToEnd(['sh', path.join(root, 'deploy/make-secrets.sh')], { env: { SECRETS_DIR: dir } });
      expect(made.code).toBe(0);
      const copy = path.join(dir, file);
      const test = (words: string) => {
        writeFileSync(copy, words);
        return runToEnd([...tools!.command('usr/sbin/nginx'), '-t', '-e', 'stderr', '-c', copy]);
      };
      const words = text(`deploy/gateway/${file}`)
        .replaceAll('/run/tls', path.join(dir, 'tls'))
        .replaceAll('/dev/stdout', path.join(dir, 'access'));
      const { code, text: said } = await test(words);
      expect(said).toMatch(/test is successful/);
      expect(said).not.toMatch(/\[warn\]/);
      expect(code).toBe(0);
      expect((await test(words.replace('listen', 'lissten'))).code).toBe(1);
    },
  );
});

describe('what watches the installation', async () => {
  const tools = await unlessMissing('promtool and amtool', operationTree);
  const promtool = (...args: string[]) => runToEnd([...tools!.command('usr/bin/promtool'), ...args]);
  const files = (folder: string): string[] =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.yml'))
      .map((name) => path.join(root, folder, name));

  it.skipIf(tools === null)('has a configuration that Prometheus understands, with its rules', async () => {
    const { code, text: said } = await promtool('check', 'config', path.join(root, 'deploy/prometheus/prometheus.yml'));
    expect([code, said]).toEqual([0, expect.stringContaining('SUCCESS')]);
  });
  it.skipIf(tools === null)('asks every service that has figures', () => {
    const asked = text('deploy/prometheus/prometheus.yml');
    for (const target of ['api', 'worker', 'scheduler']) expect(asked).toContain(`names: [${target}]`);
    for (const target of ['node-exporter', 'mysqld-exporter', 'redis-exporter', 'alertmanager'])
      expect(asked).toContain(`'${target}:`);
  });
  it.skipIf(tools === null)('has rules that pass their own tests', async () => {
    const tests = files('deploy/prometheus').filter((file) => /^tests:/m.test(readFileSync(file, 'utf8')));
    for (const file of tests) expect(await promtool('test', 'rules', file)).toMatchObject({ code: 0 });
  });
  it.skipIf(tools === null)('has a configuration that Alertmanager understands', async () => {
    const amtool = (file: string) => runToEnd([...tools!.command('usr/bin/amtool'), 'check-config', file]);
    expect(await amtool(path.join(root, 'deploy/alertmanager/alertmanager.yml'))).toMatchObject({ code: 0 });
    const wrong = path.join(newFolder(), 'wrong.yml');
    writeFileSync(wrong, 'route: { receiver: nobody }\n');
    expect((await amtool(wrong)).code).toBe(1);
  });
});

describe('the Dockerfile', async () => {
  const running = await unlessMissing('a Docker engine', startEngine);
  afterAll(() => running?.stop());

  const check = (dir: string, target: string) =>
    running!.docker(
      [
        'build',
        '--check',
        '--target',
        target,
        // whose files are not to be had here, and are not looked at
        ...['NODE_IMAGE', 'GATEWAY_IMAGE', 'OBJECTS_IMAGE'].flatMap((name) => ['--build-arg', `${name}=scratch`]),
        dir,
      ],
      { timeoutMs: 60_000 },
    );

  it.skipIf(running === null).each(['runtime', 'web', 'objects'])(
    'has nothing that its checker finds fault with: %s',
    async (target) => {
      expect(await check(root, target)).toMatchObject({ code: 0, text: expect.stringContaining('no warnings found') });
    },
  );
  it.skipIf(running === null)(
    'is found fault with where a secret would be in an image, so the check can fail',
    async () => {
      const dir = newFolder();
      mkdirSync(path.join(dir, 'x'));
      chmodSync(dir, 0o755);
      writeFileSync(path.join(dir, 'Dockerfile'), 'FROM scratch AS runtime\nENV DB_PASSWORD=secret\n');
      expect((await check(dir, 'runtime')).code).toBe(1);
    },
  );
});
