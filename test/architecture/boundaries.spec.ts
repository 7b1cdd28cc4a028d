import { resolve } from 'node:path';
import { findViolations } from './boundaries.js';
import { PLANTED_VIOLATIONS } from './planted-violations.js';
import { readTree } from './read-tree.js';
import { RULES } from './rules.js';

describe('the boundaries between layers and modules', () => {
  const tree = readTree(resolve(import.meta.dirname, '../..'));
  const existing = findViolations(tree);

  it('are kept by the whole tree', () => {
    expect(existing).toEqual([]);
  });

  it('are looked for in every lib and app', () => {
    const withSources = tree.packages.filter(({ dir }) =>
      tree.files.some(({ path }) => path.startsWith(`${dir}/src/`)),
    );
    expect(withSources.map(({ dir }) => dir)).toEqual(tree.packages.map(({ dir }) => dir));
    expect(tree.packages.map(({ dir }) => dir)).toEqual(
      expect.arrayContaining([
        'libs/common',
        'libs/database',
        'libs/users',
        'libs/follows',
        'libs/client',
        'apps/api',
      ]),
    );
  });

  it.each(PLANTED_VIOLATIONS)('are seen to be broken ($rule) by $what', ({ rule, plant, found }) => {
    const planted = findViolations(plant(tree)).filter((violation) => !existing.includes(violation));
    expect(planted).toContainEqual(
      expect.stringMatching(new RegExp(`^${escape(found)}.*: ${escape(RULES[rule])}$`)),
    );
  });

  it('have no rule that was never seen to be broken', () => {
    const broken = new Set(PLANTED_VIOLATIONS.map(({ rule }) => rule));
    expect(Object.keys(RULES).filter((rule) => !broken.has(rule as keyof typeof RULES))).toEqual([]);
  });

  it('allow a planted file that breaks no rule', () => {
    const harmless = [
      {
        path: 'libs/follows/src/following/planted.ts',
        source: `
          // synchronize: true, forwardRef and SELECT * FROM users are only mentioned here.
          import { DomainError } from '@retinue/common';
          import type { Transaction } from '@retinue/database';
          import { USER_TYPES } from '@retinue/users';
          import type { Edge } from './follow.js';`,
      },
      {
        path: 'libs/follows/src/following/planted.statements.ts',
        source: `
          import { DataSource } from 'typeorm';
          import { SqlReader } from '@retinue/database';
          import type { Edge } from './follow.js';
          export const joined = 'SELECT u.id FROM follows f JOIN user_cards u ON u.id = f.follower_id';`,
      },
    ];
    expect(findViolations({ ...tree, files: [...tree.files, ...harmless] })).toEqual(existing);
  });
});

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
