import { type INestApplication, type ModuleMetadata, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { RETINUE_TABLES } from '@retinue/api';
import { DatabaseModule } from '@retinue/database';
import { FollowsModule } from '@retinue/follows';
import { UsersModule } from '@retinue/users';
import { newDatabase } from './new-database.js';

/** What an application can be built on. */
export type Platform = 'express' | 'fastify';

/** Another team's application, listening. */
export interface HostApp {
  readonly nest: INestApplication;
  readonly url: string;
  close(): Promise<void>;
}

/** What a team adds to Retinue's services. */
export interface HostOptions {
  readonly platform: Platform;
  readonly module: ModuleMetadata;
  /** What the team does before it listens: a prefix, pipes, versioning. */
  readonly prepare?: (nest: INestApplication) => void;
}

/** Starts an application as `nest new` makes it, with Retinue's services in it and a database of its own. */
export async function startHostApp({ platform, module, prepare }: HostOptions): Promise<HostApp> {
  const database = await newDatabase();
  @Module({
    ...module,
    imports: [
      DatabaseModule.forRoot({ url: database.url, tables: RETINUE_TABLES }),
      UsersModule,
      FollowsModule,
      ...(module.imports ?? []),
    ],
  })
  class HostModule {}
  const adapter = platform === 'express' ? new ExpressAdapter() : new FastifyAdapter();
  const nest = await NestFactory.create(HostModule, adapter, { logger: false, abortOnError: false });
  prepare?.(nest);
  await nest.listen(0, '127.0.0.1');
  return {
    nest,
    url: await nest.getUrl(),
    close: async () => {
      await nest.close();
      await database.drop();
    },
  };
}
