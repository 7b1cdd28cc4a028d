import { DatabaseStartError } from '../errors/start.errors.js';
import { mergeTables } from './merge-tables.js';
import type { MigrationClass, ModuleTables } from './module-tables.js';

/** A class of that name. */
function migration(name: string): MigrationClass {
  const classes = { [name]: class {} };
  return classes[name] as MigrationClass;
}

function tablesOf(name: string, migrations: readonly string[], needs?: readonly string[]): ModuleTables {
  const classes = migrations.map(migration);
  return { name, ...(needs && { needs }), entities: [], migrations: { sqlite: classes, postgres: classes } };
}

describe('what modules bring', () => {
  it('runs in the order of its times, with the tables of this lib', () => {
    const merged = mergeTables(
      [
        tablesOf('notes', ['Pins1795000000030', 'Notes1795000000001'], ['tags']),
        tablesOf('tags', ['Tags1795000000020']),
      ],
      'sqlite',
    );
    expect(merged.migrations.map(({ name }) => name)).toEqual([
      'Notes1795000000001',
      'IdempotencyKeys1795000000005',
      'Tags1795000000020',
      'Leases1795000000023',
      'Pins1795000000030',
    ]);
  });

  it.each([
    ['two of one name', [tablesOf('notes', []), tablesOf('notes', [])], 'two modules are called notes'],
    [
      'two migrations of one time',
      [tablesOf('notes', ['Notes1795000000020']), tablesOf('tags', ['Tags1795000000020'])],
      'Notes1795000000020 (notes) and Tags1795000000020 (tags) have the same time',
    ],
    [
      'a migration given twice',
      [tablesOf('notes', ['Notes1795000000020', 'Notes1795000000020'])],
      'have the same time',
    ],
    ['a migration without a time', [tablesOf('notes', ['Notes'])], 'must end in its time'],
    ['one without what it needs', [tablesOf('pins', [], ['notes'])], 'pins needs the tables of notes'],
  ])('is refused at the start where it is %s', (_what, modules, message) => {
    const merge = (): unknown => mergeTables(modules, 'postgres');
    expect(merge).toThrow(message);
    expect(merge).toThrow(DatabaseStartError);
  });
});
