import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PostgresServer } from '../../postgres-server/postgres-server.js';
import { followsOf, type Graph } from './graph.js';
import { Store } from './store.js';

/** Makes databases, each graph once: attacks get copies. */
export class Stores {
  private readonly originals = new Map<string, Promise<Store>>();

  /** @param postgres the server to make them on; files in the folder without one */
  constructor(
    private readonly folder: string,
    private readonly postgres: PostgresServer | undefined,
  ) {}

  /** @param folder of the copy */
  async copyOf(graph: Graph, folder: string): Promise<Store> {
    const key = JSON.stringify(graph);
    let original = this.originals.get(key);
    if (original === undefined) this.originals.set(key, (original = this.make(graph)));
    const { file, url } = await original;
    if (this.postgres !== undefined) return this.newStore(folder, url);
    const copy = await this.newStore(folder);
    copyFileSync(file, copy.file);
    return copy;
  }

  private async make(graph: Graph): Promise<Store> {
    const store = await this.newStore(join(this.folder, `graph-${this.originals.size}`));
    // On SQLite the import does it.
    if (this.postgres !== undefined) await store.retinueOrFail(['migrate']);
    await store.addUsers(graph.users);
    await store.addFollows(followsOf(graph));
    return store;
  }

  /** @param template the address of a database on PostgreSQL that it begins with */
  private async newStore(folder: string, template?: string): Promise<Store> {
    mkdirSync(folder, { recursive: true });
    const file = join(folder, 'retinue.db');
    if (this.postgres === undefined) return new Store(`sqlite:${file}`, file, folder);
    const name = `attack_${randomUUID().replaceAll('-', '')}`;
    const like = template === undefined ? '' : ` TEMPLATE ${new URL(template).pathname.slice(1)}`;
    await this.postgres.query(`CREATE DATABASE ${name}${like}`);
    return new Store(this.postgres.url(name), file, folder);
  }
}
