// Loaded into the attacked server and its workers: writes down, five times a second, how long the event loop stood still and
// the most memory there was. Into a file, since what ends by SIGKILL can't be asked.
import { openSync, writeSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

const folder = process.env['ATTACK_OBSERVATIONS'];
const RESOLUTION_MS = 10;
const EVERY_MS = 200;

if (folder !== undefined && isMainThread) {
  const file = openSync(`${folder}/${process.pid}.ndjson`, 'a');
  // Two, begun anew in turn: what comes just after a new beginning is missed by that one, and seen by the other.
  const delays = [0, 1].map(() => monitorEventLoopDelay({ resolution: RESOLUTION_MS }));
  for (const delay of delays) delay.enable();
  let turn = 0;
  setInterval(() => {
    const longest = Math.max(...delays.map(({ max }) => max));
    delays[(turn += 1) % 2].reset();
    const line = {
      // Of the monotonic clock, which is the same in all processes, and goes right when the other is set wrong.
      atMs: Number(process.hrtime.bigint() / 1_000_000n),
      stopMs: Math.max(0, Math.round(longest / 1e6) - RESOLUTION_MS),
      peakBytes: process.resourceUsage().maxRSS * 1024,
    };
    writeSync(file, `${JSON.stringify(line)}\n`);
  }, EVERY_MS).unref();
}
