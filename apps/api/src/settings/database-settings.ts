import { DATABASE_DEFAULTS } from '@retinue/database';
import { USER_TYPES, userTypesProblem } from '@retinue/users';
import { IsBoolean, IsInt, IsOptional, Matches, Max, Min, ValidateBy } from 'class-validator';
import { DEFAULT_DATABASE_URL } from './default-database-url.js';
import { AsBoolean, AsInteger, AsList } from './setting-values.js';

/** More than one server's processors can keep busy. */
const MAX_POOL = 1_000;
const POOL_MESSAGE = `DATABASE_POOL_SIZE must be a whole number from 1 to ${MAX_POOL}`;

/** Where the data is, and of which kinds: all that the command line is told, whatever a server beside it is. The names are the variables' own. */
export class DatabaseSettings {
  DATABASE_URL: string = DEFAULT_DATABASE_URL;

  /** On PostgreSQL, the schema that all tables are in; where the connection leads when left out. */
  @IsOptional()
  @Matches(/^(?!pg_)[a-z_][a-z0-9_]{0,62}$/, {
    message: 'DATABASE_SCHEMA must be a name of small letters, digits and _, and not begin with pg_',
  })
  DATABASE_SCHEMA: string | undefined = undefined;

  /** Left out, each engine has a default of its own, see `DATABASE_DEFAULTS`. */
  @AsBoolean()
  @IsOptional()
  @IsBoolean({ message: 'MIGRATE_ON_START must be true or false' })
  MIGRATE_ON_START: boolean | undefined = undefined;

  /** Connections to each PostgreSQL server, at most. */
  @AsInteger()
  @IsInt({ message: POOL_MESSAGE })
  @Min(1, { message: POOL_MESSAGE })
  @Max(MAX_POOL, { message: POOL_MESSAGE })
  DATABASE_POOL_SIZE: number = DATABASE_DEFAULTS.poolSize;

  /** The first is that of users of whom nobody says it. */
  @AsList()
  @ValidateBy({
    name: 'userTypes',
    validator: {
      validate: (value) => userTypesProblem(value as string[]) === undefined,
      defaultMessage: (args) => `USER_TYPES ${userTypesProblem(args?.value as string[])}`,
    },
  })
  USER_TYPES: string[] = [...USER_TYPES];
}
