import { Readable } from 'node:stream';
import type { ChangeEvent } from './change-event.js';
import type { EventListener } from './event-broadcast.service.js';
import { toEventResponse } from './events.response.js';

/** Of server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html). */
export const EVENT_STREAM_MEDIA_TYPE = 'text/event-stream';

/** Milliseconds after which a client whose connection broke comes back. */
const RECONNECT_MS = 1_000;

/** Bytes that wait for a reader, at most: whoever is further behind is cut, and resumes where it was. */
const MAX_BEHIND_BYTES = 256 * 1024;

/** Bytes below which a reader who catches up is given more. */
const READ_AHEAD_BYTES = 64 * 1024;

/** What lists that many are told come to. */
const told = new WeakMap<readonly ChangeEvent[], Buffer>();

/** A stream of events to one reader. */
export class EventStream extends Readable implements EventListener {
  private lastPlace: string | undefined;
  private drained: (() => void) | undefined;
  private hasEnded = false;

  constructor() {
    super({ highWaterMark: READ_AHEAD_BYTES });
    // Something to send at once: whoever waits for the head of the answer learns that it was let in.
    this.push(`retry: ${RECONNECT_MS}\n\n`);
  }

  override _read(): void {
    this.drained?.();
    this.drained = undefined;
  }

  async tell(events: readonly ChangeEvent[], nextAfter: string): Promise<void> {
    if (this.isOver) return;
    if (events.length === 0) {
      this.lastPlace = nextAfter;
      return;
    }
    // Looked at before: whoever has nothing waiting is given any number at once.
    if (this.readableLength > MAX_BEHIND_BYTES) {
      this.destroy(new Error('The reader of events takes too long'));
      return;
    }
    this.lastPlace = nextAfter;
    if (this.push(bytesOf(events))) return;
    await new Promise<void>((resolve) => (this.drained = resolve));
  }

  /** A sign of life, which also says up to where nothing was for this reader. */
  beat(): void {
    if (this.isOver || this.readableLength > 0) return;
    this.push(this.lastPlace === undefined ? ':\n\n' : `id: ${this.lastPlace}\n\n`);
  }

  end(): void {
    if (this.isOver) return;
    this.hasEnded = true;
    this.push(null);
  }

  private get isOver(): boolean {
    return this.destroyed || this.hasEnded;
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.drained?.();
    callback(error);
  }
}

function bytesOf(events: readonly ChangeEvent[]): Buffer {
  let bytes = told.get(events);
  if (bytes === undefined) told.set(events, (bytes = Buffer.from(events.map(textOf).join(''))));
  return bytes;
}

function textOf(event: ChangeEvent): string {
  return `id: ${event.id}\nevent: ${event.type}\ndata: ${JSON.stringify(toEventResponse(event))}\n\n`;
}
