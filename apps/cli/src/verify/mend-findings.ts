import { FollowsIntegrityService } from '@retinue/follows';
import type { CliDatabase } from '../cli-extension.js';
import { withDatabase } from '../with-database.js';
import { tellFindings } from './tell-findings.js';

/** Tells and mends what is wrong, then looks again. @returns how much was wrong, and how much still is */
export async function mendFindings(database: CliDatabase): Promise<[found: number, left: number]> {
  return withDatabase(database, async (app) => {
    const integrity = app.get(FollowsIntegrityService);
    const found = await tellFindings(integrity, integrity);
    return [found, found === 0 ? 0 : await tellFindings(integrity)];
  });
}
