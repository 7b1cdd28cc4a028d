import { Readable } from 'node:stream';
import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { InvalidRequestError } from '@retinue/common';
import { ApiProblems } from '@retinue/common/http';
import { DatabaseUnavailableError } from '@retinue/database';
import { UserNotFoundError } from '@retinue/users';
import type { FastifyReply } from 'fastify';
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
  @ApiOkResponse({ type: [NamedUserResponse], description: 'All followers.' })
  @ApiProblems(UserNotFoundError, InvalidRequestError, DatabaseUnavailableError)
  async followersOfUser(
    @Param('user_id', IntegerPipe) userId: number,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const left = new AbortController();
    reply.raw.once('close', () => left.abort());
    const roster = await this.lists.roster(userId, left.signal);
    if (Array.isArray(roster)) {
      void reply.send(roster.map(toNamedUserResponse));
      return;
    }
    const text = jsonArray(roster);
    // The first piece comes before the head is sent, so that what fails early is a problem, not a cut.
    const first = await text.next();
    void reply.type('application/json').send(Readable.from(resume(first, text), { objectMode: false }));
  }
}

async function* resume(first: IteratorResult<string>, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  if (first.done !== true) yield first.value;
  yield* rest;
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
