import type { PlannedOperation } from './follow-plan.js';

/**
 * Operations in their order, cut into runs in which none sees another: each two users are in a run once, whoever
 * follows whom, so that what is between them after the run is what was after their operation. A run is of follows or
 * of unfollows, so that the log keeps the order too (a plan does what ends before what begins).
 */
export function independentRuns(operations: readonly PlannedOperation[]): PlannedOperation[][] {
  const runs: PlannedOperation[][] = [];
  let run: PlannedOperation[] = [];
  let pairs = new Set<string>();
  for (const operation of operations) {
    const pair = pairOf(operation);
    if (run.length > 0 && (run[0]!.op !== operation.op || pairs.has(pair))) {
      runs.push(run);
      run = [];
      pairs = new Set();
    }
    run.push(operation);
    pairs.add(pair);
  }
  if (run.length > 0) runs.push(run);
  return runs;
}

/** The two users, in whichever direction. */
function pairOf({ followerId, followeeId }: PlannedOperation): string {
  return `${Math.min(followerId, followeeId)} ${Math.max(followerId, followeeId)}`;
}
