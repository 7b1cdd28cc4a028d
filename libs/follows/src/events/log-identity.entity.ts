import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The one row of `log_identity`: what tells the log of this database from all others, and what it holds no more. */
@Entity('log_identity')
export class LogIdentityEntity {
  @PrimaryColumn({ type: 'bigint' })
  tag!: number;

  /** Every event up to this place has been taken away; 0 when none has. */
  @Column({ name: 'trimmed_to', type: 'bigint', default: 0 })
  trimmedTo!: number;
}
