import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderEntries } from './folder-entries.js';

/** As if nothing had changed for a minute. */
const settle = (folder: string): void => {
  const before = Date.now() / 1_000 - 60;
  utimesSync(folder, before, before);
};

describe('FolderEntries', () => {
  let root: string;
  let folder: string;
  let file: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'retinue-test-'));
    folder = join(root, 'folder');
    file = join(folder, 'file');
    mkdirSync(folder);
    writeFileSync(file, 'one');
    settle(folder);
  });

  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('have changed at the first look, and then only when something happens', () => {
    const entries = new FolderEntries(folder);

    expect([entries.haveChanged(), entries.haveChanged(), entries.haveChanged()]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it.each([
    ['a file is removed', () => rmSync(file)],
    ['a file is moved away', () => renameSync(file, join(root, 'file'))],
    [
      'another file takes the place of one',
      () => (writeFileSync(join(root, 'other'), ''), renameSync(join(root, 'other'), file)),
    ],
    ['a file is added', () => writeFileSync(join(folder, 'other'), '')],
    ['the folder is removed', () => rmSync(folder, { recursive: true })],
    [
      'another folder takes the place of this one, with the same time',
      () => (renameSync(folder, join(root, 'before')), mkdirSync(folder), settle(folder)),
    ],
  ])('have changed when %s', (_name, change) => {
    const entries = new FolderEntries(folder);
    entries.haveChanged();

    change();

    expect(entries.haveChanged()).toBe(true);
  });

  it('have not changed when a file is written', () => {
    const entries = new FolderEntries(folder);
    entries.haveChanged();

    writeFileSync(file, 'two');

    expect(entries.haveChanged()).toBe(false);
  });

  it('count as changed while the last change is so young that another one could have the same time', () => {
    const entries = new FolderEntries(folder);
    const now = Date.now() / 1_000 + 60;
    utimesSync(folder, now, now);

    expect([entries.haveChanged(), entries.haveChanged()]).toEqual([true, true]);
  });
});
