import { type CanActivate, type ExecutionContext, Inject, Injectable, Optional } from '@nestjs/common';
import { NotAllowedError } from '@retinue/access';
import { AccessGuard } from '@retinue/access/http';
import type { FastifyRequest } from 'fastify';
import { isAskedHere } from './asked-here.js';

/** Lets in who asks on this machine, and elsewhere who has the scope `admin`. @throws AccessError of whoever else asks */
@Injectable()
export class MetricsGuard implements CanActivate {
  /** @param access where callers say who they are */
  constructor(@Optional() @Inject(AccessGuard) private readonly access?: AccessGuard) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (isAskedHere(request.raw)) return true;
    if (this.access !== undefined) return this.access.canActivate(context);
    throw new NotAllowedError(
      'Metrics are read on the machine of the server, or on a port of their own: set METRICS_PORT',
    );
  }
}
