import { SCOPES } from '@retinue/access';
import type { Command } from 'commander';
import type { CliDatabase } from '../cli-extension.js';

const NOTES = `
Scopes: ${SCOPES.join(', ')}.
admin is all of them. A key is kept as a hash: nobody can read it again.`;

const commands = async (): Promise<typeof import('./keys.command.js')> => import('./keys.command.js');

/** Adds the commands for the keys of services. */
export function addKeysCommands(
  program: Command,
  database: () => Promise<CliDatabase>,
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
      run((await commands()).createKey(await database(), { name, scopes, expires })),
    );
  keys
    .command('list')
    .description('print all keys, without their secrets')
    .action(async () => run((await commands()).listKeys(await database())));
  keys
    .command('revoke')
    .description('end a key')
    .argument('<id>', 'as the list has it')
    .action(async (id: string) => run((await commands()).revokeKey(await database(), id)));
}
