import { setTimeout as delay } from 'node:timers/promises';
import { seededRandom } from '../../support/seeded-random.js';
import type { Arena } from './arena.js';
import type { Answer, Client, Sent } from './client.js';
import type { Ledger } from './ledger.js';
import type { Target } from './target.js';

/** Each with an id of their own, from 1 on: nobody else writes what they write. */
export const WRITERS = 16;

/** Whom they follow: so many users after them, few enough that what is followed is often followed again or ended. */
const FOLLOWED = 500;

/** Milliseconds before a writer that found nobody tries again. */
const RETRY_MS = 20;

/** Writers at work. */
export interface Writing {
  /** Lets each finish what it has begun. */
  stop(): Promise<void>;
}

export interface WritersOptions {
  /** Statuses from 500 on that are right here: the write was refused, and left nothing behind. */
  readonly allowed?: readonly number[];
  /** Whether answers may fail to come. */
  readonly mayBeCut?: boolean;
}

/** Lets 16 clients follow, unfollow, send batches and create users, and takes down what they are told. */
export function startWriters(
  arena: Arena,
  target: Target,
  ledger: Ledger,
  options: WritersOptions = {},
): Writing {
  const stopping = new AbortController();
  const writers = Array.from({ length: WRITERS }, async (_, index) => {
    // Their own, so that what each does is the same for the same seed, whoever is faster.
    const random = seededRandom(arena.between(0, 2 ** 31));
    const writer = new Writer(arena, target.client, ledger, options, index + 1, random);
    while (!stopping.signal.aborted) await writer.write();
  });
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(writers);
    },
  };
}

let created = 0;

class Writer {
  constructor(
    private readonly arena: Arena,
    private readonly client: Client,
    private readonly ledger: Ledger,
    private readonly options: WritersOptions,
    private readonly id: number,
    private readonly random: () => number,
  ) {}

  async write(): Promise<void> {
    const chance = this.random();
    if (chance < 0.55) await this.change('PUT', 'there');
    else if (chance < 0.75) await this.change('DELETE', 'gone');
    else if (chance < 0.9) await this.create();
    else await this.batch();
  }

  private async change(method: 'PUT' | 'DELETE', after: 'there' | 'gone'): Promise<void> {
    const other = this.other();
    const told = this.ledger.ask(`${this.id}>${other}`);
    const { status } = await this.send({ method, path: `/v1/users/${this.id}/following/${other}` });
    told(outcomeOf(status, after));
  }

  private async create(): Promise<void> {
    created += 1;
    const lastName = `Written${created}`;
    const told = this.ledger.ask(lastName);
    const user = { firstName: 'New', lastName, email: `written${created}@attack.example` };
    const { status } = await this.send({ method: 'POST', path: '/v1/users', body: JSON.stringify(user) });
    told(outcomeOf(status, 'there'));
  }

  private async batch(): Promise<void> {
    const others = new Set(Array.from({ length: 2 + Math.floor(this.random() * 59) }, () => this.other()));
    const asked = [...others].map((followeeId) => {
      const op = this.random() < 0.7 ? ('follow' as const) : ('unfollow' as const);
      return {
        operation: { op, followerId: this.id, followeeId },
        told: this.ledger.ask(`${this.id}>${followeeId}`),
      };
    });
    const body = JSON.stringify({ operations: asked.map(({ operation }) => operation) });
    const { status } = await this.send({ method: 'POST', path: '/v1/follows/batch', body });
    for (const { operation, told } of asked)
      told(outcomeOf(status, operation.op === 'follow' ? 'there' : 'gone'));
  }

  private other(): number {
    return WRITERS + 1 + Math.floor(this.random() * FOLLOWED);
  }

  private async send(sent: Sent): Promise<Answer> {
    const answer = await this.client.send(sent);
    if (answer.error !== undefined && this.options.mayBeCut === true) {
      this.arena.tally.cases += 1;
      await delay(RETRY_MS);
    } else {
      this.arena.tally.judge(answer, `${sent.method} ${sent.path}`, this.options.allowed);
      // Who is refused tries again later, as clients do.
      if (answer.status >= 500) await delay(RETRY_MS);
    }
    return answer;
  }
}

function outcomeOf<After extends 'there' | 'gone'>(
  status: number,
  after: After,
): After | 'refused' | 'unsure' {
  if (status === 0) return 'unsure';
  return status < 300 ? after : 'refused';
}
