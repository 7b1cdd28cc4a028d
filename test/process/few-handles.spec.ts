import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as later } from 'node:timers/promises';
import { eventually } from '../support/pairs.js';
import { fillWithFollowersOfUser1 } from './support/celebrity.js';
import { runCli } from './support/run-cli.js';
import { SERVER_COMMAND } from './support/spawn-server.js';
import { inTemporaryFolder } from './support/temporary-folder.js';

/** More than an answer may keep in memory. */
const FOLLOWERS = 10_000;
/** Enough to start with: modules are read many at once. */
const HANDLES = 800;

const PATHS = [
  '/user/followers/1',
  '/v1/users/1',
  '/v1/users/1/followers?limit=1000',
  '/v1/users?q=f&limit=1000',
  '/docs-json',
  '/docs',
  '/health/ready',
];

test('without a free file handle every answer is what it is otherwise or a 503, and the server goes on', async () => {
  await inTemporaryFolder(async (folder) => {
    const file = join(folder, 'retinue.db');
    const env = { PATH: process.env['PATH'], NO_COLOR: '1', PORT: '0', DATABASE_URL: `sqlite:${file}` };
    await runCli(['migrate'], { cwd: folder, env: { DATABASE_URL: env.DATABASE_URL } });
    fillWithFollowersOfUser1(file, FOLLOWERS);
    const command = `ulimit -n ${HANDLES}; exec "${process.execPath}" "${SERVER_COMMAND[0]}"`;
    const child = spawn('bash', ['-c', command], { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] });
    const idle: Socket[] = [];
    try {
      const url = await addressIn(child.stdout);
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      const statusOf = async (path: string): Promise<number> => statusAt(url + path, agent);
      // On a connection that is there before the others are.
      expect(await statusOf('/v1/users/1')).toBe(200);
      for (let number = 0; number < 2 * HANDLES; number += 1) idle.push(knock(url));
      while (readdirSync(`/proc/${child.pid}/fd`).length < HANDLES - 1) await later(20);
      await later(200);

      const statuses: number[] = [];
      for (let round = 0; round < 3; round += 1) {
        for (const path of PATHS) statuses.push(await statusOf(path));
      }
      expect(statuses.filter((status) => status !== 200 && status !== 503)).toEqual([]);
      expect(statuses[0]).toBe(503);
      expect(child.exitCode).toBeNull();

      for (const socket of idle) socket.destroy();
      // A disk that failed counts as failing for some seconds: its trouble may come again.
      await eventually(async () => (await statusOf('/health/ready')) === 200);
      for (const path of PATHS) expect([path, await statusOf(path)]).toEqual([path, 200]);
      agent.destroy();
      child.kill('SIGTERM');
      expect(await once(child, 'exit')).toEqual([0, null]);
    } finally {
      idle.forEach((socket) => socket.destroy());
      child.kill('SIGKILL');
    }
  });
}, 60_000);

async function addressIn(output: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve, reject) => {
    output.on('data', (line: Buffer) => {
      const url = /Listening on (\S+),/.exec(line.toString())?.[1];
      if (url !== undefined) resolve(url);
    });
    output.once('end', () => reject(new Error('The server ended')));
  });
}

function knock(url: string): Socket {
  const { hostname: host, port } = new URL(url);
  return connect({ host, port: Number(port) }).on('error', () => undefined);
}

async function statusAt(url: string, agent: Agent): Promise<number> {
  const request = get(url, { agent });
  const [response] = await once(request, 'response');
  await text(response);
  return response.statusCode;
}
