import { DatabaseStartError } from '@retinue/database';
import { SettingsError } from './settings/settings.js';

/** Says why the process can't start: in one line when it is for the operator to mend, with the stack otherwise. */
export function reportStartError(error: unknown): void {
  process.exitCode = 1;
  if (error instanceof SettingsError) console.error(`retinue: ${error.message}`);
  else if (error instanceof DatabaseStartError) console.error(`retinue: DATABASE_URL: ${error.message}`);
  else if (isListenError(error)) console.error(`retinue: HOST, PORT: ${error.message}`);
  else console.error(error);
}

function isListenError(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error && error.syscall === 'listen';
}
