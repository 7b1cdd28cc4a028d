import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import type { Readable } from 'node:stream';
import { fileInRepository } from '../../support/repository.js';
import type { CliOptions, CliResult } from './run-cli.js';

const HOST = fileInRepository('test/process/support/program-host.mjs');

/** As {@link CliOptions}: only a process of its own can be sent a signal. */
export type HostedOptions = Omit<CliOptions, 'interrupt'>;

/** Runs `retinue`, in a process of its own or not. */
export type RunCli = (args: readonly string[], options: HostedOptions) => Promise<CliResult>;

/** As `runCli`, for a spec file in which the process is not the point: see {@link ProgramHost}. */
export function hostedCli(): RunCli {
  const host = hostForSpec();
  return async (args, options) => host.runCli(args, options);
}

/** A host that ends after the last test of the spec file, or of the `describe` that asks for it. */
export function hostForSpec(as?: SystemUser): ProgramHost {
  const host = new ProgramHost(as);
  afterAll(async () => host.end());
  return host;
}

/** Who runs a process; whoever runs the tests if nothing is said. */
export interface SystemUser {
  readonly uid?: number;
  readonly gid?: number;
}

/** What the host answers to a run. */
interface Answer {
  readonly code: number;
  /** What keeps the process alive that the run has not closed. */
  readonly left: readonly string[];
}

/**
 * The built programs in a process that lives on, since most of a short run is the loading of modules. One run after
 * the other, each with its own working directory, environment, input and output.
 */
export class ProgramHost {
  private started: Promise<HostProcess> | undefined;
  private lastRun: Promise<unknown> = Promise.resolve();

  constructor(private readonly as: SystemUser = {}) {}

  /** Runs `retinue` once the runs before it have ended. @throws Error when it leaves something open */
  async runCli(args: readonly string[], options: HostedOptions): Promise<CliResult> {
    return this.run('retinue', args, options);
  }

  /** Starts a server that is not to start. @throws Error when it does, or leaves something open */
  async failServer(options: HostedOptions): Promise<CliResult> {
    return this.run('server', [], options);
  }

  async end(): Promise<void> {
    await (await this.started)?.end();
  }

  private async run(program: string, args: readonly string[], options: HostedOptions): Promise<CliResult> {
    const run = this.lastRun.then(async () => {
      this.started ??= HostProcess.start(this.as);
      return (await this.started).run(program, args, options);
    });
    this.lastRun = run.catch(() => undefined);
    return run;
  }
}

class HostProcess {
  private readonly output: Output;
  private readonly errors: Output;

  private constructor(private readonly child: ChildProcess) {
    this.output = new Output(child.stdout!);
    this.errors = new Output(child.stderr!);
  }

  static async start(as: SystemUser): Promise<HostProcess> {
    const child = spawn(process.execPath, [HOST], {
      cwd: tmpdir(),
      env: { PATH: process.env['PATH'] },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      serialization: 'advanced',
      ...as,
    });
    const host = new HostProcess(child);
    await host.message();
    return host;
  }

  async run(
    program: string,
    args: readonly string[],
    { cwd, input = '', env }: HostedOptions,
  ): Promise<CliResult> {
    const end = randomUUID();
    const results = Promise.all([this.output.before(end), this.errors.before(end), this.message<Answer>()]);
    this.child.send({ program, args, cwd, input, env: { PATH: process.env['PATH'], ...env }, end });
    const [stdout, stderr, { code, left }] = await results;
    if (left.length > 0) throw new Error(`${[program, ...args].join(' ')} left open: ${left.join(', ')}`);
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
        reject(new Error(`the host ended with ${code}: ${this.errors.waiting}`));
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
