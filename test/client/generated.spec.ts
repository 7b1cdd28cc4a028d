import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { generateClient } from '../../scripts/client/generate-client.js';
import { useTestApp } from '../support/start-test-app.js';

const root = resolve(import.meta.dirname, '../..');

describe('the generated part of the client', () => {
  const service = useTestApp({ AUTH_MODE: 'token' });

  it('is what the OpenAPI document gives now: "npm run client" brings it up to date', async () => {
    const files = await generateClient(service.document, root);
    expect(files.map(({ path }) => path)).toEqual([
      'libs/client/src/generated/openapi.ts',
      'libs/client/src/generated/operations.ts',
      'libs/client/src/index.ts',
    ]);
    for (const { path, text } of files) expect(await readFile(join(root, path), 'utf8')).toBe(text);
  });

  it('says the limits of what is sent, and leaves out those of what is answered', async () => {
    const [types] = await generateClient(service.document, root);
    for (const limits of [
      '@description Rows in a page, at most. 1 to 1000.\n         * @default 50',
      '@description Suggestions, at most. 1 to 100.\n         * @default 20',
      '@description 1 to 50 characters.',
      '@description Done in order, each on what those before it leave behind. 1 to 1000 of them.',
    ])
      expect(types?.text).toContain(limits);
    const answered = /\n {4}UserDetails: \{[^]*?\n {4}\};/.exec(types?.text ?? '')?.[0];
    expect(answered).toContain('firstName');
    expect(answered).not.toContain('characters');
  });

  it('has the types and codes that the document lists', async () => {
    const text = JSON.stringify(service.document).replaceAll('["person","brand"]', '["band","fan"]');
    const [types] = await generateClient(JSON.parse(text) as object, root);
    expect(types?.text).toContain("export type UserType = 'band' | 'fan' | (string & {});");
  });

  it('is refused when a field of an optional body has the name of an option', async () => {
    const text = JSON.stringify(service.document).replaceAll('"expiresAt"', '"signal"');
    await expect(generateClient(JSON.parse(text) as object, root)).rejects.toThrow(
      'mute has signal in its body and among its options',
    );
  });

  it('changes with the document', async () => {
    const { paths } = service.document;
    const without = { ...service.document, paths: { '/v1/users': paths['/v1/users'] } };
    const [, operations] = await generateClient(without, root);
    expect(operations?.text).toContain('  createUser(');
    expect(operations?.text).not.toContain('  follow(');
  });

  it.each([
    ['an operation without an id', { operationId: undefined }, 'needs an operationId'],
    ['an id that is no name of a method', { operationId: 'UsersController_list' }, 'needs an operationId'],
    ['two operations of one name', { operationId: 'createUser' }, 'Two methods are called createUser'],
    [
      'a page that takes the name of a list',
      { operationId: 'followers' },
      'Two methods are called followers',
    ],
  ])('is refused for %s', async (_, changed, message) => {
    const { paths } = service.document;
    const users = { ...paths['/v1/users'], get: { ...paths['/v1/users']?.['get'], ...changed } };
    const document = { ...service.document, paths: { ...paths, '/v1/users': users } };
    await expect(generateClient(document, root)).rejects.toThrow(message);
  });
});
