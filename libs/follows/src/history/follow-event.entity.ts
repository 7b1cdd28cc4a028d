import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { OF_EDGES } from '../relations/edge-events.statements.js';

/** A row of `follow_events`: one change. History outlives the users in it, so no id here is a foreign key. */
@Entity('follow_events')
@Index('follow_events_by_actor', ['actorId', 'createdAt', 'id'], { where: OF_EDGES })
@Index('follow_events_by_subject', ['subjectId', 'createdAt', 'id'], { where: OF_EDGES })
export class FollowEventEntity {
  @PrimaryGeneratedColumn({ type: 'bigint' })
  id!: number;

  @Column({ type: 'text' })
  type!: string;

  @Column({ name: 'actor_id', type: 'bigint' })
  actorId!: number;

  @Column({ name: 'subject_id', type: 'bigint' })
  subjectId!: number;

  /** Milliseconds since 1970 UTC. */
  @Column({ name: 'created_at', type: 'bigint' })
  createdAt!: number;

  /** The user who called; null when it was none, or none that is known. */
  @Column({ name: 'caller_id', type: 'bigint', nullable: true })
  callerId!: number | null;

  /** The name of the service that called, in its own name or for that user. */
  @Column({ type: 'text', nullable: true })
  service!: string | null;

  /** JSON: what there is to know beside the two users. */
  @Column({ type: 'text', nullable: true })
  data!: string | null;
}
