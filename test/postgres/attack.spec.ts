import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { fileInRepository } from '../support/repository.js';

it('on PostgreSQL, a server that is killed under writers loses nothing that it acknowledged', async () => {
  const script = fileInRepository('test/attack/dist/attack/attack.js');
  const options = ['--postgres', '--seconds', '0.5', '--no-times', '--only', 'kill'];
  const { stdout } = await promisify(execFile)(process.execPath, [script, ...options]);
  expect(stdout).toMatch(/^kill .* held$/m);
}, 240_000);
