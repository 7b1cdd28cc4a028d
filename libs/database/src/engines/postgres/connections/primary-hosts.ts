import { Client, type ClientBase, type ClientConfig } from 'pg';
import type { PostgresLocation } from '../../../options/database-url.js';
import { NotPrimaryError } from '../postgres-errors.js';

/**
 * The hosts of a `DATABASE_URL`, one of which is the primary, like libpq's
 * (https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-MULTIPLE-HOSTS) with `target_session_attrs=primary`.
 *
 * New connections go to the host that was the primary last; when it is gone or is one no more, to the next.
 */
export class PrimaryHosts {
  private index = 0;

  constructor(private readonly location: PostgresLocation) {}

  /** The address that the next connection goes to. */
  get current(): string {
    return this.location.urls[this.index]!;
  }

  /** The one host there is needs no asking: a write tells soon enough. */
  get areSeveral(): boolean {
    return this.location.urls.length > 1;
  }

  /** It is not there, or takes no writes. Of many connections that learn so, the first moves on. */
  passOver(url: string): void {
    if (url === this.current) this.index = (this.index + 1) % this.location.urls.length;
  }

  /** Asks one after the other for the primary. Finds the first host if there is none, whose error is then the first's. */
  async find(connection: ClientConfig): Promise<void> {
    if (!this.areSeveral) return;
    for (const _ of this.location.urls) {
      const client = new PrimaryClient(this, connection);
      try {
        await client.connect();
        await client.end();
        return;
      } catch {
        // The client has passed it over.
      }
    }
  }
}

/** For a pool: clients that connect to the primary of these. */
export function primaryClientOf(hosts: PrimaryHosts): new () => ClientBase {
  return class extends PrimaryClient {
    constructor(config?: ClientConfig) {
      super(hosts, config);
    }
  };
}

/** Connects to the current one of several hosts, and to no standby. */
class PrimaryClient extends Client {
  private readonly url: string;

  constructor(
    private readonly hosts: PrimaryHosts,
    config?: ClientConfig,
  ) {
    const url = hosts.current;
    super({ ...config, connectionString: url });
    this.url = url;
  }

  override connect(): Promise<this>;
  override connect(callback: (error: Error | null) => void): void;
  override connect(callback?: (error: Error | null) => void): Promise<this> | void {
    const connected = this.connectToPrimary();
    if (callback === undefined) return connected;
    connected.then(() => callback(null), callback);
  }

  private async connectToPrimary(): Promise<this> {
    try {
      await super.connect();
      const { rows } = await this.query<{ readonly isStandby: boolean }>(
        `SELECT pg_is_in_recovery() AS "isStandby"`,
      );
      if (rows[0]?.isStandby === true) {
        void this.end().catch(() => undefined);
        throw new NotPrimaryError();
      }
      return this;
    } catch (error) {
      this.hosts.passOver(this.url);
      throw error;
    }
  }
}
