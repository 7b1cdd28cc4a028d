import { Controller, Get } from '@nestjs/common';
import {
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiPropertyOptional,
  ApiSchema,
  ApiTags,
} from '@nestjs/swagger';
import { ApiProblems, ApiRequestProblems } from '@retinue/common/http';
import { DatabaseHealth, DatabaseUnavailableError, type DegradedPart } from '@retinue/database';

@ApiSchema({ name: 'Health' })
class HealthResponse {
  @ApiProperty({ enum: ['ok'], example: 'ok' })
  status!: 'ok';
}

@ApiSchema({ name: 'DegradedPart' })
class DegradedPartResponse implements DegradedPart {
  @ApiProperty({ example: 'replica 1', description: '`storage`, `primary`, or a replica by its number.' })
  part!: string;

  @ApiProperty({ example: 'No reads go to it: the log says why', description: 'What it means for requests.' })
  detail!: string;
}

@ApiSchema({ name: 'Readiness' })
class ReadinessResponse {
  @ApiProperty({
    enum: ['ok', 'degraded'],
    example: 'ok',
    description: '`degraded`: requests are answered, but some part does less than it should.',
  })
  status!: 'ok' | 'degraded';

  @ApiPropertyOptional({ type: [DegradedPartResponse], description: 'Only where there are some.' })
  degraded?: readonly DegradedPartResponse[];
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
  @ApiOkResponse({
    type: ReadinessResponse,
    description: 'It can, maybe with parts that do less than they should.',
  })
  @ApiProblems(DatabaseUnavailableError)
  async ready(): Promise<ReadinessResponse> {
    await this.health.check();
    const degraded = this.health.degradedParts();
    return degraded.length === 0 ? { status: 'ok' } : { status: 'degraded', degraded };
  }
}
