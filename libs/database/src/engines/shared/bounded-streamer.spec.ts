import { getEventListeners } from 'node:events';
import { setTimeout as later } from 'node:timers/promises';
import { DatabaseUnavailableError } from '../../errors/storage.errors.js';
import { BoundedStreamer, CHUNK_ROWS, type RowCursor } from './bounded-streamer.js';

const CHUNK = Array.from({ length: CHUNK_ROWS }, (_, index) => index);

/** Gives chunks without an end, or nothing at all. */
class EndlessCursor implements RowCursor<number> {
  ended = 0;

  constructor(private readonly isSilent: boolean) {}

  async next(): Promise<number[]> {
    return this.isSilent ? new Promise(() => undefined) : CHUNK;
  }

  async end(): Promise<void> {
    this.ended += 1;
  }
}

/** With one slot. */
class EndlessStreamer extends BoundedStreamer {
  readonly cursors: EndlessCursor[] = [];
  isSilent = false;

  /** How often each was ended. */
  get ends(): number[] {
    return this.cursors.map(({ ended }) => ended);
  }

  constructor(maxSeconds?: number) {
    super(1, maxSeconds);
  }

  protected override open<Row>(): RowCursor<Row> {
    const cursor = new EndlessCursor(this.isSilent);
    this.cursors.push(cursor);
    return cursor as unknown as RowCursor<Row>;
  }

  protected override translate(error: unknown): unknown {
    return error;
  }
}

describe('a stream', () => {
  /** That another can have the slot shows that it was given back. */
  const turnIsFree = async (streamer: EndlessStreamer): Promise<void> => {
    streamer.isSilent = false;
    const next = streamer.stream('');
    expect((await next.next()).value).toEqual(CHUNK);
    await next.return(undefined);
  };

  test('that is cancelled between two chunks ends at once, though nobody asks it for more', async () => {
    const streamer = new EndlessStreamer();
    const reader = new AbortController();
    const stream = streamer.stream('', {}, { cancelled: reader.signal });
    await stream.next();
    reader.abort();
    expect(streamer.ends).toEqual([1]);
    await turnIsFree(streamer);
    await expect(stream.next()).rejects.toBeInstanceOf(DatabaseUnavailableError);
    expect(streamer.ends).toEqual([1, 1]);
  });

  test('that nobody asks for more ends when its time is over', async () => {
    const streamer = new EndlessStreamer(0.05);
    const stream = streamer.stream('');
    await stream.next();
    while (streamer.ends[0] === 0) await later(10);
    await turnIsFree(streamer);
    await expect(stream.next()).rejects.toThrow('over 0.05 s');
  });

  test('that is cancelled while the engine works tells so at once', async () => {
    const streamer = new EndlessStreamer();
    streamer.isSilent = true;
    const reader = new AbortController();
    const next = streamer.stream('', {}, { cancelled: reader.signal }).next();
    await later(0);
    reader.abort();
    await expect(next).rejects.toThrow('A stream was left');
    expect(streamer.ends).toEqual([1]);
    await turnIsFree(streamer);
  });

  test('that is cancelled before it begins, or while it waits, opens nothing', async () => {
    const streamer = new EndlessStreamer();
    await expect(streamer.stream('', {}, { cancelled: AbortSignal.abort() }).next()).rejects.toThrow('left');
    const running = streamer.stream('');
    await running.next();
    const reader = new AbortController();
    const waiting = streamer.stream('', {}, { cancelled: reader.signal }).next();
    reader.abort();
    await expect(waiting).rejects.toThrow('left');
    await running.return(undefined);
    expect(streamer.cursors).toHaveLength(1);
  });

  test('lets go of its reader’s signal, however it ends', async () => {
    const streamer = new EndlessStreamer();
    const { signal } = new AbortController();
    for (let time = 0; time < 3; time += 1) {
      const stream = streamer.stream('', {}, { cancelled: signal });
      await stream.next();
      await stream.return(undefined);
    }
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  test('that its reader leaves by its loop gives its slot back', async () => {
    const streamer = new EndlessStreamer();
    for await (const chunk of streamer.stream('')) if (chunk.length > 0) break;
    expect(streamer.ends).toEqual([1]);
    await turnIsFree(streamer);
  });

  test('that is forgotten does not keep the application from closing, and none begins after that', async () => {
    const streamer = new EndlessStreamer();
    const forgotten = streamer.stream('');
    await forgotten.next();
    await streamer.beforeApplicationShutdown();
    expect(streamer.ends).toEqual([1]);
    await expect(forgotten.next()).rejects.toThrow('The database is closing');
    await expect(streamer.stream('').next()).rejects.toThrow('The database is closing');
  });
});
