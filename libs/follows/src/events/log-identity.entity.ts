import { Entity, PrimaryColumn } from 'typeorm';

/** The one row of `log_identity`: what tells the log of this database from all others. */
@Entity('log_identity')
export class LogIdentityEntity {
  @PrimaryColumn({ type: 'bigint' })
  tag!: number;
}
