import { ApiProperty, OmitType } from '@nestjs/swagger';
import { ApiModel, AsSent, Satisfies } from '@retinue/common/http';
import { ChangeUserRequest } from '../profile/change-user.request.js';
import { MAX_NAME_LENGTH, nameProblem } from '../profile/user.rules.js';
import type { UserToPut } from '../profile/user.js';

/** The body that creates or changes a user by the caller's own id. */
@AsSent()
@ApiModel({
  name: 'PutUser',
  description: 'What is left out stays as it is, or is as for any new user; `null` takes it away.',
})
export class PutUserRequest
  extends OmitType(ChangeUserRequest, ['externalId', 'firstName'])
  implements UserToPut
{
  @ApiProperty({ minLength: 1, maxLength: MAX_NAME_LENGTH, example: 'Lone' })
  @Satisfies('name', nameProblem)
  firstName!: string;
}
