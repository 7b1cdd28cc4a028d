import { ApiQuery } from '@nestjs/swagger';
import { AsSent, Satisfies } from '@retinue/common/http';
import { parseUserKey, type UserKey, userKeyText } from '@retinue/users';
import { userKeySchema } from '@retinue/users/http';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize } from 'class-validator';

const MAX_RELATIONSHIPS = 100;

/** Documents `ids` on the route: on a property there is no way to say that commas separate them. */
export const ApiRelationshipsQuery = (): MethodDecorator =>
  ApiQuery({
    name: 'ids',
    style: 'form',
    explode: false,
    description:
      'The others, separated by commas: ids, or `ext:` and external ids, in which a comma is `%252C` (encoded twice), and a ' +
      'percent sign `%2525`. One given twice counts once.',
    schema: {
      type: 'array',
      items: { oneOf: userKeySchema(2).oneOf },
      minItems: 1,
      maxItems: MAX_RELATIONSHIPS,
      example: [2, 3, 4],
    },
  });

const MESSAGE = 'must be ids separated by commas, such as 2,3,ext:4711';

/** The query that asks what is between a user and 1 to 100 others. An id given twice counts once. */
@AsSent()
export class RelationshipsQuery {
  @Transform(({ value }: { value: unknown }) => readIds(value))
  @Satisfies('ids', (ids) => (Array.isArray(ids) && !ids.includes(undefined) ? undefined : MESSAGE))
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_RELATIONSHIPS)
  ids!: UserKey[];
}

/** What names nobody becomes undefined, for the check that follows. */
function readIds(value: unknown): unknown {
  const list = Array.isArray(value) ? value.join(',') : value;
  if (typeof list !== 'string') return value;
  const keys = list.split(',').map((text) => parseUserKey(decoded(text)));
  return [...new Map(keys.map((key) => [key === undefined ? '' : userKeyText(key), key])).values()];
}

/** An external id may hold a comma; encoded once more, it separates nothing. */
function decoded(text: string): string {
  try {
    return text.includes('%') ? decodeURIComponent(text) : text;
  } catch {
    return text;
  }
}
