import type { UnitOfWork } from '@retinue/database';
import type {
  BlocksService,
  FollowListsService,
  FollowRequestsService,
  FollowsService,
  MutesService,
  RelationshipsService,
} from '@retinue/follows';
import type { UsersService, UserUpsertsService } from '@retinue/users';

/** What a class shows to others: a fake has this, and none of what is private to the real one. */
export type PublicOf<Service> = Pick<Service, keyof Service>;

/** The services that an application injects, real or fake. */
export interface RetinueServices {
  readonly users: PublicOf<UsersService>;
  readonly upserts: PublicOf<UserUpsertsService>;
  readonly follows: PublicOf<FollowsService>;
  readonly lists: PublicOf<FollowListsService>;
  readonly relationships: PublicOf<RelationshipsService>;
  readonly requests: PublicOf<FollowRequestsService>;
  readonly blocks: PublicOf<BlocksService>;
  readonly mutes: PublicOf<MutesService>;
  readonly unitOfWork: UnitOfWork;
}
