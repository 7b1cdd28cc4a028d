import type { CheckedClient } from './checked-client.js';

/** A user in an event, as the API shows them. */
interface EventUserJson {
  readonly id: number;
  readonly externalId: string | null;
}

/** An event as the API shows it. */
export interface EventJson {
  readonly id: string;
  readonly type: string;
  readonly at: string;
  readonly cause: string;
  readonly actor: EventUserJson;
  readonly subject: EventUserJson;
  readonly caller: EventUserJson | null;
  readonly service: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A page of the log as the API shows it. */
export interface EventPageJson {
  readonly items: EventJson[];
  readonly nextAfter: string;
  readonly upToDate: boolean;
}

/** A page of the log. @throws Error when it is refused */
export async function eventPage(
  http: Pick<CheckedClient, 'get'>,
  query: Readonly<Record<string, string | number>> = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<EventPageJson> {
  const asked = new URLSearchParams(
    Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
  );
  const { status, body, text } = await http.get(`/v1/events?${asked.toString()}`, { headers });
  if (status !== 200) throw new Error(`The log could not be read: ${status} ${text}`);
  return body as EventPageJson;
}

/** All events after a place, page by page. */
export async function eventsAfter(
  http: Pick<CheckedClient, 'get'>,
  after = '',
  query: Readonly<Record<string, string | number>> = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<EventJson[]> {
  const events: EventJson[] = [];
  for (let place = after; ;) {
    const { items, nextAfter, upToDate } = await eventPage(http, { ...query, after: place }, headers);
    events.push(...items);
    place = nextAfter;
    if (upToDate) return events;
  }
}
