import { ApiQuery } from '@nestjs/swagger';
import { idSchema } from './id-schema.js';

/** Documents a query parameter that holds an id (see `IsQueryId`). */
export function ApiIdQuery(name: string, description: string, example = 1): MethodDecorator & ClassDecorator {
  return ApiQuery({ name, description, schema: idSchema(example) });
}
