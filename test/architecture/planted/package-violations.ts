import {
  USERS,
  FOLLOWS,
  DATABASE,
  APP,
  imports,
  source,
  withFiles,
  withPackage,
  type PlantedViolation,
} from './plant.js';

/** Ways to break the rules of packages, and of imports in a circle. */
export const PACKAGE_VIOLATIONS: readonly PlantedViolation[] = [
  ...imports('importsStayInPackage', `${FOLLOWS}/following/planted.ts`, [
    '../../../users/src/profile/user.js',
  ]),
  ...imports('throughPublishedEntries', `${FOLLOWS}/following/planted.service.ts`, [
    '@retinue/users/dist/profile/user.entity.js',
    '@retinue/users/domain',
    '@retinue/nowhere',
  ]),
  source(
    'throughPublishedEntries',
    'a deep import that is only made at run time',
    `${FOLLOWS}/following/planted.controller.ts`,
    `export const load = async () => import('@retinue/users/dist/index.js');`,
    'imports @retinue/users/dist/index.js',
  ),
  ...imports('libsKnowNoPlatform', 'libs/common/src/http/planted.ts', [
    'fastify',
    '@nestjs/platform-express',
  ]),
  source(
    'libsKnowNoPlatform',
    'a type of Express',
    `${FOLLOWS}/following/planted.controller.ts`,
    `import type { Response } from 'express';`,
    'imports express',
  ),
  ...imports('usersKnowsNoFollows', `${USERS}/profile/planted.service.ts`, ['@retinue/follows']),
  ...imports('commonStandsAlone', 'libs/common/src/planted.ts', ['@retinue/database', '@retinue/users']),
  ...imports('databaseKnowsCommonOnly', 'libs/database/src/planted.ts', ['@retinue/users']),
  ...imports('clientStandsAlone', 'libs/client/src/planted.ts', [
    '@retinue/common',
    '@nestjs/common',
    'node:crypto',
    'crypto',
  ]),
  source(
    'clientStandsAlone',
    'a type of another lib in the client',
    'libs/client/src/calls/planted.ts',
    `import type { User } from '@retinue/users';`,
    'imports @retinue/users',
  ),
  {
    rule: 'baseKnowsNoFeature',
    what: 'a new lib without a repository that imports a feature',
    plant: (tree) =>
      withFiles(withPackage(tree, 'libs/clock'), [
        { path: 'libs/clock/src/planted.ts', source: `import '@retinue/users';` },
      ]),
    found: 'libs/clock/src/planted.ts: imports @retinue/users',
  },
  ...imports('noLibNeedsTesting', `${FOLLOWS}/following/planted.service.ts`, ['@retinue/testing']),
  ...imports('libsKnowNoApp', `${FOLLOWS}/following/planted.controller.ts`, ['@retinue/api']),
  {
    rule: 'noPackageCycle',
    what: 'two features that import each other, as types only',
    plant: (tree) =>
      withFiles(tree, [
        {
          path: `${USERS}/profile/planted.service.ts`,
          source: `import type { FollowsService } from '@retinue/follows';`,
        },
      ]),
    found: 'follows: imports users -> follows',
  },
  {
    rule: 'noFileCycle',
    what: 'three files in a circle',
    plant: (tree) =>
      withFiles(tree, [
        { path: `${USERS}/profile/planted-a.ts`, source: `import './planted-b.js';` },
        { path: `${USERS}/profile/planted-b.ts`, source: `export { c } from './planted-c.js';` },
        { path: `${USERS}/profile/planted-c.ts`, source: `import { a } from './planted-a.js';` },
      ]),
    found: `${USERS}/profile/planted-a.ts: imports ${USERS}/profile/planted-b.ts -> ${USERS}/profile/planted-c.ts -> ${USERS}/profile/planted-a.ts`,
  },
  {
    rule: 'noFileCycle',
    what: 'two files in a circle, one way for a type alone',
    plant: (tree) =>
      withFiles(tree, [
        { path: `${APP}/planted-a.ts`, source: `import { b } from './planted-b.js';` },
        { path: `${APP}/planted-b.ts`, source: `import type { A } from './planted-a.js';` },
      ]),
    found: `${APP}/planted-a.ts: imports ${APP}/planted-b.ts -> ${APP}/planted-a.ts`,
  },
  {
    rule: 'noFileCycle',
    what: 'two files in a circle of types, one way by import()',
    plant: (tree) =>
      withFiles(tree, [
        { path: `${DATABASE}/planted-a.ts`, source: `export type { B } from './planted-b.js';` },
        { path: `${DATABASE}/planted-b.ts`, source: `export type B = import('./planted-a.js').A;` },
      ]),
    found: `${DATABASE}/planted-a.ts: imports ${DATABASE}/planted-b.ts -> ${DATABASE}/planted-a.ts`,
  },
  source(
    'noForwardRef',
    'a forwardRef',
    `${FOLLOWS}/following/planted.controller.ts`,
    `import { forwardRef } from '@nestjs/common';`,
    'uses forwardRef',
  ),
];
