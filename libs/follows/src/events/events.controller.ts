import { Controller, Get, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { UnauthenticatedError } from '@retinue/access';
import { challengeFor, Does, mayStill } from '@retinue/access/http';
import { InvalidRequestError } from '@retinue/common';
import {
  ActsAs,
  ApiProblems,
  DomainErrorFilter,
  type HttpReply,
  type HttpRequest,
  readerOf,
  RequestValidationPipe,
  sendStream,
} from '@retinue/common/http';
import { DatabaseUnavailableError } from '@retinue/database';
import { type UserKey, UserNotFoundError } from '@retinue/users';
import { UserParam } from '@retinue/users/http';
import { EventBroadcast } from './event-broadcast.service.js';
import { EVENT_STREAM_MEDIA_TYPE, EventStream } from './event-stream.response.js';
import { EventsGoneError, InvalidEventPlaceError } from './events.errors.js';
import { ApiEvents, ApiEventsQuery, EventsQuery, OwnEventsQuery } from './events.query.js';
import { toEventPage } from './events.response.js';
import { type EventsRequest, EventsService } from './events.service.js';

/** Milliseconds between two questions whether whoever reads a stream may still read it. */
const CHECK_EVERY_MS = 5_000;

/** Questions between two signs of life: proxies cut what is silent for a minute. */
const CHECKS_PER_BEAT = 3;

/** The routes of the log of all changes: as a whole, and one user's. */
@ApiTags('events')
@ApiProblems(DatabaseUnavailableError)
@UseFilters(DomainErrorFilter)
@Controller('v1')
export class EventsController {
  constructor(
    private readonly events: EventsService,
    private readonly broadcast: EventBroadcast,
  ) {}

  @Does('events.read')
  @Get('events')
  @ApiOperation({
    operationId: 'listEvents',
    summary: 'What happened, in order',
    description:
      'Every change of users, follows, requests, blocks and mutes, once, in an order in which what rests on another change ' +
      'comes after it. Keep `nextAfter` when you have dealt with a page, and go on from there: nothing is left out, whatever ' +
      'committed late, and nothing comes twice. With `waitSeconds` the answer waits for the next event. With `Accept: ' +
      'text/event-stream` it does not end: events come as they happen, without `after` those from now on.',
  })
  @ApiEventsQuery('userId')
  @ApiEvents()
  @ApiProblems(UserNotFoundError, InvalidRequestError, InvalidEventPlaceError, EventsGoneError)
  async list(
    @Query(RequestValidationPipe) { userId: user, after, types, limit, waitSeconds }: EventsQuery,
    @Req() request: HttpRequest,
    @Res() reply: HttpReply,
  ): Promise<void> {
    await this.answer({ user, isOwn: false, after, types, limit, waitSeconds }, request, reply);
  }

  @Does('own-events.read')
  @ActsAs('id')
  @Get('users/:id/events')
  @ApiOperation({
    operationId: 'listUserEvents',
    summary: 'What happened to a user, in order: who followed them, who asks',
    description:
      'As the log of all changes, of one user: what they did, and what others did to them, but not who blocks or mutes them. With ' +
      '`Accept: text/event-stream` a page can show that somebody followed, as it happens.',
  })
  @ApiEventsQuery()
  @ApiEvents()
  @ApiProblems(UserNotFoundError, InvalidRequestError, InvalidEventPlaceError, EventsGoneError)
  async listOfUser(
    @UserParam('id', 'The user.') user: UserKey,
    @Query(RequestValidationPipe) { after, types, limit, waitSeconds }: OwnEventsQuery,
    @Req() request: HttpRequest,
    @Res() reply: HttpReply,
  ): Promise<void> {
    await this.answer({ user, isOwn: true, after, types, limit, waitSeconds }, request, reply);
  }

  private async answer(
    asked: Omit<EventsRequest, 'cancelled'>,
    request: HttpRequest,
    reply: HttpReply,
  ): Promise<void> {
    if (request.method === 'GET' && request.headers.accept?.includes(EVENT_STREAM_MEDIA_TYPE) === true)
      return this.stream(asked, request, reply);
    const { cancelled } = readerOf(reply);
    const page = await this.events.next({ ...asked, cancelled });
    // A key may be revoked, or a token expire, while its request waits.
    if (asked.waitSeconds !== 0 && !(await mayStill(request))) {
      const error = new UnauthenticatedError('What was sent as credentials has ceased to be good meanwhile');
      reply.header('WWW-Authenticate', challengeFor(error) ?? '');
      throw error;
    }
    reply.send(toEventPage(page));
  }

  /** A browser that comes back says in `Last-Event-ID` what it has had, beside the address that it began with. */
  private async stream(
    { after, types, user, isOwn }: EventsRequest,
    request: HttpRequest,
    reply: HttpReply,
  ): Promise<void> {
    const last = request.headers['last-event-id'];
    const listen = await this.broadcast.prepare({
      after: typeof last === 'string' ? last : after,
      types,
      user,
      isOwn,
    });
    const stream = new EventStream();
    let checks = 0;
    const checking = setInterval(() => {
      checks += 1;
      if (checks % CHECKS_PER_BEAT === 0) stream.beat();
      void mayStill(request).then((may) => {
        if (!may) stream.end();
      });
    }, CHECK_EVERY_MS).unref();
    stream.once('close', () => clearInterval(checking));
    const closed = new AbortController();
    stream.once('close', () => closed.abort());
    reply.header('Cache-Control', 'no-cache');
    // nginx would keep it back until there is enough.
    reply.header('X-Accel-Buffering', 'no');
    sendStream(reply, EVENT_STREAM_MEDIA_TYPE, stream);
    listen(stream, closed.signal);
  }
}
