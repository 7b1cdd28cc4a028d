import type { DynamicModule, ValueProvider } from '@nestjs/common';
import { UnitOfWork } from '@retinue/database';
import {
  BlocksService,
  FollowListsService,
  FollowRequestsService,
  FollowsService,
  MutesService,
  RelationshipsService,
} from '@retinue/follows';
import { UsersService, UserTypes, UserUpsertsService } from '@retinue/users';
import type { RetinueServices } from '../retinue-services.js';
import { FakeBlocksService } from './fake-blocks.service.js';
import { FakeFollowListsService } from './fake-follow-lists.service.js';
import { FakeFollowRequestsService } from './fake-follow-requests.service.js';
import { FakeFollowsService } from './fake-follows.service.js';
import { FakeMutesService } from './fake-mutes.service.js';
import { FakeRelationshipsService } from './fake-relationships.service.js';
import { FakeUnitOfWork } from './fake-unit-of-work.js';
import { FakeUserUpsertsService } from './fake-user-upserts.service.js';
import { FakeUsersService } from './fake-users.service.js';
import { type FakeOptions, FakeWorld } from './fake-world.js';

class FakeRetinueModule {}

/**
 * The services in memory: the same rules and errors, at once, without a database, and a unit of work that takes back what fails
 * in it. They run no hooks and no SQL. Where that matters, take `openRetinue`.
 */
export class FakeRetinue implements RetinueServices {
  readonly users: FakeUsersService;
  readonly upserts: FakeUserUpsertsService;
  readonly follows: FakeFollowsService;
  readonly lists: FakeFollowListsService;
  readonly relationships: FakeRelationshipsService;
  readonly requests: FakeFollowRequestsService;
  readonly blocks: FakeBlocksService;
  readonly mutes: FakeMutesService;
  readonly unitOfWork: FakeUnitOfWork;
  private readonly types: UserTypes;

  /** @throws TypeError when the policy, the types or a limit are none */
  constructor(options: FakeOptions = {}) {
    const world = new FakeWorld(options);
    this.types = world.types;
    this.users = new FakeUsersService(world);
    this.upserts = new FakeUserUpsertsService(world);
    this.follows = new FakeFollowsService(world);
    this.lists = new FakeFollowListsService(world);
    this.relationships = new FakeRelationshipsService(world);
    this.requests = new FakeFollowRequestsService(world);
    this.blocks = new FakeBlocksService(world);
    this.mutes = new FakeMutesService(world);
    this.unitOfWork = new FakeUnitOfWork(world);
  }

  /** The fakes under the tokens of the real services, for the providers of a testing module. */
  get providers(): ValueProvider[] {
    return [
      { provide: UserTypes, useValue: this.types },
      { provide: UsersService, useValue: this.users },
      { provide: UserUpsertsService, useValue: this.upserts },
      { provide: FollowsService, useValue: this.follows },
      { provide: FollowListsService, useValue: this.lists },
      { provide: RelationshipsService, useValue: this.relationships },
      { provide: FollowRequestsService, useValue: this.requests },
      { provide: BlocksService, useValue: this.blocks },
      { provide: MutesService, useValue: this.mutes },
      { provide: UnitOfWork, useValue: this.unitOfWork },
    ];
  }

  /** A global module with the {@link providers}, in the place of `UsersModule` and `FollowsModule`. */
  get module(): DynamicModule {
    const { providers } = this;
    return {
      module: FakeRetinueModule,
      global: true,
      providers,
      exports: providers.map(({ provide }) => provide),
    };
  }
}
