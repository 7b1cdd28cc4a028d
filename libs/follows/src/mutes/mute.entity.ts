import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A row of `mutes`. It counts no longer once it has expired, and is swept away later. */
@Entity('mutes')
@Index('mutes_by_muter', ['muterId', 'createdAt', 'mutedId'])
@Index('mutes_by_muted', ['mutedId', 'muterId'])
@Index('mutes_by_end', ['expiresAt'], { where: 'expires_at IS NOT NULL' })
@Check('mutes_check', 'muter_id <> muted_id')
export class MuteEntity {
  @PrimaryColumn({ name: 'muter_id', type: 'bigint' })
  @ForeignKey('UserEntity', { name: 'mutes_muter_id_fkey' })
  muterId!: number;

  @PrimaryColumn({ name: 'muted_id', type: 'bigint' })
  @ForeignKey('UserEntity', { name: 'mutes_muted_id_fkey' })
  mutedId!: number;

  /** Milliseconds since 1970 UTC. */
  @Column({ name: 'created_at', type: 'bigint' })
  createdAt!: number;

  /** Milliseconds since 1970 UTC; null for a mute that does not expire. */
  @Column({ name: 'expires_at', type: 'bigint', nullable: true })
  expiresAt!: number | null;
}
