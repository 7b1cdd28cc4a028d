import { Readable } from 'node:stream';
import { Controller, Get, Param, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { InvalidRequestError } from '@retinue/common';
import { ApiProblems } from '@retinue/common/http';
import { DatabaseUnavailableError } from '@retinue/database';
import { UserNotFoundError } from '@retinue/users';
import { FollowListsService } from '../application/follow-lists.service.js';
import type { RosterEntry } from '../domain/follower-roster.js';
import { NamedUserResponse, toNamedUserResponse } from './dto/named-user.response.js';
import { IntegerPipe } from './integer.pipe.js';

/** The route of the service that Retinue replaces, for the clients it had. */
@ApiTags('user')
@Controller('user/followers')
export class FollowerRosterController {
  constructor(private readonly lists: FollowListsService) {}

  @Get(':user_id')
  @ApiOperation({
    summary: 'Get Followers Of User',
    description:
      'All of them in one array, by first name, then last name. For pages, `/v1/users/{id}/followers` is the better one.',
  })
  @ApiParam({ name: 'user_id', description: 'The user.', schema: { type: 'integer', example: 1 } })
  @ApiOkResponse({ type: [NamedUserResponse] })
  @ApiProblems(UserNotFoundError, InvalidRequestError, DatabaseUnavailableError)
  async followersOfUser(
    @Param('user_id', IntegerPipe) userId: number,
  ): Promise<NamedUserResponse[] | StreamableFile> {
    const roster = await this.lists.roster(userId);
    if (Array.isArray(roster)) return roster.map(toNamedUserResponse);
    return new StreamableFile(Readable.from(jsonArray(roster), { objectMode: false }), {
      type: 'application/json',
    });
  }
}

/** The text of one JSON array, a piece for each chunk. */
async function* jsonArray(chunks: AsyncIterable<RosterEntry[]>): AsyncGenerator<string> {
  let before = '[';
  for await (const chunk of chunks) {
    yield before + chunk.map((entry) => JSON.stringify(toNamedUserResponse(entry))).join(',');
    before = ',';
  }
  yield before === '[' ? '[]' : ']';
}
