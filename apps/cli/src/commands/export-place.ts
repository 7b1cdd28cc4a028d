import { writeFile } from 'node:fs/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { EventsService } from '@retinue/follows';
import { CliError } from '../cli-error.js';
import { fileProblem } from '../files/file-problem.js';

/**
 * Writes the place in the log of events up to which all is done by now: whatever is read from the database later has it, and all
 * that is not in there comes after this place.
 *
 * @throws CliError when the file can't be written
 */
export async function writePlaceOfNow(app: INestApplicationContext, file: string): Promise<void> {
  const { nextAfter } = await app.get(EventsService).next({ after: 'now' });
  try {
    await writeFile(file, `${nextAfter}\n`);
  } catch (error) {
    const problem = fileProblem(error);
    throw problem === undefined ? error : new CliError(`${file} can't be written: ${problem}`);
  }
}
