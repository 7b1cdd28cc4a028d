import { ApiProperty } from '@nestjs/swagger';
import { ApiModel } from '@retinue/common/http';
import { MAX_EMAIL_LENGTH, MAX_NAME_LENGTH } from '@retinue/users';
import type { LegacyFollower } from './legacy-followers.repository.js';

/** A user as the original service showed one, under the name it had in its OpenAPI document. */
@ApiModel({ name: 'User' })
export class NamedUserResponse {
  @ApiProperty({ maxLength: 2 * MAX_NAME_LENGTH + 1, example: 'Andras Nagy' })
  name!: string;

  @ApiProperty({
    maxLength: MAX_EMAIL_LENGTH,
    example: 'andras@nagy.dk',
    description: 'Empty for somebody who has none.',
  })
  email!: string;
}

export function toNamedUserResponse({ firstName, lastName, email }: LegacyFollower): NamedUserResponse {
  return { name: lastName === null ? firstName : `${firstName} ${lastName}`, email };
}
