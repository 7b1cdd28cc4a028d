import { setTimeout as delay } from 'node:timers/promises';
import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { BackgroundWork, Leases } from '@retinue/database';
import { EventTail } from '../events/event-tail.service.js';
import { EventsRepository } from '../events/events.repository.js';
import { EventReadersRepository } from './event-readers.repository.js';
import { EventReader } from './event-reader.service.js';
import type { OnChangeHandler, OnChangeOptions } from './handler-marks.js';
import { handledTypes } from './handler-types.js';
import { ReaderPlace } from './reader-place.js';

/** Milliseconds that a reader is this process's, and between two times that it is asked for: others go on so late after a crash. */
const LEASE_MS = 15_000;
const TAKE_EVERY_MS = 5_000;

/** What a lease is called, before the name of the reader. */
const LEASE_PREFIX = 'reader ';

const MAX_NAME_LENGTH = 100;

interface KnownReader {
  readonly reader: EventReader;
  readonly place: ReaderPlace;
}

/** The application's readers of the log: of all processes, one reads by each name. Nothing is done while there are none. */
@Injectable()
export class EventReaders implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('OnChange');
  private readonly readers = new Map<string, KnownReader>();
  private readonly stopping = new AbortController();
  private taking: Promise<void> | undefined;

  constructor(
    private readonly places: EventReadersRepository,
    private readonly events: EventsRepository,
    private readonly tail: EventTail,
    private readonly leases: Leases,
    private readonly background: BackgroundWork,
  ) {}

  /**
   * @param where which handler it is, for whoever has to mend it
   * @throws TypeError when the name or a type is none, or the name is another handler's
   */
  add(
    name: string,
    { types = [], from = 'now' }: OnChangeOptions,
    where: string,
    handler: OnChangeHandler,
  ): void {
    if (name.trim() === '' || name.length > MAX_NAME_LENGTH)
      throw new TypeError(
        `${where} needs a name of 1 to ${MAX_NAME_LENGTH} characters to keep its place by, not "${name}"`,
      );
    if (this.readers.has(name))
      throw new TypeError(`Two handlers keep their place as "${name}", ${where} is one: give each its own`);
    const place = new ReaderPlace(name, this.places, async () =>
      from === 'beginning' ? 0 : (await this.events.end()).settled,
    );
    const parts = { events: this.events, tail: this.tail, place };
    this.readers.set(name, {
      reader: new EventReader(name, handledTypes(types, where), handler, parts),
      place,
    });
  }

  /** A new name begins before the application serves anybody: no change that it makes is missed. */
  async onApplicationBootstrap(): Promise<void> {
    if (this.readers.size === 0 || !this.background.isEnabled) return;
    for (const { place } of this.readers.values()) await place.begin();
    this.taking = this.takeTurns();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    const stopped = await Promise.all(
      [...this.readers].map(async ([name, { reader }]) => ((await reader.stop()) ? [leaseOf(name)] : [])),
    );
    await this.taking;
    if (this.taking === undefined) return;
    // Who has not stopped keeps its lease for as long as it lasts: the handler is at work.
    await this.leases.release(stopped.flat()).catch((error: unknown) => {
      this.logger.debug(`The leases of readers could not be given up: ${String(error)}`);
    });
  }

  private async takeTurns(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        await this.takeTurn();
      } catch (error) {
        this.logger.warn(`It can't be told whose turn it is to read, asking again soon: ${String(error)}`);
      }
      await delay(TAKE_EVERY_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  private async takeTurn(): Promise<void> {
    const until = performance.now() + LEASE_MS;
    const taken = new Set(await this.leases.take([...this.readers.keys()].map(leaseOf), LEASE_MS));
    for (const [name, { reader }] of this.readers) {
      if (taken.has(leaseOf(name))) reader.takeTurn(until);
      else reader.endTurn();
    }
  }
}

function leaseOf(name: string): string {
  return `${LEASE_PREFIX}${name}`;
}
