import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A row of `webhooks`. Times are milliseconds since 1970 UTC. */
@Entity('webhooks')
export class WebhookEntity {
  @PrimaryGeneratedColumn({ type: 'bigint' })
  id!: number;

  @Column({ type: 'text' })
  url!: string;

  @Column({ type: 'text', nullable: true })
  description!: string | null;

  /** A JSON array; null for all. */
  @Column({ type: 'text', nullable: true })
  types!: string | null;

  @Column({ type: 'text' })
  status!: string;

  @Column({ name: 'paused_because', type: 'text', nullable: true })
  pausedBecause!: string | null;

  @Column({ type: 'text' })
  secret!: string;

  @Column({ name: 'previous_secret', type: 'text', nullable: true })
  previousSecret!: string | null;

  @Column({ name: 'previous_until', type: 'bigint', nullable: true })
  previousUntil!: number | null;

  /** Where it is in the log, as readers have it. */
  @Column({ type: 'text' })
  place!: string;

  @Column({ type: 'bigint', default: 0 })
  failures!: number;

  @Column({ name: 'next_attempt_at', type: 'bigint', nullable: true })
  nextAttemptAt!: number | null;

  @Column({ type: 'bigint', default: 1 })
  version!: number;

  @Column({ name: 'created_at', type: 'bigint' })
  createdAt!: number;

  @Column({ name: 'updated_at', type: 'bigint' })
  updatedAt!: number;
}
