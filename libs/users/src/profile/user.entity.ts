import { Check, Column, DeleteDateColumn, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { UserType } from './user-type.js';

/**
 * A row of `users`. Who is being deleted is left out by TypeORM itself, as every answer leaves them out; `withDeleted`
 * shows them, too.
 */
@Entity('users')
@Index('users_email_key', ['emailKey'], { unique: true })
@Index('users_external_id', ['externalId'], { unique: true, where: 'external_id IS NOT NULL' })
@Index('users_type', ['type', 'id'])
@Index('users_name_key', ['nameKey', 'id'])
@Index('users_last_name_key', ['lastNameKey', 'id'])
@Index('users_deleted', ['id'], { where: 'deleted_at IS NOT NULL' })
@Check('users_first_name_check', 'length(first_name) BETWEEN 1 AND 50')
@Check('users_last_name_check', 'length(last_name) BETWEEN 1 AND 50')
@Check('users_email_check', 'length(email) <= 254')
@Check('users_external_id_check', 'length(external_id) BETWEEN 1 AND 255')
@Check('users_metadata_check', 'octet_length(metadata) <= 2048')
@Check('users_is_private_check', 'is_private IN (0, 1)')
@Check('users_version_check', 'version >= 1')
export class UserEntity {
  @PrimaryGeneratedColumn({ type: 'bigint' })
  id!: number;

  @Column({ name: 'first_name', type: 'text', collation: 'C' })
  firstName!: string;

  @Column({ name: 'last_name', type: 'text', collation: 'C', nullable: true })
  lastName!: string | null;

  @Column({ type: 'text', collation: 'C', nullable: true })
  email!: string | null;

  /** `email` in lower case: unique. */
  @Column({ name: 'email_key', type: 'text', collation: 'C', nullable: true })
  emailKey!: string | null;

  /** First and last name as they are searched by. */
  @Column({ name: 'name_key', type: 'text', collation: 'C' })
  nameKey!: string;

  /** Last name as it is searched by. */
  @Column({ name: 'last_name_key', type: 'text', collation: 'C' })
  lastNameKey!: string;

  @Column({ type: 'text', collation: 'C' })
  type!: UserType;

  /** 0 or 1. */
  @Column({ name: 'is_private', type: 'smallint' })
  isPrivate!: number;

  @Column({ type: 'bigint' })
  version!: number;

  /** Milliseconds since 1970 UTC. */
  @Column({ name: 'created_at', type: 'bigint' })
  createdAt!: number;

  /** Milliseconds since 1970 UTC. */
  @Column({ name: 'updated_at', type: 'bigint' })
  updatedAt!: number;

  /** Since when the deletion goes on, in milliseconds since 1970 UTC. The row goes when it is done. */
  @DeleteDateColumn({ name: 'deleted_at', type: 'bigint' })
  deletedAt!: number | null;

  /** Of users who are there, unique, and to the letter. */
  @Column({ name: 'external_id', type: 'text', collation: 'C', nullable: true })
  externalId!: string | null;

  /** A JSON object. */
  @Column({ type: 'text', collation: 'C', default: '{}' })
  metadata!: string;
}
