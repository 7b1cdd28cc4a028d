import { Users1795000000001 } from './1795000000001-users.js';
import { Follows1795000000002 } from './1795000000002-follows.js';
import { NamesWithoutMarks1795000000007 } from './1795000000007-names-without-marks.js';

/** PostgreSQL's migrations, oldest first. A new one goes last; one that has been released never changes. */
export const postgresMigrations = [Users1795000000001, Follows1795000000002, NamesWithoutMarks1795000000007];
