import { applyDecorators, type Type } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';

/** Documents the 200 of a list: the page, and the `Link` to the next one. */
export function ApiPage(type: Type, description: string): MethodDecorator {
  return applyDecorators(
    ApiOkResponse({
      type,
      description,
      headers: {
        Link: {
          description: 'RFC 8288 link to the next page, if there is one: `<https://…>; rel="next"`.',
          schema: { type: 'string' },
        },
      },
    }),
  );
}
