import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What an account is told when it signs in. */
@Entity('notifications')
export class Notification {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: 'varchar' })
  account!: string;

  @Column({ type: 'varchar' })
  text!: string;
}
