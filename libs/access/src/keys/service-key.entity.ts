import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A row of `service_keys`: what a service may do that has the key, and the hash that knows it again. Times are milliseconds. */
@Entity('service_keys')
export class ServiceKeyEntity {
  @PrimaryColumn({ type: 'text' })
  id!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  hash!: string;

  /** Separated by spaces. */
  @Column({ type: 'text' })
  scopes!: string;

  @Column({ name: 'created_at', type: 'bigint' })
  createdAt!: number;

  @Column({ name: 'expires_at', type: 'bigint', nullable: true })
  expiresAt!: number | null;

  @Column({ name: 'last_used_at', type: 'bigint', nullable: true })
  lastUsedAt!: number | null;

  @Column({ name: 'revoked_at', type: 'bigint', nullable: true })
  revokedAt!: number | null;
}
