import type { ChangeEvent } from '@retinue/client';
import type { Change, Kind } from './mirror-file.js';

/** What an event says that is true from then on. */
export function changesOf(event: ChangeEvent): Change[] {
  const { subject } = event;
  switch (event.type) {
    case 'user.created':
    case 'user.updated':
      return [{ does: 'put user', id: subject.id, externalId: subject.externalId }];
    case 'user.deleted':
      return [{ does: 'remove user', id: subject.id }];
    case 'follow.created':
      return [edge('put edge', 'follow', event, event.data.follower)];
    case 'follow.ended':
      return [edge('remove edge', 'follow', event, event.data.follower)];
    case 'request.created':
      return [edge('put edge', 'request', event, event.data.follower)];
    // The follow that comes of it is an event of its own.
    case 'request.accepted':
    case 'request.rejected':
    case 'request.withdrawn':
      return [edge('remove edge', 'request', event, event.data.follower)];
    case 'block.created':
      return [edge('put edge', 'block', event)];
    case 'block.ended':
      return [edge('remove edge', 'block', event)];
    // Mutes, which end by their time without an event, and what a later service tells.
    default:
      return [];
  }
}

/** Of a follow or a request, the event says which of the two is the follower; who blocks is the actor. */
function edge(
  does: 'put edge' | 'remove edge',
  kind: Kind,
  { actor, subject }: Pick<ChangeEvent, 'actor' | 'subject'>,
  follower: 'actor' | 'subject' = 'actor',
): Change {
  const [from, to] = follower === 'subject' ? [subject, actor] : [actor, subject];
  return { does, kind, from: from.id, to: to.id };
}
