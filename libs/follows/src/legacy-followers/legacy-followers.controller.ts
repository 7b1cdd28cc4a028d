import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { InvalidRequestError } from '@retinue/common';
import { ApiProblems, readerOf } from '@retinue/common/http';
import { DatabaseUnavailableError, SpooledAnswers } from '@retinue/database';
import { UserNotFoundError } from '@retinue/users';
import type { FastifyReply } from 'fastify';
import { LegacyFollowersService } from './legacy-followers.service.js';
import type { LegacyFollower } from './legacy-followers.repository.js';
import { NamedUserResponse, toNamedUserResponse } from './named-user.response.js';
import { IntegerPipe } from './integer.pipe.js';

/** The route of the service that Retinue replaces, for the clients it had. */
@ApiTags('user')
@Controller('user/followers')
export class LegacyFollowersController {
  constructor(
    private readonly followers: LegacyFollowersService,
    private readonly answers: SpooledAnswers,
  ) {}

  @Get(':user_id')
  @ApiOperation({
    summary: 'Get Followers Of User',
    description:
      'All of them in one array, by first name, then last name. For pages, `/v1/users/{id}/followers` is the better one.',
  })
  @ApiParam({ name: 'user_id', description: 'The user.', schema: { type: 'integer', example: 1 } })
  @ApiOkResponse({ type: [NamedUserResponse], description: 'All followers.' })
  @ApiProblems(UserNotFoundError, InvalidRequestError, DatabaseUnavailableError)
  async followersOfUser(
    @Param('user_id', IntegerPipe) userId: number,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const reader = readerOf(reply);
    const followers = await this.followers.list(userId, reader);
    if (Array.isArray(followers)) {
      void reply.send(followers.map(toNamedUserResponse));
      return;
    }
    // It begins before the head is sent, so that what fails early is a problem, not a cut.
    const text = await this.answers.begin(jsonArray(followers), reader);
    void reply.type('application/json').send(text);
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
