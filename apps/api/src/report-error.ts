import { inspect } from 'node:util';
import { DomainError } from '@retinue/common';
import { DatabaseStartError } from '@retinue/database';
import { hideSecrets } from './logging/hide-secrets.js';
import { SettingsError } from './settings/settings-error.js';

/** An error that is for the operator to mend, as one line that says what; `undefined` when it is a bug. */
function describeOperatorError(error: unknown): string | undefined {
  if (error instanceof SettingsError || error instanceof DomainError) return error.message;
  if (error instanceof DatabaseStartError) return `DATABASE_URL: ${error.message}`;
  if (error instanceof Error && 'syscall' in error && error.syscall === 'listen')
    return `HOST, PORT: ${error.message}`;
  return undefined;
}

/** Says why the process can't go on: in one line when it is for the operator to mend, with the stack otherwise. */
export function reportError(error: unknown): void {
  const line = describeOperatorError(error);
  if (line === undefined) console.error(hideSecrets(inspect(error)));
  else console.error(`retinue: ${line}`);
}
