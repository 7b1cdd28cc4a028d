export { collectEarly } from './collect-early.js';
export { ServerLogger } from './logging/server-logger.js';
export { SERVICE_VERSION } from './package-info.js';
export { reportError } from './report-error.js';
export { loadDotEnv } from './settings/load-dot-env.js';
export { warnOfMistypedSettings } from './settings/mistyped-settings.js';
export { RETINUE_TABLES } from './retinue-tables.js';
export { databaseOptionsOf, usersOptionsOf } from './settings/module-options.js';
export { readDatabaseSettings, readSettings, type Settings, SettingsError } from './settings/settings.js';
