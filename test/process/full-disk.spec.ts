import { statSync } from 'node:fs';
import { join } from 'node:path';
import { cliIn, ENV, folderForEach } from './support/cli-folder.js';
import { hostedCli } from './support/program-host.js';
import { SERVER_COMMAND, SpawnedServer } from './support/spawn-server.js';

/** Kibibytes that a file of the server may have. */
const LIMIT = 1_024;

/** Each writes some pages of the log, so that it is at its end many times. */
const CHANGES = 400;

describe('a disk without room for the log to grow', () => {
  const folder = folderForEach();
  const { retinue } = cliIn(folder, hostedCli());

  test('takes writes all the time, since the log is copied into the file, which has room, and begun anew', async () => {
    await retinue('demo');
    const server = await SpawnedServer.start(folder.path, ENV, SERVER_COMMAND, `ulimit -f ${LIMIT}`);
    const change = async (number: number): Promise<number> => {
      const response = await fetch(`${server.url}/v1/users/${(number % 4) + 1}`, {
        method: 'PATCH',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ firstName: `Name ${number}` }),
      });
      return response.status;
    };
    const statuses: number[] = [];
    for (let number = 0; number < CHANGES; number += 4) {
      statuses.push(...(await Promise.all([0, 1, 2, 3].map(async (next) => change(number + next)))));
    }
    expect(statuses.filter((status) => status !== 200)).toEqual([]);
    // It was at its end, and none of it was lost.
    expect(statSync(join(folder.path, 'retinue.db-wal')).size).toBeGreaterThan((LIMIT - 64) * 1_024);
    const { firstName } = (await (await fetch(`${server.url}/v1/users/1`)).json()) as { firstName: string };
    expect(firstName).toBe(`Name ${CHANGES - 4}`);
    await server.end('SIGTERM');
    expect(await retinue('verify')).toMatchObject({ code: 0 });
  });
});
