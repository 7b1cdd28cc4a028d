import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as later } from 'node:timers/promises';
import { DatabaseUnavailableError } from '../errors/storage.errors.js';
import { SpoolBudget, type SpoolLimits } from './spool-budget.js';
import { SpoolFile } from './spool-file.js';
import { Spool } from './spool.js';

const LIMITS: SpoolLimits = { memoryEach: 1_000, memory: 2_000, total: 1_000_000 };

/** Pieces of a text whose order shows. */
function pieces(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${index}é`.padEnd(100, '.'));
}

describe('an answer that is taken as fast as it comes', () => {
  let folder: string;
  let files: number;
  let budget: SpoolBudget;
  let lost: string[];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'retinue-test-'));
    files = 0;
    lost = [];
    budget = new SpoolBudget(LIMITS);
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  const createFile = async (): Promise<SpoolFile> => {
    files += 1;
    return SpoolFile.create(folder);
  };

  const spoolOf = (source: AsyncIterable<string>, client = 'a', name = client): Spool => {
    const share = budget.open(client, (reason) => {
      lost.push(name);
      spool.destroy(reason);
    });
    const spool: Spool = new Spool(source, share, createFile);
    return spool;
  };

  async function* each(
    parts: readonly string[],
    taken: { count: number } = { count: 0 },
  ): AsyncGenerator<string> {
    for (const part of parts) {
      taken.count += 1;
      yield part;
    }
  }

  test('stays in memory when it is small', async () => {
    const spool = spoolOf(each(pieces(5)));
    await spool.ready;
    expect(await text(spool)).toBe(pieces(5).join(''));
    expect(files).toBe(0);
  });

  test('is empty when there is nothing', async () => {
    expect(await text(spoolOf(each([])))).toBe('');
  });

  test('goes to a file without a name when it is big, and comes whole and in order', async () => {
    const taken = { count: 0 };
    const spool = spoolOf(each(pieces(3_000), taken));
    await spool.ready;
    // All of it is taken, though nothing was read.
    while (taken.count < 3_000) await later(1);
    expect(files).toBe(1);
    expect(await readdir(folder)).toEqual([]);
    expect(await text(spool)).toBe(pieces(3_000).join(''));
  });

  test('comes whole to a reader that is faster than the source', async () => {
    async function* slowly(): AsyncGenerator<string> {
      for (const piece of pieces(60)) {
        await later(1);
        yield piece;
      }
    }
    expect(await text(spoolOf(slowly()))).toBe(pieces(60).join(''));
  });

  test('goes to a file at once when the answers of all hold what memory there is', async () => {
    const others = [spoolOf(each(pieces(8))), spoolOf(each(pieces(8)))];
    await Promise.all(others.map(async ({ ready }) => ready));
    await spoolOf(each(pieces(8))).ready;
    expect(files).toBe(1);
  });

  test('ends its source when the reader is gone', async () => {
    const source = { isEnded: false };
    async function* endless(): AsyncGenerator<string> {
      try {
        for (;;) {
          await later(1);
          yield 'more';
        }
      } finally {
        source.isEnded = true;
      }
    }
    const spool = spoolOf(endless());
    await later(5);
    spool.destroy();
    while (!source.isEnded) await later(1);
    await expect(spool.ready).rejects.toThrow('destroyed');
  });

  test('fails before it may begin when its source does, and later in the middle', async () => {
    async function* failing(after: number): AsyncGenerator<string> {
      yield* each(pieces(after));
      throw new Error('the source failed');
    }
    await expect(spoolOf(failing(2)).ready).rejects.toThrow('the source failed');
    const late = spoolOf(failing(100));
    await expect(text(late)).rejects.toThrow('the source failed');
  });

  test('may not begin when there is no file to be had', async () => {
    await rm(folder, { recursive: true });
    const spool = spoolOf(each(pieces(100)));
    await expect(spool.ready).rejects.toBeInstanceOf(DatabaseUnavailableError);
    folder = await mkdtemp(join(tmpdir(), 'retinue-test-'));
  });

  test('may not begin when the disk is full', async () => {
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    const file = { append: async () => Promise.reject(full), close: async () => undefined };
    const spool = new Spool(
      each(pieces(100)),
      budget.open('a', () => undefined),
      async () => {
        return file as unknown as SpoolFile;
      },
    );
    await expect(spool.ready).rejects.toThrow('ENOSPC');
  });

  test('past the limit of all, the oldest of the client that holds the most is ended', async () => {
    const greedy = [1, 2, 3].map((number) => spoolOf(each(pieces(3_000)), 'greedy', `greedy ${number}`));
    for (const spool of greedy) await spool.ready;
    const modest = spoolOf(each(pieces(3_000)), 'modest');
    expect(await text(modest)).toBe(pieces(3_000).join(''));
    expect(lost).toEqual(['greedy 1']);
    expect(greedy.map(({ destroyed }) => destroyed)).toEqual([true, false, false]);
  });

  test('that is bigger than all may be is ended itself', async () => {
    await expect(text(spoolOf(each(pieces(20_000))))).rejects.toBeInstanceOf(DatabaseUnavailableError);
  });

  test('leaves room for others when it is done', async () => {
    for (let time = 0; time < 10; time += 1) await text(spoolOf(each(pieces(3_000))));
    expect(lost).toEqual([]);
  });
});
