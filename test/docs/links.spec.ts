import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** Every document that is part of the project. */
async function documents(folder = root): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !['node_modules', 'dist', 'data', '.git', '.changeset'].includes(entry.name))
      found.push(...(await documents(path)));
    else if (entry.name.endsWith('.md')) found.push(path);
  }
  return found;
}

/** Where the links of a text lead, without those to other sites and to places in the same page. */
function linksOf(text: string): string[] {
  const prose = text.replaceAll(/^```.*?^```/gms, '').replaceAll(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target.replace(/#.*$/, ''))
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target));
}

describe('the documents', () => {
  test('have no link that leads to a file that is not there', async () => {
    const broken: string[] = [];
    let links = 0;
    for (const path of await documents()) {
      for (const target of linksOf(await readFile(path, 'utf8'))) {
        links += 1;
        if (!existsSync(join(dirname(path), target))) broken.push(`${relative(root, path)}: ${target}`);
      }
    }
    expect(broken).toEqual([]);
    expect(links).toBeGreaterThan(100);
  });

  test('are all reached from the README, over however many links', async () => {
    const reached = new Set([join(root, 'README.md')]);
    for (const path of reached) {
      if (!path.endsWith('.md')) continue;
      for (const target of linksOf(await readFile(path, 'utf8'))) reached.add(join(dirname(path), target));
    }
    const unreached = (await documents()).filter((path) => !reached.has(path));
    expect(unreached.map((path) => relative(root, path))).toEqual([]);
  });
});
