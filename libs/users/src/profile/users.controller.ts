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
} from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  type ApiResponseOptions,
} from '@nestjs/swagger';
import { InvalidCursorError, InvalidRequestError } from '@retinue/common';
import {
  ApiBodyProblems,
  ApiPage,
  ApiProblems,
  IdParam,
  linkNext,
  RequestValidationPipe,
  ValueNames,
  type ValuePlaces,
} from '@retinue/common/http';
import { DatabaseUnavailableError, StorageFullError } from '@retinue/database';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { UsersService } from './users.service.js';
import type { User, UserProfile } from './user.js';
import { EmailTakenError, UserNotFoundError, VersionMismatchError } from './users.errors.js';
import { ChangeUserRequest } from './change-user.request.js';
import { CreateUserRequest } from './create-user.request.js';
import { ListUsersQuery } from './list-users.query.js';
import { UserPageResponse } from './user-page.response.js';
import { toUserResponse, UserResponse } from './user.response.js';
import { entityTag, IF_MATCH, readIfMatch, WeakEntityTagError } from './if-match.header.js';

const ETAG_HEADER: NonNullable<ApiResponseOptions['headers']> = {
  ETag: { description: 'The version, for `If-Match`.', schema: { type: 'string', example: '"1"' } },
};

const ApiIfMatch = (): MethodDecorator =>
  ApiHeader({
    name: IF_MATCH,
    required: false,
    description: 'Only if the user is still at this version (the `ETag` of an earlier answer), else 412.',
    schema: { type: 'string', maxLength: 1024, examples: ['"1"', '*'] },
  });

const PLACES = {
  firstName: '#/firstName',
  lastName: '#/lastName',
  email: '#/email',
  type: '#/type',
  isPrivate: '#/isPrivate',
  version: IF_MATCH,
} satisfies ValuePlaces & Record<keyof UserProfile, string>;

@ApiTags('users')
@ApiProblems(DatabaseUnavailableError)
@ValueNames(PLACES, EmailTakenError, VersionMismatchError, InvalidRequestError)
@Controller('v1/users')
export class UsersController {
  constructor(private readonly users: UsersService) {}

  @Post()
  @ApiOperation({ summary: 'Create a user' })
  @ApiCreatedResponse({
    type: UserResponse,
    description: 'The user was created.',
    headers: {
      ...ETAG_HEADER,
      Location: { description: 'Where the user is.', schema: { type: 'string', example: '/v1/users/5' } },
    },
  })
  @ApiBodyProblems()
  @ApiProblems(EmailTakenError, InvalidRequestError, StorageFullError)
  async create(
    @Body(RequestValidationPipe) body: CreateUserRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UserResponse> {
    const user = await this.users.create(body);
    void reply.header('Location', `/v1/users/${user.id}`);
    return answer(reply, user);
  }

  @Get()
  @ApiOperation({
    summary: 'List users',
    description:
      'By id or, with `q`, by the name that matched. With `q` a page may be short, even empty, and still ' +
      'have a `nextCursor`: just go on.',
  })
  @ApiPage(UserPageResponse, 'A page of users.')
  @ApiProblems(InvalidRequestError, InvalidCursorError)
  async list(
    @Query(RequestValidationPipe) query: ListUsersQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UserPageResponse> {
    const page = await this.users.list({ namePrefix: query.q, type: query.type }, query);
    const { items, nextCursor } = linkNext(request, reply, page);
    return { items: items.map(toUserResponse), nextCursor };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One user, with counts' })
  @ApiOkResponse({ type: UserResponse, description: 'The user.', headers: ETAG_HEADER })
  @ApiProblems(UserNotFoundError, InvalidRequestError)
  async get(
    @IdParam('id', 'The user.') id: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UserResponse> {
    return answer(reply, await this.users.get(id));
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Change a user', description: 'What the body leaves out stays as it is.' })
  @ApiIfMatch()
  @ApiOkResponse({ type: UserResponse, description: 'The user as they are now.', headers: ETAG_HEADER })
  @ApiBodyProblems()
  @ApiProblems(
    UserNotFoundError,
    EmailTakenError,
    VersionMismatchError,
    WeakEntityTagError,
    InvalidRequestError,
    StorageFullError,
  )
  async change(
    @IdParam('id', 'The user.') id: number,
    @Body(RequestValidationPipe) body: ChangeUserRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UserResponse> {
    return answer(reply, await this.users.change(id, body, readIfMatch(ifMatch)));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({
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
    @IdParam('id', 'The user.', 5) id: number,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    await this.users.delete(id, readIfMatch(ifMatch));
  }
}

function answer(reply: FastifyReply, user: User): UserResponse {
  void reply.header('ETag', entityTag(user.version));
  return toUserResponse(user);
}
