import { ApiUnsentQuery, AsSent, MayBeLeftOut, PageQuery, Satisfies } from '@retinue/common/http';
import { emailProblem, MAX_EMAIL_LENGTH, MAX_NAME_PREFIX_LENGTH, namePrefixProblem } from './user.rules.js';
import { type UserType } from './user-type.js';
import { QueryViewer } from '../viewing/list-viewer.request.js';
import { Allow } from 'class-validator';
import { externalIdProblem, MAX_EXTERNAL_ID_LENGTH } from './user-key.js';
import { ApiUserTypeFilter } from './user-type.request.js';

/** The query of the list of users: by a prefix of their names, by type, in pages. */
@AsSent()
export class ListUsersQuery extends PageQuery {
  @ApiUnsentQuery({
    description:
      'How the first, last or full name begins; case, accents and characters that show nothing do not count. Orders the list by that name.',
    schema: { type: 'string', minLength: 1, maxLength: MAX_NAME_PREFIX_LENGTH, examples: ['na'] },
  })
  @MayBeLeftOut()
  @Satisfies('q', namePrefixProblem)
  q?: string;

  @ApiUserTypeFilter()
  @Allow()
  type?: UserType;

  @ApiUnsentQuery({
    description:
      'Only the user who has this email, upper and lower case being the same: a page of one, or none.',
    schema: { type: 'string', format: 'email', maxLength: MAX_EMAIL_LENGTH, examples: ['mate@nagy.dk'] },
  })
  @MayBeLeftOut()
  @Satisfies('email', emailProblem)
  email?: string;

  @ApiUnsentQuery({
    description: 'Only the user who has this external id: a page of one, or none.',
    schema: { type: 'string', minLength: 1, maxLength: MAX_EXTERNAL_ID_LENGTH, examples: ['4711'] },
  })
  @MayBeLeftOut()
  @Satisfies('externalId', externalIdProblem)
  externalId?: string;

  @QueryViewer()
  viewer?: boolean;
}
