const AT = '2026-01-31T09:30:00.000Z';

const example = (summary: string, value: object) => ({ summary, value });

/** A line of each kind, for the OpenAPI document. */
export const EXPORT_EXAMPLES = {
  user: example('The user', {
    kind: 'user',
    id: 1,
    externalId: '4711',
    firstName: 'Mate',
    lastName: 'Nagy',
    email: 'mate@nagy.dk',
    type: 'person',
    isPrivate: false,
    metadata: {},
    followersCount: 2,
    followingCount: 2,
    version: 1,
    createdAt: AT,
    updatedAt: AT,
  }),
  following: example('Whom they follow', { kind: 'following', id: 2, externalId: null, followedAt: AT }),
  follower: example('Who follows them', { kind: 'follower', id: 2, externalId: null, followedAt: AT }),
  request_sent: example('Whom they asked', {
    kind: 'request_sent',
    id: 3,
    externalId: null,
    requestedAt: AT,
  }),
  request_received: example('Who asked them', {
    kind: 'request_received',
    id: 3,
    externalId: null,
    requestedAt: AT,
  }),
  block: example('Whom they block', { kind: 'block', id: 4, externalId: null, blockedAt: AT }),
  mute: example('Whom they mute', { kind: 'mute', id: 4, externalId: null, mutedAt: AT, expiresAt: null }),
  change: example('A change in their lists', {
    kind: 'change',
    at: AT,
    change: 'gained',
    list: 'followers',
    cause: 'follow',
    actorId: 2,
    actorExternalId: null,
    callerId: 2,
    callerExternalId: null,
    service: null,
    otherId: 2,
    otherExternalId: null,
  }),
  end: example('The end', { kind: 'end', lines: 8 }),
};
