/**
 * Sets Retinue beside the least that could do its job, in one run; `npm run bench -- --help` says how.
 */
import { Command, InvalidArgumentError, Option } from 'commander';
import { runBench, type BenchOptions } from './run-bench.js';
import { OPERATIONS } from './operations/index.js';
import { runPostgresBench } from './postgres/run-postgres.js';
import { publish } from './report/performance-page.js';
import { runScale } from './scale/run-scale.js';

/** Follows; the graph of the default bench is the one in the middle. */
const SCALE_SIZES = [200_000, 2_000_000, 20_000_000] as const;

/** The graph on PostgreSQL unless another is asked for: import and rounds take some minutes. */
const POSTGRES_SIZE = { users: 20_000, follows: 400_000 } as const;

/** An import of more can take an hour: each follow changes pages all over the file. */
const BULK_ABOVE = 5_000_000;

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

function positiveIntegers(text: string, before: readonly number[]): number[] {
  return [...before, positiveInteger(text)];
}

const program = new Command('bench')
  .description(
    'Measures Retinue and hand-written code on the same graph, in turn, and compares their answers. A wrong answer fails the run.',
  )
  .option('--users <number>', 'users of the graph', positiveInteger, 100_000)
  .option('--follows <number>', 'follows of the graph', positiveInteger, 2_000_000)
  .option('--seed <number>', 'another one makes another graph', positiveInteger, 1)
  .option('--edges <file>', 'lines of follower<TAB>followee, gzipped or plain, instead of a graph of its own')
  .option('--rounds <number>', 'of each operation', positiveInteger, 3)
  .option('--seconds <number>', 'of each round', positive, 1)
  .option('--warm-up <seconds>', 'of load before each round', positive, 2)
  .addOption(
    new Option('--only <operations...>', 'measure these only').choices(OPERATIONS.map(({ key }) => key)),
  )
  .addOption(new Option('--generator <name>', 'what makes the load').choices(['wrk', 'autocannon']))
  .option('--results <file>', 'keep all figures, as JSON')
  .option('--docs', 'bring docs/performance.md and the README up to date with the figures')
  .action(
    orFail(async ({ docs, ...options }: BenchOptions & { readonly docs?: true }) => {
      const bench = await runBench(options);
      if (docs === true) await publish({ bench });
    }),
  );

program
  .command('scale')
  .description(
    'Measures Retinue alone on graphs of growing size. The default takes a quarter of an hour and 10 GB of disk.',
  )
  .argument('[follows...]', `how many (default: ${SCALE_SIZES.join(' ')})`, positiveIntegers, [])
  .option(
    '--bulk-above <follows>',
    'load graphs with more by hand-written statements, not by `retinue import`',
    positiveInteger,
    BULK_ABOVE,
  )
  .action(
    orFail(async (asked: readonly number[], { bulkAbove }: { readonly bulkAbove: number }) => {
      const { docs, ...options } = program.opts<BenchOptions & { readonly docs?: true }>();
      // With a parser, commander gives an empty list, not its default.
      const scale = await runScale(asked.length > 0 ? asked : SCALE_SIZES, { ...options, bulkAbove });
      if (docs === true) await publish({ scale });
    }),
  );

program
  .command('postgres')
  .description(
    'Measures Retinue and hand-written code on PostgreSQL. The graph has 20,000 users and 400,000 follows unless --users and --follows say otherwise.',
  )
  .requiredOption('--url <url>', 'an empty database: postgres://user:password@host:port/database')
  .option('--replicas <urls...>', 'measure reads through these, too')
  .action(
    orFail(async (own: { readonly url: string; readonly replicas?: readonly string[] }) => {
      const options = program.opts<BenchOptions>();
      const size = (key: keyof typeof POSTGRES_SIZE): number =>
        program.getOptionValueSource(key) === 'default' ? POSTGRES_SIZE[key] : options[key];
      await runPostgresBench({ ...options, ...own, users: size('users'), follows: size('follows') });
    }),
  );

program
  .command('docs')
  .description('Draws the documents anew from the figures that were kept.')
  .action(orFail(async () => publish({})));

function orFail<Args extends unknown[]>(action: (...args: Args) => Promise<void>) {
  return async (...args: Args): Promise<void> => {
    try {
      await action(...args);
    } catch (error) {
      console.error(error instanceof Error ? `${error.name}: ${error.message}` : error);
      process.exitCode = 1;
    }
  };
}

await program.parseAsync();
