import { Injectable } from '@nestjs/common';
import { EventsRepository } from '../events/events.repository.js';
import { EventReadersRepository } from './event-readers.repository.js';

/** How far a reader of the log is behind. */
export interface ReaderLag {
  /** As `@OnChange` has it. */
  readonly name: string;
  /** Places of the log that it has yet to look at, at most: some are of events that it is not told of, some of none. */
  readonly events: number;
  /** Since the first of them happened; 0 when it has seen all. */
  readonly seconds: number;
}

/** Says how far the named readers of the log are behind, those of other processes and those that nobody runs any more among them. */
@Injectable()
export class ReaderLags {
  constructor(
    private readonly places: EventReadersRepository,
    private readonly events: EventsRepository,
  ) {}

  /**
   * All, by name. A busy reader keeps its place once a second, so it seems to be behind by that.
   *
   * @throws DatabaseUnavailableError when the database can't be asked, or is a standby
   */
  async all(): Promise<readonly ReaderLag[]> {
    const places = await this.places.places();
    if (places.length === 0) return [];
    const { last } = await this.events.end();
    return places.map(({ name, place, nextAt }) => ({
      name,
      events: nextAt === null ? 0 : Math.max(0, last - place),
      seconds: nextAt === null ? 0 : Math.max(0, Date.now() - nextAt) / 1_000,
    }));
  }
}
