import type { Type } from '@nestjs/common';
import type { MigrationClass } from '@retinue/database';
import type { Relation } from './relation.js';
import type { RelationRules } from './relation-rules.js';

/** What the slice of a relation brings: `follows.relations.ts` lists them, and module and schema go by that list. */
export interface RelationSlice {
  readonly relation: Relation;
  /**
   * Of its table, loaded when a database is opened: it brings TypeORM. An application that adds a relation of its own gives
   * both to `DatabaseModule` itself.
   */
  readonly entity?: () => Promise<Type>;
  /** Those that make its table, each on either engine; none where the first migrations of follows do. */
  readonly migrations?: readonly MigrationClass[];
  /** Its routes, loaded only where they are served: they bring Swagger and validation. */
  readonly controllers?: () => Promise<readonly Type[]>;
  /** Its services, for the application, too. */
  readonly services?: readonly Type[];
  /** What it has of its own, where it has something. */
  readonly rules?: Type<RelationRules>;
}
