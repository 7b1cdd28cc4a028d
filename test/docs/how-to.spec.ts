import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { inTemporaryFolder } from '../process/support/temporary-folder.js';

const root = resolve(import.meta.dirname, '../..');

const FOLDER = join(root, 'docs/how-to');

interface Page {
  readonly name: string;
  readonly text: string;
  /** All of the page's blocks, as one change. */
  readonly patch: string;
  readonly added: readonly string[];
  readonly changed: readonly string[];
  /** Whoever did as the page says has its files already. */
  readonly isDone: boolean;
}

function readPage(name: string): Page {
  const text = readFileSync(join(FOLDER, name), 'utf8');
  const patch = [...text.matchAll(/^```diff\n(.*?)^```$/gms)].map(([, block]) => block!).join('');
  const files = [...patch.matchAll(/^diff --git a\/(\S+) b\/\S+\n(new file)?/gm)];
  const filesThat = (areNew: boolean): string[] =>
    files.filter(([, , isNew]) => (isNew !== undefined) === areNew).map(([, path]) => path!);
  const added = filesThat(true);
  const isDone = added.some((path) => existsSync(join(root, path)));
  return { name, text, patch, added, changed: filesThat(false), isDone };
}

const pages = readdirSync(FOLDER).map(readPage);

/** The times in the names of migrations. */
const timesIn = (paths: readonly string[]): string[] =>
  paths.flatMap((path) => /^\d{13}(?=-)/.exec(basename(path))?.[0] ?? []);

test('there is a page for each thing that is often added', () => {
  expect(pages.map(({ name }) => name).sort()).toEqual([
    'add-a-list-filter.md',
    'add-a-migration.md',
    'add-a-relation.md',
    'add-a-user-field.md',
  ]);
});

describe.each(pages)('docs/how-to/$name', ({ text, patch, added, changed, isDone }) => {
  it('shows a change that can be applied to what is here', async () => {
    await inTemporaryFolder(async (folder) => {
      const file = join(folder, 'shown.patch');
      await writeFile(file, patch);
      const direction = isDone ? ['--reverse'] : [];
      const apply = promisify(execFile)('git', ['apply', '--check', ...direction, file], { cwd: root });
      // What fails says which line of which file.
      await expect(apply).resolves.toEqual({ stdout: '', stderr: '' });
    });
  });

  it('says how many files are new, and how many are changed', () => {
    const [, filesAdded, filesChanged] = /\*\*(\d+) new files?, (\d+) changed\*\*/.exec(text) ?? [];
    expect([filesAdded, filesChanged].map(Number)).toEqual([added.length, changed.length]);
    expect(new Set([...added, ...changed]).size).toBe(added.length + changed.length);
  });

  it('brings a test', () => {
    expect(added).toContainEqual(expect.stringMatching(/^test\/.*\.spec\.ts$/));
  });
});

test('the migrations of all pages have times that are free', () => {
  const shown = timesIn(pages.flatMap((page) => page.added));
  expect(shown.length).toBeGreaterThan(2);
  expect(new Set(shown).size).toBe(shown.length);
  const sources = readdirSync(join(root, 'libs'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.includes('node_modules') && !path.includes('dist'))
    .map((path) => join('libs', path));
  const taken = timesIn(sources.filter((path) => !pages.some((page) => page.added.includes(path))));
  expect(taken.length).toBeGreaterThan(8);
  expect(shown.filter((time) => taken.includes(time))).toEqual([]);
});

describe('a relation', () => {
  it('is one slice of at most eight files, a test, and one line in the list of relations', () => {
    const { patch, added, changed } = pages.find(({ name }) => name === 'add-a-relation.md')!;
    const outside = added.filter((path) => !path.startsWith('libs/follows/src/close-friends/'));
    expect(outside).toEqual(['test/e2e/close-friends.spec.ts']);
    expect(added.length - outside.length).toBeLessThanOrEqual(8);
    expect(changed).toEqual(['libs/follows/src/follows.relations.ts']);
    const list = patch
      .slice(patch.indexOf('diff --git a/libs/follows/src/follows.relations.ts'))
      .split('\ndiff ')[0]!;
    const lines = list.split('\n').filter((line) => /^\+(?!\+\+)/.test(line));
    expect(lines.filter((line) => !line.startsWith('+import '))).toEqual(['+  closeFriendsSlice,']);
    expect(lines).toHaveLength(2);
  });
});
