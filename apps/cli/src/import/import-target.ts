import type { BulkLoad } from './bulk-load.js';
import type { RecordResult } from './record-result.js';

/** Where the records of one kind go. */
export interface ImportTarget<Item> {
  /** @throws FieldValueError when the record's fields don't make an item */
  readonly read: (fields: Readonly<Record<string, unknown>>) => Item;
  /** Stores a batch in one transaction and tells what became of each item, in order. */
  readonly store: (items: readonly Item[]) => Promise<readonly RecordResult[]>;
  /** Begins to take very many as a whole, where that can be done. */
  readonly load?: () => Promise<BulkLoad<Item, unknown>>;
  /** In which order their places in the database are: what lies together is then written together. */
  readonly compare?: (one: Item, other: Item) => number;
}
