/** A migrated schema, as far as a diagram shows it. */
export interface Schema {
  readonly tables: readonly Table[];
}

/** A table or a view; a view has columns only. */
export interface Table {
  readonly name: string;
  readonly kind: 'table' | 'view';
  readonly columns: readonly Column[];
  /** The columns of each unique key, the primary key among them. */
  readonly uniqueKeys: readonly (readonly string[])[];
  readonly foreignKeys: readonly ForeignKey[];
}

export interface Column {
  readonly name: string;
  /** As declared: `INTEGER`, `TEXT`. */
  readonly type: string;
  readonly nullable: boolean;
  readonly primaryKey: boolean;
}

/** Columns of one table that name a row of another. */
export interface ForeignKey {
  readonly columns: readonly string[];
  readonly table: string;
}
