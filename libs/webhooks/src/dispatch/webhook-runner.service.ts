import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@nestjs/common';
import type { UnitOfWork } from '@retinue/database';
import { type ChangeEvent, type ChangeType, EventsGoneError, type EventsService } from '@retinue/follows';
import { KEPT_DELIVERIES } from '../deliveries/delivery.js';
import type { DeliveriesRepository } from '../deliveries/deliveries.repository.js';
import { headersOf, messageOf } from '../deliveries/webhook-message.js';
import type { SendOutcome } from '../deliveries/send-outcome.js';
import type { WebhookSender } from '../deliveries/webhook-sender.service.js';
import type { KeptWebhook, PauseReason } from '../subscriptions/webhook.js';
import type { WebhooksRepository } from '../subscriptions/webhooks.repository.js';
import { progressAfter } from './webhook-progress.js';

/** Events that are read at once. */
const READ_AT_ONCE = 100;

/** Deliveries between two times that old ones are forgotten. */
const TRIM_EVERY = 100;

/** Milliseconds until the log, or the database, is tried again. */
const RETRY_MS = 1_000;

/**
 * Milliseconds after which the log is looked through for a webhook whose types did not happen: where it is then is kept, so that
 * little has to be looked through again, and nothing old is sent when its types change.
 */
const LOOK_EVERY_MS = 60_000;

/** Milliseconds that a request under way has when its sender ends. */
const GRACE_MS = 3_000;

/** What senders work with. */
export interface RunnerParts {
  readonly webhooks: WebhooksRepository;
  readonly deliveries: DeliveriesRepository;
  readonly sender: WebhookSender;
  readonly events: EventsService;
  readonly unitOfWork: UnitOfWork;
  readonly logger: Logger;
  /** Whether the webhook is still this process's to send to. */
  readonly isOurs: (webhook: KeptWebhook) => boolean;
}

/** Sends to one webhook: event by event, in order, each until its receiver has taken it. */
export class WebhookRunner {
  private readonly done: Promise<void>;
  private readonly stopping = new AbortController();
  private readonly abandoning = new AbortController();
  /** The log was looked through up to here; the webhook's own place follows with each delivery. */
  private position: string;
  private awake = new AbortController();
  private delivered = 0;
  /** The log, or the database, could not be used the last time. */
  private isHeldUp = false;

  constructor(
    private webhook: KeptWebhook,
    private readonly parts: RunnerParts,
  ) {
    this.position = webhook.place;
    this.done = this.run();
  }

  get version(): number {
    return this.webhook.version;
  }

  /** Whether it has ended by itself: the webhook was paused, changed or is another's. */
  get hasEnded(): boolean {
    return this.stopping.signal.aborted;
  }

  /**
   * How long the first event has waited that it has yet to deliver (seconds); 0 when there is none.
   *
   * @throws EventsGoneError, DatabaseUnavailableError
   */
  async lagSeconds(): Promise<number> {
    const { events } = await this.parts.events.next({
      after: this.position,
      types: this.webhook.types ?? undefined,
      limit: 1,
    });
    return events[0] === undefined ? 0 : Math.max(0, Date.now() - events[0].at.getTime()) / 1_000;
  }

  /** Attempts that have failed at the event that is next. */
  get failures(): number {
    return this.webhook.failures;
  }

  /** Says that there may be something to send. */
  wake(types: ReadonlySet<ChangeType>): void {
    if (this.webhook.types?.some((type) => types.has(type)) ?? true) this.awake.abort();
  }

  /** Ends it; a request under way has a moment to come to its end. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.awake.abort();
    const timer = setTimeout(() => this.abandoning.abort(), GRACE_MS);
    await this.done;
    clearTimeout(timer);
  }

  private async run(): Promise<void> {
    const { events } = this.parts;
    while (!this.hasEnded) {
      try {
        await this.until(this.webhook.nextAttemptAt);
        this.awake = new AbortController();
        const page = await events.next({
          after: this.position,
          types: this.webhook.types ?? undefined,
          limit: READ_AT_ONCE,
        });
        this.isHeldUp = false;
        if (!(await this.sendAll(page.events))) continue;
        this.position = page.nextAfter;
        if (!page.isUpToDate) continue;
        await this.keepPosition();
        await this.untilWoken();
      } catch (error) {
        await this.recover(error).catch(async () => this.sleep(RETRY_MS));
      }
    }
  }

  private async recover(error: unknown): Promise<void> {
    if (error instanceof EventsGoneError) return this.pause('events_gone', error.message);
    // Said once: what keeps one from reading keeps all.
    if (!this.isHeldUp) this.parts.logger.warn(`Webhook ${this.webhook.id} is held up: ${String(error)}`);
    this.isHeldUp = true;
    await this.sleep(RETRY_MS);
  }

  private async pause(pausedBecause: PauseReason, detail: string): Promise<void> {
    const { place, failures } = this.webhook;
    const progress = { place, failures, nextAttemptAt: null, pausedBecause };
    await this.parts.unitOfWork.write(async (transaction) =>
      this.parts.webhooks.advance(this.webhook, progress, transaction),
    );
    this.sayPaused(pausedBecause, detail);
  }

  /** Says that it is paused, and ends. */
  private sayPaused(because: PauseReason, detail: string | null): void {
    this.parts.logger.warn(`Webhook ${this.webhook.id} is paused, since ${REASONS[because]}: ${detail}`);
    this.stopping.abort();
  }

  /** @returns whether all were delivered */
  private async sendAll(events: readonly ChangeEvent[]): Promise<boolean> {
    for (const event of events) {
      if (this.hasEnded || !(await this.send(event))) return false;
      this.position = event.id;
    }
    return true;
  }

  private async send(event: ChangeEvent): Promise<boolean> {
    // What somebody has paused or deleted is sent nothing from then on, whichever process they told.
    if (!this.parts.isOurs(this.webhook) || !(await this.parts.webhooks.stands(this.webhook))) {
      this.stopping.abort();
      return false;
    }
    const message = messageOf(event);
    const headers = headersOf(message, this.webhook, new Date());
    const outcome = await this.parts.sender.send(
      this.webhook.url,
      headers,
      message.body,
      this.abandoning.signal,
    );
    // Nobody knows what became of it: it is sent again.
    if (this.abandoning.signal.aborted) return false;
    await this.keep(event, outcome);
    return outcome.error === null;
  }

  private async keep(event: ChangeEvent, outcome: SendOutcome): Promise<void> {
    const { webhooks, deliveries, unitOfWork } = this.parts;
    const at = new Date();
    const progress = progressAfter(this.webhook, event.id, outcome, at);
    const isMine = await unitOfWork.write(async (transaction) => {
      if (!(await webhooks.advance(this.webhook, progress, transaction))) return false;
      await deliveries.record(
        {
          webhookId: this.webhook.id,
          messageId: event.id,
          type: event.type,
          status: outcome.error === null ? 'delivered' : 'retrying',
          responseStatus: outcome.status,
          error: outcome.error,
          at,
        },
        transaction,
      );
      this.delivered += 1;
      if (this.delivered % TRIM_EVERY === 0)
        await deliveries.trim(this.webhook.id, KEPT_DELIVERIES, transaction);
      return true;
    });
    const { pausedBecause, ...reached } = progress;
    this.webhook = { ...this.webhook, ...reached };
    if (!isMine) this.stopping.abort();
    else if (pausedBecause !== undefined) this.sayPaused(pausedBecause, outcome.error);
  }

  /** What was looked through in vain need not be looked through again. */
  private async keepPosition(): Promise<void> {
    const { failures, nextAttemptAt, place } = this.webhook;
    if (this.position === place) return;
    const progress = { place: this.position, failures, nextAttemptAt };
    const isMine = await this.parts.unitOfWork.write(async (transaction) =>
      this.parts.webhooks.advance(this.webhook, progress, transaction),
    );
    this.webhook = { ...this.webhook, ...progress };
    if (!isMine) this.stopping.abort();
  }

  private async until(time: Date | null): Promise<void> {
    if (time !== null) await this.sleep(time.getTime() - Date.now());
  }

  private async untilWoken(): Promise<void> {
    const { signal } = this.awake;
    if (signal.aborted || this.hasEnded) return;
    await delay(LOOK_EVERY_MS, undefined, { ref: false, signal }).catch(() => undefined);
  }

  private async sleep(milliseconds: number): Promise<void> {
    if (milliseconds <= 0) return;
    await delay(milliseconds, undefined, { ref: false, signal: this.stopping.signal }).catch(() => undefined);
  }
}

const REASONS: Readonly<Record<PauseReason, string>> = {
  asked: 'somebody asked for it',
  failing: 'its receiver took nothing for three days',
  gone: 'its receiver is no more',
  events_gone: 'events that it was to be sent are kept no more',
};
