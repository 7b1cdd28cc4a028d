import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A row of `leases`: work that one process does at a time, and which. */
@Entity('leases')
export class LeaseEntity {
  @PrimaryColumn({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  holder!: string;

  /** Milliseconds since 1970 UTC, by the clock of the database. */
  @Column({ name: 'held_until', type: 'bigint' })
  heldUntil!: number;
}
