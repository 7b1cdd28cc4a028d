import { existsSync } from 'node:fs';
import { readSettings, type Settings } from './settings.js';

/**
 * The settings of this process: its environment, and `.env` in the working directory for what that lacks.
 *
 * @throws SettingsError naming the first setting that is wrong
 */
export function loadSettings(): Settings {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return readSettings(process.env);
}
