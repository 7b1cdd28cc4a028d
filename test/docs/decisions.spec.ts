import { readdir, readFile } from 'node:fs/promises';

const FOLDER = new URL('../../docs/decisions/', import.meta.url);

const read = async (name: string): Promise<string> => readFile(new URL(name, FOLDER), 'utf8');

/** What a record and the index both say of it. */
interface Told {
  readonly file: string;
  readonly number: string | undefined;
  readonly title: string | undefined;
  readonly status: string | undefined;
}

/** The row of a record: `| [1](0001-libs-as-packages.md) | title | status | date |`. */
const ROW = /^\| \[(\d+)\]\(([^)]+)\) +\| (.+?) +\| (.+?) +\| (\S+) +\|$/gm;

const STATUS =
  /^(accepted|superseded by \[\d+\]\(\S+\)|accepted, amended by \[\d+\]\(\S+\)(, \[\d+\]\(\S+\))*)$/;

async function toldByRecord(file: string): Promise<Told> {
  const text = await read(file);
  const [, number, title] = /^# (\d+)\. (.+)$/m.exec(text) ?? [];
  const [, status] = /^\*\*Status:\*\* (.+)\.$/m.exec(text) ?? [];
  return { file, number, title, status };
}

describe('the index of decisions', () => {
  let files: string[];
  let records: Told[];
  let rows: (Told & { readonly date: string })[];

  beforeAll(async () => {
    files = (await readdir(FOLDER)).filter((file) => /^\d/.test(file)).sort();
    records = await Promise.all(files.map(toldByRecord));
    const index = await read('README.md');
    rows = [...index.matchAll(ROW)].map(([, number, file, title, status, date]) => ({
      file: file!,
      number,
      title,
      status,
      date: date!,
    }));
  });

  it('has each record once, in order, with the title and the status that the record has', () => {
    const dated = records.map((record) => ({ ...record, date: expect.any(String) as string }));
    expect(rows).toEqual(dated);
  });

  it('numbers the records as their files are numbered, without a gap', () => {
    const numbers = files.map((file) => String(Number.parseInt(file, 10)));
    expect(records.map(({ number }) => number)).toEqual(numbers);
    expect(numbers).toEqual(numbers.map((_, at) => String(at + 1)));
  });

  it('knows three kinds of status: accepted, amended by later records, superseded by a later one', () => {
    expect(records.filter(({ status = '' }) => !STATUS.test(status))).toEqual([]);
    const earlier = records.flatMap(({ file, number, status = '' }) =>
      [...status.matchAll(/\[(\d+)\]\((\d+)/g)]
        .filter(([, by, target]) => Number(by) <= Number(number) || Number(by) !== Number(target))
        .map(([link]) => `${file}: ${link}`),
    );
    expect(earlier).toEqual([]);
  });

  it('dates each record, and no record before the one above it', () => {
    const dates = rows.map(({ date }) => date);
    expect(dates.filter((date) => !/^\d{4}-\d\d-\d\d$/.test(date))).toEqual([]);
    expect(dates).toEqual(dates.toSorted());
  });
});
