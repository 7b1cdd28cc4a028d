import { Controller, Get, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiSchema, ApiTags } from '@nestjs/swagger';
import { ApiRequestProblems, type HttpRequest, publicUrlOf } from '@retinue/common/http';
import { SERVICE_NAME, SERVICE_VERSION } from '../package-info.js';

@ApiSchema({ name: 'ServiceLinks' })
class ServiceLinksResponse {
  @ApiProperty({ example: '/docs' })
  docs!: string;

  @ApiProperty({ example: '/docs-json' })
  openapi!: string;

  @ApiProperty({ example: '/health/ready' })
  health!: string;
}

@ApiSchema({ name: 'Service' })
class ServiceResponse {
  @ApiProperty({ example: SERVICE_NAME })
  name!: string;

  @ApiProperty({ example: SERVICE_VERSION })
  version!: string;

  @ApiProperty({ example: 'production', description: 'NODE_ENV of the server.' })
  environment!: string;

  @ApiProperty({ example: false, description: 'Whether the server runs under test.' })
  testing!: boolean;

  @ApiProperty()
  links!: ServiceLinksResponse;
}

@ApiTags('service')
@ApiRequestProblems()
@Controller()
export class RootController {
  @Get()
  @ApiOperation({ operationId: 'describeService', summary: 'Name, version and where to go from here' })
  @ApiOkResponse({ type: ServiceResponse, description: 'What this is.' })
  describe(@Req() request: HttpRequest): ServiceResponse {
    const base = publicUrlOf(request);
    const environment = process.env['NODE_ENV'] ?? 'development';
    return {
      name: SERVICE_NAME,
      version: SERVICE_VERSION,
      environment,
      testing: environment === 'test',
      links: { docs: `${base}/docs`, openapi: `${base}/docs-json`, health: `${base}/health/ready` },
    };
  }
}
