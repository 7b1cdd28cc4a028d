import type { Scope } from '@retinue/access';
import { bearer, type Credentials, keyWith, revokedKey } from '../../access/callers.js';
import { Issuer } from '../../access/issuer.js';
import type { TestApp } from '../../support/start-test-app.js';
import { NUMBERS, USERS_AT_START } from './numbers.js';
import type { Party } from './party.js';

/** An id that nobody ever has. */
const NOBODYS_ID = 900_000_000_000;

let casts = 0;

/** The users of one run, who have names of their own, and the credentials of all who call. */
export class Cast {
  private readonly ids: (number | undefined)[] = [];
  /** Whose each id is or was. */
  private readonly numbers = new Map<number, number>();
  private readonly made = new Map<string, Promise<Credentials>>();
  private readonly run = (casts += 1);

  private constructor(
    private readonly app: Pick<TestApp, 'nest' | 'http'>,
    private readonly issuer: Issuer,
    private readonly admin: Credentials,
  ) {}

  static async of(app: Pick<TestApp, 'nest' | 'http'>, issuer: Issuer): Promise<Cast> {
    const cast = new Cast(app, issuer, await keyWith(app, 'admin'));
    for (let number = 0; number < USERS_AT_START; number += 1) {
      await app.http.put(`/v1/users/ext:${cast.externalId(number)}`, {
        headers: cast.admin,
        body: cast.profile(number, false),
      });
    }
    await cast.learnIds();
    return cast;
  }

  externalId(number: number): string {
    return `u${number}-${this.run}`;
  }

  email(number: number): string {
    return `${this.externalId(number)}@example.org`;
  }

  /** How the first names of this run begin, and of no other. */
  get firstName(): string {
    return `r${this.run}q`;
  }

  profile(number: number, isPrivate: boolean): object {
    return { firstName: this.firstName, email: this.email(number), isPrivate };
  }

  /** The id that the user of a number has, or had last. */
  id(number: number): number {
    return this.ids[number] ?? NOBODYS_ID;
  }

  /** Whose id this is or was. */
  numberOf(id: number): number {
    return this.numbers.get(id) ?? -1;
  }

  numbersWithEmailIn(text: string): number[] {
    return Array.from({ length: NUMBERS }, (_, number) => number).filter((number) =>
      text.includes(this.email(number)),
    );
  }

  /** Learns who has come to be: whoever comes back after a deletion has another id. */
  async learnIds(): Promise<void> {
    const path = `/v1/users?q=${this.firstName}`;
    const { body } = await this.app.http.get(path, { headers: this.admin });
    for (const { id, externalId } of (body as { items: { id: number; externalId: string }[] }).items) {
      const number = Number(externalId.slice(1).split('-')[0]);
      this.ids[number] = id;
      this.numbers.set(id, number);
    }
  }

  /** What the party sends. */
  async credentialsOf(party: Party): Promise<Credentials> {
    switch (party.kind) {
      case 'nobody':
        return {};
      case 'bad':
        return this.once(party.which, () => this.bad(party.which));
      case 'user':
        return this.token(party.user, party.scopes);
      case 'service':
        return this.key(party.scopes);
      case 'acting': {
        const named = party.by === 'id' ? `${this.id(party.user)}` : `ext:${this.externalId(party.user)}`;
        return { ...(await this.key(party.scopes)), 'Act-As': named };
      }
    }
  }

  private token(number: number, scopes: readonly Scope[] | undefined): Promise<Credentials> {
    const claims = scopes === undefined ? { scope: 'openid profile' } : { scope: scopes.join(' ') };
    return this.once(`${number} ${claims.scope}`, async () =>
      bearer(await this.issuer.token(this.externalId(number), { claims })),
    );
  }

  private key(scopes: readonly Scope[]): Promise<Credentials> {
    return this.once(`key ${scopes.join()}`, () => keyWith(this.app, ...scopes));
  }

  private async bad(which: Extract<Party, { readonly kind: 'bad' }>['which']): Promise<Credentials> {
    switch (which) {
      case 'an expired token':
        return bearer(await this.issuer.token(this.externalId(0), { expires: '-1m' }));
      case 'a forged token':
        return bearer(await new Issuer().token(this.externalId(0)));
      case 'a revoked key':
        return revokedKey(this.app);
      case 'another scheme':
        return { Authorization: 'Basic YTpi' };
    }
  }

  private once(name: string, make: () => Promise<Credentials>): Promise<Credentials> {
    const known = this.made.get(name) ?? make();
    this.made.set(name, known);
    return known;
  }
}
