import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { ApiId, ApiNextCursor } from '@retinue/common/http';
import { MAX_EMAIL_LENGTH, MAX_NAME_LENGTH, USER_TYPES, type UserType } from '@retinue/users';
import type { FollowListItem } from '../../domain/follow.js';

@ApiSchema({ name: 'FollowListItem', description: "A user's card, and since when the follow stands." })
export class FollowListItemResponse {
  @ApiId(2)
  id!: number;

  @ApiProperty({ minLength: 1, maxLength: MAX_NAME_LENGTH, example: 'Sara' })
  firstName!: string;

  @ApiProperty({ minLength: 1, maxLength: MAX_NAME_LENGTH, example: 'Horvath' })
  lastName!: string;

  @ApiProperty({ maxLength: MAX_EMAIL_LENGTH, example: 'sara@horvath.dk' })
  email!: string;

  @ApiProperty({ enum: USER_TYPES, example: 'person' })
  type!: UserType;

  @ApiProperty({ example: false })
  isPrivate!: boolean;

  @ApiProperty({ format: 'date-time', example: '2026-01-31T09:30:00.000Z' })
  followedAt!: string;
}

@ApiSchema({ name: 'FollowPage' })
export class FollowPageResponse {
  @ApiProperty({ type: [FollowListItemResponse] })
  items!: FollowListItemResponse[];

  @ApiNextCursor()
  nextCursor!: string | null;
}

export function toFollowListItemResponse(item: FollowListItem): FollowListItemResponse {
  return {
    id: item.id,
    firstName: item.firstName,
    lastName: item.lastName,
    email: item.email,
    type: item.type,
    isPrivate: item.isPrivate,
    followedAt: item.followedAt.toISOString(),
  };
}
