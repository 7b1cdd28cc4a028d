import { setTimeout as delay } from 'node:timers/promises';
import { EventStreamReader } from './event-stream.js';
import type { EventJson } from './events.js';

/** Milliseconds until it comes back, in place of the second that the service asks of browsers. */
const COMES_BACK_MS = 50;

/** Reads server-sent events as a browser does: comes back whenever its stream ends, with the last id that it was told. */
export class ReturningStreamReader {
  private current: EventStreamReader | undefined;
  private last: string;
  private opened = 0;
  private left = false;
  private readonly reading: Promise<void>;

  /**
   * @param urlOf where the service is by now
   * @param after where to begin; what it comes back with counts for more
   */
  constructor(
    private readonly urlOf: () => string,
    private readonly after: string,
    private readonly take: (event: EventJson) => void,
  ) {
    this.last = after;
    this.reading = this.read();
  }

  /** How many streams it has had. */
  get streams(): number {
    return this.opened;
  }

  /** @throws Error when the service refused it for good */
  async leave(): Promise<void> {
    this.left = true;
    this.current?.close();
    await this.reading;
  }

  private async read(): Promise<void> {
    while (!this.left) {
      try {
        this.current = await EventStreamReader.open(`${this.urlOf()}/v1/events?after=${this.after}`, {
          'Last-Event-ID': this.last,
        });
        this.opened += 1;
        for (let message = await this.current.next(); message; message = await this.current.next()) {
          if (message.data !== undefined) this.take(message.data);
          // Also that of a sign of life, which comes without an event.
          this.last = message.id ?? this.last;
        }
      } catch (error) {
        // Nobody is there, or the stream broke off; but whoever is refused as in the wrong need not come back.
        if (/: 4\d\d /.test(String(error))) throw error;
      }
      if (!this.left) await delay(COMES_BACK_MS);
    }
  }
}
