import { Module } from '@nestjs/common';
import { KnownTables } from '@retinue/database';
import { accessTables } from './access.tables.js';
import { ServiceKeysRepository } from './keys/service-keys.repository.js';
import { ServiceKeysService } from './keys/service-keys.service.js';
import { SqlServiceKeysRepository } from './keys/sql-service-keys.repository.js';

/** Service keys. Needs `DatabaseModule.forRoot({ tables: [accessTables] })` in the application. */
@Module({
  providers: [ServiceKeysService, { provide: ServiceKeysRepository, useClass: SqlServiceKeysRepository }],
  exports: [ServiceKeysService],
})
export class AccessModule {
  /** @throws DatabaseStartError when `accessTables` is not among the tables */
  constructor(tables: KnownTables) {
    tables.assertHas(accessTables, AccessModule.name);
  }
}
