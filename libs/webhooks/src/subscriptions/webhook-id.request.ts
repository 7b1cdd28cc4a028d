import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { MAX_ID, parseId } from '@retinue/common';
import { idSchema, InvalidFieldsError } from '@retinue/common/http';

/** An id in the path: 1 to 2^53 - 1, decimal digits only. Anything else is a 422 that names it. */
export const ReadId = createParamDecorator((name: string, context: ExecutionContext): number => {
  const { params } = context.switchToHttp().getRequest<{ params: Readonly<Record<string, string>> }>();
  const id = parseId(params[name] ?? '');
  if (id !== undefined) return id;
  throw new InvalidFieldsError([
    { parameter: name, detail: `${name} must be a whole number from 1 to ${MAX_ID}` },
  ]);
});

/** Documents a webhook in the path. */
export const ApiWebhookId = (): MethodDecorator & ClassDecorator =>
  applyDecorators(ApiParam({ name: 'id', description: 'The webhook.', schema: idSchema(1) }));
