import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { ER_DIAGRAM_PAGE, refreshEmbedded, writePage } from './er-diagram/documents.js';
import { drawErDiagram } from './er-diagram/er-diagram.js';
import { readMigratedSchema } from './er-diagram/migrated-schema.js';

/** Run from the repository's root, as npm does. */
const README = 'README.md';

const diagram = drawErDiagram(await readMigratedSchema());
await writeFile(ER_DIAGRAM_PAGE, writePage(diagram));
if (existsSync(README)) await writeFile(README, refreshEmbedded(await readFile(README, 'utf8'), diagram));
