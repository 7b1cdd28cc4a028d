import { Body, Controller, Headers, HttpCode, Put, Req, Res, UseFilters } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Does, loggedCallerOf } from '@retinue/access/http';
import { InvalidRequestError } from '@retinue/common';
import {
  addressOf,
  ApiBodyProblems,
  ApiIdempotencyKey,
  ApiProblems,
  DomainErrorFilter,
  type HttpReply,
  type HttpRequest,
  IDEMPOTENCY_KEY,
  readIdempotencyKey,
  REPLAYED_HEADER,
  RequestValidationPipe,
  ValueNames,
} from '@retinue/common/http';
import {
  DatabaseUnavailableError,
  IdempotencyKeyInUseError,
  IdempotencyKeyReusedError,
  StorageFullError,
} from '@retinue/database';
import { readIfMatch, WeakEntityTagError } from '../profile/if-match.header.js';
import { answerUser, ApiIfMatch, ETAG_HEADER, USER_PLACES } from '../profile/user-answer.response.js';
import type { ExternalKey } from '../profile/user-key.js';
import { ExternalUserParam } from '../profile/user-key.request.js';
import { UserRequestPipe } from '../profile/user-request.pipe.js';
import { UserResponse } from '../profile/user.response.js';
import { EmailTakenError, VersionMismatchError } from '../profile/users.errors.js';
import { PutUserRequest } from './put-user.request.js';
import { PutUsersRequest } from './put-users.request.js';
import { PutUsersResponse, toPutUsersRow } from './put-users.response.js';
import { UserUpsertsService } from './user-upserts.service.js';

/** Users as the caller's own system has them. */
@ApiTags('users')
@ApiProblems(DatabaseUnavailableError)
@ValueNames(USER_PLACES, EmailTakenError, VersionMismatchError, InvalidRequestError)
@ValueNames({ key: IDEMPOTENCY_KEY }, IdempotencyKeyReusedError)
@UseFilters(DomainErrorFilter)
@Controller('v1/users')
export class UserUpsertsController {
  constructor(private readonly upserts: UserUpsertsService) {}

  @Does('users.put')
  @Put(':id')
  @ApiOperation({
    operationId: 'putUser',
    summary: 'Create or change a user by your own id',
    description:
      'Whichever it takes; the same again changes nothing, and any number of the same at once make one user. What the ' +
      'body leaves out stays as it is, or is as for any new user.',
  })
  @ApiIfMatch()
  @ApiCreatedResponse({
    type: UserResponse,
    description: 'The user was created.',
    headers: {
      ...ETAG_HEADER,
      Location: { description: 'Where the user is, by the id given here.', schema: { type: 'string' } },
    },
  })
  @ApiOkResponse({
    type: UserResponse,
    description: 'The user as they are now, changed or not.',
    headers: ETAG_HEADER,
  })
  @ApiBodyProblems()
  @ApiProblems(
    EmailTakenError,
    VersionMismatchError,
    WeakEntityTagError,
    InvalidRequestError,
    StorageFullError,
  )
  async put(
    @ExternalUserParam('id', 'The user, by the id that your own system has for them.', '4711')
    { externalId }: ExternalKey,
    @Body(UserRequestPipe) body: PutUserRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<UserResponse> {
    const conditions = { expected: readIfMatch(ifMatch), mustExist: ifMatch !== undefined };
    const { outcome, user } = await this.upserts.put(externalId, body, conditions, {
      caller: loggedCallerOf(request),
    });
    void reply.status(outcome === 'created' ? 201 : 200);
    if (outcome === 'created')
      void reply.header('Location', `${addressOf(request).replace(/[^/]*$/, '')}${user.id}`);
    return answerUser(reply, user);
  }

  @Does('users.create')
  @Put()
  @HttpCode(200)
  @ApiOperation({
    operationId: 'putUsers',
    summary: 'Create or change many users by your own ids',
    description:
      'Up to a thousand in one transaction, in order. One that a rule refuses says so in its row and harms no other.',
  })
  @ApiIdempotencyKey()
  @ApiOkResponse({
    type: PutUsersResponse,
    description: 'What each user came to, in order.',
    headers: {
      [REPLAYED_HEADER]: {
        description: '`true` when this answer was given before.',
        schema: { type: 'string', enum: ['true'] },
      },
    },
  })
  @ApiBodyProblems()
  @ApiProblems(IdempotencyKeyInUseError, IdempotencyKeyReusedError, InvalidRequestError, StorageFullError)
  async putMany(
    @Body(RequestValidationPipe) { users }: PutUsersRequest,
    @Headers('idempotency-key') keyHeader: string | undefined,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<PutUsersResponse> {
    const { result, replayed } = await this.upserts.putMany(users, {
      idempotencyKey: readIdempotencyKey(keyHeader),
      caller: loggedCallerOf(request),
    });
    if (replayed) void reply.header(REPLAYED_HEADER, 'true');
    return { items: users.map((user, index) => toPutUsersRow(user, result[index]!)) };
  }
}
