import type { PairKeys, Relationship, RelationshipsService } from '@retinue/follows';
import { assertUserKey, type UserKey } from '@retinue/users';
import type { PublicOf } from '../retinue-services.js';
import { FakeWorld } from './fake-world.js';

/** `RelationshipsService` in memory. */
export class FakeRelationshipsService implements PublicOf<RelationshipsService> {
  constructor(private readonly world: FakeWorld = new FakeWorld()) {}

  async ofUser(userId: UserKey, otherIds: readonly UserKey[]): Promise<Relationship[]> {
    this.world.require(userId);
    for (const key of otherIds) assertUserKey(key, 'otherId');
    const named = otherIds.some((key) => typeof key === 'object') ? this.onceEach(otherIds) : otherIds;
    const relationships = await this.ofPairs(named.map((otherId) => ({ userId, otherId })));
    return relationships.filter((relationship) => relationship !== undefined);
  }

  async ofPairs(pairs: readonly PairKeys[]): Promise<(Relationship | undefined)[]> {
    return pairs.map(({ userId, otherId }) => {
      const [user, other] = [this.world.find(userId, 'userId'), this.world.find(otherId, 'otherId')];
      return user && other && this.world.relationshipOf(user.id, other.id);
    });
  }

  /** One may be named both ways, and is there once. */
  private onceEach(keys: readonly UserKey[]): number[] {
    return [...new Set(keys.flatMap((key) => this.world.find(key)?.id ?? []))];
  }
}
