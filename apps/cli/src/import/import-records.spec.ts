import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Interruption } from '../interruption.js';
import { importRecords } from './import-records.js';
import type { RecordResult } from './record-result.js';
import type { ImportSummary } from './import-summary.js';
import { RejectsFile } from './rejects-file.js';

const UNKNOWN = { rejected: 'no user has the follower id', cause: 'an unknown user' };

describe('an import of which', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'retinue-test-'));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  /** Of as many lines, each of which comes to what `resultOf` says. */
  async function run(
    lines: number,
    resultOf: (line: number) => RecordResult,
  ): Promise<ImportSummary | string> {
    const summary: ImportSummary = { read: 0, added: 0, alreadyThere: 0, rejected: 0 };
    const rejects = RejectsFile.forInput('-', join(folder, 'rejects.tsv'));
    const interruption = new Interruption();
    async function* records(): AsyncGenerator<{ line: number; fields: { line: number } }[]> {
      for (let line = 1; line <= lines; line += 1) yield [{ line, fields: { line } }];
    }
    const target = {
      read: ({ line }: Readonly<Record<string, unknown>>) => Number(line),
      store: async (items: readonly number[]) => items.map(resultOf),
    };
    try {
      await importRecords(records(), target, summary, rejects, interruption, {
        onRead: () => undefined,
        onPhase: () => undefined,
      });
      return summary;
    } catch (error) {
      return `${(error as Error).name}: ${(error as Error).message}`;
    } finally {
      interruption.stopListening();
      await rejects.close();
    }
  }

  test('the first thousand lines all fail for one cause stops and says it', async () => {
    expect(
      await run(20_000, (line) => (line % 2 === 0 ? UNKNOWN : { ...UNKNOWN, rejected: 'no followee' })),
    ).toMatch(/^CliError: the first 1,000 lines were all rejected: no .*\. Nothing was stored$/);
  });

  test.each<[string, number, (line: number) => RecordResult, Partial<ImportSummary>]>([
    [
      'one of the thousand comes in',
      1_500,
      (line) => (line === 999 ? 'added' : UNKNOWN),
      { read: 1_500, added: 1 },
    ],
    ['one was there already', 1_500, (line) => (line === 1 ? 'already_there' : UNKNOWN), { read: 1_500 }],
    [
      'lines fail for two causes',
      1_500,
      (line) => (line === 7 ? { rejected: 'self' } : UNKNOWN),
      { rejected: 1_500 },
    ],
    ['there are fewer lines than a thousand', 999, () => UNKNOWN, { rejected: 999 }],
    [
      'only later lines fail',
      30_000,
      (line) => (line > 1_000 ? UNKNOWN : 'added'),
      { added: 1_000, rejected: 29_000 },
    ],
  ])('%s goes on to its end', async (_what, lines, resultOf, expected) => {
    expect(await run(lines, resultOf)).toMatchObject(expected);
  });
});
