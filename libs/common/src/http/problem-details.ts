import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ApiModel } from './api-model.js';
import type { ErrorKind } from '../errors/domain-error.js';

/** The one place where a kind of error becomes a status code. */
export const STATUS_BY_KIND: Readonly<Record<ErrorKind, number>> = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  gone: 410,
  precondition_failed: 412,
  invalid: 422,
  too_many: 429,
  bug: 500,
  unavailable: 503,
  storage_full: 507,
};

/** The media type of every error, by RFC 9457. */
export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

/**
 * One invalid value of a request: where it stands (a JSON pointer into the body, or the name of a parameter), and
 * what to mend.
 */
@ApiModel({ name: 'ProblemField', description: 'One invalid value, and what to mend.' })
export class ProblemField {
  @ApiPropertyOptional({ description: 'JSON pointer to a value of the body.', example: '#/firstName' })
  pointer?: string;

  @ApiPropertyOptional({ description: 'Name of a path, query or header parameter.', example: 'limit' })
  parameter?: string;

  @ApiProperty({ description: 'What to mend.', example: 'limit must be a whole number from 1 to 1000' })
  detail!: string;
}

/** RFC 9457 problem details, as every error is answered. */
@ApiModel({ name: 'Problem', description: 'RFC 9457 problem details: the body of every error.' })
export class ProblemDetails {
  @ApiProperty({ format: 'uri', example: 'urn:retinue:problem:user_not_found' })
  type!: string;

  @ApiProperty({ description: 'The same for each occurrence of a code.', example: 'User not found' })
  title!: string;

  @ApiProperty({ type: 'integer', minimum: 400, maximum: 599, example: 404 })
  status!: number;

  @ApiProperty({ description: 'What happened this time.', example: 'User not found' })
  detail!: string;

  @ApiProperty({
    description: 'Stable code to switch on; a later version may know more of them.',
    example: 'user_not_found',
  })
  code!: string;

  @ApiPropertyOptional({ type: [ProblemField], description: 'Each invalid value.' })
  errors?: ProblemField[];
}
