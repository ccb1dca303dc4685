import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const runFile = promisify(execFile);

/** Goes with node_modules; nothing of it is in the repository. */
export const servicesCache = path.join(import.meta.dirname, '../../../node_modules/.cache/services');

const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';
/** Downloads that hang must not hang the tests. */
const patienceMs = 300_000;

/** A folder with a program and everything it needs, down to its C library, whatever this machine has installed. */
export interface DebianTree {
  readonly dir: string;
  /** Command line that runs a program of the tree, `usr/sbin/…`, through the tree's own loader. */
  command(program: string): readonly [string, ...string[]];
}

/**
 * Unpacks packages of a Debian suite with all they depend on. Asks for no rights and installs nothing; a second call finds the tree.
 *
 * @param suite - `bookworm`, `trixie`, `sid`; need not be this machine's.
 * @param packageNames - One, or several that stand in one tree.
 * @param prepare - Completes a tree that was just unpacked; it is kept only if this succeeds.
 * @throws Error where the machine has no apt, or the package is not served.
 */
export async function debianTree(
  suite: string,
  packageNames: string | readonly string[],
  prepare: (tree: DebianTree) => Promise<void> = () => Promise.resolve(),
): Promise<DebianTree> {
  const packages = [packageNames].flat();
  const dir = path.join(servicesCache, [suite, ...packages].join('-'));
  if (!existsSync(dir)) {
    await mkdir(servicesCache, { recursive: true });
    const draft = await mkdtemp(`${dir}.`);
    try {
      await unpack(suite, packages, draft);
      await prepare(treeIn(draft));
      await rename(draft, dir).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error; // another run was first
      });
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
  }
  return treeIn(dir);
}

async function unpack(suite: string, packages: readonly string[], target: string): Promise<void> {
  const apt = path.join(target, 'apt');
  await mkdir(path.join(apt, 'lists/partial'), { recursive: true });
  await mkdir(path.join(apt, 'cache/archives/partial'), { recursive: true });
  await writeFile(path.join(apt, 'status'), ''); // nothing is installed, so every dependency is fetched
  const options = `signed-by=${keyring} check-valid-until=no`;
  await writeFile(path.join(apt, 'sources.list'), `deb [${options}] ${await mirror()} ${suite} main\n`);
  const settings = {
    'Dir::Etc::SourceList': path.join(apt, 'sources.list'),
    'Dir::Etc::SourceParts': '/dev/null',
    'Dir::State::Lists': path.join(apt, 'lists'),
    'Dir::State::Status': path.join(apt, 'status'),
    'Dir::Cache': path.join(apt, 'cache'),
    'APT::Sandbox::User': '',
    'Acquire::Languages': 'none',
  };
  const file = path.join(apt, 'apt.conf');
  await writeFile(
    file,
    Object.entries(settings)
      .map(([name, value]) => `${name} "${value}";\n`)
      .join(''),
  );
  const env = { ...process.env, APT_CONFIG: file };
  await runFile('apt-get', ['-qq', 'update'], { env, timeout: patienceMs });
  const flags = ['-qq', '-y', '--no-install-recommends', '--download-only'];
  await runFile('apt-get', [...flags, 'install', ...packages], { env, timeout: patienceMs });
  const archives = path.join(apt, 'cache/archives');
  for (const name of (await readdir(archives)).filter((each) => each.endsWith('.deb')))
    await runFile('dpkg-deb', ['-x', path.join(archives, name), target], { timeout: patienceMs });
  await rm(apt, { recursive: true });
  for (const heavy of ['usr/share/doc', 'usr/share/man', 'usr/share/locale', 'usr/lib/python3'])
    await rm(path.join(target, heavy), { recursive: true, force: true });
}

/** Where this machine gets its own packages from. */
async function mirror(): Promise<string> {
  const { stdout } = await runFile('apt-get', ['indextargets', '--format', '$(REPO_URI)', 'Identifier: Packages']);
  const found = stdout.split('\n').find((uri) => /\/debian\/?$/.test(uri));
  if (!found) throw new Error('This machine gets no packages from a Debian archive.');
  return found;
}

function treeIn(dir: string): DebianTree {
  const triplet = process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu';
  const loader = process.arch === 'arm64' ? 'ld-linux-aarch64.so.1' : 'ld-linux-x86-64.so.2';
  const libraries = [
    `usr/lib/${triplet}`,
    `lib/${triplet}`,
    'usr/lib/mysql/private',
    `usr/lib/${triplet}/ceph`,
    'usr/lib',
  ];
  return {
    dir,
    command: (program) => {
      const found = ['usr/lib64', 'lib64', 'usr/lib', 'lib'].find((place) => existsSync(path.join(dir, place, loader)));
      if (found === undefined) throw new Error(`${dir} has no ${loader}.`);
      return [
        path.join(dir, found, loader),
        '--library-path',
        libraries.map((place) => path.join(dir, place)).join(':'),
        path.join(dir, program),
      ];
    },
  };
}
