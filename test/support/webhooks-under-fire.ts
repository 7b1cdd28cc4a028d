import { RetinueClient } from '@retinue/client';
import { verified, WebhookReceiver } from './webhook-receiver.js';

const CLIENTS = 32;
const USERS = 90;
/** Follows and unfollows of each client in one go. */
const CHANGES = 6;

/** One in so many requests is not taken by the receiver of bad moods. */
const MOOD = 40;

/** Milliseconds: a blow leaves nobody waiting for ever, nor does a test. */
const GIVE_UP_MS = 5_000;

/** Milliseconds until what was promised must have come: the others miss whoever died for twelve seconds. */
const PATIENCE_MS = 60_000;

interface Subscriber {
  readonly receiver: WebhookReceiver;
  readonly secret: string;
}

/** Receivers of several tempers that are subscribed to all that happens. */
export class WebhooksUnderFire {
  private readonly client: RetinueClient;
  private readonly subscribers: Subscriber[] = [];
  private start = '';

  /** @param urls where the service is at this moment: it comes back at another port */
  constructor(private readonly urls: () => readonly string[]) {
    this.client = new RetinueClient({
      baseUrl: 'http://service.test',
      fetch: async (request) =>
        fetch(new Request(request.url.replace('http://service.test', this.urls()[0]!), request)),
    });
  }

  async begin(): Promise<void> {
    const users = Array.from({ length: USERS }, (_, index) => ({ externalId: `u${index}`, firstName: 'U' }));
    await this.client.putUsers({ users });
    this.start = (await this.client.listEvents({ after: 'now', limit: 1 })).nextAfter;
    for (let index = 0; index < 4; index += 1) {
      const receiver = await WebhookReceiver.start();
      const { secret } = await this.client.createWebhook({ url: receiver.url });
      this.subscribers.push({ receiver, secret });
    }
    this.subscribers[1]!.receiver.answerAlways((_request, response) => {
      const { length } = this.subscribers[1]!.receiver.received;
      response.writeHead(length % MOOD === 0 ? 500 : 202).end();
    });
  }

  /** One receiver is gone and comes back. */
  async restartOneReceiver(): Promise<void> {
    await this.subscribers[2]!.receiver.restart();
  }

  /** Follows and unfollows, as long as there is anybody to ask. */
  async load(): Promise<void> {
    await Promise.all(Array.from({ length: CLIENTS }, async (_, one) => this.change(one)));
  }

  /** The ids of the log, and what each receiver got, as it came first. */
  async outcome(): Promise<{ readonly log: string[]; readonly received: string[][] }> {
    const log: string[] = [];
    for (let place = this.start; ;) {
      const { items, nextAfter, upToDate } = await this.client.listEvents({ after: place, limit: 1_000 });
      log.push(...items.map(({ id }) => id));
      place = nextAfter;
      if (upToDate) break;
    }
    const deadline = performance.now() + PATIENCE_MS;
    const isIncomplete = ({ receiver }: Subscriber): boolean =>
      !receiver.received.some(({ headers }) => headers['webhook-id'] === log.at(-1));
    while (this.subscribers.some(isIncomplete) && performance.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 50));
    return { log, received: this.subscribers.map(firstOfEach) };
  }

  async end(): Promise<void> {
    for (const { receiver } of this.subscribers) await receiver.stop();
  }

  private async change(one: number): Promise<void> {
    for (let index = 0; index < CHANGES; index += 1) {
      const nth = Math.floor(index / 2);
      const path = `/v1/users/ext:u${one}/following/ext:u${CLIENTS + ((one + nth * 7) % (USERS - CLIENTS))}`;
      const urls = this.urls();
      try {
        const method = index % 2 === 0 ? 'PUT' : 'DELETE';
        const signal = AbortSignal.timeout(GIVE_UP_MS);
        await (await fetch(`${urls[index % urls.length]}${path}`, { method, signal })).arrayBuffer();
      } catch {
        return;
      }
    }
  }
}

/** The ids of the messages, each verified, without those that came again. */
function firstOfEach({ receiver, secret }: Subscriber): string[] {
  return [
    ...new Set(
      receiver.received.map(({ headers, body }) => {
        const { id } = verified(headers, body, secret).data;
        if (headers['webhook-id'] !== id) throw new Error(`${String(headers['webhook-id'])} holds ${id}`);
        return id;
      }),
    ),
  ];
}
