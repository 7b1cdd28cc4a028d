import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** A row of `pending_auto_accepts`: a user who turned public, and whose waiting requests are still being accepted. */
@Entity('pending_auto_accepts')
export class PendingAutoAcceptEntity {
  @PrimaryColumn({ name: 'user_id', type: 'bigint' })
  @ForeignKey('UserEntity', { name: 'pending_auto_accepts_user_id_fkey', onDelete: 'CASCADE' })
  userId!: number;

  /** The user who called for it, and the service: see `follow_events`. */
  @Column({ name: 'caller_id', type: 'bigint', nullable: true })
  callerId!: number | null;

  @Column({ type: 'text', nullable: true })
  service!: string | null;
}
