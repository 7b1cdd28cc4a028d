/**
 * Sets Retinue beside the least that could do its job, in one run; `npm run bench -- --help` says how.
 */
import { Command, InvalidArgumentError, Option } from 'commander';
import { runBench, type BenchOptions } from './run-bench.js';
import { OPERATIONS } from './operations/index.js';

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

const program = new Command('bench')
  .description(
    'Measures Retinue and hand-written code on the same graph, in turn, and compares their answers. A wrong answer fails the run.',
  )
  .option('--users <number>', 'users of the graph', positiveInteger, 100_000)
  .option('--follows <number>', 'follows of the graph', positiveInteger, 2_000_000)
  .option('--seed <number>', 'another one makes another graph', positiveInteger, 1)
  .option('--edges <file>', 'lines of follower<TAB>followee, gzipped or plain, instead of a graph of its own')
  .option('--rounds <number>', 'of each operation', positiveInteger, 3)
  .option('--seconds <number>', 'of each round', positive, 2)
  .addOption(
    new Option('--only <operations...>', 'measure these only').choices(OPERATIONS.map(({ key }) => key)),
  )
  .addOption(new Option('--generator <name>', 'what makes the load').choices(['wrk', 'autocannon']))
  .option('--results <file>', 'keep all figures, as JSON')
  .action(async (options: BenchOptions) => {
    try {
      await runBench(options);
    } catch (error) {
      console.error(error instanceof Error ? `${error.name}: ${error.message}` : error);
      process.exitCode = 1;
    }
  });

await program.parseAsync();
