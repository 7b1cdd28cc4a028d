import { readdir, readFile } from 'node:fs/promises';
import { addVersion, parseChangeset } from '../../scripts/changelog/changelog.js';

const root = new URL('../../', import.meta.url);

describe('the changelog', () => {
  it('begins with the version that the whole and each package of libs and apps has', async () => {
    const changelog = await readFile(new URL('CHANGELOG.md', root), 'utf8');
    const [, latest] = /^## (.+)$/m.exec(changelog) ?? [];
    const folders = ['.'];
    for (const parent of ['libs', 'apps'])
      folders.push(...(await readdir(new URL(parent, root))).map((name) => `${parent}/${name}`));
    const versions = await Promise.all(
      folders.map(async (folder) => {
        const text = await readFile(new URL(`${folder}/package.json`, root), 'utf8');
        return [folder, (JSON.parse(text) as { version: string }).version];
      }),
    );
    expect(versions).toEqual(folders.map((folder) => [folder, latest]));
  });

  it('gets a new version above the last one, with what breaks first', () => {
    const before = '# Changelog\n\nIn front.\n\n## 0.1.0\n\nThe first.\n';
    const changes = [
      { bump: 'patch', text: 'Mended.' },
      { bump: 'major', text: 'A route is gone.\n\nUse the other one.' },
      { bump: 'patch', text: 'Also mended.' },
    ] as const;
    expect(addVersion(before, '0.2.0', changes)).toBe(
      '# Changelog\n\nIn front.\n\n## 0.2.0\n\n' +
        '### What breaks\n\n- A route is gone.\n\n  Use the other one.\n\n' +
        '### What is mended\n\n- Mended.\n- Also mended.\n\n' +
        '## 0.1.0\n\nThe first.\n',
    );
  });
});

describe('a changeset', () => {
  it('counts by the largest change that it names', () => {
    const file = `---\n'@retinue/users': patch\n'@retinue/follows': minor\n---\n\nMutes can end.\n`;
    expect(parseChangeset(file)).toEqual({ bump: 'minor', text: 'Mutes can end.' });
  });

  it.each([
    ['without a package', '---\n---\n\nMutes can end.\n'],
    ['without a text', `---\n'@retinue/users': patch\n---\n\n`],
    ['that is a text only', 'Mutes can end.\n'],
  ])('%s is refused', (_, file) => {
    expect(() => parseChangeset(file)).toThrow('says what');
  });
});
