import { Controller, Get, Header, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Does } from '@retinue/access/http';
import { PROMETHEUS_CONTENT_TYPE } from './metrics-media-type.js';
import { MetricsGuard } from './metrics.guard.js';
import { ServerMetrics } from './server-metrics.js';

/** Metrics for Prometheus, where they have no port of their own. Not in the OpenAPI document: their format is Prometheus' own. */
@ApiExcludeController()
@Controller('metrics')
@UseGuards(MetricsGuard)
export class MetricsController {
  constructor(private readonly metrics: ServerMetrics) {}

  @Get()
  @Does('metrics.read')
  @Header('Content-Type', PROMETHEUS_CONTENT_TYPE)
  @Header('Cache-Control', 'no-store')
  async read(): Promise<string> {
    return this.metrics.text();
  }
}
