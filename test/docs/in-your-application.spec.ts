import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileInRepository } from '../support/repository.js';

const document = await readFile(fileInRepository('docs/in-your-application.md'), 'utf8');

describe('docs/in-your-application.md', () => {
  test('shows code as it stands in files that tests run', async () => {
    const blocks = [...document.matchAll(/```ts\n\/\/ (\S+)\n(.*?)```/gs)];
    expect(blocks.length).toBe(5);
    for (const [, path = '', code = ''] of blocks) {
      expect(await readFile(fileInRepository(path), 'utf8')).toContain(code.trim());
    }
  });

  test('names each value that says who acts', async () => {
    const places = new Set<string>();
    for (const lib of ['libs/users/src', 'libs/follows/src'].map(fileInRepository)) {
      const files = (await readdir(lib, { recursive: true })).filter((path) =>
        path.endsWith('.controller.ts'),
      );
      const sources = await Promise.all(files.map(async (path) => readFile(join(lib, path), 'utf8')));
      const source = sources.join('');
      for (const [, place = ''] of source.matchAll(/@ActsAs\('(?:.*\/)?(\w+)'\)/g)) places.add(place);
    }
    expect([...places].sort()).toEqual(['followerId', 'id', 'user_id', 'userId', 'viewerId'].sort());
    for (const place of places) expect(document).toMatch(new RegExp(`\\| .*\\b${place}\\b.*\\|`));
  });
});
