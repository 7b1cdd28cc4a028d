import { getDataSourceToken } from '@nestjs/typeorm';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import type { TestApp } from './start-test-app.js';

/** The connections that an application writes on. */
export function poolOf({ nest }: Pick<TestApp, 'nest'>): Pool {
  const { driver } = nest.get<DataSource>(getDataSourceToken('retinue'));
  return (driver as unknown as { readonly master: Pool }).master;
}
