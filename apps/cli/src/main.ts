import { collectEarly } from '@retinue/api';
import { runCommandLine } from './run-command-line.js';

// An import makes garbage of each line, and has memory to spare for nothing else.
collectEarly();
process.exitCode = await runCommandLine(process.argv.slice(2));
