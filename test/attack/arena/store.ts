import { type CliResult, runCli } from '../../process/support/run-cli.js';

/** Makes an item of the original route 300 bytes long: few followers make a big answer. */
const LONG_DOMAIN = `${['a', 'b', 'c', 'd'].map((letter) => letter.repeat(55)).join('.')}.example`;

/** A database that one attack has for itself. */
export class Store {
  /**
   * @param file of a SQLite database
   * @param folder from which commands run
   */
  constructor(
    readonly url: string,
    readonly file: string,
    private readonly folder: string,
  ) {}

  /** SQLite's write-ahead log. */
  get log(): string {
    return `${this.file}-wal`;
  }

  /** Runs `retinue` on it. */
  async retinue(args: readonly string[], input?: string): Promise<CliResult> {
    return runCli(args, {
      cwd: this.folder,
      env: { DATABASE_URL: this.url },
      ...(input === undefined ? {} : { input }),
    });
  }

  /** The same, where it must go well. */
  async retinueOrFail(args: readonly string[], input?: string): Promise<void> {
    const { code, stderr } = await this.retinue(args, input);
    if (code !== 0) throw new Error(`retinue ${args.join(' ')} ended with ${code}: ${stderr}`);
  }

  /** Adds users with the ids 1 to this. */
  async addUsers(count: number): Promise<void> {
    const lines = Array.from(
      { length: count },
      (_, index) => `${index + 1},First${index + 1},Last${index + 1},user${index + 1}@${LONG_DOMAIN}`,
    );
    const header = 'id,first_name,last_name,email';
    await this.retinueOrFail(['import', 'users', '--format', 'csv', '-'], `${header}\n${lines.join('\n')}\n`);
  }

  /** Adds follows among the users that there are. */
  async addFollows(pairs: Iterable<readonly [follower: number, followee: number]>): Promise<void> {
    const lines = Array.from(pairs, (pair) => pair.join(','));
    await this.retinueOrFail(
      ['import', 'follows', '--format', 'csv', '-'],
      `follower_id,followee_id\n${lines.join('\n')}\n`,
    );
  }
}
