import { CliError } from '../cli-error.js';
import type { RecordKind } from './record-kinds.js';

/** Names of a file that a message tells, at most. */
const MAX_TOLD = 10;

/** Fields of a kind by what a file calls them: `followerId`, `Follower-ID` and `follower_id` are one. */
export class ColumnNames {
  private readonly nameByKey = new Map<string, string>();

  /** @param kinds all that there are: a file of another one is told by its name */
  constructor(
    private readonly kind: RecordKind,
    private readonly kinds: readonly RecordKind[],
  ) {
    for (const name of kind.columns) this.nameByKey.set(keyOf(name), name);
    for (const [alias, name] of Object.entries(kind.aliases ?? {})) this.nameByKey.set(keyOf(alias), name);
  }

  find(name: string): string | undefined {
    return this.nameByKey.get(keyOf(name));
  }

  /** Whether a file may begin with the line: columns without names count by their place, so the ids must be numbers. */
  isRowOfNumbers(values: readonly string[]): boolean {
    const { headerRequired, required } = this.kind;
    const ids = values.slice(0, required.length).filter((value) => value.trim() !== '');
    return !headerRequired && ids.length > 0 && ids.every((id) => /^\s*[+-]?\d+(\.\d+)?\s*$/.test(id));
  }

  /**
   * The field of each column of a header.
   *
   * @throws CliError when it is not a header of this kind: by their place, its columns could be taken for one another
   */
  ofHeader(values: readonly string[]): readonly string[] {
    this.refuseOtherKind(values);
    const { columns, required, headerRequired } = this.kind;
    const names = values.map((value) => this.find(value));
    if (names.every((name) => name === undefined)) {
      const numbers = headerRequired ? '' : ', or be a row of numbers';
      throw new CliError(
        `the first line must name the columns: ${columns.join(', ')}${numbers}; it has: ${toldOf(values)}`,
      );
    }
    const refuse = (what: string, wrong: readonly string[]): void => {
      if (wrong.length === 0) return;
      throw new CliError(
        `columns of the first line are ${what}: ${toldOf(wrong)} (known are ${columns.join(', ')}); it has: ${toldOf(values)}`,
      );
    };
    refuse(
      'unknown',
      values.filter((_value, index) => names[index] === undefined),
    );
    refuse(
      'duplicate',
      values.filter((_value, index) => names.indexOf(names[index]) < index),
    );
    refuse(
      'missing',
      required.filter((name) => !names.includes(name)),
    );
    return names as string[];
  }

  /** @throws CliError when the names are those of another kind, or none of this one's */
  assertOwnObject(names: readonly string[]): void {
    this.refuseOtherKind(names);
    if (names.some((name) => this.find(name) !== undefined)) return;
    throw new CliError(
      `the first object must have the fields: ${this.kind.columns.join(', ')}; it has: ${toldOf(names)}`,
    );
  }

  private refuseOtherKind(values: readonly string[]): void {
    if (this.fits(values)) return;
    const others = this.ofAllKinds();
    const other =
      others.find((names) => names.fits(values)) ??
      (this.isMeant(values) ? undefined : others.find((names) => names.isMeant(values)));
    if (other === undefined) return;
    const { name, columns, hint } = this.kind;
    const rest = hint === undefined ? '' : `; ${hint}`;
    throw new CliError(
      `these are the columns of ${other.kind.name} (${toldOf(values)}), not of ${name} (${columns.join(', ')}): use "retinue import ${other.kind.name}"${rest}`,
    );
  }

  /** Whether the values are a header of any kind. */
  isHeaderOfSomeKind(values: readonly string[]): boolean {
    return this.ofAllKinds().some((names) => names.fits(values));
  }

  private ofAllKinds(): readonly ColumnNames[] {
    return this.kinds.map((kind) => new ColumnNames(kind, this.kinds));
  }

  /** Whether the names are this kind's, each once, and none that must be there is missing. */
  fits(values: readonly string[]): boolean {
    const names = values.map((value) => this.find(value));
    return this.isMeant(values) && !names.includes(undefined) && new Set(names).size === names.length;
  }

  /** Whether all that must be there is. */
  private isMeant(values: readonly string[]): boolean {
    const names = new Set(values.map((value) => this.find(value)));
    return this.kind.required.every((name) => names.has(name));
  }
}

/** Names of a file, as a message can say them. */
function toldOf(values: readonly string[]): string {
  const told = values
    .slice(0, MAX_TOLD)
    .map((value) => value.trim().replaceAll(/\s+/g, ' ').slice(0, 40) || '(no name)');
  return [...told, ...(values.length > MAX_TOLD ? ['…'] : [])].join(', ');
}

function keyOf(name: string): string {
  return name.replaceAll(/[\s"_-]/g, '').toLowerCase();
}
