import { type ArgumentsHost, Catch, HttpException } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';
import { DomainError } from '@retinue/common';
import { STATUS_BY_KIND } from '@retinue/common/http';

@Catch(DomainError)
export class AsNestDoes extends BaseExceptionFilter {
  override catch(error: DomainError, host: ArgumentsHost): void {
    if (error.kind === 'bug') return super.catch(error, host);
    const statusCode = STATUS_BY_KIND[error.kind];
    super.catch(
      new HttpException({ statusCode, message: error.detail, error: error.code }, statusCode),
      host,
    );
  }
}
