import { NestFactory } from '@nestjs/core';
import { RETINUE_TABLES } from '@retinue/api';
import { DatabaseModule, SqlReader } from '@retinue/database';
import { readSchema } from './read-schema.js';
import type { Schema } from './schema.js';

/** The schema of a new database after all migrations. The database is gone afterwards. */
export async function readMigratedSchema(): Promise<Schema> {
  const database = DatabaseModule.forRoot({ url: 'sqlite::memory:', tables: RETINUE_TABLES });
  const app = await NestFactory.createApplicationContext(database, { logger: ['error'] });
  try {
    return await readSchema(app.get(SqlReader));
  } finally {
    await app.close();
  }
}
