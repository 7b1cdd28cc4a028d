import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { MAX_ID } from '../ids/id.js';
import { Satisfies } from './property-rules.js';

/** An id in a request body, checked and documented. */
export function IsBodyId(description: string, example: number): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: 'integer', format: 'int64', minimum: 1, maximum: MAX_ID, description, example }),
    Satisfies('id', idProblem),
  );
}

function idProblem(value: unknown): string | undefined {
  return Number.isSafeInteger(value) && (value as number) >= 1
    ? undefined
    : `must be a whole number from 1 to ${MAX_ID}`;
}
