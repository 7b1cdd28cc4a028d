import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The packages that importing an entry loads, in a process of its own, from what was built. */
async function loadedBy(entry: string): Promise<string[]> {
  const program = join(import.meta.dirname, 'loaded-modules.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [program, entry]);
  return (JSON.parse(stdout) as { packages: string[] }).packages;
}

const OF_ROUTES = ['@nestjs/swagger', 'class-transformer', 'class-validator'];
const OF_PLATFORMS = ['@nestjs/platform-express', '@nestjs/platform-fastify', 'express', 'fastify'];

describe('importing', () => {
  it.each(['@retinue/database', '@retinue/users', '@retinue/follows'])(
    'the services of %s loads nothing that is for routes',
    async (entry) => {
      const packages = await loadedBy(entry);
      expect(packages).toContain('@nestjs/common');
      expect(packages.filter((name) => [...OF_ROUTES, ...OF_PLATFORMS].includes(name))).toEqual([]);
    },
  );

  it.each(['@retinue/common/http', '@retinue/database/http', '@retinue/users/http', '@retinue/follows/http'])(
    'the routes of %s loads no platform',
    async (entry) => {
      const packages = await loadedBy(entry);
      expect(packages.filter((name) => OF_PLATFORMS.includes(name))).toEqual([]);
      if (entry !== '@retinue/database/http') expect(packages).toEqual(expect.arrayContaining(OF_ROUTES));
    },
  );
});
