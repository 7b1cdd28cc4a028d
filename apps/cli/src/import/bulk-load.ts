import type { Rejection } from './record-result.js';

/** An item, and the line that it was read from. */
export interface LineItem<Item> {
  readonly line: number;
  readonly item: Item;
}

/** An item that was not taken, and why. */
export interface RejectedItem<Known> {
  readonly line: number;
  /** What is known of it: by what it is told apart from others, at least. */
  readonly item: Known;
  readonly rejection: Rejection;
}

/** How far a load is in one of its phases: rows done, of as many as there are, where that is known. */
export type OnPhase = (phase: string, done: number, total?: number) => void;

/** What came of all items. */
export interface LoadResult {
  readonly added: number;
  readonly alreadyThere: number;
}

/**
 * Takes very many items: first all of them, then adds them as a whole, or in parts.
 *
 * @typeParam Known what it still knows of an item that it has not taken
 */
export interface BulkLoad<Item, Known = Item> {
  stage(items: readonly LineItem<Item>[]): Promise<void>;
  /** @returns `stopped` when it was asked to end: then nothing was added */
  finish(mustStop: () => boolean, onPhase: OnPhase): Promise<LoadResult | 'stopped'>;
  /** What was not taken, in the order of lines. */
  rejected(): AsyncIterable<readonly RejectedItem<Known>[]>;
  close(): Promise<void>;
}
