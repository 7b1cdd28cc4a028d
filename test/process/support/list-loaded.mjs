// Preloaded with `--import`, says at the end of a program which files it has loaded: a line each, to LOADED_FILES.
import { appendFileSync } from 'node:fs';
import { createRequire, register } from 'node:module';

const list = process.env.LOADED_FILES;
const hook = `
  import { appendFileSync } from 'node:fs';
  export const load = (url, context, next) => {
    appendFileSync(${JSON.stringify(list)}, url + '\\n');
    return next(url, context);
  };`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);
// ES modules pass the hook; of CommonJS, what others of their kind asked for is in the cache.
process.on('exit', () => {
  const required = Object.keys(createRequire(import.meta.url).cache);
  appendFileSync(list, required.map((file) => `${file}\n`).join(''));
});
