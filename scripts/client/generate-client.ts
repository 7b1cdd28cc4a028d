import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';
import { clientDocument } from './client-document.js';
import { writeMethods } from './client-methods.js';
import { CLIENT_TYPES, toClientType, writeClientTypes } from './client-types.js';
import { type ApiDocument, operationsOf } from './operations-of.js';

/** A file of the client, by its path from the repository's root. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

const SOURCES = 'libs/client/src';
const EXPORTED = /(\/\/ Schemas, by `npm run client`:\n)[^]*?(\n\/\/ End of schemas\.)/;

const TYPES_HEAD = '// Made by `npm run client` from the OpenAPI document: change that, and run it again.\n';

/**
 * All files of `libs/client` that are made from the OpenAPI document: types, methods, and the exports of the types. A test
 * compares them with what is there.
 *
 * @param described the document
 * @param root the repository's root
 */
export async function generateClient(described: object, root = '.'): Promise<GeneratedFile[]> {
  // As clients get it: no class, nothing undefined.
  const given = JSON.parse(JSON.stringify(described)) as ApiDocument;
  const document = clientDocument(given);
  const methods = writeMethods(operationsOf(document));
  const types = astToString(
    await openapiTypescript(JSON.parse(JSON.stringify(document)), {
      transform: toClientType,
      // What has a default can be left out of a request.
      defaultNonNullable: false,
      rootTypes: true,
      rootTypesNoSchemaPrefix: true,
      silent: true,
    }),
  );
  const index = await readFile(join(root, SOURCES, 'index.ts'), 'utf8');
  if (!EXPORTED.test(index)) throw new Error(`${SOURCES}/index.ts has lost the place of its schemas`);
  const schemas = [...Object.keys(document.components.schemas), ...CLIENT_TYPES].sort();
  const exports = `export type { ${schemas.join(', ')} } from './generated/openapi.js';`;
  return Promise.all([
    formatted(
      root,
      'generated/openapi.ts',
      TYPES_HEAD + writeClientTypes(given) + documented(types, document),
    ),
    formatted(root, 'generated/operations.ts', methods),
    formatted(root, 'index.ts', index.replace(EXPORTED, `$1${exports}$2`)),
  ]);
}

/** Gives each schema's own type its text: by that name it is exported. */
function documented(types: string, { components: { schemas } }: ApiDocument): string {
  return types.replaceAll(/^export type (\w+) = components\['schemas'\]/gm, (line, name: string) => {
    const description = schemas[name]?.description ?? `\`${name}\` of the OpenAPI document.`;
    return `/** ${description.replaceAll('*/', '* /')} */\n${line}`;
  });
}

async function formatted(root: string, name: string, source: string): Promise<GeneratedFile> {
  const path = `${SOURCES}/${name}`;
  const options = await resolveConfig(resolve(root, path));
  return { path, text: await format(source, { ...options, parser: 'typescript' }) };
}
