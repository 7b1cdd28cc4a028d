import type { PlainRelation, Relation } from './relation.js';

/** The relations that there are: those of this module, and those that the application adds. */
export class Relations {
  readonly all: readonly Relation[];

  /** @throws TypeError when two have one name or one table */
  constructor(relations: readonly Relation[]) {
    for (const key of ['name', 'table'] as const) {
      const values = relations.map((relation) => relation[key]);
      const twice = values.find((value, index) => values.indexOf(value) !== index);
      if (twice !== undefined) throw new TypeError(`Two relations have the ${key} ${twice}`);
    }
    this.all = relations;
  }

  /** Those that are their rows and nothing more. */
  get plain(): readonly PlainRelation[] {
    return this.all.filter(isPlain);
  }
}

/** Is it its rows and nothing more, so that `RelationsService` may put, end and list it? */
export function isPlain(relation: Relation): relation is PlainRelation {
  return 'listed' in relation;
}
