import { loadDotEnv, reportError } from '@retinue/api';
import { CommanderError } from 'commander';
import { type CliExtension, NO_EXTENSION } from './cli-extension.js';
import { CliError } from './cli-error.js';
import { ExitCode } from './exit-codes.js';
import { createProgram } from './program.js';

/**
 * Does what the arguments ask for, with the settings of the environment and of `.env`.
 *
 * @param args without the names of Node and of the program
 * @param extension what the application adds to Retinue
 * @returns the code to exit with; what failed has been told on standard error
 */
export async function runCommandLine(
  args: readonly string[],
  extension: CliExtension = NO_EXTENSION,
): Promise<number> {
  try {
    loadDotEnv();
    let code: number = ExitCode.ok;
    const program = await createProgram(
      args,
      (commandCode) => {
        code = commandCode;
      },
      extension,
    );
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CliError) console.error(`retinue: ${error.message}`);
    else if (!(error instanceof CommanderError)) reportError(error);
    // Commander has said what is wrong already; --help and --version end here, too, with 0.
    else if (error.exitCode === 0) return ExitCode.ok;
    return ExitCode.failure;
  }
}
