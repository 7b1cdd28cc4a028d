import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A row of `webhook_deliveries`. Times are milliseconds since 1970 UTC. */
@Entity('webhook_deliveries')
@Index('webhook_deliveries_by_message', ['webhookId', 'messageId'], { unique: true })
@Index('webhook_deliveries_newest', ['webhookId', 'id'])
export class WebhookDeliveryEntity {
  @PrimaryGeneratedColumn({ type: 'bigint' })
  id!: number;

  @ForeignKey('WebhookEntity', { name: 'webhook_deliveries_webhook_id_fkey', onDelete: 'CASCADE' })
  @Column({ name: 'webhook_id', type: 'bigint' })
  webhookId!: number;

  /** The id of the event, which receivers know the message by. */
  @Column({ name: 'message_id', type: 'text' })
  messageId!: string;

  @Column({ type: 'text' })
  type!: string;

  @Column({ type: 'text' })
  status!: string;

  @Column({ type: 'bigint' })
  attempts!: number;

  @Column({ name: 'response_status', type: 'bigint', nullable: true })
  responseStatus!: number | null;

  @Column({ type: 'text', nullable: true })
  error!: string | null;

  @Column({ name: 'created_at', type: 'bigint' })
  createdAt!: number;

  @Column({ name: 'last_attempt_at', type: 'bigint' })
  lastAttemptAt!: number;
}
