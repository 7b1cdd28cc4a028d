import { type ArgumentMetadata, Injectable } from '@nestjs/common';
import { InvalidFieldsError, RequestValidationPipe } from '@retinue/common/http';
import { UserTypes } from './user-type.js';

/**
 * Reads a user in a body. Which types there are is the application's to say, so the service looks at the type; but where
 * something else is wrong, it never comes to that, and all that is wrong is to be told at once.
 */
@Injectable()
export class UserRequestPipe extends RequestValidationPipe {
  constructor(private readonly types: UserTypes) {
    super();
  }

  override async transform(given: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    try {
      return await super.transform(given, metadata);
    } catch (error) {
      const type = (given as { readonly type?: unknown } | null | undefined)?.type;
      const problem = type === undefined ? undefined : this.types.problemOf(type);
      if (!(error instanceof InvalidFieldsError) || problem === undefined || isOfAll(error)) throw error;
      throw new InvalidFieldsError([...error.errors, { pointer: '#/type', detail: `type ${problem}` }]);
    }
  }
}

/** Whether it is the body itself that can't be read. */
function isOfAll({ errors }: InvalidFieldsError): boolean {
  return errors.some(({ pointer }) => pointer === '#');
}
