import type { CallOptions } from './call-options.js';
import { eventFeed, type FetchEvents } from './event-feed.js';
import { type FetchPage, type Listing, listing } from './listing.js';

/** One call of an operation. */
export interface Call {
  readonly method: string;
  /** As in the document: `/v1/users/{id}`. */
  readonly path: string;
  readonly pathValues?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  /** The headers among the options, by the names that they have there. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly takesIdempotencyKey?: boolean;
  /** It changes nothing, whatever its method. */
  readonly reads?: boolean;
}

/** A call with a list among its options, of which one request takes only so many. */
export interface CallInParts extends Call {
  readonly parts: { readonly name: string; readonly atMost: number };
}

/** What the methods of all operations are written on. */
export abstract class CallSender {
  /** Sends a call, and answers with the body of the answer, if there is one. */
  protected abstract send<Answer>(call: Call, options?: CallOptions): Promise<Answer>;

  /**
   * Goes through an answer of lines, as they arrive; the last line, which says how many there are, is for itself. It asks
   * when the first is wanted, and not before.
   *
   * @throws CutAnswerError when the answer ends before its last line
   */
  protected abstract lines<Line>(call: Call, options?: CallOptions): AsyncGenerator<Line, void, undefined>;

  /** Sends as many calls as the list takes, one after the other; none for an empty one. Twice the same counts once. */
  protected async sendInParts<Answer extends { readonly items: readonly unknown[] }>(
    { parts: { name, atMost }, ...call }: CallInParts,
    options: CallOptions,
  ): Promise<Answer> {
    const given = (options as Readonly<Record<string, unknown>>)[name];
    if (!Array.isArray(given)) return this.send(call, options);
    const values = [...new Map(given.map((value) => [String(value), value as unknown])).values()];
    const items: unknown[] = [];
    for (let at = 0; at < values.length; at += atMost) {
      const part = { ...options, [name]: values.slice(at, at + atMost) };
      items.push(...(await this.send<Answer>(call, part)).items);
    }
    return { items } as unknown as Answer;
  }

  /** Goes through a log, and on with it, see {@link eventFeed}. */
  protected feed<Event>(
    fetchEvents: FetchEvents<Event>,
    options: CallOptions,
  ): AsyncGenerator<Event, void, undefined> {
    return eventFeed(fetchEvents, options);
  }

  /** Goes through a list, by items or by pages. */
  protected each<Item>(fetchPage: FetchPage<Item>, options: CallOptions): Listing<Item> {
    return listing(fetchPage, options);
  }
}
