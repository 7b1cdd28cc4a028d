import cluster from 'node:cluster';
import { reportError } from './report-error.js';
import { loadDotEnv } from './settings/load-dot-env.js';
import { warnOfMistypedSettings } from './settings/mistyped-settings.js';
import { readSettings } from './settings/settings.js';
import { runServer } from './start-server.js';
import { runWorkers } from './workers/run-workers.js';

try {
  loadDotEnv();
  if (cluster.isPrimary) warnOfMistypedSettings(process.env);
  const settings = readSettings(process.env);
  if (settings.WORKERS > 1 && cluster.isPrimary) await runWorkers(settings);
  else await runServer(settings);
} catch (error) {
  reportError(error);
  process.exitCode = 1;
}
