import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Patch,
  Post,
  Query,
  Req,
  Res,
  UseFilters,
} from '@nestjs/common';
import {
  ApiBody,
  ApiCreatedResponse,
  ApiExtraModels,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { Does } from '@retinue/access/http';
import { InvalidCursorError, InvalidRequestError } from '@retinue/common';
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
  PageQuery,
  RequestValidationPipe,
  ValueNames,
} from '@retinue/common/http';
import { DatabaseUnavailableError, StorageFullError } from '@retinue/database';
import { EventsGoneError, InvalidEventPlaceError } from '@retinue/follows';
import { EventResponse } from '@retinue/follows/http';
import { ChangeWebhookRequest } from './change-webhook.request.js';
import { CreateWebhookRequest } from './create-webhook.request.js';
import { RotateSecretRequest } from './rotate-secret.request.js';
import { ApiWebhookId, ReadId } from './webhook-id.request.js';
import {
  toWebhookPage,
  toWebhookResponse,
  toWebhookWithSecret,
  WebhookPageResponse,
  WebhookResponse,
  WebhookWithSecretResponse,
} from './webhook.response.js';
import { TooManyWebhooksError, WebhookNotFoundError } from './webhooks.errors.js';
import { WebhooksService } from './webhooks.service.js';

/** Where the values that the domain names stand in a body. */
const PLACES = {
  url: '#/url',
  description: '#/description',
  types: '#/types',
  secret: '#/secret',
  overlapHours: '#/overlapHours',
};

/** The routes of webhooks: make, list, read, change, delete, give another secret. */
@ApiTags('webhooks')
// What is sent, for `describeWebhooks`.
@ApiExtraModels(EventResponse)
@ApiProblems(DatabaseUnavailableError)
@ValueNames(PLACES, InvalidRequestError)
@UseFilters(DomainErrorFilter)
@Controller('v1/webhooks')
export class WebhooksController {
  constructor(private readonly webhooks: WebhooksService) {}

  @Does('webhooks.write')
  @ActsAs()
  @Post()
  @ApiOperation({
    operationId: 'createWebhook',
    summary: 'Have events sent somewhere',
    description:
      'Each event is sent in order, at least once, signed by the Standard Webhooks specification. What a receiver does not take ' +
      'is tried again for three days; then the webhook is paused. An event may come twice: its `webhook-id` tells.',
  })
  @ApiCreatedResponse({
    type: WebhookWithSecretResponse,
    description: 'The webhook was made. Its secret is told this once.',
    headers: { Location: { description: 'Where the webhook is.', schema: { type: 'string' } } },
  })
  @ApiBodyProblems()
  @ApiProblems(
    InvalidRequestError,
    InvalidEventPlaceError,
    EventsGoneError,
    TooManyWebhooksError,
    StorageFullError,
  )
  async create(
    @Body(RequestValidationPipe) body: CreateWebhookRequest,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<WebhookWithSecretResponse> {
    const made = await this.webhooks.create(body);
    void reply.header('Location', `${addressOf(request)}/${made.webhook.id}`);
    return toWebhookWithSecret(made);
  }

  @Does('webhooks.write')
  @ActsAs()
  @Get()
  @ApiOperation({ operationId: 'listWebhooks', summary: 'All webhooks', description: 'The oldest first.' })
  @ApiPage(WebhookPageResponse, 'A page of webhooks.')
  @ValueNames({}, InvalidRequestError)
  @ApiProblems(InvalidRequestError, InvalidCursorError)
  async list(
    @Query(RequestValidationPipe) query: PageQuery,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<WebhookPageResponse> {
    return linkNext(request, reply, toWebhookPage(await this.webhooks.list(query)));
  }

  @Does('webhooks.write')
  @ActsAs()
  @Get(':id')
  @ApiWebhookId()
  @ApiOperation({ operationId: 'getWebhook', summary: 'One webhook, and how it does' })
  @ApiOkResponse({ type: WebhookResponse, description: 'The webhook.' })
  @ApiProblems(WebhookNotFoundError, InvalidRequestError)
  async get(@ReadId('id') id: number): Promise<WebhookResponse> {
    return toWebhookResponse(await this.webhooks.get(id));
  }

  @Does('webhooks.write')
  @ActsAs()
  @Patch(':id')
  @ApiWebhookId()
  @ApiOperation({
    operationId: 'changeWebhook',
    summary: 'Change, pause or resume a webhook',
    description: 'What the body leaves out stays as it is. It takes effect within seconds.',
  })
  @ApiOkResponse({ type: WebhookResponse, description: 'The webhook as it is now.' })
  @ApiBodyProblems()
  @ApiProblems(
    WebhookNotFoundError,
    InvalidRequestError,
    InvalidEventPlaceError,
    EventsGoneError,
    StorageFullError,
  )
  async change(
    @ReadId('id') id: number,
    @Body(RequestValidationPipe) body: ChangeWebhookRequest,
  ): Promise<WebhookResponse> {
    return toWebhookResponse(await this.webhooks.change(id, body));
  }

  @Does('webhooks.write')
  @ActsAs()
  @Delete(':id')
  @HttpCode(204)
  @ApiWebhookId()
  @ApiOperation({
    operationId: 'deleteWebhook',
    summary: 'Delete a webhook',
    description: 'With what is known of its deliveries.',
  })
  @ApiNoContentResponse({ description: 'It is gone.' })
  @ApiProblems(WebhookNotFoundError, InvalidRequestError, StorageFullError)
  async delete(@ReadId('id') id: number): Promise<void> {
    await this.webhooks.delete(id);
  }

  @Does('webhooks.write')
  @ActsAs()
  @Post(':id/rotate-secret')
  @HttpCode(200)
  @ApiWebhookId()
  @ApiOperation({
    operationId: 'rotateWebhookSecret',
    summary: 'Give a webhook another secret',
    description:
      'For `overlapHours`, messages are signed with both, so that none is refused while the receiver learns of the new one.',
  })
  @ApiBody({ type: RotateSecretRequest, required: false })
  @ApiOkResponse({
    type: WebhookWithSecretResponse,
    description: 'The webhook with its new secret, which is told this once.',
  })
  @ApiBodyProblems()
  @ApiProblems(WebhookNotFoundError, InvalidRequestError, StorageFullError)
  async rotateSecret(
    @ReadId('id') id: number,
    @Body(RequestValidationPipe) body: RotateSecretRequest,
  ): Promise<WebhookWithSecretResponse> {
    return toWebhookWithSecret(await this.webhooks.rotateSecret(id, body));
  }
}
