import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { routesOf } from '../support/openapi-document.js';
import { useTestApp } from '../support/start-test-app.js';

const root = resolve(import.meta.dirname, '../..');

/** A method and a path, as the documents write them: `PUT /v1/users/1/following/2`, `GET /v1/users/{id}`. */
const ROUTE = /\b(GET|PUT|POST|PATCH|DELETE) (\/[\w/{}:-]*)/g;

/** Where routes are named; the how-to pages name some that are still to be made, the changelog some of before. */
const documents = ['.', 'docs', 'apps/api', 'apps/cli'].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md') && name !== 'CHANGELOG.md')
    .map((name) => join(folder, name)),
);

const namedIn = (path: string): string[] =>
  [...readFileSync(join(root, path), 'utf8').matchAll(ROUTE)].map(([route]) => route);

/** Whether it is that route of the document, with its parameters by their names or with ids, also external ones, in their places. */
function isRoute(named: string, { method, template }: { method: string; template: string }): boolean {
  const [namedMethod, path = ''] = named.split(' ');
  const parts = template.split('/');
  const given = path.split('/');
  return (
    namedMethod === method.toUpperCase() &&
    given.length === parts.length &&
    parts.every(
      (part, index) =>
        part === given[index] || (part.startsWith('{') && /^(\d+|ext:.+)$/.test(given[index]!)),
    )
  );
}

describe('the routes that documents name', () => {
  const service = useTestApp();

  it('are all in the OpenAPI document, with the parameters they have there', () => {
    const routes = routesOf(service.document);
    const unknown = documents.flatMap((path) =>
      namedIn(path)
        .filter((named) => !routes.some((route) => isRoute(named, route)))
        .map((named) => `${path}: ${named}`),
    );
    expect(unknown).toEqual([]);
    expect(namedIn('docs/architecture.md').length).toBeGreaterThanOrEqual(3);
  });
});
