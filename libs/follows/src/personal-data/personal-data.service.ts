import { Injectable } from '@nestjs/common';
import type { StreamReader } from '@retinue/database';
import { type User, type UserKey, UserNotFoundError, UsersService } from '@retinue/users';
import { type KeptLine, PersonalDataRepository } from './personal-data.repository.js';
import type { PersonalDataLine } from './personal-data.js';

/** All that is kept about one user, for themselves to have. */
@Injectable()
export class PersonalDataService {
  constructor(
    private readonly users: UsersService,
    private readonly data: PersonalDataRepository,
  ) {}

  /**
   * All that is kept about a user, in chunks: their profile, those whom their relations name, and their history. Whom others
   * block or mute is other people's affair.
   *
   * All but the profile is as it stands at one moment, counts included. The profile is read just before.
   *
   * @param reader for whom: the chunks take one of few turns, which are shared out by client
   * @throws UserNotFoundError with the first chunk, too, when the user is deleted before that is read
   */
  async export(user: UserKey, reader?: StreamReader): Promise<AsyncIterable<PersonalDataLine[]>> {
    const profile = await this.users.get(user);
    return this.linesOf(profile, this.data.stream(profile.id, new Date(), reader));
  }

  private async *linesOf(
    profile: User,
    chunks: AsyncIterable<KeptLine[]>,
  ): AsyncGenerator<PersonalDataLine[]> {
    let isThere = false;
    for await (const chunk of chunks) {
      isThere = true;
      yield chunk.map((line) => withOwn(profile, line));
    }
    if (!isThere) throw new UserNotFoundError(profile.id);
  }
}

/** The line with what the profile knows. */
function withOwn(profile: User, line: KeptLine): PersonalDataLine {
  if (line.of === 'counts') {
    const { followersCount, followingCount } = line;
    return { of: 'profile', user: { ...profile, followersCount, followingCount } };
  }
  if (line.of === 'change' && line.actorId === profile.id)
    return { ...line, actorExternalId: profile.externalId };
  return line;
}
