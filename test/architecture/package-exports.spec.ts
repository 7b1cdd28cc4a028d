import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

const root = resolve(import.meta.dirname, '../..');

describe('a published package', () => {
  it("does not let Node import behind its package.json's exports", async () => {
    expect(await errorCodeOfImport('@retinue/users/dist/profile/user.entity.js')).toBe(
      'ERR_PACKAGE_PATH_NOT_EXPORTED',
    );
  });

  // Otherwise the refusal above could as well be of a package that is not there.
  it('lets Node import its entry', async () => {
    expect(await errorCodeOfImport('@retinue/users')).toBe('none');
  });
});

/** Asks a plain Node, which knows neither Jest's resolver nor the sources. */
async function errorCodeOfImport(specifier: string): Promise<string> {
  const script = `import('${specifier}').then(() => console.log('none'), (error) => console.log(error.code))`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: root,
  });
  return stdout.trim();
}
