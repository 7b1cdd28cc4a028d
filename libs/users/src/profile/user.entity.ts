import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { UserType } from './user-type.js';

/** A row of `users`, for repositories of TypeORM. The migration, not this class, defines the table. */
@Entity('users')
export class UserEntity {
  @PrimaryGeneratedColumn({ type: 'bigint' })
  id!: number;

  @Column({ name: 'first_name', type: 'text' })
  firstName!: string;

  @Column({ name: 'last_name', type: 'text' })
  lastName!: string;

  @Column({ type: 'text' })
  email!: string;

  /** `email` in lower case: unique. */
  @Column({ name: 'email_key', type: 'text' })
  emailKey!: string;

  /** First and last name in lower case, for prefix search. */
  @Column({ name: 'name_key', type: 'text' })
  nameKey!: string;

  /** Last name in lower case, for prefix search. */
  @Column({ name: 'last_name_key', type: 'text' })
  lastNameKey!: string;

  @Column({ type: 'text' })
  type!: UserType;

  @Column({ name: 'is_private', type: 'integer' })
  isPrivate!: number;

  @Column({ type: 'integer' })
  version!: number;

  /** Milliseconds since 1970 UTC. */
  @Column({ name: 'created_at', type: 'bigint' })
  createdAt!: number;

  /** Milliseconds since 1970 UTC. */
  @Column({ name: 'updated_at', type: 'bigint' })
  updatedAt!: number;
}
