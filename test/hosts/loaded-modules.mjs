// Says as JSON what one import loads, how long it takes, and what the process holds then. The entry is the argument.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire, register } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [entry, quietly] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'retinue-loaded-'));
const list = join(folder, 'list');
// ES modules pass the hook; of CommonJS, what others of their kind asked for is in the cache.
const hook = `
  import { appendFileSync } from 'node:fs';
  export const load = (url, context, next) => {
    appendFileSync(${JSON.stringify(list)}, url + '\\n');
    return next(url, context);
  };`;
if (quietly !== 'quietly') register(`data:text/javascript,${encodeURIComponent(hook)}`);

const begun = performance.now();
await import(entry);
const ms = Math.round(performance.now() - begun);
const megabytes = Math.round(process.memoryUsage.rss() / 2 ** 20);
const files =
  quietly === 'quietly'
    ? []
    : [...readFileSync(list, 'utf8').split('\n'), ...Object.keys(createRequire(import.meta.url).cache)];
rmSync(folder, { recursive: true });
const packages = files.map((file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1]);
process.stdout.write(JSON.stringify({ ms, megabytes, packages: [...new Set(packages.filter(Boolean))] }));
