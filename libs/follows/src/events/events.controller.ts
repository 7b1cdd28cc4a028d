import { Controller, Get, Query, Res, UseFilters } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Does } from '@retinue/access/http';
import { InvalidRequestError } from '@retinue/common';
import {
  ApiProblems,
  DomainErrorFilter,
  type HttpReply,
  readerOf,
  RequestValidationPipe,
} from '@retinue/common/http';
import { DatabaseUnavailableError } from '@retinue/database';
import { UserNotFoundError } from '@retinue/users';
import { InvalidEventPlaceError } from './events.errors.js';
import { ApiEventsQuery, EventsQuery } from './events.query.js';
import { EventPageResponse, toEventPage } from './events.response.js';
import { EventsService } from './events.service.js';

/** The route of the log of all changes. */
@ApiTags('events')
@ApiProblems(DatabaseUnavailableError)
@UseFilters(DomainErrorFilter)
@Controller('v1/events')
export class EventsController {
  constructor(private readonly events: EventsService) {}

  @Does('events.read')
  @Get()
  @ApiOperation({
    operationId: 'listEvents',
    summary: 'What happened, in order',
    description:
      'Every change of users, follows, requests, blocks and mutes, once, in an order in which what rests on another change ' +
      'comes after it. Keep `nextAfter` when you have dealt with a page, and go on from there: nothing is left out, whatever ' +
      'committed late, and nothing comes twice. With `waitSeconds` the answer waits for the next event.',
  })
  @ApiEventsQuery()
  @ApiOkResponse({ type: EventPageResponse, description: 'A page of the log.' })
  @ApiProblems(UserNotFoundError, InvalidRequestError, InvalidEventPlaceError)
  async list(
    @Query(RequestValidationPipe) { after, types, userId, limit, waitSeconds }: EventsQuery,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<EventPageResponse> {
    const { cancelled } = readerOf(reply);
    const asked = { after, types, user: userId, limit, waitSeconds, cancelled };
    return toEventPage(await this.events.next(asked));
  }
}
