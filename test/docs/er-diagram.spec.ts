import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ER_DIAGRAM_PAGE, REDRAW_COMMAND, refreshEmbedded } from '../../scripts/er-diagram/documents.js';
import { drawErDiagram } from '../../scripts/er-diagram/er-diagram.js';
import { readMigratedSchema } from '../../scripts/er-diagram/migrated-schema.js';
import type { Schema } from '../../scripts/er-diagram/schema.js';

const root = resolve(import.meta.dirname, '../..');

describe('the ER diagram', () => {
  let schema: Schema;

  beforeAll(async () => {
    schema = await readMigratedSchema();
  });

  it('is on its page as the migrated schema gives it', async () => {
    const diagram = drawErDiagram(schema);
    const page = await readFile(join(root, ER_DIAGRAM_PAGE), 'utf8');
    expect(page).toContain('```mermaid\nerDiagram\n');
    const outdated = refreshEmbedded(page, diagram) === page ? [] : [ER_DIAGRAM_PAGE];
    expect(outdated.map((path) => `${path} is out of date: run "${REDRAW_COMMAND}".`)).toEqual([]);
  });

  it('shows every table and view, and nothing of the storage engine', () => {
    const names = schema.tables.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['users', 'user_counters', 'follows', 'follow_events', 'user_cards']),
    );
    expect(names.filter((name) => name.startsWith('sqlite_') || name === 'retinue_migrations')).toEqual([]);
  });

  it('shows that a user has one row of counters and many follows, from either end', () => {
    expect(drawErDiagram(schema).split('\n')).toEqual(
      expect.arrayContaining([
        '    INTEGER user_id PK, FK',
        '    TEXT email_key UK "may be null"',
        '  users ||--o| user_counters : "user_id"',
        '  users ||--o{ follows : "follower_id"',
        '  users ||--o{ follows : "followee_id"',
      ]),
    );
  });

  it('changes with the schema', () => {
    const [users, ...others] = schema.tables;
    const column = { name: 'nickname', type: 'TEXT', nullable: true, primaryKey: false };
    const changed = { tables: [{ ...users!, columns: [column, ...users!.columns] }, ...others] };
    expect(drawErDiagram(changed)).toBe(
      drawErDiagram(schema).replace('  users {\n', '  users {\n    TEXT nickname "may be null"\n'),
    );
  });

  it('keeps to the statements that Mermaid documents', () => {
    const [type, ...lines] = drawErDiagram(schema).split('\n');
    expect(type).toBe('erDiagram');
    const name = '[A-Za-z_][A-Za-z0-9_]*';
    const statements = [
      new RegExp(`^  ${name}(\\["[^"]+"\\])? \\{$`),
      new RegExp(`^    [A-Za-z][A-Za-z0-9_()]* ${name}( (PK|FK|UK)(, (PK|FK|UK))*)?( "[^"]*")?$`),
      /^ {2}\}$/,
      new RegExp(`^  ${name} (\\|\\||\\|o)--(o\\||o\\{) ${name} : "[^"]+"$`),
    ];
    expect(lines.filter((line) => !statements.some((statement) => statement.test(line)))).toEqual([]);
  });
});

describe('a document that embeds the diagram', () => {
  it('gets it between its markers, and keeps the rest', () => {
    const before = 'Above\n\n<!-- er-diagram:begin -->\n\nold\n\n<!-- er-diagram:end -->\n\nBelow\n';
    const after = refreshEmbedded(before, 'erDiagram');
    expect(after).toBe(before.replace('old', '```mermaid\nerDiagram\n```'));
    expect(refreshEmbedded(after, 'erDiagram')).toBe(after);
  });

  it('stays as it is without markers', () => {
    expect(refreshEmbedded('Nothing to see', 'erDiagram')).toBe('Nothing to see');
  });
});
