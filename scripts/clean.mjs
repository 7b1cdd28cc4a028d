// Removes all that `npm run build` makes. `tsc -b --clean` would leave what was compiled of sources that are gone.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const { references } = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8'));
for (const { path } of references) {
  for (const made of ['dist', 'bundle', 'tsconfig.tsbuildinfo']) {
    rmSync(join(root, path, made), { recursive: true, force: true });
  }
}
