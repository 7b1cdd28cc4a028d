import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inTemporaryFolder } from '../process/support/temporary-folder.js';
import { useTestApp } from '../support/start-test-app.js';

const LINTER = createRequire(import.meta.url).resolve('@redocly/cli/bin/cli.js');

/** Nothing is told to anybody, and nothing is looked up. */
const ENVIRONMENT = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', NO_COLOR: '1' };

describe('the OpenAPI document, to a linter that others use', () => {
  const service = useTestApp();

  it('has neither an error nor a warning, by the recommended rules', async () => {
    const report = await inTemporaryFolder(async (folder) => {
      const file = join(folder, 'openapi.json');
      await writeFile(file, JSON.stringify(service.document));
      const lint = promisify(execFile)(process.execPath, [LINTER, 'lint', '--format=json', file], {
        cwd: folder,
        env: { PATH: process.env['PATH'], ...ENVIRONMENT },
      });
      // It ends with 1 when there are errors: what they are is the better message.
      return (await lint.catch((error: unknown) => error as { stdout: string })).stdout;
    });
    const { problems } = JSON.parse(report) as { problems: { ruleId: string; message: string }[] };
    expect(problems.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([]);
  });
});
