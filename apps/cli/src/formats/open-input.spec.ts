import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { FOLLOWS } from '@retinue/follows';
import { openInput } from './open-input.js';
import { type InputRecord, readRecords } from './read-records.js';
import { recordKindOf, USERS } from './record-kinds.js';

describe('an input', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'retinue-test-'));
    await mkdir(join(folder, 'folder'));
  });

  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  const packed = gzipSync(Array.from({ length: 20_000 }, (_, index) => `${index},${index * 7}`).join('\n'));

  test.each<[name: string, content: Buffer | undefined, message: string]>([
    ['nowhere.csv', undefined, "nowhere.csv can't be read: there is no such file or folder"],
    ['folder', undefined, 'folder is a folder'],
    ['folder/a.csv/b.csv', undefined, 'there is no such file or folder'],
    ['cut.csv.gz', packed.subarray(0, 500), 'cut.csv.gz is cut off'],
    ['hardly-begun.csv.gz', packed.subarray(0, 5), 'hardly-begun.csv.gz is cut off'],
    ['damaged.csv.gz', Buffer.concat([packed.subarray(0, -8), Buffer.alloc(8)]), 'damaged.csv.gz is damaged'],
    ['plain.csv.gz', Buffer.from('1,2\n'), 'plain.csv.gz is named as gzip and is none'],
    ['le.csv', Buffer.from('\uFEFFfollower,followee\n1,2\n', 'utf16le'), 'le.csv is UTF-16'],
    ['be.csv', Buffer.from('\uFEFF1,2\n', 'utf16le').swap16(), 'be.csv is UTF-16'],
    ['unmarked.csv', Buffer.from('1,2\n', 'utf16le'), 'unmarked.csv is UTF-16'],
    ['packed.csv.gz', gzipSync(Buffer.from('1,2\n', 'utf16le')), 'packed.csv.gz is UTF-16'],
  ])('%s that can not be read is told in one sentence', async (name, content, message) => {
    const file = join(folder, name);
    if (content !== undefined) await writeFile(file, content);
    const reading = async (): Promise<string> => {
      const input = await openInput(file);
      // Whoever opened it has something else to do first, such as to open a database.
      await setTimeout(20);
      return text(input.text).finally(() => input.close());
    };
    await expect(reading()).rejects.toMatchObject({
      name: 'CliError',
      message: expect.stringContaining(message),
    });
  });

  test('is unpacked whatever its name says', async () => {
    await writeFile(join(folder, 'packed.csv'), gzipSync('1,2\n'));
    expect(await text((await openInput(join(folder, 'packed.csv'))).text)).toBe('1,2\n');
  });

  test('costs the lines that are not UTF-8, and no other', async () => {
    const lines = [
      Buffer.from('first_name,last_name,email\nZoë,Lee,a@example.com\n'),
      Buffer.from('Jos\u00e9,Lee,b@example.com\r\n', 'latin1'),
      Buffer.from('"Ann\nBea,Li,c@example.com\n'),
      Buffer.from('"R\u00e9mi","Li",d@example.com\n', 'latin1'),
      Buffer.from('\uFFFDcat,Li,e@example.com\n'),
    ];
    await writeFile(join(folder, 'mixed.csv'), Buffer.concat(lines));
    const input = await openInput(join(folder, 'mixed.csv'));
    const records: InputRecord[] = [];
    for await (const record of readRecords(input.text, 'csv', USERS, [USERS])) records.push(record);
    input.close();
    expect(records.map((record) => [record.line, 'broken' in record ? record.broken : 'taken'])).toEqual([
      [2, 'taken'],
      [3, expect.stringContaining('is not UTF-8')],
      [4, 'has a quote that is not closed'],
      [5, 'taken'],
      [6, expect.stringContaining('is not UTF-8')],
      [7, 'taken'],
    ]);
  });

  test('whose first line is not UTF-8 does not say what it holds', async () => {
    await writeFile(join(folder, 'first.csv'), Buffer.from('pr\u00e9nom,nom\n1,2\n', 'latin1'));
    const input = await openInput(join(folder, 'first.csv'));
    const kind = recordKindOf(FOLLOWS);
    await expect(readRecords(input.text, 'csv', kind, [kind]).next()).rejects.toThrow(
      'line 1, the first with data, is not UTF-8',
    );
  });
});
