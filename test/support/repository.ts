import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The repository's folder, whether this runs from its source or compiled, from a `dist` at any depth. */
const REPOSITORY = ((): URL => {
  let folder = new URL('.', import.meta.url);
  while (!existsSync(new URL('package-lock.json', folder))) folder = new URL('..', folder);
  return folder;
})();

/** @param path in the repository, such as `apps/api/bin/server.js` */
export function urlInRepository(path: string): URL {
  return new URL(path, REPOSITORY);
}

/** The same as a file's name. */
export function fileInRepository(path: string): string {
  return fileURLToPath(urlInRepository(path));
}
