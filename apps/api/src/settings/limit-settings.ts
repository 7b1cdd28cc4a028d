import { MAX_LIMIT } from '@retinue/follows';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { AccessSettings } from './access-settings.js';
import { AsInteger } from './setting-values.js';

/** A whole number from 1 on, or none. */
const AsLimit = (name: string): PropertyDecorator => {
  const message = `${name} must be a whole number from 1 to ${MAX_LIMIT}`;
  const rules = [
    AsInteger(),
    IsOptional(),
    IsInt({ message }),
    Min(1, { message }),
    Max(MAX_LIMIT, { message }),
  ];
  return (target, property) => rules.forEach((rule) => rule(target, property));
};

/** How much one user may follow, and how much one caller may ask. Left out, there is no limit. */
export class LimitSettings extends AccessSettings {
  /** Users whom one user may follow at once. */
  @AsLimit('MAX_FOLLOWING')
  MAX_FOLLOWING: number | undefined = undefined;

  /** New follows and requests that one user may make in any 24 hours. */
  @AsLimit('MAX_FOLLOWS_PER_DAY')
  MAX_FOLLOWS_PER_DAY: number | undefined = undefined;

  /** Requests of one user that may wait at once. */
  @AsLimit('MAX_PENDING_REQUESTS')
  MAX_PENDING_REQUESTS: number | undefined = undefined;

  /** Points a minute of each caller, for what changes nothing. */
  @AsLimit('RATE_LIMIT_READS')
  RATE_LIMIT_READS: number | undefined = undefined;

  /** Points a minute of each caller, for what may change something. */
  @AsLimit('RATE_LIMIT_WRITES')
  RATE_LIMIT_WRITES: number | undefined = undefined;

  /** Points a minute of each address, whoever calls from there. */
  @AsLimit('RATE_LIMIT_ADDRESS')
  RATE_LIMIT_ADDRESS: number | undefined = undefined;
}
