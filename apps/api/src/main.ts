import { reportError } from './report-error.js';
import { loadDotEnv } from './settings/load-dot-env.js';
import { readSettings } from './settings/settings.js';
import { runServer } from './start-server.js';

try {
  loadDotEnv();
  await runServer(readSettings(process.env));
} catch (error) {
  reportError(error);
  process.exitCode = 1;
}
