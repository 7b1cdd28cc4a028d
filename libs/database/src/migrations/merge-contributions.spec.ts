import { DatabaseStartError } from '../errors/start.errors.js';
import { mergeContributions } from './merge-contributions.js';
import type { MigrationClass, SchemaContribution } from './schema-contribution.js';

/** A class of that name. */
function migration(name: string): MigrationClass {
  const classes = { [name]: class {} };
  return classes[name] as MigrationClass;
}

function contribution(
  name: string,
  migrations: readonly string[],
  needs?: readonly string[],
): SchemaContribution {
  const classes = migrations.map(migration);
  return { name, ...(needs && { needs }), entities: [], migrations: { sqlite: classes, postgres: classes } };
}

describe('what modules contribute', () => {
  it('runs in the order of its times, with the tables of this lib', () => {
    const merged = mergeContributions(
      [
        contribution('notes', ['Pins1795000000030', 'Notes1795000000001'], ['tags']),
        contribution('tags', ['Tags1795000000020']),
      ],
      'sqlite',
    );
    expect(merged.migrations.map(({ name }) => name)).toEqual([
      'Notes1795000000001',
      'IdempotencyKeys1795000000005',
      'Tags1795000000020',
      'Pins1795000000030',
    ]);
  });

  it.each([
    [
      'two of one name',
      [contribution('notes', []), contribution('notes', [])],
      'two contributions are called notes',
    ],
    [
      'two migrations of one time',
      [contribution('notes', ['Notes1795000000020']), contribution('tags', ['Tags1795000000020'])],
      'Notes1795000000020 (notes) and Tags1795000000020 (tags) have the same time',
    ],
    [
      'a migration given twice',
      [contribution('notes', ['Notes1795000000020', 'Notes1795000000020'])],
      'have the same time',
    ],
    ['a migration without a time', [contribution('notes', ['Notes'])], 'must end in its time'],
    ['one without what it needs', [contribution('pins', [], ['notes'])], 'pins needs the tables of notes'],
  ])('is refused at the start where it is %s', (_what, contributions, message) => {
    const merge = (): unknown => mergeContributions(contributions, 'postgres');
    expect(merge).toThrow(message);
    expect(merge).toThrow(DatabaseStartError);
  });
});
