import { type EngineTools, withEngine } from '../shared/engine-tools.js';
import { postgresEngine } from './postgres-engine.js';

/** Its driver takes a moment to connect, beside which TypeORM's loading counts for less than on a file. */
export const postgresTools: EngineTools = {
  migrate: async (resolved) =>
    withEngine(
      postgresEngine,
      { ...resolved, options: { ...resolved.options, migrate: true } },
      async () => undefined,
    ),
  read: async (resolved, work) =>
    withEngine(
      postgresEngine,
      { ...resolved, options: { ...resolved.options, migrate: false, readOnly: true } },
      async ({ streamer }) => work(streamer),
    ),
};
