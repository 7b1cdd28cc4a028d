import { findDamage } from '@retinue/database';
import { type CountDrift, type FlawedPair, FollowsIntegrityService, Relations } from '@retinue/follows';
import type { CliDatabase } from '../cli-database.js';
import { ExitCode } from '../exit-codes.js';
import { withDatabase } from '../with-database.js';

export interface VerifyOptions {
  readonly database: CliDatabase;
  readonly repair: boolean;
}

/** Findings shown one by one; the rest is counted. */
const MAX_SHOWN = 20;

const AND = new Intl.ListFormat('en-GB');

/**
 * Looks for damage in what is stored, then holds every count against the edges, and every pair against the rules; with `repair`, mends what
 * differs and looks again. Of a damaged database nothing is mended: a count of it would be a guess, and a write to it a risk.
 */
export async function verify({ database, repair }: VerifyOptions): Promise<number> {
  const damage = await findDamage(database.url, MAX_SHOWN);
  if (damage.length > 0) return reportDamage(damage);
  return withDatabase({ ...database, readOnly: !repair }, async (app) => {
    const integrity = app.get(FollowsIntegrityService);
    const found = await examine(integrity, repair);
    if (found === 0) {
      const names = app.get(Relations).all.map(({ one }) => one);
      console.log(`verify: every ${AND.format(names)} keeps the rules, every count equals its follows`);
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

function reportDamage(damage: readonly string[]): number {
  damage.forEach((finding) => console.log(finding));
  const many = damage.length === MAX_SHOWN ? ' at least' : '';
  console.log(
    `verify: the file is damaged, ${damage.length} finding(s)${many}, and --repair can't mend that: stop the server, then ` +
      'restore a backup, or save what can be read with "retinue export" (docs/operations.md)',
  );
  return ExitCode.findings;
}

/** Tells what is wrong, the first of it; with `repair`, mends it, too. @returns how much is wrong */
export async function examine(integrity: FollowsIntegrityService, repair: boolean): Promise<number> {
  let found = 0;
  const report = (finding: string): void => {
    found += 1;
    if (found <= MAX_SHOWN) console.log(finding);
    else if (found === MAX_SHOWN + 1) console.log('…');
  };
  // Pairs first: the counts are of the follows that remain.
  for await (const pairs of integrity.flawedPairs()) {
    pairs.forEach((pair) => report(describePair(pair)));
    if (repair) await integrity.repairPairs(pairs);
  }
  for await (const drifts of integrity.driftingCounts()) {
    drifts.forEach((drift) => report(describeDrift(drift)));
    if (repair) await integrity.repairCounts(drifts);
  }
  return found;
}

function describePair({ flaw, fromId, toId }: FlawedPair): string {
  return `${flaw.relation.one} ${fromId} > ${toId}: ${flaw.wrong}`;
}

function describeDrift({ userId, counted, actual }: CountDrift): string {
  return (
    `user ${userId}: counted ${counted.followers ?? 'no'} followers and ${counted.following ?? 'no'} followed, ` +
    `has ${actual.followers} and ${actual.following}`
  );
}
