import { readFile, writeFile } from 'node:fs/promises';
import { ER_DIAGRAM_PAGE, refreshEmbedded } from './er-diagram/documents.js';
import { drawErDiagram } from './er-diagram/er-diagram.js';
import { readMigratedSchema } from './er-diagram/migrated-schema.js';

// Run from the repository's root, as npm does.
const diagram = drawErDiagram(await readMigratedSchema());
await writeFile(ER_DIAGRAM_PAGE, refreshEmbedded(await readFile(ER_DIAGRAM_PAGE, 'utf8'), diagram));
