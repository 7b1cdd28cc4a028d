import { isIP } from 'node:net';
import { DATABASE_DEFAULTS } from '@retinue/database';
import { MAX_KEEP_DAYS, policyProblem } from '@retinue/follows';
import { USER_TYPES, userTypesProblem } from '@retinue/users';
import { plainToInstance, Transform } from 'class-transformer';
import { accessProblem } from './access-settings.js';
import { DatabaseSettings } from './database-settings.js';
import { MetricsSettings } from './metrics-settings.js';
import { AsBoolean, AsInteger, AsList } from './setting-values.js';
import { SettingsError } from './settings-error.js';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  Matches,
  Max,
  Min,
  ValidateBy,
  type ValidationArguments,
  validateSync,
} from 'class-validator';
import { hideSecrets } from '../logging/hide-secrets.js';
import { asPublicUrl, isAddressOrRange, isPublicUrl } from './addresses.js';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Far more than one machine's SQLite has use for. */
const MAX_WORKERS = 64;
const WORKERS_MESSAGE = `WORKERS must be a whole number from 1 to ${MAX_WORKERS}`;

const KEEP_MESSAGE = `EVENTS_KEEP_DAYS must be a whole number from 1 to ${MAX_KEEP_DAYS}`;

/** The user types of the settings that a check is about; those that are none are told by their own check, which comes first. */
function typesOf(args: ValidationArguments | undefined): readonly string[] {
  const types = (args?.object as Settings | undefined)?.USER_TYPES;
  return Array.isArray(types) && userTypesProblem(types) === undefined ? types : USER_TYPES;
}

/** What the server is told by its environment. */
export class Settings extends MetricsSettings {
  @Matches(/^\S+$/, { message: 'HOST must be an address or a host name' })
  HOST = '127.0.0.1';

  /** 0 takes any free port. */
  @AsInteger()
  @IsInt({ message: 'PORT must be a whole number from 0 to 65535' })
  @Min(0, { message: 'PORT must be a whole number from 0 to 65535' })
  @Max(65535, { message: 'PORT must be a whole number from 0 to 65535' })
  PORT = 8000;

  /** Left out, every type may follow every type. */
  @IsOptional()
  @ValidateBy({
    name: 'followPolicy',
    validator: {
      validate: (value, args) => policyProblem(String(value), typesOf(args)) === undefined,
      defaultMessage: (args) => `FOLLOW_POLICY ${policyProblem(String(args?.value), typesOf(args))}`,
    },
  })
  FOLLOW_POLICY: string | undefined = undefined;

  /** Days that events are kept, and with them the history of follows; left out, for good. */
  @AsInteger()
  @IsOptional()
  @IsInt({ message: KEEP_MESSAGE })
  @Min(1, { message: KEEP_MESSAGE })
  @Max(MAX_KEEP_DAYS, { message: KEEP_MESSAGE })
  EVENTS_KEEP_DAYS: number | undefined = undefined;

  /** Server processes on this machine. */
  @AsInteger()
  @IsInt({ message: WORKERS_MESSAGE })
  @Min(1, { message: WORKERS_MESSAGE })
  @Max(MAX_WORKERS, { message: WORKERS_MESSAGE })
  WORKERS = 1;

  /** Origins that may write; any may read. */
  @AsList()
  @IsOptional()
  @Matches(/^https?:\/\/[^/\s]+$/, {
    each: true,
    message: 'CORS_ORIGINS must be origins separated by commas, such as https://app.example.com (no path)',
  })
  CORS_ORIGINS: string[] = [];

  /** What addresses in answers begin with; left out, they go by the request. */
  @Transform(({ value }: { value: unknown }) => asPublicUrl(value))
  @IsOptional()
  @ValidateBy(
    { name: 'publicUrl', validator: { validate: isPublicUrl } },
    { message: 'PUBLIC_URL must be an address such as https://api.example.com, with a path or without' },
  )
  PUBLIC_URL: string | undefined = undefined;

  /** Whose `X-Forwarded-*` headers count. */
  @AsList()
  @ValidateBy(
    { name: 'proxies', validator: { validate: (value) => isAddressOrRange(String(value)) } },
    {
      each: true,
      message: 'TRUSTED_PROXIES must be addresses or ranges, separated by commas, such as 10.0.0.0/8',
    },
  )
  TRUSTED_PROXIES: string[] = [];

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

  /** Whether webhooks may be sent to this machine and to private networks, and without TLS. */
  @AsBoolean()
  @IsBoolean({ message: 'WEBHOOKS_ALLOW_PRIVATE must be true or false' })
  WEBHOOKS_ALLOW_PRIVATE = false;

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
  const problem = accessProblem(settings);
  if (problem !== undefined) throw new SettingsError(problem);
  if (settings.AUTH_MODE === 'none' && !isLoopback(settings.HOST) && !settings.ALLOW_UNAUTHENTICATED) {
    throw new SettingsError(
      `HOST=${settings.HOST} is open to others and AUTH_MODE is none: set ALLOW_UNAUTHENTICATED=true if a proxy in front checks who calls, or AUTH_MODE=token`,
    );
  }
  return settings;
}

/** Not to be said in a message. */
const SECRETS = new Set(['CONSISTENCY_KEY', 'DATABASE_REPLICA_URLS', 'DATABASE_URL', 'JWT_SECRET']);

function read<Kind extends DatabaseSettings>(kind: new () => Kind, environment: NodeJS.ProcessEnv): Kind {
  const names = Object.keys(new kind());
  const named = Object.entries(environment).filter(([name, value]) => names.includes(name) && value !== '');
  const settings = plainToInstance(kind, Object.fromEntries(named), { exposeDefaultValues: true });
  const [failure] = validateSync(settings);
  if (failure === undefined) return settings;
  const given = SECRETS.has(failure.property)
    ? ''
    : `, not ${JSON.stringify(hideSecrets(environment[failure.property] ?? ''))}`;
  throw new SettingsError(`${Object.values(failure.constraints ?? {})[0]}${given}`);
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}
