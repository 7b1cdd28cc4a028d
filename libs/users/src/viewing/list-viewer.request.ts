import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { viewerOf } from '@retinue/access/http';
import { type HttpRequest, InvalidFieldsError, IsQueryBoolean, MayBeLeftOut } from '@retinue/common/http';
import type { ListViewer } from './viewer.js';

/** The parameter `viewer` of a list of users. */
export function QueryViewer(): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({
      type: Boolean,
      default: false,
      example: false,
      description: 'Whether each item says what is between the user who calls and the one in it.',
    }),
    MayBeLeftOut(),
    IsQueryBoolean(),
  );
}

/**
 * The user who looks at a list; `undefined` when no user calls, or nobody asks who does.
 *
 * @param links whether each item is to say what is between them
 * @throws InvalidFieldsError when it is, and no user calls
 */
export function userWhoLooks(request: HttpRequest, links = false): ListViewer | undefined {
  const viewer = viewerOf(request);
  if (viewer !== undefined) return { id: viewer.id, links, seesAll: viewer.seesAll };
  if (!links) return undefined;
  const detail = 'viewer must be left out, or false: no user calls, so there is nobody to tell it of';
  throw new InvalidFieldsError([{ parameter: 'viewer', detail }]);
}
