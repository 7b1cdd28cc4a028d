export { createApp } from './create-app.js';
export { reportStartError } from './report-start-error.js';
export { loadSettings } from './settings/load-settings.js';
export { readSettings, type Settings, SettingsError } from './settings/settings.js';
export { type RunningServer, runServer, startServer } from './start-server.js';
