import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What else the team has, in a DataSource of its own that makes its tables by itself. */
@Entity('recipes')
export class Recipe {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: 'varchar' })
  title!: string;
}
