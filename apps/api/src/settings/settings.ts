import { isIP } from 'node:net';
import { DATABASE_DEFAULTS } from '@retinue/database';
import { FollowPolicy, policyProblem } from '@retinue/follows';
import { plainToInstance, Transform } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  Matches,
  Max,
  Min,
  ValidateBy,
  validateSync,
} from 'class-validator';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** A setting is wrong; the message is one line that names it. */
export class SettingsError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SettingsError';
  }
}

/** Reads `true` and `false`; anything else stays as it is, for the check to refuse. */
const AsBoolean = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value));

/** Reads what stands between commas. */
const AsList = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string'
      ? value
          .split(',')
          .map((part) => part.trim())
          .filter((part) => part !== '')
      : value,
  );

/** Reads plain digits; anything else stays as it is, for the check to refuse. */
const AsInteger = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (/^\d{1,5}$/.test(String(value)) ? Number(value) : value));

/** Far more than one machine's SQLite has use for. */
const MAX_WORKERS = 64;
const WORKERS_MESSAGE = `WORKERS must be a whole number from 1 to ${MAX_WORKERS}`;

/** More than one server's processors can keep busy. */
const MAX_POOL = 1_000;
const POOL_MESSAGE = `DATABASE_POOL_SIZE must be a whole number from 1 to ${MAX_POOL}`;

/** Where the data is: all that the command line is told, whatever a server beside it is. The names are the variables' own. */
export class DatabaseSettings {
  DATABASE_URL = 'sqlite:./data/retinue.db';

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
}

/** What the server is told by its environment. */
export class Settings extends DatabaseSettings {
  @Matches(/^\S+$/, { message: 'HOST must be an address or a host name' })
  HOST = '127.0.0.1';

  /** 0 takes any free port. */
  @AsInteger()
  @IsInt({ message: 'PORT must be a whole number from 0 to 65535' })
  @Min(0, { message: 'PORT must be a whole number from 0 to 65535' })
  @Max(65535, { message: 'PORT must be a whole number from 0 to 65535' })
  PORT = 8000;

  @ValidateBy({
    name: 'followPolicy',
    validator: {
      validate: (value) => typeof value === 'string' && policyProblem(value) === undefined,
      defaultMessage: (args) => `FOLLOW_POLICY ${policyProblem(String(args?.value))}`,
    },
  })
  FOLLOW_POLICY = FollowPolicy.ALL_PAIRS;

  @IsIn(['none'], { message: 'AUTH_MODE must be none: this version has no other' })
  AUTH_MODE = 'none';

  /** Server processes on this machine. */
  @AsInteger()
  @IsInt({ message: WORKERS_MESSAGE })
  @Min(1, { message: WORKERS_MESSAGE })
  @Max(MAX_WORKERS, { message: WORKERS_MESSAGE })
  WORKERS = 1;

  @AsBoolean()
  @IsBoolean({ message: 'ALLOW_UNAUTHENTICATED must be true or false' })
  ALLOW_UNAUTHENTICATED = false;

  /** Origins that may write; any may read. */
  @AsList()
  @IsOptional()
  @Matches(/^https?:\/\/[^/\s]+$/, {
    each: true,
    message: 'CORS_ORIGINS must be origins separated by commas, such as https://app.example.com (no path)',
  })
  CORS_ORIGINS: string[] = [];

  /** Of PostgreSQL, to read from. */
  @AsList()
  @Matches(/^postgres(ql)?:\/\/\S+$/, {
    each: true,
    message: 'DATABASE_REPLICA_URLS must be postgres://user:password@host:port/database, separated by commas',
  })
  DATABASE_REPLICA_URLS: string[] = [...DATABASE_DEFAULTS.replicaUrls];

  /** Signs consistency tokens. */
  @IsOptional()
  @Matches(/^.{16,}$/s, { message: 'CONSISTENCY_KEY must have 16 characters at least' })
  CONSISTENCY_KEY: string | undefined = undefined;

  /** Clients without consistency tokens read from the primary for two seconds after a write. */
  @AsBoolean()
  @IsBoolean({ message: 'STICKY_WRITES must be true or false' })
  STICKY_WRITES: boolean = DATABASE_DEFAULTS.stickyWrites;

  @IsIn(LOG_LEVELS, { message: `LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}` })
  LOG_LEVEL: LogLevel = 'info';
}

/**
 * Reads and checks where the data is; an empty variable counts as one that is not set.
 *
 * @throws SettingsError naming the first setting that is wrong
 */
export function readDatabaseSettings(environment: NodeJS.ProcessEnv): DatabaseSettings {
  return read(DatabaseSettings, environment);
}

/**
 * Reads and checks the settings of a server; an empty variable counts as one that is not set.
 *
 * @throws SettingsError naming the first setting that is wrong
 */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const settings = read(Settings, environment);
  if (settings.DATABASE_REPLICA_URLS.length > 0) {
    if (settings.DATABASE_URL.startsWith('sqlite:')) {
      throw new SettingsError(
        'DATABASE_REPLICA_URLS: replicas are of PostgreSQL, and DATABASE_URL is a SQLite file',
      );
    }
    if (settings.CONSISTENCY_KEY === undefined) {
      throw new SettingsError(
        'CONSISTENCY_KEY must be set with DATABASE_REPLICA_URLS: a secret, the same for all instances',
      );
    }
  }
  if (settings.WORKERS > 1 && settings.DATABASE_URL === 'sqlite::memory:') {
    throw new SettingsError(
      'WORKERS: each worker would have a sqlite::memory: database of its own; name a file in DATABASE_URL',
    );
  }
  if (!isLoopback(settings.HOST) && !settings.ALLOW_UNAUTHENTICATED) {
    throw new SettingsError(
      `HOST=${settings.HOST} is open to others and AUTH_MODE is none: set ALLOW_UNAUTHENTICATED=true if a proxy in front checks who calls`,
    );
  }
  return settings;
}

/** Not to be said in a message. */
const SECRETS = new Set(['CONSISTENCY_KEY', 'DATABASE_REPLICA_URLS']);

function read<Kind extends DatabaseSettings>(kind: new () => Kind, environment: NodeJS.ProcessEnv): Kind {
  const names = Object.keys(new kind());
  const named = Object.entries(environment).filter(([name, value]) => names.includes(name) && value !== '');
  const settings = plainToInstance(kind, Object.fromEntries(named), { exposeDefaultValues: true });
  const [failure] = validateSync(settings);
  if (failure === undefined) return settings;
  const given = SECRETS.has(failure.property) ? '' : `, not ${JSON.stringify(environment[failure.property])}`;
  throw new SettingsError(`${Object.values(failure.constraints ?? {})[0]}${given}`);
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}
