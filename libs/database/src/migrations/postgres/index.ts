import { Users1795000000001 } from './1795000000001-users.js';
import { Follows1795000000002 } from './1795000000002-follows.js';
import { SpentUserIds1795000000003 } from './1795000000003-spent-user-ids.js';
import { NamesWithoutMarks1795000000008 } from './1795000000008-names-without-marks.js';

/** PostgreSQL's migrations, oldest first. A new one goes last; one that has been released never changes. */
export const postgresMigrations = [
  Users1795000000001,
  Follows1795000000002,
  SpentUserIds1795000000003,
  NamesWithoutMarks1795000000008,
];
