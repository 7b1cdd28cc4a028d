import { execFile } from 'node:child_process';
import { cp, mkdtemp, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { installPackages, packPackages } from '../packages/install-packages.js';
import { fileInRepository } from '../support/repository.js';

/** Milliseconds. Packing, unpacking and compiling, on a machine that has other things to do. */
export const INSTALL_PATIENCE_MS = 240_000;

/**
 * Copies an example to a folder of its own, installs the packed libs there, and compiles it against their types.
 *
 * @returns the folder, for whoever asks to remove
 */
export async function installExample(name: string): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'retinue-example-')));
  await cp(fileInRepository(`examples/${name}`), folder, { recursive: true });
  const packed = await packPackages(fileInRepository('.'), folder);
  await installPackages(packed, folder, [fileInRepository('node_modules')]);
  const compiler = fileInRepository('node_modules/typescript/bin/tsc');
  await promisify(execFile)(process.execPath, [compiler], { cwd: folder });
  return folder;
}
