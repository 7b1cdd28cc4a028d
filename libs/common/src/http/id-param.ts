import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { InvalidFieldsError } from './invalid-fields.error.js';
import { MAX_ID, parseId } from '../ids/id.js';
import { idSchema } from './id-schema.js';

/**
 * An id in the path, read and documented: 1 to 2^53 - 1, decimal digits only. Anything else is a 422 that names it.
 *
 * A decorator and no pipe: Nest waits for pipes, even for those that have their answer at once.
 */
export function IdParam(name: string, description: string, example = 1): ParameterDecorator {
  return (target, method, index) => {
    ReadId(name)(target, method, index);
    const descriptor = Object.getOwnPropertyDescriptor(target, method!)!;
    ApiParam({ name, description, schema: idSchema(example) })(target, method!, descriptor);
  };
}

const ReadId = createParamDecorator((name: string, context: ExecutionContext): number => {
  const { params } = context.switchToHttp().getRequest<FastifyRequest<{ Params: Record<string, string> }>>();
  const id = parseId(params[name] ?? '');
  if (id !== undefined) return id;
  throw new InvalidFieldsError([
    { parameter: name, detail: `${name} must be a whole number from 1 to ${MAX_ID}` },
  ]);
});
