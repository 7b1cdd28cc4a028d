import { ApiProperty } from '@nestjs/swagger';

/** Documents the user who called for a change. */
export const ApiCallerId = (): PropertyDecorator =>
  ApiProperty({
    type: 'integer',
    format: 'int64',
    minimum: 1,
    nullable: true,
    example: 2,
    description:
      'The user who called for it: the actor, or an administrator. `null` when it was a service in its own name, or nobody is ' +
      'known, as of imports and of changes before this was kept.',
  });

/** Documents the service that called for a change. */
export const ApiCallingService = (): PropertyDecorator =>
  ApiProperty({
    type: String,
    nullable: true,
    example: null,
    description:
      'The name of the service that called for it, in its own name or, beside `callerId`, for that user. `null` when it was no service.',
  });
