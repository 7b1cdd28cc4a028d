import { loadDotEnv, reportError, warnOfMistypedSettings } from '@retinue/api';
import { CommanderError } from 'commander';
import { CliError } from './cli-error.js';
import { ExitCode } from './exit-codes.js';
import { createProgram } from './program.js';

try {
  loadDotEnv();
  warnOfMistypedSettings(process.env);
  await createProgram().parseAsync();
} catch (error) {
  // Commander has said what is wrong already; --help and --version end here, too, with 0.
  const done = error instanceof CommanderError && error.exitCode === 0;
  process.exitCode = done ? ExitCode.ok : ExitCode.failure;
  if (error instanceof CliError) console.error(`retinue: ${error.message}`);
  else if (!(error instanceof CommanderError)) reportError(error);
}
