import { NestFactory } from '@nestjs/core';
import { DatabaseModule, SqlReader } from '@retinue/database';
import { readSchema } from './read-schema.js';
import type { Schema } from './schema.js';

/** The schema of a new database after all migrations. The database is gone afterwards. */
export async function readMigratedSchema(): Promise<Schema> {
  const app = await NestFactory.createApplicationContext(DatabaseModule.forRoot({ url: 'sqlite::memory:' }), {
    logger: ['error'],
  });
  try {
    return await readSchema(app.get(SqlReader));
  } finally {
    await app.close();
  }
}
