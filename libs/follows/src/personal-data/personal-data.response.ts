import { ApiProperty } from '@nestjs/swagger';
import { ApiId, ApiModel } from '@retinue/common/http';
import { ApiExternalId, toUserResponse, UserResponse } from '@retinue/users/http';
import type { FollowDirection } from '../following/follow.js';
import { ApiCallerId, ApiCallingService } from '../history/event-caller.response.js';
import { FOLLOW_CAUSES, FOLLOW_CHANGES, type FollowCause, type FollowChange } from '../events/edge-kinds.js';
import type { ChangeLine, PersonalDataLine, RelationLine } from './personal-data.js';

const TIME = { format: 'date-time', example: '2026-01-31T09:30:00.000Z' } as const;

/** Documents what a line is. */
const ApiKind = (...kinds: readonly [string, ...string[]]): PropertyDecorator =>
  ApiProperty({ type: String, enum: kinds, example: kinds[0] });

/** The first line of an export: the user themselves. */
@ApiModel({ name: 'ExportedUser', description: 'The first line of an export: the user, with counts.' })
export class ExportedUserResponse extends UserResponse {
  @ApiKind('user')
  kind!: 'user';
}

/** What lines of relations have in common. */
class ExportedOther {
  @ApiId(2)
  id!: number;

  @ApiExternalId()
  externalId!: string | null;
}

/** A follow. */
@ApiModel({ name: 'ExportedFollow', description: 'Whom the user follows, or who follows them, since when.' })
export class ExportedFollowResponse extends ExportedOther {
  @ApiKind('following', 'follower')
  kind!: 'following' | 'follower';

  @ApiProperty(TIME)
  followedAt!: string;
}

/** A request to follow. */
@ApiModel({
  name: 'ExportedRequest',
  description: 'Whom the user asked to follow, or who asked them, since when they wait.',
})
export class ExportedRequestResponse extends ExportedOther {
  @ApiKind('request_sent', 'request_received')
  kind!: 'request_sent' | 'request_received';

  @ApiProperty(TIME)
  requestedAt!: string;
}

/** A block that the user made. */
@ApiModel({ name: 'ExportedBlock', description: 'Whom the user blocks, since when.' })
export class ExportedBlockResponse extends ExportedOther {
  @ApiKind('block')
  kind!: 'block';

  @ApiProperty(TIME)
  blockedAt!: string;
}

/** A mute that the user made. */
@ApiModel({ name: 'ExportedMute', description: 'Whom the user mutes, since when and until when.' })
export class ExportedMuteResponse extends ExportedOther {
  @ApiKind('mute')
  kind!: 'mute';

  @ApiProperty(TIME)
  mutedAt!: string;

  @ApiProperty({ ...TIME, type: String, nullable: true, description: '`null` for never.' })
  expiresAt!: string | null;
}

/** A change in the user's lists. */
@ApiModel({ name: 'ExportedChange', description: "A change in the user's lists, as in their history." })
export class ExportedChangeResponse {
  @ApiKind('change')
  kind!: 'change';

  @ApiProperty(TIME)
  at!: string;

  @ApiProperty({ enum: FOLLOW_CHANGES, example: 'gained' })
  change!: FollowChange;

  @ApiProperty({ enum: ['followers', 'following'], example: 'followers' })
  list!: FollowDirection;

  @ApiProperty({ enum: FOLLOW_CAUSES, example: 'follow' })
  cause!: FollowCause;

  @ApiId(2)
  actorId!: number;

  @ApiExternalId('`null` also of somebody who was deleted since.')
  actorExternalId!: string | null;

  @ApiCallerId()
  callerId!: number | null;

  @ApiExternalId('`null` also of somebody who was deleted since.')
  callerExternalId!: string | null;

  @ApiCallingService()
  service!: string | null;

  @ApiId(2)
  otherId!: number;

  @ApiExternalId('`null` also of somebody who was deleted since.')
  otherExternalId!: string | null;
}

/** The last line of an export. */
@ApiModel({ name: 'ExportEnd', description: 'The last line of an export: without it, the export was cut.' })
export class ExportEndResponse {
  @ApiKind('end')
  kind!: 'end';

  @ApiProperty({ type: 'integer', minimum: 1, example: 7, description: 'How many lines come before it.' })
  lines!: number;
}

/** All that a line can be, in the order in which they come. */
export const EXPORT_LINES = [
  ExportedUserResponse,
  ExportedFollowResponse,
  ExportedRequestResponse,
  ExportedBlockResponse,
  ExportedMuteResponse,
  ExportedChangeResponse,
  ExportEndResponse,
] as const;

/** A line as it is sent, the end apart; `kind` comes first. */
export function toExportLine(line: PersonalDataLine): object {
  if (line.of === 'profile') return Object.assign({ kind: 'user' }, toUserResponse(line.user));
  return line.of === 'relation' ? toRelationLine(line) : toChangeLine(line);
}

function toRelationLine({ kind, otherId, otherExternalId, since, at, expiresAt }: RelationLine): object {
  return {
    kind,
    id: otherId,
    externalId: otherExternalId,
    [since]: at.toISOString(),
    ...(expiresAt === undefined ? {} : { expiresAt: expiresAt?.toISOString() ?? null }),
  };
}

function toChangeLine(line: ChangeLine): ExportedChangeResponse {
  return {
    kind: 'change',
    at: line.at.toISOString(),
    change: line.change,
    list: line.list,
    cause: line.cause,
    actorId: line.actorId,
    actorExternalId: line.actorExternalId,
    callerId: line.callerId,
    callerExternalId: line.callerExternalId,
    service: line.service,
    otherId: line.otherId,
    otherExternalId: line.otherExternalId,
  };
}
