import { existsSync } from 'node:fs';

/** Adds to the environment what it lacks and `.env` in the working directory has. The first thing that a process does. */
export function loadDotEnv(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
}
