import { Users1795000000001 } from './1795000000001-users.js';
import { Follows1795000000002 } from './1795000000002-follows.js';
import { RequestsBlocksMutes1795000000003 } from './1795000000003-requests-blocks-mutes.js';
import { DeletionInSteps1795000000004 } from './1795000000004-deletion-in-steps.js';
import { IdempotencyKeys1795000000005 } from './1795000000005-idempotency-keys.js';
import { CardJson1795000000006 } from './1795000000006-card-json.js';
import { SpentUserIds1795000000007 } from './1795000000007-spent-user-ids.js';
import { NamesWithoutMarks1795000000008 } from './1795000000008-names-without-marks.js';

/** SQLite's migrations, oldest first. A new one goes last; one that has been released never changes. */
export const sqliteMigrations = [
  Users1795000000001,
  Follows1795000000002,
  RequestsBlocksMutes1795000000003,
  DeletionInSteps1795000000004,
  IdempotencyKeys1795000000005,
  CardJson1795000000006,
  SpentUserIds1795000000007,
  NamesWithoutMarks1795000000008,
];
