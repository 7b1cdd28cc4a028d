import type { RetinueClient } from '@retinue/client';

/** As the client gives events, and as they are sent. */
interface Told {
  readonly id: string;
  readonly type: string;
  readonly actor: { readonly id: number };
  readonly subject: { readonly id: number };
  readonly data: object;
}

/** Who follows whom, as the events tell it, and what was wrong with them. */
export class EventMirror {
  /** Of all that came, in the order in which it came. */
  readonly ids: string[] = [];
  /** What came last, with its time. */
  last: Told | undefined;
  readonly faults: string[] = [];
  private readonly follows = new Set<string>();

  take(event: Told): void {
    const { id, type, actor, subject, data } = event;
    this.ids.push(id);
    this.last = event;
    const { follower } = data as { readonly follower?: unknown };
    const edge = follower === 'actor' ? `${actor.id}>${subject.id}` : `${subject.id}>${actor.id}`;
    if (type === 'follow.created' && this.follows.has(edge)) this.faults.push(`${edge} was made twice`);
    if (type === 'follow.created') this.follows.add(edge);
    if (type === 'follow.ended' && !this.follows.delete(edge))
      this.faults.push(`${edge} ended without having begun`);
  }

  get edges(): string[] {
    return [...this.follows].toSorted();
  }
}

/** The ids of all events there are, in their order. */
export async function idsOfLog(client: RetinueClient): Promise<string[]> {
  return (await eventsOfLog(client)).map(({ id }) => id);
}

/** All events there are, in their order. */
export async function eventsOfLog(client: RetinueClient): Promise<Told[]> {
  const events: Told[] = [];
  for (let after: string | undefined; ;) {
    const { items, nextAfter, upToDate } = await client.listEvents({
      limit: 1_000,
      ...(after === undefined ? {} : { after }),
    });
    events.push(...items);
    if (upToDate) return events;
    after = nextAfter;
  }
}
