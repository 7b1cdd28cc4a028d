import { setTimeout as delay } from 'node:timers/promises';

/** What runs a command of `retinue` beside the servers. */
export type Retinue = (command: string) => Promise<{ readonly code: number | null; readonly stdout: string }>;

/** Milliseconds. Ten seconds are promised; a machine that is busy may take longer to say so. */
const PATIENCE_MS = 20_000;

/** Requests in a row that all servers have had a part in. */
const ROUND = 8;

/**
 * Uses a new key on all servers, revokes it, and waits until all of them refuse it.
 *
 * @param urls of servers; workers behind one of them each get some of the requests
 * @returns how the key was answered while it was good, and once it was refused
 */
export async function useAndRevoke(
  urls: readonly string[],
  retinue: Retinue,
): Promise<{ readonly before: ReadonlySet<number>; readonly after: ReadonlySet<number> }> {
  const { stdout } = await retinue('keys create shop --scopes users:read');
  const [, id] = /^rtk_([0-9a-f]{16})_/.exec(stdout)!;
  const round = async (): Promise<ReadonlySet<number>> => {
    const statuses: number[] = [];
    for (let sent = 0; sent < ROUND; sent += 1) {
      const headers = { Authorization: `Bearer ${stdout.trim()}`, Connection: 'close' };
      statuses.push((await fetch(`${urls[sent % urls.length]}/v1/users`, { headers })).status);
    }
    return new Set(statuses);
  };
  const before = await round();
  const { code } = await retinue(`keys revoke ${id}`);
  if (code !== 0) throw new Error(`The key could not be revoked: ${code}`);
  const deadline = performance.now() + PATIENCE_MS;
  while ((await round()).has(200) && performance.now() < deadline) await delay(100);
  return { before, after: await round() };
}
