import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { DomainErrorFilter } from './domain-error.filter.js';
import { type ProblemOptions, Problems } from './problems.js';

/**
 * Import it once, at the root, when your own controllers call Retinue's services: then Retinue's errors become problem
 * details there, too. Its own controllers need nothing; errors that are not Retinue's are left alone.
 */
@Global()
@Module({
  providers: [{ provide: APP_FILTER, useClass: DomainErrorFilter }],
})
export class ProblemDetailsModule {
  /** The module with problems as the application wants them, everywhere. */
  static forRoot(options: ProblemOptions): DynamicModule {
    return {
      module: ProblemDetailsModule,
      providers: [{ provide: Problems, useValue: new Problems(options) }],
      exports: [Problems],
    };
  }
}
