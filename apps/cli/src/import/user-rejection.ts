import type { UserRefusal } from '@retinue/users';
import { deletedUser } from './deleted-users.js';
import type { Rejection } from './record-result.js';

/** Why a user was not taken. @param id the id that they came with */
export function rejectionOf(refusal: UserRefusal, id: number | undefined): Rejection {
  switch (refusal.outcome) {
    case 'id_taken':
      return { rejected: 'another user has this id' };
    case 'email_taken':
      return { rejected: 'another user has this email' };
    case 'external_id_taken':
      return { rejected: 'another user has this external id' };
    case 'id_spent':
      return deletedUser(id!);
    case 'invalid':
      return { rejected: refusal.reason };
  }
}
