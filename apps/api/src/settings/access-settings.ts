import { createPublicKey } from 'node:crypto';
import { IsBoolean, IsIn, IsInt, IsOptional, IsUrl, Matches, Max, Min } from 'class-validator';
import { DatabaseSettings } from './database-settings.js';
import { AsBoolean, AsInteger, AsList } from './setting-values.js';

/** What a secret can check, and what a public key can: never both, or the public key would be a secret that all know. */
const SECRET_ALGORITHMS = ['HS256', 'HS384', 'HS512'];
const PUBLIC_ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
];

const DEFAULT_SECRET_ALGORITHMS = ['HS256'];
const DEFAULT_PUBLIC_ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];

/** Seconds. More than clocks differ that anybody looks after. */
const MAX_CLOCK_SKEW = 300;
const SKEW_MESSAGE = `JWT_CLOCK_SKEW must be a whole number of seconds from 0 to ${MAX_CLOCK_SKEW}`;

/** Who may call, and how they say who they are. */
export class AccessSettings extends DatabaseSettings {
  @IsIn(['none', 'token'], { message: 'AUTH_MODE must be none or token' })
  AUTH_MODE: 'none' | 'token' = 'none';

  /** Whether everybody may do all on an address that others reach. */
  @AsBoolean()
  @IsBoolean({ message: 'ALLOW_UNAUTHENTICATED must be true or false' })
  ALLOW_UNAUTHENTICATED = false;

  /** Whether callers without credentials may read what is public. */
  @AsBoolean()
  @IsBoolean({ message: 'ANONYMOUS_READ must be true or false' })
  ANONYMOUS_READ = false;

  /** Whether users may make themselves, by `PUT /v1/users/ext:...` with their own external id. */
  @AsBoolean()
  @IsBoolean({ message: 'SELF_SIGNUP must be true or false' })
  SELF_SIGNUP = false;

  /** The `iss` of user tokens. */
  @IsOptional()
  JWT_ISSUER: string | undefined = undefined;

  /** The `aud` of user tokens. */
  @IsOptional()
  JWT_AUDIENCE: string | undefined = undefined;

  /** Where the issuer publishes its keys. */
  @IsOptional()
  @IsUrl(
    { protocols: ['https', 'http'], require_protocol: true, require_tld: false },
    { message: 'JWT_JWKS_URL must be an address such as https://issuer.example.com/.well-known/jwks.json' },
  )
  JWT_JWKS_URL: string | undefined = undefined;

  /** One public key, as PEM; `\n` may stand for the ends of lines. */
  @IsOptional()
  JWT_PUBLIC_KEY: string | undefined = undefined;

  /** A secret shared with the issuer. */
  @IsOptional()
  @Matches(/^.{32,}$/s, { message: 'JWT_SECRET must have 32 characters at least' })
  JWT_SECRET: string | undefined = undefined;

  /** Left out, the usual ones of the kind of key. */
  @AsList()
  @IsIn([...SECRET_ALGORITHMS, ...PUBLIC_ALGORITHMS], {
    each: true,
    message: `JWT_ALGORITHMS must be some of ${[...SECRET_ALGORITHMS, ...PUBLIC_ALGORITHMS].join(', ')}`,
  })
  JWT_ALGORITHMS: string[] = [];

  /** Seconds by which the clocks of issuer and server may differ. */
  @AsInteger()
  @IsInt({ message: SKEW_MESSAGE })
  @Min(0, { message: SKEW_MESSAGE })
  @Max(MAX_CLOCK_SKEW, { message: SKEW_MESSAGE })
  JWT_CLOCK_SKEW = 5;

  /** The claim that names the user. */
  @Matches(/^\S{1,100}$/, { message: 'JWT_USER_CLAIM must be the name of a claim' })
  JWT_USER_CLAIM = 'sub';

  /** Which of a user's ids it is. */
  @IsIn(['external-id', 'id'], { message: 'JWT_USER_IS must be external-id or id' })
  JWT_USER_IS: 'external-id' | 'id' = 'external-id';

  /** The claim of scopes, separated by spaces. */
  @Matches(/^\S{1,100}$/, { message: 'JWT_SCOPE_CLAIM must be the name of a claim' })
  JWT_SCOPE_CLAIM = 'scope';
}

/** What is wrong with settings that go together, or `undefined`. */
export function accessProblem(settings: AccessSettings): string | undefined {
  const keys = keySettings(settings);
  if (settings.AUTH_MODE === 'none') {
    return keys.length > 0 || settings.ANONYMOUS_READ || settings.SELF_SIGNUP
      ? `${keys[0] ?? (settings.ANONYMOUS_READ ? 'ANONYMOUS_READ' : 'SELF_SIGNUP')} is set, and AUTH_MODE is none, which asks nobody who they are: set AUTH_MODE=token`
      : undefined;
  }
  if (keys.length > 1) return `${keys.join(' and ')} are set: choose the one that your issuer has`;
  if (keys.length === 0) {
    return settings.JWT_ISSUER === undefined && settings.JWT_AUDIENCE === undefined
      ? undefined
      : 'JWT_ISSUER or JWT_AUDIENCE is set without a key: set one of JWT_JWKS_URL, JWT_PUBLIC_KEY, JWT_SECRET';
  }
  for (const name of ['JWT_ISSUER', 'JWT_AUDIENCE'] as const) {
    if (settings[name] === undefined)
      return `${name} must be set with ${keys[0]}: a token for another service is not one for this`;
  }
  const possible = settings.JWT_SECRET === undefined ? PUBLIC_ALGORITHMS : SECRET_ALGORITHMS;
  const impossible = settings.JWT_ALGORITHMS.filter((algorithm) => !possible.includes(algorithm));
  if (impossible.length > 0)
    return `JWT_ALGORITHMS: ${impossible.join(', ')} can't be with ${keys[0]}, but ${possible.join(', ')}`;
  return settings.JWT_PUBLIC_KEY !== undefined && !isPublicKey(settings.JWT_PUBLIC_KEY)
    ? 'JWT_PUBLIC_KEY must be a public key as PEM: -----BEGIN PUBLIC KEY----- and so on'
    : undefined;
}

/** The algorithms that tokens may be signed by. */
export function algorithmsOf({ JWT_ALGORITHMS, JWT_SECRET }: AccessSettings): readonly string[] {
  if (JWT_ALGORITHMS.length > 0) return JWT_ALGORITHMS;
  return JWT_SECRET === undefined ? DEFAULT_PUBLIC_ALGORITHMS : DEFAULT_SECRET_ALGORITHMS;
}

/** The PEM, with the ends of lines that an environment may not hold. */
export function pemOf(text: string): string {
  return text.replaceAll('\\n', '\n');
}

function keySettings(settings: AccessSettings): string[] {
  return (['JWT_JWKS_URL', 'JWT_PUBLIC_KEY', 'JWT_SECRET'] as const).filter(
    (name) => settings[name] !== undefined,
  );
}

function isPublicKey(text: string): boolean {
  // A private key would give its public half.
  if (!text.includes('PUBLIC KEY')) return false;
  try {
    createPublicKey(pemOf(text));
    return true;
  } catch {
    return false;
  }
}
