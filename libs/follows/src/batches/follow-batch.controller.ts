import { Body, Controller, Headers, HttpCode, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { InvalidRequestError } from '@retinue/common';
import { ApiBodyProblems, ApiProblems, RequestValidationPipe, ValueNames } from '@retinue/common/http';
import {
  DatabaseUnavailableError,
  IdempotencyKeyInUseError,
  IdempotencyKeyReusedError,
  StorageFullError,
} from '@retinue/database';
import type { FastifyReply } from 'fastify';
import { FollowBatchService } from './follow-batch.service.js';
import { FollowBatchRequest } from './follow-batch.request.js';
import { FollowBatchResponse, toFollowBatchRow } from './follow-batch.response.js';
import {
  ApiIdempotencyKey,
  IDEMPOTENCY_KEY,
  readIdempotencyKey,
  REPLAYED_HEADER,
} from './idempotency-key.header.js';

@ApiTags('follows')
@ApiProblems(DatabaseUnavailableError)
@ValueNames({ key: IDEMPOTENCY_KEY }, IdempotencyKeyReusedError)
@Controller('v1/follows/batch')
export class FollowBatchController {
  constructor(private readonly batches: FollowBatchService) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({
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
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FollowBatchResponse> {
    const idempotencyKey = readIdempotencyKey(keyHeader);
    const { result, replayed } = await this.batches.apply(operations, { dryRun, idempotencyKey });
    if (replayed) void reply.header(REPLAYED_HEADER, 'true');
    return {
      dryRun,
      items: operations.map((operation, index) => toFollowBatchRow(operation, result[index]!)),
    };
  }
}
