/**
 * Tries to knock the server over, in every way known; `npm run attack -- --help` says how, docs/attack.md the rest.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { PostgresServer } from '../postgres-server/postgres-server.js';
import { DEFAULT_SECONDS } from './arena/arena.js';
import { Stores } from './arena/stores.js';
import { ATTACKS } from './attacks/index.js';
import { runAttacks } from './run-attacks.js';
import { tableOf } from './table.js';

interface Options {
  readonly seconds: number;
  readonly seed: number;
  readonly only?: readonly string[];
  readonly workers: number;
  readonly rounds?: number;
  readonly postgres?: true;
  readonly keep?: boolean;
  readonly times: boolean;
}

function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError('It must be a number above 0.');
  return value;
}

function positiveInteger(text: string): number {
  const value = positive(text);
  if (!Number.isSafeInteger(value)) throw new InvalidArgumentError('It must be a whole number.');
  return value;
}

await new Command('attack')
  .description(
    'Attacks the built server as in production, and tells what came of it. Exits with 1 when anything failed.',
  )
  .option('--seconds <number>', 'of each attack, about: all its counts go by it', positive, DEFAULT_SECONDS)
  .option('--seed <number>', 'the same one makes the same cases', positiveInteger, 1)
  .addOption(new Option('--only <attacks...>', 'make these only').choices(ATTACKS.map(({ name }) => name)))
  .option('--workers <number>', 'server processes', positiveInteger, 1)
  .option('--rounds <number>', 'of SIGKILL, instead of what fits into the seconds', positiveInteger)
  .option('--postgres', 'on a PostgreSQL server of its own')
  .option('--keep', 'leave databases and logs where they are')
  .option('--no-times', 'tell waits, but do not judge them: on a busy machine they say nothing')
  .action(attack)
  .parseAsync();

async function attack({ only, postgres, keep = false, ...options }: Options): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'retinue-attack-'));
  const database = postgres === true ? await PostgresServer.create() : undefined;
  const engine = database === undefined ? 'sqlite' : 'postgres';
  const stores = new Stores(join(folder, 'graphs'), database);
  try {
    console.log(`seed ${options.seed}, ${options.seconds} s an attack, ${engine}`);
    const attacks = ATTACKS.filter(({ name }) => only?.includes(name) ?? true);
    const outcomes = await runAttacks(attacks, { ...options, engine, stores, folder, keep }, console.log);
    console.log(`\n${tableOf(outcomes)}`);
    if (outcomes.some(({ tally }) => !tally.passed)) process.exitCode = 1;
  } finally {
    await database?.remove();
    if (keep) console.log(`kept in ${folder}`);
    else await rm(folder, { recursive: true, force: true });
  }
}
