import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';
import {
  AUTHORIZATION_PAGE,
  drawAuthorizationTable,
  refreshTable,
} from '../../scripts/authorization/authorization-table.js';

const path = join(resolve(import.meta.dirname, '../..'), AUTHORIZATION_PAGE);

describe('the page of who may do what', () => {
  it('has the decisions that the policy makes: "npm run docs" brings it up to date', async () => {
    const page = await readFile(path, 'utf8');
    const refreshed = refreshTable(page, drawAuthorizationTable());
    expect(await format(refreshed, { ...(await resolveConfig(path)), filepath: path })).toBe(page);
  });

  it('shows a decision of each kind', async () => {
    const page = await readFile(path, 'utf8');
    for (const decision of ['yes', '401', '403 `not_allowed`', '403 `blocked`', '403 `scope_missing`'])
      expect(page).toContain(`| ${decision}`);
  });
});
