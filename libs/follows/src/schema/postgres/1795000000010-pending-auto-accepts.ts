import type { MigrationInterface, QueryRunner } from 'typeorm';

/** `opened_accounts` is named after what waits there: requests that are accepted in the background. */
export class PendingAutoAccepts1795000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.rename(runner, 'opened_accounts', 'pending_auto_accepts');
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.rename(runner, 'pending_auto_accepts', 'opened_accounts');
  }

  private async rename(runner: QueryRunner, from: string, to: string): Promise<void> {
    await runner.query(`ALTER TABLE ${from} RENAME TO ${to}`);
    for (const part of ['pkey', 'user_id_fkey']) {
      await runner.query(`ALTER TABLE ${to} RENAME CONSTRAINT ${from}_${part} TO ${to}_${part}`);
    }
  }
}
