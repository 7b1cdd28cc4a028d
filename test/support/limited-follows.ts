/** What servers are set to for {@link followsAtOnce}; the day comes last, so it is the larger. */
export const FOLLOW_LIMITS = { MAX_FOLLOWING: '12', MAX_PENDING_REQUESTS: '4', MAX_FOLLOWS_PER_DAY: '15' };

const USERS_OF_EACH_KIND = 32;
const CLIENTS = 8;

/** How often each answer was given, by its status and, of a problem, its code. */
export type Tally = Readonly<Record<string, number>>;

/** One user's attempts to pass each limit, from many clients at once. */
export interface FollowsAtOnce {
  /** Of public users. */
  readonly following: Tally;
  /** Of private ones. */
  readonly requests: Tally;
  /** Follows that were ended again, until the day had no more. */
  readonly ofTheDay: Tally;
  /** How many the three follow in the end. */
  readonly counts: readonly unknown[];
}

/**
 * Follows as three new users, each through all servers at once, on a connection for each request, so that workers of one
 * address all get some.
 */
export async function followsAtOnce(urls: readonly string[]): Promise<FollowsAtOnce> {
  const send = sender(urls);
  const followers = ['greedy', 'curious', 'fickle'];
  const others = Array.from({ length: USERS_OF_EACH_KIND }, (_, index) => index);
  const users = [
    ...followers.map((externalId) => ({ externalId, firstName: 'F' })),
    ...others.map((index) => ({ externalId: `public-${index}`, firstName: 'P' })),
    ...others.map((index) => ({ externalId: `private-${index}`, firstName: 'P', isPrivate: true })),
  ];
  const made = await send('PUT', '/v1/users', { users });
  if (made !== '200') throw new Error(`Users could not be made: ${made}`);
  const follow = async (follower: string, followee: string): Promise<string> =>
    send('PUT', `/v1/users/ext:${follower}/following/ext:${followee}`);
  const all = async (follower: string, kind: string): Promise<Tally> =>
    tallyOf(await inTurns(others, async (index) => follow(follower, `${kind}-${index}`)));
  return {
    following: await all('greedy', 'public'),
    requests: await all('curious', 'private'),
    ofTheDay: tallyOf(
      await inTurns(others, async (index) => {
        const said = await follow('fickle', `public-${index}`);
        await send('DELETE', `/v1/users/ext:fickle/following/ext:public-${index}`);
        return said;
      }),
    ),
    counts: await Promise.all(
      followers.map(async (name) => {
        const answer = await fetch(`${urls[0]}/v1/users/ext:${name}`);
        return ((await answer.json()) as { followingCount: number }).followingCount;
      }),
    ),
  };
}

/** Sends to one server after the other; answers the status and, of a problem, its code. */
function sender(urls: readonly string[]) {
  let sent = 0;
  return async (method: string, path: string, body?: object): Promise<string> => {
    const url = urls[(sent += 1) % urls.length]!;
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: { Connection: 'close', ...(body && { 'Content-Type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (answer.status < 400) return `${answer.status}`;
    return `${answer.status} ${(JSON.parse(text) as { code: string }).code}`;
  };
}

/** By several clients, each of which begins with the next when it has its answer. */
async function inTurns(
  indices: readonly number[],
  work: (index: number) => Promise<string>,
): Promise<string[]> {
  const left = [...indices];
  const said: string[] = [];
  const client = async (): Promise<void> => {
    for (let index = left.shift(); index !== undefined; index = left.shift()) said.push(await work(index));
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return said;
}

function tallyOf(all: readonly string[]): Tally {
  return Object.fromEntries(
    [...new Set(all)].sort().map((one) => [one, all.filter((each) => each === one).length]),
  );
}

/** What has to come of it, whoever was first. */
export const EXACTLY_LIMITED: FollowsAtOnce = {
  following: { '201': 12, '403 too_many_followed': USERS_OF_EACH_KIND - 12 },
  requests: { '202': 4, '403 too_many_requests_pending': USERS_OF_EACH_KIND - 4 },
  ofTheDay: { '201': 15, '429 too_many_follows_today': USERS_OF_EACH_KIND - 15 },
  counts: [12, 0, 0],
};
