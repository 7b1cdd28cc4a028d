import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** A row of `pending_departures`: who asked for a deletion that goes on. It goes with the user. */
@Entity('pending_departures')
export class PendingDepartureEntity {
  @PrimaryColumn({ name: 'user_id', type: 'bigint' })
  @ForeignKey('UserEntity', { name: 'pending_departures_user_id_fkey', onDelete: 'CASCADE' })
  userId!: number;

  @Column({ name: 'caller_id', type: 'bigint', nullable: true })
  callerId!: number | null;

  @Column({ type: 'text', nullable: true })
  service!: string | null;
}
