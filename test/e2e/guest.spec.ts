import { type INestApplicationContext, Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  getDataSourceToken,
  getRepositoryToken,
  TypeOrmModule,
  type TypeOrmModuleOptions,
} from '@nestjs/typeorm';
import {
  DatabaseModule,
  type DatabaseOptions,
  DatabaseStartError,
  loadSqliteDriver,
  SqlReader,
  Transaction,
  UnitOfWork,
} from '@retinue/database';
import { followsTables, FollowsModule, FollowsService } from '@retinue/follows';
import { UsersModule, UsersService, usersTables } from '@retinue/users';
import {
  Column,
  type DataSource,
  Entity,
  type EntitySubscriberInterface,
  EventSubscriber,
  type InsertEvent,
  type MigrationInterface,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  type QueryRunner,
  type Repository,
} from 'typeorm';
import { type BareDatabase, bareDatabase } from '../ports/bare-database.js';
import { ENGINE } from '../support/new-database.js';
import { newUser } from '../support/people.js';

/** The host's, in its own DataSource, which makes the table by itself. */
@Entity('recipes')
class Recipe {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: 'varchar' })
  title!: string;
}

/** The host's, in Retinue's database: it belongs to follows. */
@Entity('notifications')
class Notification {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: 'varchar' })
  text!: string;
}

@Entity('accounts')
class Account {
  @PrimaryColumn({ type: 'varchar' })
  uuid!: string;

  @Column({ type: 'varchar' })
  name!: string;
}

class HostTables1797000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const id = ENGINE === 'sqlite' ? 'integer PRIMARY KEY AUTOINCREMENT' : 'serial PRIMARY KEY';
    await runner.query(`CREATE TABLE notifications (id ${id}, text varchar NOT NULL)`);
    await runner.query(`CREATE TABLE accounts (uuid varchar PRIMARY KEY, name varchar NOT NULL)`);
  }

  async down(): Promise<void> {}
}

class Kitchen1796000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE spoons (id integer PRIMARY KEY)`);
  }

  async down(): Promise<void> {}
}

/** Each account becomes a user, in the same transaction. */
@EventSubscriber()
class MirrorAccounts implements EntitySubscriberInterface<Account> {
  static users: UsersService;

  listenTo(): typeof Account {
    return Account;
  }

  async afterInsert({ entity, manager }: InsertEvent<Account>): Promise<void> {
    await MirrorAccounts.users.create(newUser({ firstName: entity.name }), {
      transaction: Transaction.of(manager),
    });
  }
}

/** As a host has it: the default name, entities that load themselves, and a schema that makes itself. */
function hostOptions(database: BareDatabase): TypeOrmModuleOptions {
  const common = {
    autoLoadEntities: true,
    synchronize: true,
    migrations: [Kitchen1796000000000],
    migrationsRun: true,
    toRetry: () => false,
  };
  if (ENGINE === 'postgres') return { type: 'postgres', url: database.url, ...common };
  const file = database.url.slice('sqlite:'.length);
  return { type: 'better-sqlite3', driver: loadSqliteDriver(), database: file, ...common };
}

const FOR_ENTITIES = {
  tables: [usersTables, followsTables],
  entities: [Notification, Account],
  migrations: [HostTables1797000000000],
  subscribers: [MirrorAccounts],
  migrate: true,
};

/** Where a host's settings come from. */
@Injectable()
class Settings {
  url = '';
}

describe.each(ENGINE === 'postgres' ? [undefined, 'retinue'] : [undefined])(
  "Retinue in a host's database, in the schema %s",
  (schema) => {
    let database: BareDatabase;
    let app: INestApplicationContext | undefined;

    const start = async (): Promise<INestApplicationContext> => {
      @Module({ providers: [{ provide: Settings, useValue: { url: database.url } }], exports: [Settings] })
      class SettingsModule {}
      @Module({
        imports: [
          TypeOrmModule.forRoot(hostOptions(database)),
          TypeOrmModule.forFeature([Recipe]),
          DatabaseModule.forRootAsync({
            imports: [SettingsModule],
            inject: [Settings],
            useFactory: async ({ url }: Settings): Promise<DatabaseOptions> => ({
              url,
              schema,
              guest: true,
              ...FOR_ENTITIES,
            }),
          }),
          UsersModule,
          FollowsModule.forRootAsync({ useFactory: async () => ({ policy: 'person>person' }) }),
        ],
      })
      class Host {}
      app = await NestFactory.createApplicationContext(Host, { logger: false, abortOnError: false });
      MirrorAccounts.users = app.get(UsersService, { strict: false });
      return app;
    };

    const stop = async (): Promise<void> => {
      await app?.close();
      app = undefined;
    };

    beforeEach(async () => {
      database = await bareDatabase();
    });

    afterEach(async () => {
      await stop();
      await database.drop();
    });

    it('starts, works and starts again, and each leaves alone what is the other’s', async () => {
      const first = await start();
      const recipes = first.get<Repository<Recipe>>(getRepositoryToken(Recipe), { strict: false });
      await recipes.save({ title: 'Soup' });
      const users = first.get(UsersService, { strict: false });
      const [ann, ben] = [await users.create(newUser()), await users.create(newUser())];
      await first.get(FollowsService, { strict: false }).follow({ followerId: ann.id, followeeId: ben.id });
      const tables = await database.tables();
      expect(tables).toEqual(expect.arrayContaining(['migrations', 'recipes', 'spoons']));
      expect(tables.includes('retinue_migrations')).toBe(schema === undefined);
      await stop();

      const second = await start();
      expect(await database.tables()).toEqual(tables);
      expect(await database.run(`SELECT name FROM migrations`)).toEqual([{ name: 'Kitchen1796000000000' }]);
      expect(await database.run(`SELECT title FROM recipes`)).toEqual([{ title: 'Soup' }]);
      expect(await second.get(UsersService, { strict: false }).get(ben.id)).toMatchObject({
        followersCount: 1,
      });
      const host = second.get<DataSource>(getDataSourceToken(), { strict: false });
      const ours = second.get<DataSource>(getDataSourceToken('retinue'), { strict: false });
      expect(host.hasMetadata('UserEntity')).toBe(false);
      expect(ours.hasMetadata('UserEntity')).toBe(true);
      expect(await ours.getRepository('UserEntity').count()).toBe(2);
    });

    it('keeps the policy that a provider of the host’s says', async () => {
      const host = await start();
      const users = host.get(UsersService, { strict: false });
      const [ann, shop] = [await users.create(newUser()), await users.create(newUser({ type: 'brand' }))];
      const follow = host
        .get(FollowsService, { strict: false })
        .follow({ followerId: ann.id, followeeId: shop.id });
      await expect(follow).rejects.toMatchObject({ code: 'follow_not_allowed' });
    });

    it('commits a follow and a row of the host’s together, or neither', async () => {
      const host = await start();
      const users = host.get(UsersService, { strict: false });
      const [ann, ben] = [await users.create(newUser()), await users.create(newUser())];
      const follow = async (refuse: boolean): Promise<unknown> =>
        host.get(UnitOfWork, { strict: false }).write(async (transaction) => {
          const edge = { followerId: ann.id, followeeId: ben.id };
          await host.get(FollowsService, { strict: false }).follow(edge, { transaction });
          await transaction.manager.insert(Notification, { text: 'Ann follows you' });
          if (refuse) throw new RangeError();
        });
      const stored = async (): Promise<unknown> =>
        host
          .get(SqlReader, { strict: false })
          .get(
            `SELECT (SELECT count(*) FROM follows) AS follows, (SELECT count(*) FROM notifications) AS notifications`,
          );
      await expect(follow(true)).rejects.toBeInstanceOf(RangeError);
      expect(await stored()).toEqual({ follows: 0, notifications: 0 });
      await follow(false);
      expect(await stored()).toEqual({ follows: 1, notifications: 1 });
    });

    it('mirrors rows of the host’s by a subscriber, in their transaction', async () => {
      const host = await start();
      const add = async (uuid: string, refuse: boolean): Promise<void> =>
        host.get(UnitOfWork, { strict: false }).write(async ({ manager }) => {
          await manager.save(Account, { uuid, name: 'Ida' });
          if (refuse) throw new RangeError();
        });
      const names = async (): Promise<unknown> =>
        host.get(SqlReader, { strict: false }).all(`SELECT first_name AS name FROM users`);
      await expect(add('a', true)).rejects.toBeInstanceOf(RangeError);
      expect(await names()).toEqual([]);
      await add('b', false);
      expect(await names()).toEqual([{ name: 'Ida' }]);
    });
  },
);

describe('DatabaseModule', () => {
  const open = async (...imports: Parameters<typeof Module>[0]['imports'] & object): Promise<void> => {
    @Module({ imports })
    class App {}
    await NestFactory.createApplicationContext(App, { logger: false, abortOnError: false });
  };

  it('refuses a second one in an application, by a sentence', async () => {
    const database = await bareDatabase();
    const two = ['one', 'two'].map((name) => DatabaseModule.forRoot({ url: database.url, name }));
    const failure = open(...two);
    await expect(failure).rejects.toBeInstanceOf(DatabaseStartError);
    await expect(failure).rejects.toThrow('DatabaseModule is imported 2 times: import it once');
    await database.drop();
  });

  it('leaves the default DataSource to the application', () => {
    expect(() => DatabaseModule.forRoot({ url: 'sqlite::memory:', name: 'default' })).toThrow(
      'choose another name',
    );
  });

  it.each([
    ['sqlite::memory:', 'retinue', 'SQLite has no schemas'],
    ['postgres://a@b/c', 'Retinue; DROP', 'must be a name of small letters'],
    ['postgres://a@b/c', 'pg_own', 'not begin with pg_'],
  ])('refuses on %s the schema %s', (url, schema, message) => {
    expect(() => DatabaseModule.forRoot({ url, schema })).toThrow(message);
  });
});
