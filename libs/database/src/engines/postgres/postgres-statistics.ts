import type { DataSource } from 'typeorm';

/** What has the tables of all modules looked at, a statement each. */
export function postgresStatistics({ entityMetadatas }: DataSource): string[] {
  return entityMetadatas
    .filter(({ tableType }) => tableType === 'regular')
    .map(({ schema, tableName }) => (schema === undefined ? `"${tableName}"` : `"${schema}"."${tableName}"`))
    .map((table) => `ANALYZE ${table}`);
}
