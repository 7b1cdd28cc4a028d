import type { CountDrift, FlawedPair, FollowsFindings, FollowsIntegrityService } from '@retinue/follows';

/** Findings shown one by one; the rest is counted. */
export const MAX_SHOWN = 20;

/** What mends what is found. */
type Repairs = Pick<FollowsIntegrityService, 'repairPairs' | 'repairCounts'>;

/** Tells what is wrong, the first of it; with repairs, mends it, too. @returns how much is wrong */
export async function tellFindings(findings: FollowsFindings, repairs?: Repairs): Promise<number> {
  let found = 0;
  const report = (finding: string): void => {
    found += 1;
    if (found <= MAX_SHOWN) console.log(finding);
    else if (found === MAX_SHOWN + 1) console.log('…');
  };
  // Pairs first: the counts are of the follows that remain.
  for await (const pairs of findings.flawedPairs()) {
    pairs.forEach((pair) => report(describePair(pair)));
    await repairs?.repairPairs(pairs);
  }
  for await (const drifts of findings.driftingCounts()) {
    drifts.forEach((drift) => report(describeDrift(drift)));
    await repairs?.repairCounts(drifts);
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
