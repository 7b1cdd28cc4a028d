import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** A row of `pending_auto_accepts`: a user who turned public, and whose waiting requests are still being accepted. */
@Entity('pending_auto_accepts')
export class PendingAutoAcceptEntity {
  @PrimaryColumn({ name: 'user_id', type: 'bigint' })
  @ForeignKey('UserEntity', { name: 'pending_auto_accepts_user_id_fkey', onDelete: 'CASCADE' })
  userId!: number;
}
