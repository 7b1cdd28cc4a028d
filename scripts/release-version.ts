import { execFileSync } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { addVersion, parseChangeset } from './changelog/changelog.js';

// Run from the repository's root, as npm does.
const CHANGELOG = 'CHANGELOG.md';

const shell = process.platform === 'win32';
const run = (command: string, ...args: string[]): void => {
  execFileSync(command, args, { stdio: 'inherit', shell });
};
const readVersion = async (file: string): Promise<string> =>
  (JSON.parse(await readFile(file, 'utf8')) as { version: string }).version;

const files = (await readdir('.changeset')).filter((file) => file.endsWith('.md')).sort();
if (files.length === 0) {
  console.error('No changeset waits, so there is nothing to release: "npm run changeset" writes one.');
  process.exitCode = 1;
} else {
  const changes = await Promise.all(
    files.map(async (file) => parseChangeset(await readFile(`.changeset/${file}`, 'utf8'))),
  );
  run('npx', 'changeset', 'version');
  // All packages share one version, and so does the whole.
  const version = await readVersion('libs/common/package.json');
  const whole = await readFile('package.json', 'utf8');
  await writeFile('package.json', whole.replace(/"version": "[^"]+"/, `"version": "${version}"`));
  await writeFile(CHANGELOG, addVersion(await readFile(CHANGELOG, 'utf8'), version, changes));
  run('npm', 'install', '--package-lock-only', '--ignore-scripts');
  run('npx', 'prettier', '--write', CHANGELOG, 'package.json');
}
