import type { Engine } from './engines/shared/database-parts.js';
import { DatabaseStartError } from './errors/start.errors.js';

/**
 * Loads what one engine needs, its driver too, and nothing of the other's.
 *
 * @throws DatabaseStartError when the driver is not installed
 */
export async function loadEngine(engine: 'sqlite' | 'postgres'): Promise<Engine> {
  if (engine === 'sqlite') return (await import('./engines/sqlite/sqlite-engine.js')).sqliteEngine;
  try {
    return (await import('./engines/postgres/postgres-engine.js')).postgresEngine;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== 'ERR_MODULE_NOT_FOUND' || !/'pg(-cursor)?'/.test(message)) throw error;
    throw new DatabaseStartError(
      `PostgreSQL's driver is not installed: "npm install pg@8 pg-cursor@2"`,
      error,
    );
  }
}
