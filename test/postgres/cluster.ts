import { connect, createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { PostgresServer } from '../postgres-server/postgres-server.js';
import { until } from './instances.js';

/** A primary with standbys, in folders of their own. */
export interface Cluster {
  readonly primary: PostgresServer;
  readonly standbys: readonly PostgresServer[];
  remove(): Promise<void>;
}

/** @param standbys how many */
export async function startCluster(standbys: number): Promise<Cluster> {
  const primary = await PostgresServer.create({ wal_level: 'replica', max_wal_senders: '8' });
  const made: PostgresServer[] = [];
  for (let number = 1; number <= standbys; number += 1)
    made.push(await primary.createStandby(`standby${number}`));
  return {
    primary,
    standbys: made,
    remove: async () => {
      for (const server of [...made, primary]) await server.remove();
    },
  };
}

/** From now on nothing shows as committed that the first standby has not got. */
export async function makeStandbySynchronous({ primary }: Cluster): Promise<void> {
  await primary.query(`ALTER SYSTEM SET synchronous_standby_names = 'standby1'`);
  await primary.query(`SELECT pg_reload_conf()`);
  await until(async () => {
    const [row] = await primary.query<{ readonly state: string }>(
      `SELECT sync_state AS state FROM pg_stat_replication`,
    );
    return row?.state === 'sync';
  });
}

/** An address behind which one server can take another's place, as a proxy in front of a cluster does it. */
export class Address {
  private readonly sockets = new Set<Socket>();
  private server: Server | undefined;

  constructor(private port: number) {}

  async listen(): Promise<this> {
    this.server = createServer((client) => {
      const upstream = connect(this.port, '127.0.0.1');
      for (const socket of [client, upstream]) {
        this.sockets.add(socket);
        socket.on('close', () => this.sockets.delete(socket));
      }
      client.on('error', () => upstream.destroy()).on('close', () => upstream.destroy());
      upstream.on('error', () => client.destroy()).on('close', () => client.destroy());
      client.pipe(upstream).pipe(client);
    }).listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return this;
  }

  /** @returns the url of a server's database as it is reached through here */
  url(database: string): string {
    const { port } = this.server!.address() as { port: number };
    return `postgres://postgres@127.0.0.1:${port}/${database}`;
  }

  /** Leads to another server from now on; who is connected is cut. */
  leadTo(port: number): void {
    this.port = port;
    for (const socket of this.sockets) socket.destroy();
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server?.close();
  }
}
