import {
  comparedForms,
  EmailTakenError,
  ExternalIdTakenError,
  timeOfChange,
  type User,
  type UserProfile,
} from '@retinue/users';
import type { FakeUser, FakeWorld } from './fake-world.js';

/** @throws ExternalIdTakenError @throws EmailTakenError */
export function addUser(world: FakeWorld, profile: UserProfile): User {
  refuseTaken(world, profile);
  const at = world.now();
  const added = { ...profile, id: world.nextId(), version: 1, createdAt: at, updatedAt: at };
  world.users.set(added.id, added);
  return world.withCounts(added);
}

/** Stores changes under the next version. @throws ExternalIdTakenError @throws EmailTakenError */
export function changeUser(world: FakeWorld, user: FakeUser, changes: Partial<UserProfile>): User {
  const changed = { ...user, ...changes };
  refuseTaken(world, changed, user.id);
  const stored = { ...changed, version: user.version + 1, updatedAt: timeOfChange(user, new Date()) };
  world.users.set(user.id, stored);
  if (user.isPrivate && !stored.isPrivate) acceptAll(world, user.id);
  return world.withCounts(stored);
}

/** Whether an email is nobody else's, in any case. */
export function isEmailFree(world: FakeWorld, email: string, ownerId?: number): boolean {
  const key = emailKeyOf(email);
  return [...world.users.values()].every((user) => user.id === ownerId || emailKeyOf(user.email) !== key);
}

/** An email as it is compared. */
export function emailKeyOf(email: string | null): string | null {
  return comparedForms({ firstName: '', lastName: null, email }).emailKey;
}

function refuseTaken(world: FakeWorld, { email, externalId }: UserProfile, ownerId?: number): void {
  const holder = externalId === null ? undefined : world.find({ externalId });
  if (externalId !== null && holder !== undefined && holder.id !== ownerId)
    throw new ExternalIdTakenError(externalId);
  if (email !== null && !isEmailFree(world, email, ownerId)) throw new EmailTakenError(email);
}

/** Who turns public accepts all who wait, those who waited longest first. */
function acceptAll(world: FakeWorld, id: number): void {
  const waiting = world.requests.of('toId', id).sort((one, other) => one.at.getTime() - other.at.getTime());
  for (const { fromId } of waiting) world.accept(fromId, id);
}
