import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Patch,
  Post,
  Query,
  Req,
  Res,
  UseFilters,
} from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { InvalidCursorError, InvalidRequestError } from '@retinue/common';
import { assertMay, callerOf, Does, loggedCallerOf } from '@retinue/access/http';
import {
  ActsAs,
  addressOf,
  ApiBodyProblems,
  ApiPage,
  ApiProblems,
  DomainErrorFilter,
  type HttpReply,
  type HttpRequest,
  linkNext,
  RequestValidationPipe,
  ValueNames,
} from '@retinue/common/http';
import { DatabaseUnavailableError, StorageFullError } from '@retinue/database';
import { UsersService } from './users.service.js';
import {
  EmailTakenError,
  ExternalIdFixedError,
  ExternalIdTakenError,
  UserNotFoundError,
  VersionMismatchError,
} from './users.errors.js';
import type { UserKey } from './user-key.js';
import { UserParam } from './user-key.request.js';
import { ChangeUserRequest } from './change-user.request.js';
import { CreateUserRequest } from './create-user.request.js';
import { ListUsersQuery } from './list-users.query.js';
import { UserRequestPipe } from './user-request.pipe.js';
import { userWhoLooks } from '../viewing/list-viewer.request.js';
import { toUserListItem, UserPageResponse } from './user-page.response.js';
import { answerUser, ApiIfMatch, ETAG_HEADER, USER_PLACES } from './user-answer.response.js';
import { UserResponse } from './user.response.js';
import { readIfMatch, WeakEntityTagError } from './if-match.header.js';

/** The routes of users: create, list, read, change, delete. */
@ApiTags('users')
@ApiProblems(DatabaseUnavailableError)
@ValueNames(
  USER_PLACES,
  EmailTakenError,
  ExternalIdTakenError,
  ExternalIdFixedError,
  VersionMismatchError,
  InvalidRequestError,
)
@UseFilters(DomainErrorFilter)
@Controller('v1/users')
export class UsersController {
  constructor(private readonly users: UsersService) {}

  @Does('users.create')
  @Post()
  @ApiOperation({ operationId: 'createUser', summary: 'Create a user' })
  @ApiCreatedResponse({
    type: UserResponse,
    description: 'The user was created.',
    headers: {
      ...ETAG_HEADER,
      Location: { description: 'Where the user is: this address, and their id.', schema: { type: 'string' } },
    },
  })
  @ApiBodyProblems()
  @ApiProblems(EmailTakenError, ExternalIdTakenError, InvalidRequestError, StorageFullError)
  async create(
    @Body(UserRequestPipe) body: CreateUserRequest,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<UserResponse> {
    const user = await this.users.create(body, { caller: loggedCallerOf(request) });
    void reply.header('Location', `${addressOf(request)}/${user.id}`);
    return answerUser(reply, user);
  }

  @Does('users.read')
  @ActsAs()
  @Get()
  @ApiOperation({
    operationId: 'listUsers',
    summary: 'List users',
    description:
      'By id or, with `q`, by the name that matched. A user who calls does not see those whom they block, or who block ' +
      'them. So, and with `q`, a page may be short, even empty, and still have a `nextCursor`: just go on. With `email` or ' +
      '`externalId` it is a page of one, or none, whoever blocks whom.',
  })
  @ApiPage(UserPageResponse, 'A page of users.')
  @ValueNames({}, InvalidRequestError)
  @ApiProblems(InvalidRequestError, InvalidCursorError)
  async list(
    @Query(RequestValidationPipe) query: ListUsersQuery,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<UserPageResponse> {
    const { q: namePrefix, type, email, externalId } = query;
    const viewer = userWhoLooks(request, query.viewer);
    const caller = callerOf(request);
    if (email !== undefined) assertMay(caller, 'users.find-by-email');
    const page = await this.users.list({ namePrefix, type, email, externalId, viewer }, query);
    const { items, nextCursor } = linkNext(request, reply, page);
    return { items: items.map((user) => toUserListItem(user, caller)), nextCursor };
  }

  @Does('users.read')
  @ActsAs()
  @Get(':id')
  @ApiOperation({ operationId: 'getUser', summary: 'One user, with counts' })
  @ApiOkResponse({ type: UserResponse, description: 'The user.', headers: ETAG_HEADER })
  @ApiProblems(UserNotFoundError, InvalidRequestError)
  async get(
    @UserParam('id', 'The user.') key: UserKey,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<UserResponse> {
    return answerUser(reply, await this.users.get(key));
  }

  @Does('users.change')
  @ActsAs('id')
  @Patch(':id')
  @ApiOperation({
    operationId: 'changeUser',
    summary: 'Change a user',
    description: 'What the body leaves out stays as it is.',
  })
  @ApiIfMatch()
  @ApiOkResponse({ type: UserResponse, description: 'The user as they are now.', headers: ETAG_HEADER })
  @ApiBodyProblems()
  @ApiProblems(
    UserNotFoundError,
    EmailTakenError,
    ExternalIdTakenError,
    ExternalIdFixedError,
    VersionMismatchError,
    WeakEntityTagError,
    InvalidRequestError,
    StorageFullError,
  )
  async change(
    @UserParam('id', 'The user.') key: UserKey,
    @Body(UserRequestPipe) body: ChangeUserRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<UserResponse> {
    const options = { caller: loggedCallerOf(request) };
    return answerUser(reply, await this.users.change(key, body, readIfMatch(ifMatch), options));
  }

  @Does('users.change')
  @ActsAs('id')
  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'deleteUser',
    summary: 'Delete a user',
    description: 'With all follows from and to them; counts follow suit.',
  })
  @ApiIfMatch()
  @ApiNoContentResponse({ description: 'The user is gone.' })
  @ApiProblems(
    UserNotFoundError,
    VersionMismatchError,
    WeakEntityTagError,
    InvalidRequestError,
    StorageFullError,
  )
  async delete(
    @UserParam('id', 'The user.', 5) key: UserKey,
    @Headers('if-match') ifMatch: string | undefined,
    @Req() request: HttpRequest,
  ): Promise<void> {
    await this.users.delete(key, readIfMatch(ifMatch), { caller: loggedCallerOf(request) });
  }
}
