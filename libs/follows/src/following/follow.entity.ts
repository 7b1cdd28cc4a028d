import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A row of `follows`. Edges of users who are being deleted are here until their turn comes. */
@Entity('follows')
@Index('follows_by_follower', ['followerId', 'createdAt', 'followeeId'])
@Index('follows_by_followee', ['followeeId', 'createdAt', 'followerId'])
@Check('follows_check', 'follower_id <> followee_id')
export class FollowEntity {
  @PrimaryColumn({ name: 'follower_id', type: 'bigint' })
  @ForeignKey('UserEntity', { name: 'follows_follower_id_fkey' })
  followerId!: number;

  @PrimaryColumn({ name: 'followee_id', type: 'bigint' })
  @ForeignKey('UserEntity', { name: 'follows_followee_id_fkey' })
  followeeId!: number;

  /** Milliseconds since 1970 UTC. */
  @Column({ name: 'created_at', type: 'bigint' })
  createdAt!: number;
}
