import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { UserEntity } from './user.entity.js';

/**
 * A row of `user_counters`: all edges that are stored. Those of users who are being deleted are among them, which the
 * services leave out.
 */
@Entity('user_counters')
@Check('user_counters_followers_count_check', 'followers_count >= 0')
@Check('user_counters_following_count_check', 'following_count >= 0')
export class UserCountersEntity {
  @PrimaryColumn({ name: 'user_id', type: 'bigint' })
  @ForeignKey(() => UserEntity, { name: 'user_counters_user_id_fkey', onDelete: 'CASCADE' })
  userId!: number;

  @Column({ name: 'followers_count', type: 'bigint' })
  followersCount!: number;

  @Column({ name: 'following_count', type: 'bigint' })
  followingCount!: number;
}
