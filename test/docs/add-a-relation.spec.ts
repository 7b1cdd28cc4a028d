import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { inTemporaryFolder } from '../process/support/temporary-folder.js';

const root = resolve(import.meta.dirname, '../..');

const SLICE = 'libs/follows/src/close-friends/';

describe('docs/how-to/add-a-relation.md', () => {
  let patch: string;
  let files: string[];

  beforeAll(async () => {
    const text = await readFile(join(root, 'docs/how-to/add-a-relation.md'), 'utf8');
    patch = [...text.matchAll(/^```diff\n(.*?)^```$/gms)].map(([, block]) => block!).join('');
    files = [...patch.matchAll(/^diff --git a\/(\S+) /gm)].map(([, path]) => path!);
  });

  it('shows a change that can be applied to what is here', async () => {
    await inTemporaryFolder(async (folder) => {
      const file = join(folder, 'close-friends.patch');
      await writeFile(file, patch);
      // Whoever did as the page says has it already.
      const direction = existsSync(join(root, SLICE)) ? ['--reverse'] : [];
      const apply = promisify(execFile)('git', ['apply', '--check', ...direction, file], { cwd: root });
      // What fails says which line of which file.
      await expect(apply).resolves.toEqual({ stdout: '', stderr: '' });
    });
  });

  it('adds one slice of at most eight files, a test, and one line to the list of relations', () => {
    const others = files.filter((path) => !path.startsWith(SLICE));
    expect(others.sort()).toEqual([
      'libs/follows/src/follows.relations.ts',
      'test/e2e/close-friends.spec.ts',
    ]);
    expect(files.length - others.length).toBeLessThanOrEqual(8);
    const list = patch
      .slice(patch.indexOf('diff --git a/libs/follows/src/follows.relations.ts'))
      .split('\ndiff ')[0]!;
    const added = list.split('\n').filter((line) => /^\+(?!\+\+)/.test(line));
    expect(added.filter((line) => !line.startsWith('+import '))).toEqual(['+  closeFriendsSlice,']);
    expect(added).toHaveLength(2);
  });
});
