import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { getDataSourceToken } from '@nestjs/typeorm';
import { notesTables } from '../../../../../../test/support/notes-tables.js';
import { BulkSessions } from '../../../bulk/bulk-sessions.js';
import { DatabaseModule } from '../../../database.module.js';
import type { SqliteDataSource } from '../connections/sqlite-data-source.js';

const SETTINGS = ['temp_store', 'cache_size', 'mmap_size', 'synchronous', 'journal_mode', 'foreign_keys'];

describe('the writing connection', () => {
  let folder: string;

  beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'retinue-test-'))));
  afterEach(async () => rm(folder, { recursive: true }));

  it.each([
    ['of a file', () => `sqlite:${join(folder, 'retinue.db')}`],
    ['in memory', () => 'sqlite::memory:'],
  ])('%s has other settings in a bulk session, and its own again after it', async (_, url) => {
    const module = DatabaseModule.forRoot({ url: url(), tables: [notesTables] });
    const app = await NestFactory.createApplicationContext(module, { logger: false });
    try {
      const { writer } = app.get<SqliteDataSource>(getDataSourceToken('retinue'));
      const settings = (): unknown[] =>
        SETTINGS.map((name) => writer.connection.pragma(name, { simple: true }));
      const before = settings();
      const session = await app.get(BulkSessions).open();
      expect(settings()).not.toEqual(before);
      await session.close();
      expect(settings()).toEqual(before);
    } finally {
      await app.close();
    }
  });
});
