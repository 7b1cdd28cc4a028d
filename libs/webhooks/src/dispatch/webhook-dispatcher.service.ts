import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { letLoopTurn } from '@retinue/common';
import { BackgroundWork, Leases, UnitOfWork } from '@retinue/database';
import { CHANGE_TYPES, type ChangeType, EventBroadcast, EventsService } from '@retinue/follows';
import { DeliveriesRepository } from '../deliveries/deliveries.repository.js';
import { WebhookSender } from '../deliveries/webhook-sender.service.js';
import type { KeptWebhook } from '../subscriptions/webhook.js';
import { WebhookChanges } from '../subscriptions/webhook-changes.js';
import { WebhooksRepository } from '../subscriptions/webhooks.repository.js';
import { type RunnerParts, WebhookRunner } from './webhook-runner.service.js';
import { WorkShares } from './work-shares.js';

/** Milliseconds between two looks at which webhooks there are, and whose: far fewer than a share is held for. */
const LOOK_EVERY_MS = 3_000;

/** Whoever can't say what happened says that anything may have. */
const ANY_TYPE: ReadonlySet<ChangeType> = new Set(CHANGE_TYPES);

/** Webhooks that are looked at before others have a turn of the event loop. */
const LOOKED_AT_ONCE = 50;

/** How far a webhook is behind. */
export interface WebhookLag {
  readonly webhookId: number;
  /** Since the first event happened that is not delivered yet; 0 when all are. */
  readonly seconds: number;
  /** Attempts that have failed at that event. */
  readonly failures: number;
}

/** Has each webhook sent what happens, by one of the processes at a time that do work in the background. */
@Injectable()
export class WebhookDispatcher implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Webhooks');
  private readonly runners = new Map<number, WebhookRunner>();
  private readonly shares: WorkShares;
  private readonly parts: RunnerParts;
  private timer: NodeJS.Timeout | undefined;
  private listening: AbortController | undefined;
  private looking: Promise<void> | undefined;
  private again = false;
  /** The last look failed. */
  private isBlind = false;
  private stopped = false;

  constructor(
    private readonly webhooks: WebhooksRepository,
    private readonly broadcast: EventBroadcast,
    changes: WebhookChanges,
    leases: Leases,
    deliveries: DeliveriesRepository,
    sender: WebhookSender,
    events: EventsService,
    unitOfWork: UnitOfWork,
    private readonly background: BackgroundWork,
  ) {
    this.shares = new WorkShares(leases, 'webhooks');
    const isOurs = ({ id }: KeptWebhook): boolean => this.shares.has(id);
    this.parts = { webhooks, deliveries, sender, events, unitOfWork, logger: this.logger, isOurs };
    changes.listen(() => this.look());
  }

  onApplicationBootstrap(): void {
    this.look();
    this.timer = setInterval(() => this.look(), LOOK_EVERY_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.looking;
    this.listening?.abort();
    await Promise.all([...this.runners.values()].map(async (runner) => runner.stop()));
    await this.shares.leave().catch(() => undefined);
  }

  /** How far the webhooks are behind that this process sends to. One of which it can't be told just now is left out. */
  async lags(): Promise<readonly WebhookLag[]> {
    const lags: WebhookLag[] = [];
    for (const [webhookId, runner] of this.runners) {
      if (lags.length % LOOKED_AT_ONCE === LOOKED_AT_ONCE - 1) await letLoopTurn();
      const seconds = await runner.lagSeconds().catch(() => undefined);
      if (seconds !== undefined) lags.push({ webhookId, seconds, failures: runner.failures });
    }
    return lags;
  }

  /** One look at a time; what changes meanwhile is seen by the next. */
  private look(): void {
    if (this.stopped || !this.background.isEnabled) return;
    this.again = true;
    this.looking ??= this.lookWhileAsked();
  }

  private async lookWhileAsked(): Promise<void> {
    try {
      while (this.again && !this.stopped) {
        this.again = false;
        await this.divide(await this.webhooks.active());
      }
      this.isBlind = false;
    } catch (error) {
      // Said once: it is tried again every few seconds.
      if (!this.isBlind) this.logger.warn(`It can't be seen which webhooks there are: ${String(error)}`);
      this.isBlind = true;
    } finally {
      this.looking = undefined;
    }
  }

  private async divide(active: readonly KeptWebhook[]): Promise<void> {
    if (active.length === 0 && this.runners.size === 0) return;
    await this.shares.take();
    const ours = new Map(
      active.filter(({ id }) => this.shares.has(id)).map((webhook) => [webhook.id, webhook]),
    );
    await Promise.all([...this.runners].map(async ([id, runner]) => this.end(id, runner, ours.get(id))));
    await this.shares.giveUp();
    if (ours.size > 0) await this.listen();
    else this.listening?.abort();
    for (const [id, webhook] of ours)
      if (!this.runners.has(id)) this.runners.set(id, new WebhookRunner(webhook, this.parts));
  }

  /** Ends what is another's, was changed, or has ended by itself. */
  private async end(id: number, runner: WebhookRunner, webhook: KeptWebhook | undefined): Promise<void> {
    if (webhook?.version === runner.version && !runner.hasEnded) return;
    await runner.stop();
    this.runners.delete(id);
  }

  /** One reader of the log's end for all webhooks of this process. */
  private async listen(): Promise<void> {
    if (this.listening !== undefined && !this.listening.signal.aborted) return;
    const listening = new AbortController();
    const begin = await this.broadcast.prepare({});
    this.listening = listening;
    begin(
      {
        tell: async (events) => this.wake(new Set(events.map(({ type }) => type))),
        end: () => listening.abort(),
      },
      listening.signal,
    );
    this.wake(ANY_TYPE);
  }

  private wake(types: ReadonlySet<ChangeType>): void {
    for (const runner of this.runners.values()) runner.wake(types);
  }
}
