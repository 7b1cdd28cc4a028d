import { Entity, PrimaryColumn } from 'typeorm';

/** A row of `spent_user_ids`: the id of a user who was deleted, which nobody gets again. */
@Entity('spent_user_ids')
export class SpentUserIdEntity {
  @PrimaryColumn({ name: 'user_id', type: 'bigint' })
  userId!: number;
}
