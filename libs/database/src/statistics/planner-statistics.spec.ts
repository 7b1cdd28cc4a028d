import { NestFactory } from '@nestjs/core';
import { notesTables } from '../../../../test/support/notes-tables.js';
import { DatabaseModule } from '../database.module.js';
import { SqlReader } from '../sql/sql-reader.js';
import { UnitOfWork } from '../transactions/unit-of-work.js';
import { PlannerStatistics } from './planner-statistics.js';

it('a look at the tables goes on with the other statements when one fails, and throws its error', async () => {
  const module = DatabaseModule.forRoot({ url: 'sqlite::memory:', tables: [notesTables] });
  const app = await NestFactory.createApplicationContext(module, { logger: false });
  try {
    const later = `INSERT INTO notes (type, actor_id, subject_id, created_at) VALUES ('a', 1, 2, 0) RETURNING actor_id`;
    const statistics = new PlannerStatistics(app.get(UnitOfWork), ['SELECT 1 FROM nothing', later]);
    await expect(statistics.refresh()).rejects.toThrow(/nothing/);
    expect(await app.get(SqlReader).all('SELECT actor_id FROM notes')).toHaveLength(1);
  } finally {
    await app.close();
  }
});
