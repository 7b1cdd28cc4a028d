export { createApp } from './create-app.js';
export { ServerLogger } from './logging/server-logger.js';
export { reportError } from './report-error.js';
export { loadDotEnv } from './settings/load-dot-env.js';
export { readDatabaseSettings, readSettings, type Settings, SettingsError } from './settings/settings.js';
export { type RunningServer, runServer, startServer } from './start-server.js';
