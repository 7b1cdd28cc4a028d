import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The team's tables in Retinue's database. */
export class AccountsAndNotifications1800000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const isPostgres = runner.connection.options.type === 'postgres';
    const id = isPostgres ? 'serial PRIMARY KEY' : 'integer PRIMARY KEY AUTOINCREMENT';
    await runner.query('CREATE TABLE accounts (uuid varchar PRIMARY KEY, name varchar NOT NULL)');
    await runner.query(
      `CREATE TABLE notifications (id ${id}, account varchar NOT NULL, text varchar NOT NULL)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE notifications');
    await runner.query('DROP TABLE accounts');
  }
}
