import { type INestApplication, type LoggerService, type Provider, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { RETINUE_TABLES } from '@retinue/api';
import { ProblemDetailsModule } from '@retinue/common/http';
import { DatabaseModule } from '@retinue/database';
import { FollowsModule } from '@retinue/follows';
import { FollowsHttpModule } from '@retinue/follows/http';
import { UsersModule, UsersService } from '@retinue/users';
import { UsersHttpModule } from '@retinue/users/http';
import type { Method } from '../support/checked-client.js';
import { Welcome, Welcomes1798000000000 } from './welcomes.js';

/** What a route said. */
export interface Answer {
  readonly status: number;
  readonly body: { readonly code?: string } & Readonly<Record<string, unknown>>;
}

/** A team's application with handlers, listening. */
export interface HandlerHost {
  readonly nest: INestApplication;
  readonly send: (method: Method, path: string, body?: object) => Promise<Answer>;
  close(): Promise<void>;
}

/** Starts one on a database, perhaps beside others. */
export async function startHandlerHost(
  url: string,
  providers: readonly Provider[],
  logger: LoggerService | false = false,
): Promise<HandlerHost> {
  @Module({
    imports: [
      DatabaseModule.forRoot({
        url,
        tables: RETINUE_TABLES,
        entities: [Welcome],
        migrations: [Welcomes1798000000000],
        migrate: true,
        sharedFile: true,
      }),
      ProblemDetailsModule,
      UsersModule,
      FollowsModule,
      UsersHttpModule.forRoot(),
      FollowsHttpModule.forRoot(),
    ],
    providers: [...providers],
  })
  class TeamModule {}
  const nest = await NestFactory.create(TeamModule, new FastifyAdapter(), { logger, abortOnError: false });
  try {
    await nest.listen(0, '127.0.0.1');
  } catch (error) {
    await nest.close();
    throw error;
  }
  const address = await nest.getUrl();
  return {
    nest,
    send: async (method, path, body) => {
      const init = {
        method: method.toUpperCase(),
        ...(body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      };
      const answer = await fetch(`${address}${path}`, init);
      const text = await answer.text();
      return { status: answer.status, body: text === '' ? {} : (JSON.parse(text) as Answer['body']) };
    },
    close: async () => nest.close(),
  };
}

/** Users of these names, and their ids. */
export async function addUsers<Name extends string>(
  { nest }: Pick<HandlerHost, 'nest'>,
  names: readonly Name[],
): Promise<Readonly<Record<Name, number>>> {
  const users = nest.get(UsersService, { strict: false });
  const ids: [Name, number][] = [];
  for (const firstName of names) ids.push([firstName, (await users.create({ firstName })).id]);
  return Object.fromEntries(ids) as Record<Name, number>;
}
