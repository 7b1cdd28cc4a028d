import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { fileInRepository } from '../../support/repository.js';
import type { CliOptions, CliResult } from './run-cli.js';

const HOST = fileInRepository('test/process/support/cli-host.mjs');

/** As {@link CliOptions}: only a process of its own can be sent a signal. */
export type HostedOptions = Omit<CliOptions, 'interrupt'>;

/** Runs `retinue`, in a process of its own or not. */
export type RunCli = (args: readonly string[], options: HostedOptions) => Promise<CliResult>;

/** As `runCli`, for a spec file in which the process is not the point: see {@link CliHost}. */
export function hostedCli(): RunCli {
  const host = new CliHost();
  afterAll(async () => host.end());
  return async (args, options) => host.run(args, options);
}

/** What the host answers to a run. */
interface Answer {
  readonly code: number;
  /** What keeps the process alive that the run has not closed. */
  readonly left: readonly string[];
}

/**
 * The built `retinue` in a process that lives on, since most of a short run is the loading of its modules. One run after
 * the other, each with its own working directory, environment, input and output.
 */
export class CliHost {
  private started: Promise<HostProcess> | undefined;
  private lastRun: Promise<unknown> = Promise.resolve();

  /** Runs `retinue` once those before it have ended. @throws Error when it leaves something open */
  async run(args: readonly string[], options: HostedOptions): Promise<CliResult> {
    const run = this.lastRun.then(async () => {
      this.started ??= HostProcess.start();
      return (await this.started).run(args, options);
    });
    this.lastRun = run.catch(() => undefined);
    return run;
  }

  async end(): Promise<void> {
    await (await this.started)?.end();
  }
}

class HostProcess {
  private readonly output: Output;
  private readonly errors: Output;

  private constructor(private readonly child: ChildProcess) {
    this.output = new Output(child.stdout!);
    this.errors = new Output(child.stderr!);
  }

  static async start(): Promise<HostProcess> {
    const child = spawn(process.execPath, [HOST], {
      env: { PATH: process.env['PATH'] },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      serialization: 'advanced',
    });
    const host = new HostProcess(child);
    await host.message();
    return host;
  }

  async run(args: readonly string[], { cwd, input = '', env }: HostedOptions): Promise<CliResult> {
    const end = randomUUID();
    const results = Promise.all([this.output.before(end), this.errors.before(end), this.message<Answer>()]);
    this.child.send({ args, cwd, input, env: { PATH: process.env['PATH'], ...env }, end });
    const [stdout, stderr, { code, left }] = await results;
    if (left.length > 0) throw new Error(`retinue ${args.join(' ')} left open: ${left.join(', ')}`);
    return { code, stdout, stderr };
  }

  async end(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill();
    await ended;
  }

  /** What it says next. */
  private async message<Message>(): Promise<Message> {
    return new Promise((resolve, reject) => {
      const onExit = (code: number | null): void => {
        reject(new Error(`the host of retinue ended with ${code}: ${this.errors.waiting}`));
      };
      // Closed, not only ended: then all it has printed is here.
      this.child.once('close', onExit);
      this.child.once('message', (message) => {
        this.child.off('close', onExit);
        resolve(message as Message);
      });
    });
  }
}

/** A stream on which one run's text follows the other's. */
class Output {
  waiting = '';

  constructor(private readonly stream: Readable) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      this.waiting += text;
    });
  }

  /** What comes until this does. */
  async before(end: string): Promise<string> {
    while (!this.waiting.includes(end)) await once(this.stream, 'data');
    const [text = '', ...rest] = this.waiting.split(end);
    this.waiting = rest.join(end);
    return text;
  }
}
