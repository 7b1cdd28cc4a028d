import { reportStartError } from './report-start-error.js';
import { loadSettings } from './settings/load-settings.js';
import { runServer } from './start-server.js';

try {
  await runServer(loadSettings());
} catch (error) {
  reportStartError(error);
}
