import { reportError } from './report-error.js';
import { loadSettings } from './settings/load-settings.js';
import { runServer } from './start-server.js';

try {
  await runServer(loadSettings());
} catch (error) {
  reportError(error);
  process.exitCode = 1;
}
