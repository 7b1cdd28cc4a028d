import { ApiParam, ApiQuery } from '@nestjs/swagger';
import { MAX_ID } from '../ids/id.js';

/** Documents a path parameter that holds an id (see `IdPipe`). */
export function ApiIdParam(name: string, description: string, example = 1): MethodDecorator & ClassDecorator {
  return ApiParam({ name, description, schema: idSchema(example) });
}

/** Documents a query parameter that holds an id (see `IsQueryId`). */
export function ApiIdQuery(name: string, description: string, example = 1): MethodDecorator & ClassDecorator {
  return ApiQuery({ name, description, schema: idSchema(example) });
}

function idSchema(example: number) {
  return { type: 'integer', format: 'int64', minimum: 1, maximum: MAX_ID, example } as const;
}
