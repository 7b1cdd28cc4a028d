import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A row of `follow_requests`: what waits for a private user to answer. */
@Entity('follow_requests')
@Index('follow_requests_by_followee', ['followeeId', 'createdAt', 'followerId'])
@Check('follow_requests_check', 'follower_id <> followee_id')
export class FollowRequestEntity {
  @PrimaryColumn({ name: 'follower_id', type: 'bigint' })
  @ForeignKey('UserEntity', { name: 'follow_requests_follower_id_fkey' })
  followerId!: number;

  @PrimaryColumn({ name: 'followee_id', type: 'bigint' })
  @ForeignKey('UserEntity', { name: 'follow_requests_followee_id_fkey' })
  followeeId!: number;

  /** Milliseconds since 1970 UTC. */
  @Column({ name: 'created_at', type: 'bigint' })
  createdAt!: number;
}
