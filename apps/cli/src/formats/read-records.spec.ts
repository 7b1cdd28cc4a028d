import { buffer } from 'node:stream/consumers';
import { PassThrough, Readable } from 'node:stream';
import { type InputRecord, readRecords } from './read-records.js';
import { RECORD_FORMATS, type RecordFormat } from './record-format.js';
import { RELATIONS } from '@retinue/follows';
import { type RecordKind, recordKindsOf } from './record-kinds.js';
import { writeRecords } from './write-records.js';

const RECORD_KINDS = recordKindsOf(RELATIONS);

function kindOf(name: string): RecordKind {
  return RECORD_KINDS.find((kind) => kind.name === name)!;
}

async function read(
  kind: string,
  input: string | Buffer,
  format: RecordFormat = 'csv',
): Promise<InputRecord[]> {
  const text = Readable.from([Buffer.from(input)], { objectMode: false });
  const records: InputRecord[] = [];
  for await (const record of readRecords(text, format, kindOf(kind), RECORD_KINDS)) records.push(record);
  return records;
}

describe('the first line of a file', () => {
  test.each([
    ['words in any case', 'Followee ID,Follower ID\n2,1\n'],
    ['camel case', 'followeeId,followerId\n2,1\n'],
    ['hyphens', 'FOLLOWEE-ID,follower-id\n2,1\n'],
    ['other words for the same', 'followed_id,follower_id\n2,1\n'],
    ['a byte order mark, quotes and CRLF', '\uFEFF"followee_id","follower_id"\r\n"2","1"\r\n'],
    ['a line for the spreadsheet above', 'sep=;\r\nFollowee;Follower\r\n2;1\r\n'],
    ['comments and an empty line above', '# made by hand\n#\n\nfollowee,follower\n2,1\n'],
    ['semicolons', 'followee_id;follower_id\n2;1\n'],
    ['tabs', 'followee_id\tfollower_id\n2\t1\n'],
    ['a comment that is the header', '#followee_id,follower_id\n2,1\n'],
    ['their place, of numbers', '1,2\n'],
    ['their place, of numbers between semicolons', '1;2\n'],
    ['their place, of numbers below a comment', '# From, to\n1,2\n'],
  ])('tells the columns by %s', async (_what, input) => {
    for (const format of ['csv', 'tsv'] as const) {
      if (format === 'tsv' && input.includes('"')) continue;
      const records = await read('follows', input, format);
      expect(records).toEqual([expect.objectContaining({ fields: { followerId: '1', followeeId: '2' } })]);
    }
  });

  test('is counted with those above it, and so is a record of several lines', async () => {
    const input =
      'sep=,\n# users\n\nfirst_name,last_name,email\n"Ann\nBea",Lee,a@example.com\nBob,Ray,b@example.com\n';
    expect((await read('users', input)).map(({ line }) => line)).toEqual([5, 7]);
  });

  test.each([
    ['follows', 'blocker_id,blocked_id\n1,2\n', 'these are the columns of blocks'],
    ['blocks', 'follower_id,followee_id\n2,1\n', 'use "retinue import follows"'],
    ['follows', '#blocker_id,blocked_id\n1,2\n', 'these are the columns of blocks'],
    ['mutes', 'blocker_id,blocked_id,note\n2,1,x\n', 'these are the columns of blocks'],
    ['follows', 'follower_id,followee_id,requested_at\n1,3,\n', 'use "retinue import follow-requests"'],
    ['follow-requests', 'follower_id,followee_id,created_at\n1,3,\n', 'call the time requestedAt'],
    ['follows', 'id,first_name,last_name,email\n1,A,B,c@example.com\n', 'these are the columns of users'],
    ['follows', 'from,to\n1,2\n', 'createdAt, or be a row of numbers; it has: from, to'],
    ['follows', 'Ann,Bob\nBob,Cat\n', 'it has: Ann, Bob'],
    ['follows', 'follower_id,to\n1,2\n', 'unknown: to'],
    ['follows', 'x,2\n1,2\n', 'it has: x, 2'],
    ['follows', '{"followerId":1,"followeeId":2}\n', 'line 1, the first with data, has a quote'],
    ['follows', '"a"b,2\n1,2\n', 'line 1, the first with data, has a quote in the wrong place'],
    ['users', '1,Ann,Lee,ann@example.com\n', 'the first line must name the columns: id, firstName'],
    ['follows', '', 'empty'],
    ['follows', '# nothing\n\n', 'empty'],
  ])('of %s that reads %j refuses the whole file', async (kind, input, message) => {
    await expect(read(kind, input)).rejects.toMatchObject({
      name: 'CliError',
      message: expect.stringContaining(message),
    });
  });

  test.each([
    ['follows', '{"blockerId":1,"blockedId":2}', 'these are the columns of blocks'],
    ['blocks', '{"followerId":1,"followeeId":2,"createdAt":"2026-01-01"}', 'columns of follows'],
    ['follows', '{"followerId":1,"followeeId":3,"requestedAt":null}', 'columns of follow-requests'],
    ['follows', '{"from":1,"to":2}', 'the first object must have the fields: followerId'],
  ])('of NDJSON tells by its names that it is none of %s: %s', async (kind, line, message) => {
    for (const before of ['', 'no object\n']) {
      await expect(
        read(kind, `${before}${line}\n{"follower":4,"followee":2}\n`, 'ndjson'),
      ).rejects.toMatchObject({
        name: 'CliError',
        message: expect.stringContaining(message),
      });
    }
  });
});

describe('an export', () => {
  const VALUES: Readonly<Record<string, unknown>> = {
    createdAt: new Date(0),
    requestedAt: new Date(0),
    isPrivate: true,
  };

  async function write(kind: RecordKind, format: RecordFormat, rows: number): Promise<Buffer> {
    const row = Object.fromEntries(kind.columns.map((name, index) => [name, VALUES[name] ?? index + 1]));
    const output = new PassThrough();
    const written = buffer(output);
    const chunks = Readable.from([Array.from({ length: rows }, () => row)]);
    await writeRecords({ chunks, columns: kind.columns }, format, [output]);
    return written;
  }

  test.each(RECORD_FORMATS)('in %s is read as what it is, and as nothing else', async (format) => {
    for (const kind of RECORD_KINDS) {
      const text = await write(kind, format, 2);
      for (const other of RECORD_KINDS) {
        const outcome = await read(other.name, text, format).then(
          (records) => records.filter((record) => 'fields' in record).length,
          () => 'refused',
        );
        expect([kind.name, other.name, outcome]).toEqual([
          kind.name,
          other.name,
          kind === other ? 2 : 'refused',
        ]);
      }
    }
  });

  test.each(RECORD_FORMATS)('of nothing in %s is read, too', async (format) => {
    for (const kind of RECORD_KINDS) {
      expect(await read(kind.name, await write(kind, format, 0), format)).toEqual([]);
    }
  });
});
