import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ApiModel } from '@retinue/common/http';
import { MAX_ID } from '@retinue/common';
import type { UpsertRow } from './upserted-user.js';

const OUTCOMES = [
  'created',
  'updated',
  'unchanged',
  'refused',
] as const satisfies readonly UpsertRow['outcome'][];

/** What one user came to. `code` and `detail` are there when the outcome is `refused`. */
@ApiModel({ name: 'PutUsersRow', description: 'What came of one user.' })
export class PutUsersRowResponse {
  @ApiProperty({ type: 'integer', format: 'int64', minimum: 1, maximum: MAX_ID, nullable: true, example: 5 })
  id!: number | null;

  @ApiProperty({ description: 'As it was given; empty where it was no text.', example: '4711' })
  externalId!: string;

  @ApiProperty({ enum: OUTCOMES, example: 'created' })
  outcome!: UpsertRow['outcome'];

  @ApiPropertyOptional({ description: 'Of a refused one: the code of the problem.', example: 'email_taken' })
  code?: string;

  @ApiPropertyOptional({
    description: 'Of a refused one: what is wrong.',
    example: 'email is taken: choose another',
  })
  detail?: string;
}

/** The answer for many: a row for each, in order. */
@ApiModel({ name: 'PutUsersResult' })
export class PutUsersResponse {
  @ApiProperty({ type: [PutUsersRowResponse], description: 'A row for each user, in order.' })
  items!: PutUsersRowResponse[];
}

export function toPutUsersRow(
  { externalId }: { readonly externalId: unknown },
  row: UpsertRow,
): PutUsersRowResponse {
  return {
    id: 'id' in row ? row.id : null,
    externalId: typeof externalId === 'string' ? externalId : '',
    ...row,
  };
}
