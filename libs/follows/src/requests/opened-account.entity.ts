import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** A row of `opened_accounts`: a user who turned public, and whose waiting requests are still being accepted. */
@Entity('opened_accounts')
export class OpenedAccountEntity {
  @PrimaryColumn({ name: 'user_id', type: 'bigint' })
  @ForeignKey('UserEntity', { name: 'opened_accounts_user_id_fkey', onDelete: 'CASCADE' })
  userId!: number;
}
