import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rekeyNames } from '../rekey-names.js';

/** Names are searched for without marks and by full case folding from here on: `emile` finds Émile. */
export class NamesWithoutMarks1795000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await rekeyNames(runner, () => '?');
  }

  /** The keys of before can't be told from these; an older version makes them anew as users change. */
  async down(): Promise<void> {}
}
