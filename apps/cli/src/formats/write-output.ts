import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { createGzip } from 'node:zlib';
import { CliError } from '../cli-error.js';
import { fileProblem } from '../files/file-problem.js';
import type { RecordFormat } from './record-format.js';
import { type Table, writeRecords } from './write-records.js';

/** Writes records to standard output; who reads may stop, as `head` does. @throws CliError when it can't be written */
export async function writeToOutput(table: Table, format: RecordFormat): Promise<void> {
  try {
    await writeRecords(table, format, [process.stdout], { end: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw asCliError('standard output', error);
  }
}

/** Writes records to a file, packed when its name ends in `.gz`. @throws CliError when it can't be written */
export async function writeToFile(table: Table, format: RecordFormat, file: string): Promise<void> {
  const packing = file.endsWith('.gz') ? [createGzip()] : [];
  // Under its name only when it is whole: half an export looks like a small one. A device or a pipe has no other name.
  const target = (await isReplaceable(file)) ? `${file}.partial` : file;
  try {
    await writeRecords(table, format, [...packing, createWriteStream(target)]);
    if (target !== file) await rename(target, file);
  } catch (error) {
    if (target !== file) await rm(target, { force: true }).catch(() => undefined);
    throw asCliError(file, error);
  }
}

async function isReplaceable(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => undefined);
  if (found?.isDirectory() === true) throw new CliError(`${file} is a folder: name a file in it`);
  return found?.isFile() ?? true;
}

function asCliError(name: string, error: unknown): unknown {
  const problem = fileProblem(error);
  return problem === undefined ? error : new CliError(`${name} can't be written: ${problem}`);
}
