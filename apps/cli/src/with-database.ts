import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ServerLogger } from '@retinue/api';
import type { CliDatabase } from './cli-extension.js';
import { CliModule } from './cli.module.js';

/** Opens the database with the libs on it, does the work, and closes it whatever happens. */
export async function withDatabase<Result>(
  options: CliDatabase,
  work: (app: INestApplicationContext) => Promise<Result>,
): Promise<Result> {
  const app = await NestFactory.createApplicationContext(CliModule.forRoot(options), {
    logger: new ServerLogger('error'),
    abortOnError: false,
  });
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}
