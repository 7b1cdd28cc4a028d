import { execFile } from 'node:child_process';
import { cp, mkdtemp, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { installPackages, packPackages } from '../packages/install-packages.js';
import { madeOnce } from '../support/made-once.js';
import { fileInRepository } from '../support/repository.js';

/** Milliseconds. Packing, unpacking and compiling, on a machine that has other things to do. */
export const INSTALL_PATIENCE_MS = 240_000;

/**
 * An example in a folder of its own, with the packed libs, and compiled against their types. It is the same on both engines, so it is
 * installed for one of them and copied.
 *
 * @returns the folder, for whoever asks to remove
 */
export async function installExample(name: string): Promise<string> {
  const installed = await madeOnce(name, async (folder) => {
    await cp(fileInRepository(`examples/${name}`), folder, { recursive: true });
    await installPackages(await packPackages(), folder, [fileInRepository('node_modules')]);
    const compiler = fileInRepository('node_modules/typescript/bin/tsc');
    await promisify(execFile)(process.execPath, [compiler], { cwd: folder });
    return folder;
  });
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'retinue-example-')));
  await cp(installed, folder, { recursive: true, verbatimSymlinks: true });
  return folder;
}
