import { Controller, Get, HttpCode, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Does } from '@retinue/access/http';
import { InvalidCursorError, InvalidRequestError } from '@retinue/common';
import {
  ActsAs,
  ApiPage,
  ApiProblems,
  DomainErrorFilter,
  type HttpReply,
  type HttpRequest,
  idSchema,
  linkNext,
  PageQuery,
  RequestValidationPipe,
} from '@retinue/common/http';
import { DatabaseUnavailableError, StorageFullError } from '@retinue/database';
import { EventsGoneError } from '@retinue/follows';
import { ApiWebhookId, ReadId } from '../subscriptions/webhook-id.request.js';
import { WebhookNotFoundError } from '../subscriptions/webhooks.errors.js';
import { DeliveryNotFoundError } from './deliveries.errors.js';
import { DeliveriesService } from './deliveries.service.js';
import {
  DeliveryPageResponse,
  DeliveryResponse,
  toDeliveryPage,
  toDeliveryResponse,
} from './delivery.response.js';

/** The routes of deliveries: what became of messages; send a test; send one again. */
@ApiTags('webhooks')
@ApiProblems(DatabaseUnavailableError)
@UseFilters(DomainErrorFilter)
@Controller('v1/webhooks/:id')
export class DeliveriesController {
  constructor(private readonly deliveries: DeliveriesService) {}

  @Does('webhooks.write')
  @ActsAs()
  @Post('test')
  @HttpCode(200)
  @ApiWebhookId()
  @ApiOperation({
    operationId: 'testWebhook',
    summary: 'Send a test',
    description:
      'A message of the type `webhook.test`, at once, whether the webhook is paused or not. It is not tried again.',
  })
  @ApiOkResponse({ type: DeliveryResponse, description: 'What became of it.' })
  @ApiProblems(WebhookNotFoundError, InvalidRequestError, StorageFullError)
  async test(@ReadId('id') id: number): Promise<DeliveryResponse> {
    return toDeliveryResponse(await this.deliveries.test(id));
  }

  @Does('webhooks.write')
  @ActsAs()
  @Get('deliveries')
  @ApiWebhookId()
  @ApiOperation({
    operationId: 'listWebhookDeliveries',
    summary: 'What became of the messages to a webhook',
    description: 'The newest first.',
  })
  @ApiPage(DeliveryPageResponse, 'A page of deliveries.')
  @ApiProblems(WebhookNotFoundError, InvalidRequestError, InvalidCursorError)
  async list(
    @ReadId('id') id: number,
    @Query(RequestValidationPipe) query: PageQuery,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<DeliveryPageResponse> {
    return linkNext(request, reply, toDeliveryPage(await this.deliveries.list(id, query)));
  }

  @Does('webhooks.write')
  @ActsAs()
  @Post('deliveries/:deliveryId/redeliver')
  @HttpCode(200)
  @ApiWebhookId()
  @ApiParam({ name: 'deliveryId', description: 'The delivery.', schema: idSchema(1) })
  @ApiOperation({
    operationId: 'redeliverWebhook',
    summary: 'Send a message again',
    description:
      'The same event under the same `webhook-id`, at once, out of its turn. It is not tried again. A test is sent as a new one.',
  })
  @ApiOkResponse({ type: DeliveryResponse, description: 'What became of it.' })
  @ApiProblems(
    WebhookNotFoundError,
    DeliveryNotFoundError,
    EventsGoneError,
    InvalidRequestError,
    StorageFullError,
  )
  async redeliver(
    @ReadId('id') id: number,
    @ReadId('deliveryId') deliveryId: number,
  ): Promise<DeliveryResponse> {
    return toDeliveryResponse(await this.deliveries.redeliver(id, deliveryId));
  }
}
