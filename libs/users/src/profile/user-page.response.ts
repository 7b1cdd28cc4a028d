import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { ApiNextCursor } from '@retinue/common/http';
import { UserResponse } from './user.response.js';

@ApiSchema({ name: 'UserPage' })
export class UserPageResponse {
  @ApiProperty({ type: [UserResponse] })
  items!: UserResponse[];

  @ApiNextCursor()
  nextCursor!: string | null;
}
