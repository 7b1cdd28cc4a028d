import { Controller, Get, Res, UseFilters } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { InvalidRequestError } from '@retinue/common';
import { Does } from '@retinue/access/http';
import {
  ActsAs,
  ApiProblems,
  DomainErrorFilter,
  type HttpReply,
  readerOf,
  sendStream,
} from '@retinue/common/http';
import { DatabaseUnavailableError, SpooledAnswers } from '@retinue/database';
import { UserNotFoundError } from '@retinue/users';
import { LegacyFollowersService } from './legacy-followers.service.js';
import type { LegacyFollower } from './legacy-followers.repository.js';
import { NamedUserResponse, toNamedUserResponse } from './named-user.response.js';
import { IntegerParam } from './integer.pipe.js';

/** The route of the service that Retinue replaces, for the clients it had. */
@ApiTags('user')
@UseFilters(DomainErrorFilter)
@Controller('user/followers')
export class LegacyFollowersController {
  constructor(
    private readonly followers: LegacyFollowersService,
    private readonly answers: SpooledAnswers,
  ) {}

  @Does('legacy-followers.read')
  @ActsAs('user_id')
  @Get(':user_id')
  @ApiOperation({
    operationId: 'getLegacyFollowers',
    summary: 'Get Followers Of User',
    description:
      'All of them in one array, by first name, then last name. For pages, the list of followers is the better one.',
  })
  @ApiParam({ name: 'user_id', description: 'The user.', schema: { type: 'integer', example: 1 } })
  @ApiOkResponse({ type: [NamedUserResponse], description: 'All followers.' })
  @ApiProblems(UserNotFoundError, InvalidRequestError, DatabaseUnavailableError)
  async followersOfUser(@IntegerParam('user_id') userId: number, @Res() reply: HttpReply): Promise<void> {
    const reader = readerOf(reply);
    const followers = await this.followers.list(userId, reader);
    if (Array.isArray(followers)) {
      void reply.send(followers.map(toNamedUserResponse));
      return;
    }
    // It begins before the head is sent, so that what fails early is a problem, not a cut.
    const text = await this.answers.begin(jsonArray(followers), reader);
    sendStream(reply, 'application/json', text);
  }
}

/** The text of one JSON array, a piece for each chunk. */
async function* jsonArray(chunks: AsyncIterable<LegacyFollower[]>): AsyncGenerator<string> {
  let before = '[';
  for await (const chunk of chunks) {
    yield before + chunk.map((entry) => JSON.stringify(toNamedUserResponse(entry))).join(',');
    before = ',';
  }
  yield before === '[' ? '[]' : ']';
}
