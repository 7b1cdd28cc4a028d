import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A row of `blocks`. */
@Entity('blocks')
@Index('blocks_by_blocker', ['blockerId', 'createdAt', 'blockedId'])
@Index('blocks_by_blocked', ['blockedId', 'blockerId'])
@Check('blocks_check', 'blocker_id <> blocked_id')
export class BlockEntity {
  @PrimaryColumn({ name: 'blocker_id', type: 'bigint' })
  @ForeignKey('UserEntity', { name: 'blocks_blocker_id_fkey' })
  blockerId!: number;

  @PrimaryColumn({ name: 'blocked_id', type: 'bigint' })
  @ForeignKey('UserEntity', { name: 'blocks_blocked_id_fkey' })
  blockedId!: number;

  /** Milliseconds since 1970 UTC. */
  @Column({ name: 'created_at', type: 'bigint' })
  createdAt!: number;
}
