import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiSchema, ApiTags } from '@nestjs/swagger';
import { ApiProblems, ApiRequestProblems } from '@retinue/common/http';
import { DatabaseHealth, DatabaseUnavailableError } from '@retinue/database';

@ApiSchema({ name: 'Health' })
class HealthResponse {
  @ApiProperty({ enum: ['ok'], example: 'ok' })
  status!: 'ok';
}

@ApiTags('service')
@ApiRequestProblems()
@Controller('health')
export class HealthController {
  constructor(private readonly health: DatabaseHealth) {}

  @Get('live')
  @ApiOperation({ operationId: 'checkLiveness', summary: 'Is the process alive?' })
  @ApiOkResponse({ type: HealthResponse, description: 'It is.' })
  live(): HealthResponse {
    return { status: 'ok' };
  }

  @Get('ready')
  @ApiOperation({ operationId: 'checkReadiness', summary: 'Can it answer, database included?' })
  @ApiOkResponse({ type: HealthResponse, description: 'It can.' })
  @ApiProblems(DatabaseUnavailableError)
  async ready(): Promise<HealthResponse> {
    await this.health.check();
    return { status: 'ok' };
  }
}
