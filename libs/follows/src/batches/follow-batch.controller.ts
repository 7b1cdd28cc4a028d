import { Body, Controller, Headers, HttpCode, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { InvalidRequestError } from '@retinue/common';
import { Does, loggedCallerOf } from '@retinue/access/http';
import {
  ActsAs,
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
import { FollowBatchService } from './follow-batch.service.js';
import { FollowBatchRequest } from './follow-batch.request.js';
import { FollowBatchResponse, toFollowBatchRow } from './follow-batch.response.js';

/** The route that applies up to 1,000 follows and unfollows at once. */
@ApiTags('follows')
@ApiProblems(DatabaseUnavailableError)
@ValueNames({ key: IDEMPOTENCY_KEY }, IdempotencyKeyReusedError)
@UseFilters(DomainErrorFilter)
@Controller('v1/follows/batch')
export class FollowBatchController {
  constructor(private readonly batches: FollowBatchService) {}

  @Does('follows.write')
  @ActsAs('#/operations/*/followerId')
  @Post()
  @HttpCode(200)
  @ApiOperation({
    operationId: 'applyFollowBatch',
    summary: 'Follow and unfollow many at once',
    description:
      'Up to a thousand operations in one transaction, in order. One that a rule refuses says so in its row and harms ' +
      'no other. With `dryRun` the rows say what would come of it.',
  })
  @ApiIdempotencyKey()
  @ApiOkResponse({
    type: FollowBatchResponse,
    description: 'What each operation came to, in order.',
    headers: {
      [REPLAYED_HEADER]: {
        description: '`true` when this answer was given before.',
        schema: { type: 'string', enum: ['true'] },
      },
    },
  })
  @ApiBodyProblems()
  @ApiProblems(IdempotencyKeyInUseError, IdempotencyKeyReusedError, InvalidRequestError, StorageFullError)
  async apply(
    @Body(RequestValidationPipe) { operations, dryRun = false }: FollowBatchRequest,
    @Headers('idempotency-key') keyHeader: string | undefined,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<FollowBatchResponse> {
    const idempotencyKey = readIdempotencyKey(keyHeader);
    const options = { dryRun, idempotencyKey, caller: loggedCallerOf(request) };
    const { result, replayed } = await this.batches.apply(operations, options);
    if (replayed) void reply.header(REPLAYED_HEADER, 'true');
    return {
      dryRun,
      items: operations.map((operation, index) => toFollowBatchRow(operation, result[index]!)),
    };
  }
}
