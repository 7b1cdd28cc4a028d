import type { DatabaseOptions } from '@retinue/database';
import { type CountDrift, type Edge, FollowsIntegrityService } from '@retinue/follows';
import { ExitCode } from '../exit-codes.js';
import { withDatabase } from '../with-database.js';

export interface VerifyOptions {
  readonly database: DatabaseOptions;
  readonly repair: boolean;
}

/** Findings shown one by one; the rest is counted. */
const MAX_SHOWN = 20;

/** Holds every count against the edges; with `repair`, mends what differs and looks again. */
export async function verify({ database, repair }: VerifyOptions): Promise<number> {
  return withDatabase(database, async (app) => {
    const integrity = app.get(FollowsIntegrityService);
    const found = await examine(integrity, repair);
    if (found === 0) {
      console.log('verify: every edge has its users, every count equals its edges');
      return ExitCode.ok;
    }
    if (!repair) {
      console.log(`verify: ${found} finding(s): run "retinue verify --repair" to mend them`);
      return ExitCode.findings;
    }
    const left = await examine(integrity, false);
    console.log(`verify: mended ${found} finding(s), ${left} left`);
    return left === 0 ? ExitCode.ok : ExitCode.findings;
  });
}

async function examine(integrity: FollowsIntegrityService, repair: boolean): Promise<number> {
  let found = 0;
  const report = (finding: string): void => {
    found += 1;
    if (found <= MAX_SHOWN) console.log(finding);
    else if (found === MAX_SHOWN + 1) console.log('…');
  };
  // Edges first: the counts are of those that remain.
  for await (const edges of integrity.danglingEdges()) {
    edges.forEach((edge) => report(describeEdge(edge)));
    if (repair) await integrity.repairEdges(edges);
  }
  for await (const drifts of integrity.driftingCounts()) {
    drifts.forEach((drift) => report(describeDrift(drift)));
    if (repair) await integrity.repairCounts(drifts);
  }
  return found;
}

function describeEdge({ followerId, followeeId }: Edge): string {
  return `follow ${followerId} > ${followeeId}: one of the two users does not exist`;
}

function describeDrift({ userId, counted, actual }: CountDrift): string {
  return (
    `user ${userId}: counted ${counted.followers ?? 'no'} followers and ${counted.following ?? 'no'} followed, ` +
    `has ${actual.followers} and ${actual.following}`
  );
}
