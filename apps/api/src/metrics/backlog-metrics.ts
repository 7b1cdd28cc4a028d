import { setTimeout as delay } from 'node:timers/promises';
import { Gauge, type Registry } from 'prom-client';

/** Milliseconds in which a module must have said it: a database that hangs must not keep the other metrics back. */
const ANSWER_MS = 1_000;

/** What is still to be done, as the modules say. */
export interface Backlogs {
  /** Users who are being deleted. */
  readonly deletions: () => Promise<number>;
  readonly readers: () => Promise<
    readonly { readonly name: string; readonly events: number; readonly seconds: number }[]
  >;
  readonly webhooks: () => Promise<
    readonly { readonly webhookId: number; readonly seconds: number; readonly failures: number }[]
  >;
  /** Who listens to events. */
  readonly listeners: () => number;
}

/** Has the modules say what is still to be done, when somebody asks. What can't be told, since the database is away, is left out. */
export function showBacklogs(
  registry: Registry,
  { deletions, readers, webhooks, listeners }: Backlogs,
): void {
  const gauge = (
    name: string,
    help: string,
    { labelNames = [], aggregator = 'max' }: { labelNames?: string[]; aggregator?: 'max' | 'sum' },
    collect: (gauge: Gauge) => Promise<void> | void,
  ): void => {
    const made: Gauge = new Gauge({
      name,
      help,
      labelNames,
      registers: [registry],
      aggregator,
      collect: async () => {
        made.reset();
        const inTime = await soon(collect(made));
        if (!inTime && labelNames.length === 0) made.remove();
        else if (!inTime) made.reset();
      },
    });
  };
  gauge('retinue_deletions_under_way', 'Users who are being deleted.', {}, async (made) =>
    made.set(await deletions()),
  );
  gauge(
    'retinue_event_listeners',
    'Streams and others that are told events as they come.',
    { aggregator: 'sum' },
    (made) => made.set(listeners()),
  );
  let readerLags: ReturnType<Backlogs['readers']> = Promise.resolve([]);
  gauge(
    'retinue_event_reader_lag_seconds',
    'Since the first event happened that a named reader has yet to look at.',
    { labelNames: ['reader'] },
    async (made) => {
      readerLags = readers();
      for (const { name, seconds } of await readerLags) made.set({ reader: name }, seconds);
    },
  );
  gauge(
    'retinue_event_reader_lag_events',
    'Places of the log that a named reader has yet to look at, at most.',
    { labelNames: ['reader'] },
    async (made) => {
      for (const { name, events } of await readerLags) made.set({ reader: name }, events);
    },
  );
  let webhookLags: ReturnType<Backlogs['webhooks']> = Promise.resolve([]);
  gauge(
    'retinue_webhook_lag_seconds',
    'Since the first event happened that is not delivered to a webhook yet.',
    { labelNames: ['webhook'] },
    async (made) => {
      webhookLags = webhooks();
      for (const { webhookId, seconds } of await webhookLags)
        made.set({ webhook: String(webhookId) }, seconds);
    },
  );
  gauge(
    'retinue_webhook_failed_attempts',
    'Attempts that have failed at the event that a webhook is to be sent next.',
    { labelNames: ['webhook'] },
    async (made) => {
      for (const { webhookId, failures } of await webhookLags)
        made.set({ webhook: String(webhookId) }, failures);
    },
  );
}

/** @returns whether it was done, and in time */
async function soon(work: Promise<void> | void): Promise<boolean> {
  const done = Promise.resolve(work).then(
    () => true,
    () => false,
  );
  return Promise.race([done, delay(ANSWER_MS, false, { ref: false })]);
}
