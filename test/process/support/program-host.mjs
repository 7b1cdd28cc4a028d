// Runs the built programs again and again in one process, as program-host.ts asks for: their modules are loaded once.
import { readdirSync, readlinkSync } from 'node:fs';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { serve } from '../../../apps/api/dist/serve.js';
import { runCommandLine } from '../../../apps/cli/dist/run-command-line.js';

/** Each as its main module runs it; a server that starts has left itself behind. */
const PROGRAMS = {
  retinue: runCommandLine,
  server: async () => ((await serve()) ? 0 : 1),
};

/** Of names that a start which failed has taken, of which the next one would be warned. */
const { DataSourceNameRegistry } = await import(
  new URL('data-source-name.registry.js', import.meta.resolve('@nestjs/typeorm')).href
);

/** As much as a pipe gives at once. */
const CHUNK = 65_536;

/** Milliseconds that what a run has opened may take to close: a process of its own would live on until then. */
const CLOSING_MS = 2_000;

const home = process.cwd();

// They are opened when they are first named, which is no run's doing: TypeORM does when it is loaded, in the first of them.
void [process.stdout, process.stderr];

/** What keeps this process alive, or hears its signals. */
function held() {
  const listening = ['SIGINT', 'SIGTERM', 'exit'].flatMap((name) =>
    process.listeners(name).map(() => `a listener of ${name}`),
  );
  return [...process.getActiveResourcesInfo(), ...listening, ...openFiles()];
}

/** Files that are open in the working directory, or were and are deleted, where the system tells: a database, say. */
function openFiles() {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc/self/fd').flatMap((descriptor) => {
    try {
      const file = readlinkSync(`/proc/self/fd/${descriptor}`);
      return file.startsWith(process.cwd()) ? [file] : [];
    } catch {
      // That of the folder, which is read no more.
      return [];
    }
  });
}

/** What a run has left behind, once it has had its time. */
async function leftBehind(before) {
  const deadline = performance.now() + CLOSING_MS;
  for (;;) {
    const left = [...held()];
    for (const each of before) {
      const index = left.indexOf(each);
      if (index !== -1) left.splice(index, 1);
    }
    if (left.length === 0 || performance.now() > deadline) return left;
    await delay(1);
  }
}

function setEnvironment(env) {
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, env);
}

function* chunksOf(input) {
  for (let start = 0; start < input.length; start += CHUNK) yield input.subarray(start, start + CHUNK);
}

/** The standard streams of this process are the runs'; this marks where one ends. */
const mark = async (stream, end) => new Promise((resolve) => stream.write(end, resolve));

async function run({ program, args, cwd, env, input, end }) {
  process.chdir(cwd);
  setEnvironment(env);
  const stdin = Readable.from(chunksOf(Buffer.from(input)), { objectMode: false });
  Object.defineProperty(process, 'stdin', { value: stdin, configurable: true });
  const before = held();
  const code = await PROGRAMS[program](args);
  stdin.destroy();
  const left = await leftBehind(before);
  DataSourceNameRegistry.clear();
  process.chdir(home);
  await Promise.all([mark(process.stdout, end), mark(process.stderr, end)]);
  process.send({ code, left });
}

process.on('message', (request) => void run(request));
process.send('loaded');
