import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { type Caller, UnauthenticatedError } from '@retinue/access';
import { DatabaseModule } from '@retinue/database';
import { FollowsModule, followsTables } from '@retinue/follows';
import { FollowsHttpModule } from '@retinue/follows/http';
import { UsersModule, usersTables } from '@retinue/users';
import { UsersHttpModule } from '@retinue/users/http';
import { jwtVerify } from 'jose';

const { DATABASE_URL = 'sqlite:./follows.db', PORT = '3000', TOKEN_SECRET } = process.env;

/** Who calls, by a token of your own issuer. */
async function tokenCaller(request: { headers: { authorization?: string } }): Promise<Caller | undefined> {
  const { authorization } = request.headers;
  if (authorization === undefined) return undefined;
  try {
    const secret = new TextEncoder().encode(TOKEN_SECRET);
    const { payload } = await jwtVerify(authorization.replace(/^Bearer /, ''), secret, {
      requiredClaims: ['sub', 'exp'],
    });
    return { kind: 'user', externalId: payload.sub };
  } catch {
    throw new UnauthenticatedError('The token has expired, or is none of this service');
  }
}

// Without a secret, whoever reaches the server may do all.
const callers = TOKEN_SECRET === undefined ? {} : { actor: tokenCaller, access: { selfSignup: true } };

@Module({
  imports: [
    DatabaseModule.forRoot({ url: DATABASE_URL, migrate: true, tables: [usersTables, followsTables] }),
    UsersModule,
    FollowsModule,
    UsersHttpModule.forRoot(callers),
    FollowsHttpModule.forRoot(callers),
  ],
})
class AppModule {}

const app = await NestFactory.create(AppModule, new FastifyAdapter(), { logger: ['error', 'warn'] });
const config = new DocumentBuilder()
  .setTitle('Follows')
  .addBearerAuth()
  .addSecurityRequirements('bearer')
  .build();
SwaggerModule.setup('docs', app, () => SwaggerModule.createDocument(app, config));
app.enableShutdownHooks();
await app.listen(Number(PORT), '127.0.0.1');
console.log(`Listening on ${await app.getUrl()}, docs at /docs, Ctrl-C ends it`);
