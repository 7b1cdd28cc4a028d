import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A row of `event_readers`: a named reader of the log, and how far it has come. */
@Entity('event_readers')
export class EventReaderEntity {
  @PrimaryColumn({ type: 'text' })
  name!: string;

  /** The id of the last event that it is done with; 0 before the first. */
  @Column({ type: 'bigint' })
  place!: number;

  /** Milliseconds since 1970 UTC. */
  @Column({ name: 'updated_at', type: 'bigint' })
  updatedAt!: number;
}
