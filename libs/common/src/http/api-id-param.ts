import { ApiParam } from '@nestjs/swagger';
import { MAX_ID } from '../ids/id.js';

/** Documents a path parameter that holds an id (see `IdPipe`). */
export function ApiIdParam(name: string, description: string, example = 1): MethodDecorator & ClassDecorator {
  return ApiParam({
    name,
    description,
    schema: { type: 'integer', format: 'int64', minimum: 1, maximum: MAX_ID, example },
  });
}
