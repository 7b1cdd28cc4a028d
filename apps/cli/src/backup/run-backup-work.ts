import { BackupError, nameOfDatabase } from '@retinue/database';
import { CliError } from '../cli-error.js';
import { ExitCode } from '../exit-codes.js';
import { fileProblem } from '../files/file-problem.js';
import { Interruption } from '../interruption.js';
import { Progress } from '../progress/progress.js';

const MB = 1_000_000;

/** Ctrl-C, thrown to where the copy is made. */
class Stopped extends Error {}

/** What the work asks on its way. */
export interface BackupWatch {
  /** Told of the bytes copied. */
  readonly onProgress: (progress: { readonly copied: number; readonly total: number }) => void;
  /** Throws when the work is to end. */
  readonly assertGoesOn: () => void;
}

/**
 * Shows how far a copy is, and stops it on Ctrl-C or SIGTERM: nothing of it is left then.
 *
 * @param name what is written, for messages
 * @throws CliError when it can't be done
 */
export async function runBackupWork(
  command: string,
  name: string,
  work: (watch: BackupWatch) => Promise<number>,
): Promise<number> {
  const interruption = new Interruption();
  const extent = { total: undefined as number | undefined, copied: 0, done: () => extent.copied };
  let progress: Progress | undefined;
  const assertGoesOn = (): void => {
    if (interruption.requested) throw new Stopped();
  };
  const onProgress: BackupWatch['onProgress'] = ({ copied, total }) => {
    assertGoesOn();
    extent.total = total;
    extent.copied = copied;
    progress ??= new Progress(extent, command, { verb: 'MB copied' });
    progress.update(Math.round(copied / MB));
    // What comes then has lines of its own.
    if (copied === total) progress.stop();
  };
  try {
    return await work({ onProgress, assertGoesOn });
  } catch (error) {
    if (error instanceof Stopped) {
      console.log(`${command}: stopped, and nothing is left of it`);
      return ExitCode.interrupted;
    }
    if (error instanceof BackupError) throw new CliError(error.message);
    const problem = fileProblem(error);
    throw problem === undefined
      ? error
      : new CliError(`${nameOfDatabase(name)} can't be written: ${problem}`);
  } finally {
    interruption.stopListening();
    progress?.stop();
  }
}
