import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  type LoadGenerator,
  LoadError,
  type LoadPlan,
  type LoadResult,
  type PlannedRequest,
} from './load.js';

const run = promisify(execFile);

/** What stands between two requests in the file that the script reads; no JSON and no path holds it. */
const SEPARATOR = '\0';

/** wrk ends by time only, so the script stops its thread when it has sent the last request of a plan that ends. */
const scriptFor = (file: string, repeats: boolean): string => `
local requests = {}
function init()
  local file = io.open(${JSON.stringify(file)}, "rb")
  for text in file:read("*a"):gmatch("[^%z]+") do requests[#requests + 1] = text end
  file:close()
end
local sent = 0
function request()
  sent = sent + 1
  if sent > #requests then
    if ${!repeats} then wrk.thread:stop() end
    sent = 1
  end
  return requests[sent]
end
function done(summary, latency)
  local failed = summary.errors
  io.write(string.format(
    '\\nRESULT {"requests":%d,"micros":%d,"p50":%d,"p99":%d,"failed":%d,"refused":%d}\\n',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
    failed.connect + failed.read + failed.write + failed.timeout, failed.status))
end
`;

/** wrk (https://github.com/wg/wrk), which takes a tenth of the processor time that autocannon takes. */
class Wrk implements LoadGenerator {
  constructor(readonly name: string) {}

  async run(url: string, { requests, repeats, clients, seconds }: LoadPlan): Promise<LoadResult> {
    const folder = await mkdtemp(join(tmpdir(), 'retinue-wrk-'));
    try {
      const [plan, script] = [join(folder, 'requests'), join(folder, 'script.lua')];
      const host = new URL(url).host;
      await writeFile(plan, requests.map((request) => textOf(request, host)).join(SEPARATOR));
      await writeFile(script, scriptFor(plan, repeats));
      // wrk counts in whole seconds.
      const options = `--threads 1 --connections ${clients} --duration ${Math.ceil(seconds)}s --timeout 10s`;
      const { stdout } = await run('wrk', [...options.split(' '), '--script', script, url]);
      return resultOf(stdout);
    } finally {
      await rm(folder, { recursive: true });
    }
  }
}

function textOf({ method, path, body }: PlannedRequest, host: string): string {
  const head = `${method} ${path} HTTP/1.1\r\nHost: ${host}\r\n`;
  if (body === undefined) return `${head}\r\n`;
  return `${head}Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

function resultOf(printed: string): LoadResult {
  const found = /^RESULT (.*)$/m.exec(printed)?.[1];
  if (found === undefined) throw new LoadError(`wrk printed no result: ${printed}`);
  const result = JSON.parse(found) as Record<
    'requests' | 'micros' | 'p50' | 'p99' | 'failed' | 'refused',
    number
  >;
  if (result.refused > 0) throw new LoadError(`${result.refused} answers were no 2xx`);
  if (result.failed > 0) throw new LoadError(`${result.failed} answers did not come`);
  return {
    requests: result.requests,
    seconds: result.micros / 1e6,
    p50: result.p50 / 1e3,
    p99: result.p99 / 1e3,
  };
}

/** @returns undefined when it is not installed */
export async function findWrk(): Promise<LoadGenerator | undefined> {
  try {
    // It exits with 1 after telling its version.
    const { stdout } = await run('wrk', ['--version']).catch((error: { code?: unknown; stdout?: string }) => {
      if (error.code !== 1) throw error;
      return { stdout: error.stdout ?? '' };
    });
    return new Wrk(/^wrk \S+/.exec(stdout)?.[0].replace(/^wrk (debian\/)?/, 'wrk ') ?? 'wrk');
  } catch {
    return undefined;
  }
}
