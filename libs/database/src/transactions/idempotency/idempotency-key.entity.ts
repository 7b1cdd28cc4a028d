import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A row of `idempotency_keys`: a request that a client may repeat, and what came of it. */
@Entity('idempotency_keys')
@Index('idempotency_keys_by_end', ['expiresAt'])
export class IdempotencyKeyEntity {
  @PrimaryColumn({ type: 'text' })
  scope!: string;

  @PrimaryColumn({ name: 'idempotency_key', type: 'text' })
  key!: string;

  /** Of what was asked: another content under the same key is refused. */
  @Column({ type: 'text' })
  fingerprint!: string;

  /** Tells two that try at once apart. */
  @Column({ type: 'text' })
  claim!: string;

  /** Milliseconds since 1970 UTC. */
  @Column({ name: 'claimed_at', type: 'bigint' })
  claimedAt!: number;

  /** Milliseconds since 1970 UTC. */
  @Column({ name: 'expires_at', type: 'bigint' })
  expiresAt!: number;

  /** JSON; null while it is being done. */
  @Column({ type: 'text', nullable: true })
  result!: string | null;
}
