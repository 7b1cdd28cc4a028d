import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fileInRepository } from '../support/repository.js';
import { installPackages, packPackages } from './install-packages.js';

/** Milliseconds. Packing, unpacking and transforming, on a machine that has other things to do. */
const PATIENCE_MS = 120_000;

const SPEC = `
import 'reflect-metadata';
import { FakeRetinue, Given, openRetinue } from '@retinue/testing';

test.each(['real', 'fake'])('%s services', async (kind) => {
  const retinue = kind === 'real' ? await openRetinue() : new FakeRetinue();
  await new Given(retinue).follow();
  expect((await retinue.users.list({})).items.length).toBe(2);
  if ('close' in retinue) await retinue.close();
});
`;

test(
  'the jest.config.js in the README of testing runs a spec of a CommonJS project, on what is real and what is fake',
  async () => {
    const folder = await realpath(await mkdtemp(join(tmpdir(), 'retinue-jest-')));
    const packed = await packPackages();
    await installPackages(packed, folder, [fileInRepository('node_modules')]);
    const readme = await readFile(join(folder, 'node_modules/@retinue/testing/README.md'), 'utf8');
    const [, config = ''] = /```js\n(module\.exports = .*?)```/s.exec(readme) ?? [];
    await writeFile(join(folder, 'package.json'), '{}');
    await writeFile(join(folder, 'jest.config.js'), config);
    await mkdir(join(folder, 'src'));
    await writeFile(join(folder, 'src/services.spec.ts'), SPEC);
    const { NODE_OPTIONS: _, ...env } = process.env;
    const jest = fileInRepository('node_modules/jest/bin/jest.js');
    const { stderr } = await promisify(execFile)(process.execPath, [jest], { cwd: folder, env });
    expect(stderr).toContain('Tests:       2 passed, 2 total');
    await rm(folder, { recursive: true });
  },
  PATIENCE_MS,
);
