import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { LimitSettings } from './limit-settings.js';
import { AsInteger } from './setting-values.js';

const PORT_MESSAGE = 'METRICS_PORT must be a whole number from 0 to 65535';

/** Where metrics are read. */
export class MetricsSettings extends LimitSettings {
  /** Whoever reaches it may read them. */
  @Matches(/^\S+$/, { message: 'METRICS_HOST must be an address or a host name' })
  METRICS_HOST = '127.0.0.1';

  /** A port that has nothing but metrics; 0 takes any free one. Left out, they are at `/metrics` of the server. */
  @AsInteger()
  @IsOptional()
  @IsInt({ message: PORT_MESSAGE })
  @Min(0, { message: PORT_MESSAGE })
  @Max(65535, { message: PORT_MESSAGE })
  METRICS_PORT: number | undefined = undefined;
}
