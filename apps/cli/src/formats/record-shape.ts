import { CliError } from '../cli-error.js';

/** Which fields a record has, and what a file may call them. */
export interface RecordShape {
  /** Field names in the order of columns, for a file without a header. */
  readonly columns: readonly string[];
  /** The columns that a header must name. */
  readonly required: readonly string[];
  /** Other names that a file may use for a field. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** Whether the first line can't be data; a header is known by naming one of the columns. */
  readonly headerRequired: boolean;
}

/** Field names of a shape by what a file calls them: `followerId`, `follower_id` and `FOLLOWERID` are one. */
export class FieldNames {
  private readonly nameByKey = new Map<string, string>();

  constructor(private readonly shape: RecordShape) {
    for (const name of shape.columns) this.nameByKey.set(keyOf(name), name);
    for (const [alias, name] of Object.entries(shape.aliases ?? {})) this.nameByKey.set(keyOf(alias), name);
  }

  find(name: string): string | undefined {
    return this.nameByKey.get(keyOf(name));
  }

  /**
   * The field of each column, or `undefined` when the line is data.
   *
   * @throws CliError when the header does not fit: a column left out in silence would be data lost
   */
  ofHeader(values: readonly string[]): readonly string[] | undefined {
    const { columns, required, headerRequired } = this.shape;
    const names = values.map((value) => this.find(value));
    if (names.every((name) => name === undefined)) {
      if (!headerRequired) return undefined;
      throw new CliError(`the first line must name the columns: ${columns.join(', ')}`);
    }
    refuse('unknown', namesOf(values.filter((_value, index) => names[index] === undefined)), columns);
    refuse(
      'duplicate',
      namesOf(values.filter((_value, index) => names.indexOf(names[index]) < index)),
      columns,
    );
    refuse('missing', namesOf(required.filter((name) => !names.includes(name))), columns);
    return names as string[];
  }
}

function refuse(what: string, names: string, columns: readonly string[]): void {
  if (names === '') return;
  throw new CliError(`columns of the first line are ${what}: ${names} (known are ${columns.join(', ')})`);
}

function namesOf(values: readonly string[]): string {
  return values.map((value) => value.trim().replaceAll(/\s+/g, ' ') || '(no name)').join(', ');
}

function keyOf(name: string): string {
  return name.trim().replaceAll('_', '').toLowerCase();
}
