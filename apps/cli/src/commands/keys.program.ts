import { SCOPES } from '@retinue/access';
import type { Command } from 'commander';
import type { CliDatabase } from '../cli-database.js';
import { createKey, listKeys, revokeKey } from './keys.command.js';

const NOTES = `
Scopes: ${SCOPES.join(', ')}.
admin is all of them. A key is kept as a hash: nobody can read it again.`;

/** Adds the commands for the keys of services. */
export function addKeysCommands(
  program: Command,
  database: () => CliDatabase,
  run: (command: Promise<number>) => Promise<void>,
): void {
  const keys = program
    .command('keys')
    .description('make, list and revoke the keys with which services call')
    .addHelpText('after', NOTES);
  keys
    .command('create')
    .description('make a key, and print it: this once')
    .argument('<name>', 'what it is for')
    .requiredOption('--scopes <scopes...>', 'what it may do, such as follows:read,follows:write')
    .option('--expires <time>', 'when it ends, such as 2027-12-31 (never)')
    .addHelpText('after', NOTES)
    .action(async (name: string, { scopes, expires }: { scopes: string[]; expires?: string }) =>
      run(createKey(database(), { name, scopes, expires })),
    );
  keys
    .command('list')
    .description('print all keys, without their secrets')
    .action(async () => run(listKeys(database())));
  keys
    .command('revoke')
    .description('end a key')
    .argument('<id>', 'as the list has it')
    .action(async (id: string) => run(revokeKey(database(), id)));
}
