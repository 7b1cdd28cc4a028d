import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who has an account with the team. A migration in Retinue's database makes the table; the own DataSource only reads it. */
@Entity('accounts', { synchronize: false })
export class Account {
  @PrimaryColumn({ type: 'varchar' })
  uuid!: string;

  @Column({ type: 'varchar' })
  name!: string;
}
