import cluster from 'node:cluster';
import { reportError } from './report-error.js';
import { loadDotEnv } from './settings/load-dot-env.js';
import { warnOfMistypedSettings } from './settings/mistyped-settings.js';
import { readSettings } from './settings/settings.js';
import { runServer } from './start-server.js';
import { runWorkers } from './workers/run-workers.js';

/**
 * Serves with the settings of the environment and of `.env`, until a signal ends it.
 *
 * @returns whether it could start; what is in the way has been told on standard error
 */
export async function serve(): Promise<boolean> {
  try {
    loadDotEnv();
    if (cluster.isPrimary) warnOfMistypedSettings(process.env);
    const settings = readSettings(process.env);
    if (settings.WORKERS > 1 && cluster.isPrimary) await runWorkers(settings);
    else await runServer(settings);
    return true;
  } catch (error) {
    reportError(error);
    return false;
  }
}
