import { readFile, writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import {
  AUTHORIZATION_PAGE,
  drawAuthorizationTable,
  refreshTable,
} from './authorization/authorization-table.js';
import { ER_DIAGRAM_PAGE, refreshEmbedded } from './er-diagram/documents.js';
import { drawErDiagram } from './er-diagram/er-diagram.js';
import { readMigratedSchema } from './er-diagram/migrated-schema.js';

// Run from the repository's root, as npm does.
const diagram = drawErDiagram(await readMigratedSchema());
await redraw(ER_DIAGRAM_PAGE, (page) => refreshEmbedded(page, diagram));
await redraw(AUTHORIZATION_PAGE, (page) => refreshTable(page, drawAuthorizationTable()));

async function redraw(path: string, refresh: (page: string) => string): Promise<void> {
  const page = refresh(await readFile(path, 'utf8'));
  await writeFile(path, await format(page, { ...(await resolveConfig(path)), filepath: path }));
}
