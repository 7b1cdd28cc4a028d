import { Inject, Injectable } from '@nestjs/common';
import { acceptPage, type Page, type PageOptions } from '@retinue/common';
import { type Transaction, UnitOfWork, type WriteOptions } from '@retinue/database';
import { EventsService } from '@retinue/follows';
import { WEBHOOKS_OPTIONS, type WebhooksOptions } from './webhooks-options.js';
import { type KeptWebhook, type Webhook, type WebhookStatus, withoutSecrets } from './webhook.js';
import { WebhookChanges } from './webhook-changes.js';
import { assertOverlap, assertWebhook, DEFAULT_OVERLAP_HOURS, type WantedWebhook } from './webhook.rules.js';
import { makeSecret } from './webhook-secret.js';
import { TooManyWebhooksError, WebhookNotFoundError } from './webhooks.errors.js';
import { type WebhookContent, WebhooksRepository } from './webhooks.repository.js';

const HOUR_MS = 60 * 60 * 1_000;

/** What a webhook is made of. */
export interface WebhookToCreate extends WantedWebhook {
  readonly url: string;
  /** One of your own, such as that of a webhook elsewhere; a new one when left out. */
  readonly secret?: string | undefined;
  /** The `id` of an event, the `nextAfter` of a page, or `now`: what comes after it is sent. `now` when left out. */
  readonly after?: string | undefined;
}

/** What somebody changes; what is left out stays. */
export interface WebhookChange extends Omit<WantedWebhook, 'secret'> {
  /** `active` begins anew with the event that is next, at once. */
  readonly status?: WebhookStatus | undefined;
  /** Another place to go on from: the `id` of an event, the `nextAfter` of a page, or `now`. */
  readonly after?: string | undefined;
}

/** Which secret comes next, and for how long the one before signs beside it. */
export interface SecretRotation {
  /** A new one when left out. */
  readonly secret?: string | undefined;
  /** 0 to 168; 24 when left out. */
  readonly overlapHours?: number | undefined;
}

/** A webhook and its secret, which is told this once. */
export interface WebhookWithSecret {
  readonly webhook: Webhook;
  readonly secret: string;
}

/** Webhooks: made, listed, changed, paused, deleted. */
@Injectable()
export class WebhooksService {
  constructor(
    private readonly webhooks: WebhooksRepository,
    private readonly events: EventsService,
    private readonly unitOfWork: UnitOfWork,
    private readonly changes: WebhookChanges,
    @Inject(WEBHOOKS_OPTIONS) private readonly options: WebhooksOptions,
  ) {}

  /**
   * Makes a webhook. Its secret is there this once.
   *
   * @throws InvalidRequestError
   * @throws InvalidEventPlaceError
   * @throws EventsGoneError
   * @throws TooManyWebhooksError
   */
  async create(
    { url, description = null, types = null, secret = makeSecret(), after }: WebhookToCreate,
    { transaction }: WriteOptions = {},
  ): Promise<WebhookWithSecret> {
    const wanted = { url, description, types, secret };
    assertWebhook(wanted, this.allowsPrivate);
    const place = await this.events.placeOf(after);
    const at = new Date();
    const made = await this.unitOfWork.write(
      async (open) => {
        const webhook = await this.webhooks.insert({ ...wanted, place, at }, open);
        if (webhook === undefined) throw new TooManyWebhooksError();
        this.tellAfter(open);
        return webhook;
      },
      { transaction },
    );
    return { webhook: withoutSecrets(made), secret };
  }

  /**
   * All, the oldest first.
   *
   * @throws InvalidRequestError
   * @throws InvalidCursorError
   */
  async list(page: PageOptions = {}): Promise<Page<Webhook>> {
    const { items, nextCursor } = await this.webhooks.page(acceptPage(page));
    return { items: items.map(withoutSecrets), nextCursor };
  }

  /**
   * One webhook, and how it does.
   *
   * @throws WebhookNotFoundError
   */
  async get(id: number): Promise<Webhook> {
    const webhook = await this.webhooks.find(id);
    if (webhook === undefined) throw new WebhookNotFoundError(id);
    return withoutSecrets(webhook);
  }

  /**
   * Changes a webhook. Servers know of it within seconds.
   *
   * @throws InvalidRequestError
   * @throws InvalidEventPlaceError
   * @throws EventsGoneError
   * @throws WebhookNotFoundError
   */
  async change(
    id: number,
    { status, after, ...wanted }: WebhookChange,
    { transaction }: WriteOptions = {},
  ): Promise<Webhook> {
    assertWebhook(wanted, this.allowsPrivate);
    const { url, description, types } = wanted;
    const place = after === undefined ? undefined : await this.events.placeOf(after);
    const changed = await this.write(id, transaction, (webhook) => ({
      ...webhook,
      url: url ?? webhook.url,
      place: place ?? webhook.place,
      description: description === undefined ? webhook.description : description,
      types: types === undefined ? webhook.types : types,
      ...stateAfter(webhook, status),
    }));
    return withoutSecrets(changed);
  }

  /**
   * Deletes a webhook and what is known of its deliveries.
   *
   * @throws WebhookNotFoundError
   */
  async delete(id: number, { transaction }: WriteOptions = {}): Promise<void> {
    await this.unitOfWork.write(
      async (open) => {
        if (!(await this.webhooks.delete(id, open))) throw new WebhookNotFoundError(id);
        this.tellAfter(open);
      },
      { transaction },
    );
  }

  /**
   * Gives a webhook another secret. The one before goes on signing beside it for a while, so that no message is refused while
   * the receiver learns of it.
   *
   * @throws InvalidRequestError
   * @throws WebhookNotFoundError
   */
  async rotateSecret(
    id: number,
    { secret = makeSecret(), overlapHours = DEFAULT_OVERLAP_HOURS }: SecretRotation = {},
    { transaction }: WriteOptions = {},
  ): Promise<WebhookWithSecret> {
    assertWebhook({ secret }, this.allowsPrivate);
    assertOverlap(overlapHours);
    const changed = await this.write(id, transaction, (webhook) => ({
      ...webhook,
      secret,
      previousSecret: overlapHours === 0 ? null : webhook.secret,
      previousUntil: overlapHours === 0 ? null : Date.now() + overlapHours * HOUR_MS,
    }));
    return { webhook: withoutSecrets(changed), secret };
  }

  private get allowsPrivate(): boolean {
    return this.options.allowPrivateReceivers ?? false;
  }

  private async write(
    id: number,
    transaction: Transaction | undefined,
    change: (webhook: KeptWebhook) => WebhookContent,
  ): Promise<KeptWebhook> {
    return this.unitOfWork.write(
      async (open) => {
        const webhook = await this.webhooks.lock(id, open);
        if (webhook === undefined) throw new WebhookNotFoundError(id);
        const updatedAt = new Date();
        const content = change(webhook);
        await this.webhooks.change(id, content, updatedAt, open);
        this.tellAfter(open);
        return { ...webhook, ...content, updatedAt };
      },
      { transaction },
    );
  }

  private tellAfter(transaction: Transaction): void {
    transaction.afterCommit(() => this.changes.tell());
  }
}

/** Who makes a webhook active that is paused, or waits, begins anew. */
function stateAfter(
  { status, pausedBecause, failures, nextAttemptAt }: KeptWebhook,
  wanted: WebhookStatus | undefined,
): Pick<WebhookContent, 'status' | 'pausedBecause' | 'failures' | 'nextAttemptAt'> {
  if (wanted === 'active') return { status: wanted, pausedBecause: null, failures: 0, nextAttemptAt: null };
  if (wanted === 'paused' && status === 'active')
    return { status: wanted, pausedBecause: 'asked', failures, nextAttemptAt: null };
  return { status, pausedBecause, failures, nextAttemptAt };
}
