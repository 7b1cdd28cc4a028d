import type { INestApplicationContext, ModuleMetadata } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { UnitOfWork } from '@retinue/database';
import {
  BlocksService,
  FollowListsService,
  FollowRequestsService,
  FollowsService,
  MutesService,
  RelationshipsService,
} from '@retinue/follows';
import { UsersService, UserUpsertsService } from '@retinue/users';
import type { RetinueServices } from '../retinue-services.js';
import { retinueModules, type RetinueModulesOptions } from './retinue-modules.js';
import { temporaryDatabase } from './temporary-database.js';

/** What the test wants otherwise than the defaults. */
export interface OpenRetinueOptions extends Omit<RetinueModulesOptions, 'url'> {
  /** In memory (the default), or a temporary SQLite file, which goes when it is closed. */
  readonly database?: 'memory' | 'file' | undefined;
  /** Modules of the application's own, which may inject the services. */
  readonly imports?: ModuleMetadata['imports'] | undefined;
}

/** The real services on a database of their own. */
export interface OpenRetinue extends RetinueServices {
  /** Gives everything else: `app.get(UnitOfWork)`. */
  readonly app: INestApplicationContext;
  /** Ends it, with its database. */
  close(): Promise<void>;
}

class TestModule {}

/**
 * The real services, ready in one call: the schema is migrated, and no port is listened on.
 *
 * @throws DatabaseStartError when the database can't be used
 */
export async function openRetinue({
  database = 'memory',
  imports = [],
  ...options
}: OpenRetinueOptions = {}): Promise<OpenRetinue> {
  const file = database === 'file' ? await temporaryDatabase() : undefined;
  try {
    const modules = [...retinueModules({ ...options, url: file?.url }), ...imports];
    const app = await NestFactory.createApplicationContext(
      { module: TestModule, imports: modules },
      { logger: ['error'], abortOnError: false },
    );
    return {
      app,
      users: app.get(UsersService),
      upserts: app.get(UserUpsertsService),
      follows: app.get(FollowsService),
      lists: app.get(FollowListsService),
      relationships: app.get(RelationshipsService),
      requests: app.get(FollowRequestsService),
      blocks: app.get(BlocksService),
      mutes: app.get(MutesService),
      unitOfWork: app.get(UnitOfWork),
      close: async () => {
        await app.close();
        await file?.remove();
      },
    };
  } catch (error) {
    await file?.remove();
    throw error;
  }
}
