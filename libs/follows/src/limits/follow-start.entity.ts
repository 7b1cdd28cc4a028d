import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** A row of `follow_starts`: how many new follows and requests a user made at one time. Kept for 24 hours or a little more. */
@Entity('follow_starts')
export class FollowStartEntity {
  @PrimaryColumn({ name: 'follower_id', type: 'bigint' })
  @ForeignKey('UserEntity', { name: 'follow_starts_follower_id_fkey', onDelete: 'CASCADE' })
  followerId!: number;

  /** Milliseconds since 1970 UTC. */
  @PrimaryColumn({ name: 'created_at', type: 'bigint' })
  createdAt!: number;

  @Column({ type: 'bigint' })
  starts!: number;
}
