import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const root = resolve(import.meta.dirname, '../..');

/** It is read by people who have the package alone: its README says more, and leads nowhere else. */
const STANDS_ALONE = './libs/client';

interface Packed {
  readonly name: string;
  readonly files: readonly { readonly path: string }[];
}

describe('each package of libs, apps and drivers', () => {
  let folders: string[];

  beforeAll(async () => {
    const parents = ['libs', 'apps', 'drivers'];
    const found = await Promise.all(
      parents.map(async (parent) => (await readdir(join(root, parent))).map((name) => `./${parent}/${name}`)),
    );
    folders = found.flat();
  });

  it('is packed with its README and its license', async () => {
    const { stdout } = await promisify(execFile)(
      'npm',
      ['pack', ...folders, '--dry-run', '--json', '--offline', '--loglevel=error'],
      { cwd: root, shell: process.platform === 'win32', maxBuffer: 2 ** 26 },
    );
    const packed = Object.values(JSON.parse(stdout) as Record<string, Packed>);
    expect(packed).toHaveLength(folders.length);
    const lacking = packed.flatMap(({ name, files }) =>
      ['README.md', 'LICENSE']
        .filter((file) => files.every(({ path }) => path !== file))
        .map((file) => `${name} lacks ${file}`),
    );
    expect(lacking).toEqual([]);
  });

  it('has a README of 10 to 100 lines (200 for the client) that begins with the name of the package', async () => {
    const wrong: string[] = [];
    for (const folder of folders) {
      const readme = await readFile(join(root, folder, 'README.md'), 'utf8');
      const { name } = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8')) as Packed;
      const lines = readme.trimEnd().split('\n');
      if (lines[0] !== `# ${name}`) wrong.push(`${folder}: begins with ${lines[0]}`);
      const most = folder === STANDS_ALONE ? 200 : 100;
      if (lines.length < 10 || lines.length > most) wrong.push(`${folder}: has ${lines.length} lines`);
    }
    expect(wrong).toEqual([]);
  });

  it('has a README that links to the main one, or to no file when it is read without it', async () => {
    const wrong: string[] = [];
    for (const folder of folders) {
      const readme = await readFile(join(root, folder, 'README.md'), 'utf8');
      const links = [...readme.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
      const leadsOut = links.filter((target) => !/^(https:|#)/.test(target));
      if (folder === STANDS_ALONE) wrong.push(...leadsOut.map((target) => `${folder}: links to ${target}`));
      else if (!leadsOut.includes('../../README.md')) wrong.push(`${folder}: no link to the main README`);
    }
    expect(wrong).toEqual([]);
  });

  it('has the license of the whole', async () => {
    const license = await readFile(join(root, 'LICENSE'), 'utf8');
    const others: string[] = [];
    for (const folder of folders)
      if ((await readFile(join(root, folder, 'LICENSE'), 'utf8')) !== license) others.push(folder);
    expect(others).toEqual([]);
  });
});
