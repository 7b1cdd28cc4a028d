import type { Engine } from './engines/shared/database-parts.js';
import type { EngineTools } from './engines/shared/engine-tools.js';
import { DatabaseStartError } from './errors/start.errors.js';

/**
 * Loads what one engine needs, its driver too, and nothing of the other's.
 *
 * @throws DatabaseStartError when the driver is not installed
 */
export async function loadEngine(engine: 'sqlite' | 'postgres'): Promise<Engine> {
  if (engine === 'sqlite') return (await import('./engines/sqlite/sqlite-engine.js')).sqliteEngine;
  return whereInstalled(async () => (await import('./engines/postgres/postgres-engine.js')).postgresEngine);
}

/**
 * The same for what needs no module, and TypeORM only where it has to.
 *
 * @throws DatabaseStartError when the driver is not installed
 */
export async function loadEngineTools(engine: 'sqlite' | 'postgres'): Promise<EngineTools> {
  if (engine === 'sqlite') return (await import('./engines/sqlite/sqlite-tools.js')).sqliteTools;
  return whereInstalled(async () => (await import('./engines/postgres/postgres-tools.js')).postgresTools);
}

async function whereInstalled<Loaded>(load: () => Promise<Loaded>): Promise<Loaded> {
  try {
    return await load();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== 'ERR_MODULE_NOT_FOUND' || !/'pg(-cursor)?'/.test(message)) throw error;
    throw new DatabaseStartError(
      `PostgreSQL's driver is not installed: "npm install pg@8 pg-cursor@2"`,
      error,
    );
  }
}
