import { isIP } from 'node:net';
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

/** Settings that the design has and this version does not: passing over them would look like obeying. */
const NOT_YET = ['DATABASE_REPLICA_URLS', 'DATABASE_POOL_SIZE'];

/** Reads `true` and `false`; anything else stays as it is, for the check to refuse. */
const AsBoolean = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value));

/** Reads plain digits; anything else stays as it is, for the check to refuse. */
const AsInteger = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (/^\d{1,5}$/.test(String(value)) ? Number(value) : value));

/** Far more than one machine's SQLite has use for. */
const MAX_WORKERS = 64;
const WORKERS_MESSAGE = `WORKERS must be a whole number from 1 to ${MAX_WORKERS}`;

/** Where the data is: all that the command line is told, whatever a server beside it is. The names are the variables' own. */
export class DatabaseSettings {
  DATABASE_URL = 'sqlite:./data/retinue.db';

  @AsBoolean()
  @IsBoolean({ message: 'MIGRATE_ON_START must be true or false' })
  MIGRATE_ON_START = true;
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
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string'
      ? value
          .split(',')
          .map((origin) => origin.trim())
          .filter((origin) => origin !== '')
      : value,
  )
  @IsOptional()
  @Matches(/^https?:\/\/[^/\s]+$/, {
    each: true,
    message: 'CORS_ORIGINS must be origins separated by commas, such as https://app.example.com (no path)',
  })
  CORS_ORIGINS: string[] = [];

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
  for (const name of NOT_YET) {
    if ((environment[name] ?? '') !== '') throw new SettingsError(`${name} is of a later version: unset it`);
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

function read<Kind extends DatabaseSettings>(kind: new () => Kind, environment: NodeJS.ProcessEnv): Kind {
  const names = Object.keys(new kind());
  const given = Object.entries(environment).filter(([name, value]) => names.includes(name) && value !== '');
  const settings = plainToInstance(kind, Object.fromEntries(given), { exposeDefaultValues: true });
  const [failure] = validateSync(settings);
  if (failure === undefined) return settings;
  throw new SettingsError(
    `${Object.values(failure.constraints ?? {})[0]}, not ${JSON.stringify(environment[failure.property])}`,
  );
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}
